"""The figures that were approved, each with the interval that its words allow and its document."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date

from django.utils import timezone

from toancanh import pipeline
from toancanh.approving.selectors import approvals
from toancanh.approving.values import Approval
from toancanh.model import Area, Observation, subject_of
from toancanh.publish import names
from toancanh.publish.open_data import Cell, DataSet, Field, Kind, Text
from toancanh.publish.open_data.private import without_private
from toancanh.reconcile.claims import interval_of
from toancanh.reconcile.picture import PictureLine
from toancanh.reference import indicators
from toancanh.reference.areas import areas
from toancanh.reference.messages import catalogue
from toancanh.reference.units import units
from toancanh.registers.selectors import inside
from toancanh.store import selectors
from toancanh.store.models import SourceDocument
from toancanh.store.selection import Selection

OFFICIAL, WORKING = "figures", "figures_working"
_TITLES = {
    OFFICIAL: Text("Số liệu chính thức", "Official figures"),
    WORKING: Text("Số liệu chưa duyệt", "Working figures"),
}
_ABOUTS = {
    OFFICIAL: Text(
        "Số liệu đã được người có thẩm quyền duyệt; mỗi số với khoảng mà câu văn cho phép và văn bản nêu nó.",
        "Figures that were approved; each with the interval that its words allow and its document.",
    ),
    WORKING: Text(
        "Số liệu mà bức tranh làm việc đang chọn, CHƯA được duyệt; chỉ để đối chiếu.",
        "Figures that the working picture stands by, NOT approved; for comparison only.",
    ),
}
_KEYWORDS = ("số liệu công thương", "xuất khẩu", "IIP", "bán lẻ", "industry and trade statistics", "Đắk Lắk")


def as_set(place: Area | None, *, official: bool) -> DataSet:
    """The set of the figures that were approved; or of those that the working picture stands by.

    Args:
        place: only of units in it and of those that it was formed of.
        official: whether only what was approved.
    """
    code = OFFICIAL if official else WORKING
    there = inside(place) if place else {}
    asked = Selection(area_codes={code for codes in there.values() for code in codes})
    lines = [it for it in pipeline.picture(asked, official=official).lines if it.indicator and it.period]
    if place is not None:  # a code may have been another unit's
        lines = [it for it in lines if _lies_in(there, it)]
    facts = [(line, fact) for line in lines for fact in line.observations]
    made = approvals(fact for _, fact in facts) if official else {}
    papers = _papers(fact for _, fact in facts)
    rows = tuple(_row(line, fact, papers, made) for line, fact in facts)
    days = [line.period for line, _ in facts if line.period]
    covers = (min((it.start for it in days), default=None), max((it.end for it in days), default=None))
    return DataSet(
        code, _TITLES[code], _ABOUTS[code], tuple(_fields(official)), rows, _KEYWORDS,
        covers=covers, modified=_modified(made, papers),
    )  # fmt: skip


def _lies_in(there: Mapping[date, Collection[str]], line: PictureLine) -> bool:
    return line.area_since is None or line.area_code in there.get(line.area_since, ())


def _modified(made: Mapping[str, Approval], papers: Mapping[str, SourceDocument]) -> date | None:
    moments = [it.at for it in made.values()] or [it.received_at for it in papers.values()]
    return timezone.localdate(max(moments)) if moments else None


def _papers(facts: Iterable[Observation]) -> dict[str, SourceDocument]:
    named = {it.passage.document for it in facts}
    return {it.sha256: it for it in selectors.every_document(selectors.few(named)) if it.sha256 in named}


def _row(
    line: PictureLine, fact: Observation, papers: Mapping[str, SourceDocument], made: Mapping[str, Approval]
) -> Mapping[str, Cell]:
    assert line.period is not None
    quantity, ends, paper = fact.quantity, interval_of(fact.quantity), papers.get(fact.passage.document)
    unit = areas().get(line.area_code, line.area_since) if line.area_code and line.area_since else None
    approved = made.get(subject_of(fact))
    return {
        "id": fact.id,
        "indicator": line.indicator,
        "indicator_vi": names.indicator(line.indicator, line.label, "vi"),
        "indicator_en": names.indicator(line.indicator, line.label, "en"),
        "dims": without_private("; ".join(f"{name}={value}" for name, value in line.dims)) or None,
        "area_code": line.area_code,
        "area_since": line.area_since,
        "area": names.full_area(unit, "vi") if unit else line.area,
        "period": line.period.code,
        "period_start": line.period.start,
        "period_end": line.period.end,
        "measure": fact.measure.value,
        "status": fact.status.value,
        "value": quantity.value,
        "unit": quantity.unit,
        "low": ends.low,
        "high": ends.high,
        "bound": quantity.bound.value,
        "as_written": without_private(fact.passage.text),
        "conflict": line.conflict,
        **_source(paper),
        "document": fact.passage.document,
        "approved_on": timezone.localdate(approved.at) if approved else None,
    }


def _source(paper: SourceDocument | None) -> dict[str, Cell]:
    if paper is None:
        return {}
    return {
        "issuer": without_private(paper.issuer or "") or None,
        "number": paper.number,
        "published": paper.published.code if paper.published else None,
    }


def _fields(official: bool) -> Iterator[Field]:
    text, number, day = Kind.TEXT, Kind.NUMBER, Kind.DATE
    known = indicators.catalogue().values()
    codes = tuple((it.code, Text(it.name_vi, it.name_en)) for it in known)
    measured = tuple((it.code, Text(it.name_vi, it.name_en)) for it in units().values())
    told = (
        ("id", "Mã số liệu", "Figure", "Cùng một điều nêu ở cùng một chỗ luôn có cùng mã.", text, ()),
        ("indicator", "Mã chỉ tiêu", "Indicator", "Mã trong danh mục chỉ tiêu.", text, codes),
        ("indicator_vi", "Chỉ tiêu", "Indicator (Vietnamese)", "Tên chỉ tiêu.", text, ()),
        ("indicator_en", "Chỉ tiêu (tiếng Anh)", "Indicator (English)", "Tên tiếng Anh.", text, ()),
        ("dims", "Phân tổ", "Dimensions", "Thu hẹp chỉ tiêu: ngành, sản phẩm…; rỗng: toàn bộ.", text, ()),
        ("area_code", "Mã địa bàn", "Area code", "Mã đơn vị hành chính.", text, ()),
        ("area_since", "Địa bàn từ ngày", "Area since", "Ngày đơn vị bắt đầu có; mã được dùng lại.", day, ()),
        ("area", "Địa bàn", "Area", "Tên đơn vị hành chính.", text, ()),
        ("period", "Kỳ", "Period", "Mã kỳ: 2025, 2025-H1, 2025-Q2, 2025-M07, 2025-M01..M09…", text, ()),
        ("period_start", "Từ ngày", "First day", "Ngày đầu của kỳ.", day, ()),
        ("period_end", "Đến ngày", "Last day", "Ngày cuối của kỳ.", day, ()),
        ("measure", "Cách đo", "Measure", "Mức, so cùng kỳ (%), so kế hoạch (%).", text, _codes("measure")),
        ("status", "Trạng thái", "Status", "Ước tính, sơ bộ, chính thức, kế hoạch…", text, _codes("status")),
        ("value", "Giá trị", "Value", "Con số như văn bản nêu, quy về đơn vị ở cột sau.", number, ()),
        ("unit", "Đơn vị", "Unit", "Đơn vị của giá trị và hai đầu khoảng.", text, measured),
        ("low", "Đầu dưới", "Lower end", "Nhỏ nhất mà câu văn cho phép; rỗng: không nói.", number, ()),
        ("high", "Đầu trên", "Upper end", "Lớn nhất mà câu văn cho phép; rỗng: không nói.", number, ()),
        ("bound", "Chữ chặn", "Bound", "gần, hơn, khoảng.", text, ()),
        ("as_written", "Nguyên văn", "As written", "Con số như trong văn bản.", text, ()),
        ("conflict", "Mâu thuẫn", "Conflict", "Có văn bản nói khác.", Kind.YES_NO, ()),
        ("issuer", "Cơ quan", "Issuer", "Cơ quan ban hành văn bản nêu số này.", text, ()),
        ("number", "Số hiệu", "Number", "Số hiệu văn bản.", text, ()),
        ("published", "Ngày văn bản", "Published", "Ngày hoặc kỳ ban hành.", text, ()),
        ("document", "Văn bản", "Document", "SHA-256 của văn bản trong kho.", text, ()),
    )  # fmt: skip
    for name, vi, en, about, kind, choices in told:
        yield Field(name, Text(vi, en), about, kind, choices=choices)
    if official:
        yield Field("approved_on", Text("Ngày duyệt", "Approved on"), "Ngày được duyệt.", day)


def _codes(section: str) -> tuple[tuple[str, Text], ...]:
    """The codes of a section of the messages with their words."""
    vi, en = catalogue("vi"), catalogue("en")
    head = f"{section}."
    return tuple(
        (code.removeprefix(head), Text(words, en[code]))
        for code, words in vi.items()
        if code.startswith(head)
    )
