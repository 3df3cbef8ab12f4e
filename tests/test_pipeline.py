"""The path from files to the picture, with the extraction replaced by a rule of one line."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from toancanh import pipeline, work
from toancanh.model import Document, Extraction, Measure, Observation, Period, Quantity, Status, UserError
from toancanh.pipeline import Told, Upload
from toancanh.store import selectors
from toancanh.store.models import Outcome, SourceDocument
from toancanh.store.selection import Selection

pytestmark = pytest.mark.django_db
STORED, KNOWN, FAILED = Outcome.Result.STORED, Outcome.Result.KNOWN, Outcome.Result.FAILED


def exports(document: Document, factor: int = 1) -> Extraction:
    """Every number is a figure of exports in the first half of 2025."""
    facts = tuple(
        Observation(
            document.passage(*found.span()), Quantity(Decimal(found.group()) * factor, "USD"), "exports",
            "xuất khẩu", Measure.LEVEL, Status.ACTUAL, Period.parse("2025-H1"), "Đắk Lắk", "66", (),
            found.span(), "test",
        )
        for found in re.finditer(r"\d+", document.text)
    )  # fmt: skip
    return Extraction(facts)


def use(monkeypatch: pytest.MonkeyPatch, rule) -> None:
    """Extract by this rule, of files that come in and of documents read again."""
    monkeypatch.setattr(work, "extract", rule)


@pytest.fixture(autouse=True)
def extraction(monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, exports)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text("Kim ngạch xuất khẩu đạt 150 triệu USD.", encoding="utf-8")
    (tmp_path / "b.txt").write_text("Doanh nghiệp trong tỉnh xuất khẩu 150.", encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "broken.docx").write_bytes(b"PK\x03\x04 not a document")
    return tmp_path


def test_mixed_batch_is_done_to_the_end(folder: Path) -> None:
    names = ["empty.txt", "a.txt", "missing.txt", "broken.docx", "b.txt"]
    report = pipeline.ingest([folder / name for name in names])
    assert [file.result for file in report.files] == [FAILED, STORED, FAILED, FAILED, STORED]
    assert {file.error.code for file in report.of(FAILED)} >= {"read.empty", "read.missing"}
    assert len(pipeline.picture().lines) == 1
    assert selectors.failures().count() == 3


def test_same_file_twice_changes_nothing(folder: Path) -> None:
    first = pipeline.ingest([folder / "a.txt"])
    before = pipeline.picture()
    again = pipeline.ingest([folder / "a.txt", Upload("ten-khac.txt", (folder / "a.txt").read_bytes())])
    assert [file.result for file in again.files] == [KNOWN, KNOWN]
    assert [file.document for file in again.files] == [first.files[0].document] * 2
    assert [file.facts for file in again.files] == [1, 1]
    assert SourceDocument.objects.count() == 1
    assert pipeline.picture() == before


def test_resent_file_supersedes(folder: Path) -> None:
    text = (
        "Kim ngạch xuất khẩu sáu tháng đầu năm của tỉnh ước đạt {} triệu USD, tăng so với cùng kỳ năm trước."
    )
    old, new = (Upload("bao-cao.txt", text.format(n).encode()) for n in (150, 160))
    pipeline.ingest([old])
    (report,) = pipeline.ingest([new]).files
    assert report.supersedes == "bao-cao.txt"
    (line,) = pipeline.picture().lines
    assert line.value.quantity.value == 160
    assert not line.rivals


def test_progress_is_told_of_each_file(folder: Path) -> None:
    told = []
    report = pipeline.ingest([folder / "a.txt", folder / "empty.txt"], told=Told(told.append))
    assert tuple(told) == report.files


def test_fault_of_ours_costs_one_file_only(folder: Path, monkeypatch, caplog) -> None:
    def fails_on_a(document: Document) -> Extraction:
        if document.name == "a.txt":
            raise ZeroDivisionError
        return exports(document)

    use(monkeypatch, fails_on_a)
    report = pipeline.ingest([folder / "a.txt", folder / "b.txt"])
    assert [file.result for file in report.files] == [FAILED, STORED]
    error = report.files[0].error
    assert (error.code, error.values) == ("read.unexpected", {"name": "a.txt", "seen": "ZeroDivisionError"})
    assert "ZeroDivisionError" in caplog.text


def test_picture_of_what_is_asked(folder: Path) -> None:
    pipeline.ingest([folder / "a.txt"])
    assert pipeline.picture(Selection(indicators=["exports"])).lines
    assert not pipeline.picture(Selection(area_codes=["54"])).lines


def test_document_published_later_is_stood_by(make_document, monkeypatch) -> None:
    dates = {b"so 1": "2025-M08", b"so 2": "2025-M07"}

    def read_bytes(content: bytes, name: str) -> Document:
        return make_document(content.decode(), name=name, published=Period.parse(dates[content]))

    monkeypatch.setattr(work, "read_bytes", read_bytes)
    pipeline.ingest([Upload(f"{at}.txt", content) for at, content in enumerate(dates)])
    (line,) = pipeline.picture().lines
    assert (line.value.quantity.value, line.conflict) == (1, True)
    assert selectors.document(line.value.passage.document).published.start == date(2025, 8, 1)


def test_run_replays_to_the_same_result(folder: Path) -> None:
    run = pipeline.ingest([folder / "a.txt", folder / "b.txt"]).run
    assert pipeline.replay(run) == ()


def test_replay_tells_what_changed_and_keeps_it_only_when_told(folder: Path, monkeypatch) -> None:
    run = pipeline.ingest([folder / "a.txt"]).run
    monkeypatch.setattr(work, "extract", lambda document: exports(document, factor=2))
    (change,) = pipeline.replay(run)
    assert (change.name, change.lost, change.gained) == ("a.txt", frozenset(), frozenset())
    assert pipeline.picture().lines[0].value.quantity.value == 150
    pipeline.replay(run, adopt=True)
    assert pipeline.picture().lines[0].value.quantity.value == 300


def test_replay_names_the_observations_lost(folder: Path, monkeypatch) -> None:
    run = pipeline.ingest([folder / "a.txt"]).run
    (fact,) = selectors.current_observations()
    monkeypatch.setattr(work, "extract", lambda document: Extraction())
    assert pipeline.replay(run)[0].lost == {fact.id}


def test_replay_of_an_unknown_run_says_so() -> None:
    with pytest.raises(UserError, match=r"store\.no_run"):
        pipeline.replay(404)
