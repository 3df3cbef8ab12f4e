"""The report by the API: text with its notes, files, what is refused."""

from io import BytesIO

import docx
import pytest

from toancanh.pipeline import Upload, ingest
from two_reports import REPORT, RIVAL

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _told(db, settings) -> None:
    """A report of exports, and an article that says otherwise."""
    settings.AREA = "66"
    ingest([Upload("bao-cao.txt", REPORT.encode()), Upload("tin.txt", RIVAL.encode())])


def test_report_is_told_with_the_notes_of_each_number(ask) -> None:
    told = ask("get", "/reports/2025-H1").json()
    pieces = [it for part in told["parts"] for clause in part["clauses"]
              for line in clause["paragraphs"] for it in line]  # fmt: skip
    level = next(it for it in pieces if it["text"] == "gần 860 triệu USD")
    assert level["disputed"]
    assert told["notes"][level["notes"][0] - 1].startswith("Văn bản số 12/BC-SCT")
    assert told["rows"][0]["reached"][0]["text"] == "gần 860"
    assert told["disputes"]
    assert "Kim ngạch nhập khẩu 6 tháng đầu năm 2025" in told["missing"]


def test_report_is_taken_as_a_file(ask) -> None:
    answer = ask("get", "/reports/2025-H1/file.docx?on=2025-07-05")
    texts = [it.text for it in docx.Document(BytesIO(answer.content)).paragraphs]
    assert "I. KẾT QUẢ THỰC HIỆN" in texts


@pytest.mark.parametrize(
    ("asked", "status", "code"),
    [
        ("2025-H1?strict=true", 422, "report.refused"),
        ("2025-H2", 422, "report.no_such_period"),
        ("x", 422, "report.no_such_period"),
        ("2019-H1", 404, "report.nothing"),
        ("2025-H1?area=Kh%C3%B4ng%20c%C3%B3", 422, "report.no_area"),
    ],
)
def test_what_cannot_be_met_is_a_problem(ask, asked: str, status: int, code: str) -> None:
    answer = ask("get", f"/reports/{asked}")
    assert (answer.status_code, answer.json()["type"]) == (status, f"urn:toancanh:{code}")


def test_refusal_names_what_is_to_be_settled(ask) -> None:
    assert ask("get", "/reports/2025-H1?strict=true").json()["disputes"]
