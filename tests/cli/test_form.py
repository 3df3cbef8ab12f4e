"""``toancanh export form``: the forms listed, one filled in, what cannot be."""

from pathlib import Path

import openpyxl
import pytest

pytestmark = pytest.mark.django_db


@pytest.fixture
def stored(run, report: Path) -> None:
    """A store of one report of Đắk Lắk in the first half of 2025."""
    assert run("ingest", report).exit_code == 0


def test_forms_are_listed_with_how_much_of_them_is_filled(run, stored) -> None:
    names = run("export", "form").stdout
    assert "chi-tieu-nganh" in names
    assert "/" not in names
    filled = run("export", "form", "--period", "2025-06", "--area", "66").stdout
    assert next(line.split()[-1] for line in filled.splitlines() if "xuat-khau" in line) == "3/10"


def test_a_form_is_written(run, stored, tmp_path: Path) -> None:
    path = tmp_path / "bieu.xlsx"
    result = run("export", "form", "xuat-khau", "--period", "2025-06", "--area", "Đắk Lắk", "--out", path)
    assert result.exit_code == 0, result.output
    assert "3/10 ô có số" in result.stdout
    sheet = openpyxl.load_workbook(path).worksheets[0]
    assert sheet["A1"].value == "XUẤT KHẨU THEO MẶT HÀNG"
    assert 1293 in [it.value for row in sheet.iter_rows() for it in row]


def test_what_cannot_be_filled_is_told(run, stored, tmp_path: Path) -> None:
    for arguments, words in (
        (("khac", "--period", "2025-06"), "Không có biểu “khac”; có:"),
        (("ban-le",), "Biểu cần một tháng"),
        (("ban-le", "--period", "2025-06", "--area", "Nơi Không Có"), "Nơi Không Có"),
        (("ban-le", "--period", "2025-06", "--area", "66", "--out", tmp_path / "x" / "y.xlsx"), "y.xlsx"),
    ):
        result = run("export", "form", *arguments)
        assert result.exit_code == 1
        assert words in result.stderr
