"""A store with a report, a rival article, and a corrected report."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest

from toancanh.model import (
    Act,
    ActType,
    Bound,
    Deadline,
    Document,
    DocumentKind,
    Extraction,
    Limit,
    Measure,
    Period,
    Reference,
    Status,
    UserError,
)
from toancanh.store import actions
from toancanh.store.models import Run

REPORT = (
    "Lũy kế 6 tháng, xuất khẩu ước gần 860 triệu USD, bằng 57,5% kế hoạch. Sở kiến nghị UBND tỉnh hỗ trợ."
)
ARTICLE = "Xuất khẩu 6 tháng của Đắk Lắk đạt 920 triệu USD, <script>alert(1)</script> tăng 17,4%."
OLD, NEW = "Chỉ số công nghiệp 6 tháng tăng 12%.", "Chỉ số công nghiệp 6 tháng tăng 13%."


@pytest.fixture
def keep(db) -> Callable[..., None]:
    """Store a document with what was read in it."""
    run = actions.start_run(kind=Run.Kind.INGEST, engine="1", parameters={})

    def store(document: Document, facts=(), acts=(), mentions=()) -> None:
        extraction = Extraction(tuple(facts), tuple(acts), (), tuple(mentions))
        content = document.text.encode()
        actions.store_reading(run=run, document=document, content=content, read=actions.Read(extraction))

    return store


@pytest.fixture
def store(keep, make_document, make_fact) -> SimpleNamespace:
    """Exports of Đắk Lắk told by a report and an article, and an index corrected by a second report."""
    june = Period.parse("2025-06-20")
    report = make_document(REPORT, title="Báo cáo tháng 6", number="12/BC-SCT", issuer="SCT", published=june)
    article = make_document(ARTICLE, name="<b>tin</b>.txt", title="Tin <i>nóng</i>", published=june)
    old, new = (
        make_document(text, title=title, issuer="SCT", number="9/BC-SCT", published=june)
        for text, title in ((OLD, "Báo cáo IIP"), (NEW, "Báo cáo IIP (gửi lại)"))
    )

    def fact(document, words, value, **parts):
        start = document.text.index(words)
        return make_fact(value, document, span=(start, start + len(words)), **parts)

    estimate = {"status": Status.ESTIMATE}
    level = fact(report, "860 triệu USD", 860_000_000, step=10**6, bound=Bound.AT_MOST, **estimate)
    plan = fact(report, "57,5%", "57.5", unit="percent", measure=Measure.PCT_OF_PLAN, **estimate)
    rival = fact(article, "920 triệu USD", 920_000_000, step=10**6, **estimate)
    growth = fact(article, "17,4%", "17.4", unit="percent", measure=Measure.YOY, **estimate)
    index = {"indicator": "iip", "measure": Measure.YOY, "unit": "percent"}
    was, now = fact(old, "12%", 12, **index), fact(new, "13%", 13, **index)
    at = REPORT.index("Sở kiến nghị")
    end = Period.parse("2025-09-30")
    deadline = Deadline(report.passage(at, at + 2), Limit.BEFORE, end)
    letter = Reference(report.passage(at, at + 2), "45/UBND-CN", DocumentKind.LETTER, end, "UBND tỉnh")
    said = report.passage(at, len(REPORT))
    act = Act(said, ActType.PETITION, "Sở", "UBND tỉnh", ("other",), "test", deadline, (letter,))
    keep(report, (level, plan), (act,))
    keep(article, (rival, growth))
    keep(old, (was,))
    keep(new, (now,))
    failed = actions.start_run(kind=Run.Kind.INGEST, engine="1", parameters={})
    actions.record_failure(run=failed, name="rong.txt", error=UserError("read.empty", name="rong.txt"))
    return SimpleNamespace(
        report=report, article=article, old=old, new=new,
        level=level, plan=plan, rival=rival, growth=growth, was=was, now=now,
    )  # fmt: skip
