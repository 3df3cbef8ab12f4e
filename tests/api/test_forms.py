"""Reporting forms for programs: which there are, one filled in, one as a workbook."""

import io

import openpyxl
import pytest
from tests.api.conftest import Program

from toancanh.pipeline import Upload, ingest
from toancanh.store import selectors

pytestmark = pytest.mark.django_db
REPORT = (
    "Kim ngạch xuất khẩu 10 tháng năm 2025 của tỉnh Đắk Lắk ước đạt 2.145,5 triệu USD, tăng 15,2% so với "
    "cùng kỳ. Kế hoạch xuất khẩu năm 2025 của tỉnh Đắk Lắk là 2.235 triệu USD."
)


@pytest.fixture
def report(db) -> None:
    """One report of exports."""
    ingest([Upload("bao-cao.txt", ("Đắk Lắk, ngày 5 tháng 11 năm 2025\n" + REPORT).encode())])


def test_a_form_is_told_cell_by_cell_with_the_figure_behind_it(report, ask: Program) -> None:
    assert "xuat-khau" in {it["code"] for it in ask("get", "/forms").json()}
    told = ask("get", "/forms/xuat-khau?period=2025-10&area=66").json()
    assert (told["area_code"], told["area_since"], told["period"]) == ("66", "2025-07-01", "2025-M10")
    cells = {it["column"]: it for it in told["rows"][0]["cells"]}
    assert {name: (it["value"], it["reckoned"]) for name, it in cells.items()} == {
        "to_date": ("2145.5", False),
        "plan": ("2235", False),
        "yoy_to_date": ("115.2", False),
        "of_plan": ("95.9955", True),
    }
    assert selectors.claim(cells["to_date"]["observation"]).observation.quantity.value == 2_145_500_000
    assert next(it["head"] for it in told["columns"] if it["id"] == "plan") == "Kế hoạch năm 2025"


def test_a_form_as_a_workbook(report, ask: Program) -> None:
    answer = ask("get", "/forms/xuat-khau/workbook?period=2025-10&area=66")
    assert 'filename="xuat-khau-2025-M10.xlsx"' in answer["Content-Disposition"]
    book = openpyxl.load_workbook(io.BytesIO(b"".join(answer)))
    formulas = [it.value for row in book.worksheets[0].iter_rows() for it in row if it.data_type == "f"]
    assert len(formulas) == 1


def test_what_there_is_not_is_told(report, ask: Program) -> None:
    assert ask("get", "/forms/khac?period=2025-10").status_code == 404
    assert ask("get", "/forms/xuat-khau?period=2025").status_code == 422
    assert ask("get", "/forms/xuat-khau").status_code == 422
