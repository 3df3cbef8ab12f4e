"""What a clerk hands in is kept once, whole, and with its history."""

from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction

from toancanh.model import Extraction, Period, UserError
from toancanh.store import actions, selectors
from toancanh.store.models import FindingRow, Outcome, Reading, Run, SourceDocument

pytestmark = pytest.mark.django_db


@pytest.fixture
def run() -> Run:
    return actions.start_run(kind=Run.Kind.INGEST, engine="1", parameters={})


def keep(document):
    return actions.save_document(document=document, content=document.text.encode())


def test_document_is_kept_once(make_document) -> None:
    first, second = keep(make_document()), keep(replace(make_document(), name="ban-sao.txt"))
    assert first == second
    assert SourceDocument.objects.get().name == "bao-cao.txt"


def test_bytes_come_back(make_document) -> None:
    document = make_document()
    keep(document)
    assert selectors.content(document.sha256) == document.text.encode()


def test_bytes_of_another_file_are_refused(make_document) -> None:
    with pytest.raises(ValueError, match="not those the document was read from"):
        actions.save_document(document=make_document(), content=b"other")
    assert not SourceDocument.objects.exists()


def test_resent_document_supersedes_and_both_stay_readable(make_document) -> None:
    first = keep(make_document("Kim ngạch đạt 1,5 tỷ USD.", title="Báo cáo tháng 7", issuer="SCT"))
    second = keep(
        make_document("Kim ngạch đạt 1,6 tỷ USD.", title="Báo cáo tháng 7 (đính chính)", issuer="SCT")
    )
    first.refresh_from_db()
    assert (second.supersedes, second.supersedes_why) == (first, "says_so")
    assert first.successor == second
    assert [row.sha256 for row in selectors.in_force()] == [second.sha256]
    assert selectors.document(first.sha256).text.endswith("1,5 tỷ USD.")


def test_first_version_that_arrives_after_its_correction_is_superseded(make_document) -> None:
    parts = {"title": "Báo cáo tháng 6", "issuer": "SCT", "number": "215/BC-SCT"}
    june = [Period.parse(day) for day in ("2025-06-26", "2025-06-30")]
    correction = keep(make_document("IIP tăng 15,26%.", published=june[1], **parts))
    first = keep(make_document("IIP tăng 15%.", published=june[0], **parts))
    correction.refresh_from_db()
    assert (correction.supersedes, first.supersedes) == (first, None)
    assert [row.sha256 for row in selectors.in_force()] == [correction.sha256]


def test_third_version_supersedes_the_second(make_document) -> None:
    parts = {"title": "Báo cáo thay thế", "issuer": "SCT"}
    _, second, third = (keep(make_document(f"Lần {n}", **parts)) for n in (1, 2, 3))
    assert third.supersedes == second


def test_reading_again_keeps_the_earlier_reading(run, make_document, make_fact) -> None:
    row = keep(make_document())
    actions.save_extraction(run=run, document=row, extraction=Extraction((make_fact(1),)))
    later = actions.start_run(kind=Run.Kind.REPLAY, engine="2", parameters={})
    actions.save_extraction(run=later, document=row, extraction=Extraction((make_fact(2),)))
    assert Reading.objects.count() == 2
    assert [fact.quantity.value for fact in selectors.facts_of(row)] == [2]
    assert selectors.claim(make_fact().id).run == later


def test_claim_found_twice_is_kept_once(run, make_document, make_fact) -> None:
    row = keep(make_document())
    actions.save_extraction(run=run, document=row, extraction=Extraction((make_fact(1), make_fact(2))))
    assert [fact.quantity.value for fact in selectors.facts_of(row)] == [1]


def test_failed_extraction_leaves_no_document(run, make_document, make_fact) -> None:
    document = make_document()
    broken = Extraction((replace(make_fact(), sentence=(9, 3)),))
    with pytest.raises(IntegrityError), transaction.atomic():
        actions.store_reading(
            run=run, document=document, content=document.text.encode(), read=actions.Read(broken)
        )
    assert selectors.document(document.sha256) is None


def test_failed_file_is_kept_with_its_reason(run) -> None:
    error = UserError("read.docx_broken", name="a.docx", seen="ZIP")
    actions.record_failure(run=run, name="a.docx", error=error, content=b"PK")
    kept = selectors.failures().get()
    assert (kept.code, kept.values) == ("read.docx_broken", {"name": "a.docx", "seen": "ZIP"})
    assert selectors.content(kept.original_id) == b"PK"


def test_file_that_could_be_used_since_is_no_failure_any_more(run, make_document) -> None:
    document = make_document()
    error = UserError("read.unexpected", name="a.txt", seen="MemoryError")
    actions.record_failure(run=run, name="a.txt", error=error, content=document.text.encode())
    keep(document)
    assert not selectors.failures().exists()


def test_missing_file_stays_among_the_failures(run) -> None:
    actions.record_failure(run=run, name="a.txt", error=UserError("read.missing", name="a.txt"))
    assert selectors.failures().count() == 1


@pytest.mark.parametrize(
    "broken",
    [
        {"published_start": "2025-07-01"},
        {"published_start": "2025-07-02", "published_end": "2025-07-01"},
        {"supersedes_why": "says_so"},
    ],
)
def test_paired_columns_of_a_document_come_together(broken, make_document) -> None:
    row = keep(make_document(published=Period.parse("2025")))
    columns = {"published_start": None, "published_end": None, **broken}
    with pytest.raises(IntegrityError), transaction.atomic():
        SourceDocument.objects.filter(pk=row.pk).update(**columns)


def test_failure_without_a_reason_is_refused(run) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Outcome.objects.create(run=run, name="a", result=Outcome.Result.FAILED)


def test_half_a_passage_of_a_finding_is_refused(run, make_document) -> None:
    reading = actions.save_extraction(run=run, document=keep(make_document()), extraction=Extraction())
    with pytest.raises(IntegrityError), transaction.atomic():
        FindingRow.objects.create(reading=reading, position=0, code="x", severity="info", values=[], start=1)
