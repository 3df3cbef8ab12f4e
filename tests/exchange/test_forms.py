"""A form that was filled in says the same when it is read back; a spreadsheet makes of it what we do."""

import csv
import io
import shutil
import subprocess
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from toancanh.exchange.filling import fullest
from toancanh.extract import extract
from toancanh.model import Measure, UserError
from toancanh.pipeline import Upload, ingest
from toancanh.publish import workbooks
from toancanh.publish.forms import as_sheets
from toancanh.read import read_bytes

pytestmark = pytest.mark.django_db
REPORT = """SỞ CÔNG THƯƠNG
Số: 30/BC-SCT
Đắk Lắk, ngày 5 tháng 11 năm 2025
BÁO CÁO
Tình hình tháng 10 và 10 tháng năm 2025 của tỉnh Đắk Lắk

Kim ngạch xuất khẩu tháng 10 năm 2025 của tỉnh Đắk Lắk ước đạt 262,5 triệu USD. Kim ngạch xuất khẩu tháng 9 \
năm 2025 của tỉnh Đắk Lắk ước đạt 250 triệu USD. Kim ngạch xuất khẩu 10 tháng năm 2025 của tỉnh Đắk Lắk ước \
đạt 2.145,5 triệu USD, tăng 15,2% so với cùng kỳ. Kế hoạch xuất khẩu năm 2025 của tỉnh Đắk Lắk là 2.235 \
triệu USD. Tổng mức bán lẻ hàng hóa và doanh thu dịch vụ tiêu dùng 10 tháng năm 2025 của tỉnh Đắk Lắk ước \
đạt 95.300 tỷ đồng. Chỉ số sản xuất công nghiệp tháng 10 năm 2025 của tỉnh Đắk Lắk ước tăng 12,36% so với \
cùng kỳ.
"""


@pytest.fixture
def book(db) -> bytes:
    """The main targets in October 2025, as a workbook."""
    ingest([Upload("bao-cao.txt", REPORT.encode())])
    unit, filled = fullest("chi-tieu-nganh", "2025-10", "66")
    assert len(filled.entries) == 9
    return workbooks.write(as_sheets(filled, unit, date(2025, 11, 6), "vi"))


def test_a_form_is_read_back_to_the_same_figures(book: bytes) -> None:
    found = extract(read_bytes(book, "bieu.xlsx")).facts
    told = {
        (
            it.indicator,
            it.measure,
            it.period.code,
            round(it.quantity.value, 2),
            it.quantity.unit,
            it.status.value,
        )
        for it in found
    }
    assert {(it.area_code, str(it.area_since)) for it in found} == {("66", "2025-07-01")}
    half, level, yoy = Decimal("0.00"), Measure.LEVEL, Measure.YOY
    assert told == {
        ("exports", level, "2025-M10", 262_500_000 + half, "USD", "estimate"),
        ("exports", level, "2025-M09", 250_000_000 + half, "USD", "estimate"),
        ("exports", level, "2025-M01..M10", 2_145_500_000 + half, "USD", "estimate"),
        ("exports", level, "2025", 2_235_000_000 + half, "USD", "plan"),
        ("exports", yoy, "2025-M01..M10", Decimal("15.20"), "percent", "estimate"),
        ("exports", Measure.MOM, "2025-M10", Decimal("5.00"), "percent", "estimate"),
        ("exports", Measure.PCT_OF_PLAN, "2025-M01..M10", Decimal("96.00"), "percent", "estimate"),
        ("retail_sales", level, "2025-M01..M10", 95_300_000_000_000 + half, "VND", "estimate"),
        ("iip", yoy, "2025-M10", Decimal("12.36"), "percent", "estimate"),
    }


def test_a_spreadsheet_makes_of_the_formulas_what_we_do(book: bytes, tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    bare = openpyxl.load_workbook(io.BytesIO(book))  # without the values that we put beside the formulas
    bare.save(tmp_path / "bieu.xlsx")
    home, table = f"-env:UserInstallation=file://{tmp_path}/home", "csv:Text - txt - csv (StarCalc):44,34,76"
    command = [
        office,
        home,
        "--headless",
        "--convert-to",
        table,
        "--outdir",
        tmp_path,
        tmp_path / "bieu.xlsx",
    ]
    subprocess.run(command, check=True, timeout=120, capture_output=True)
    rows = list(csv.reader((tmp_path / "bieu.csv").read_text("utf-8").splitlines()))
    heads, exports = (next(row for row in rows if name in row) for name in ("STT", "Kim ngạch xuất khẩu"))
    made = {head.partition(" so với ")[2]: text for head, text in zip(heads, exports, strict=True) if text}
    ours = openpyxl.load_workbook(io.BytesIO(book), data_only=True).worksheets[0]
    told = [it.value for row in ours.iter_rows() for it in row if isinstance(it.value, float)]
    ratios = {"tháng trước (%)": "105.00", "cùng kỳ (%)": "115.2", "kế hoạch năm (%)": "96.00"}
    assert {name: text for name, text in made.items() if name} == ratios
    assert {f"{it:.2f}" for it in told} >= {"96.00", "115.20"}


def test_what_cannot_be_filled_is_told(db) -> None:
    for code, period, area, fault in (
        ("khac", "2025-10", "66", "form.wrong_name"),
        ("ban-le", "2025", "66", "form.wrong_period"),
        ("ban-le", "10/2025", "66", "form.wrong_period"),
        ("ban-le", "2025-10", "Nơi Không Có", "areas.unknown"),
    ):
        with pytest.raises(UserError) as caught:
            fullest(code, period, area)
        assert caught.value.code == fault


def test_a_former_province_is_filled_where_only_it_has_figures(db) -> None:
    text = "Tháng 5 năm 2024, kim ngạch xuất khẩu của tỉnh Phú Yên đạt 20 triệu USD."
    ingest([Upload("phu-yen.txt", text.encode())])
    unit, filled = fullest("xuat-khau", "2024-05", "Phú Yên")
    assert (unit.code, len(filled.entries)) == ("54", 1)
    titles = as_sheets(filled, unit, unit.valid_from, "vi")[0].titles
    assert titles[1] == "tháng 5/2024 của tỉnh Phú Yên"
    assert titles[-1].endswith("đến hết ngày 30/6/2025.")
