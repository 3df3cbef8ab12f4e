"""The page of reporting forms, and views as Excel files: the same numbers, links, formulas."""

import io

import openpyxl
import pytest
from django.test import Client

from toancanh.pipeline import Upload, ingest

pytestmark = pytest.mark.django_db
REPORT = """SỞ CÔNG THƯƠNG
Đắk Lắk, ngày 5 tháng 11 năm 2025
BÁO CÁO
Kim ngạch xuất khẩu 10 tháng năm 2025 của tỉnh Đắk Lắk ước đạt 2.145,5 triệu USD, tăng 15,2% so với cùng kỳ. \
Kim ngạch xuất khẩu 10 tháng năm 2024 của tỉnh Đắk Lắk đạt 1.862,4 triệu USD. Kế hoạch xuất khẩu năm 2025 \
của tỉnh Đắk Lắk là 2.235 triệu USD. GRDP bình quân đầu người năm 2025 của tỉnh Đắk Lắk ước đạt 80,6 triệu \
đồng. Mục tiêu năm 2025, chỉ số sản xuất công nghiệp của tỉnh Đắk Lắk tăng 12%. Chỉ số sản xuất công nghiệp \
10 tháng năm 2025 của tỉnh Đắk Lắk ước tăng 10,5% so với cùng kỳ.
"""


@pytest.fixture
def site(db, settings) -> Client:
    """A site of one report of Đắk Lắk."""
    settings.AREA = "66"
    ingest([Upload("bao-cao.txt", REPORT.encode())])
    return Client()


def sheet_of(client: Client, address: str, *, values: bool = False):
    answer = client.get(address)
    assert answer.status_code == 200
    return openpyxl.load_workbook(io.BytesIO(answer.content), data_only=values).worksheets[0]


def row_of(sheet, words: str) -> dict[str, object]:
    """The row whose second or first cell is these words, by the heads of the table."""
    rows = [[it.value for it in row] for row in sheet.iter_rows()]
    found = next(row for row in rows if words in row[:2])
    heads = next(row for row in rows if "Chỉ tiêu" in row)
    return dict(zip(heads, found, strict=True))


def test_the_page_shows_the_fullest_form_and_where_each_number_comes_from(site: Client) -> None:
    page = site.get("/bieu-bao-cao/?thang=2025-10").content.decode()
    assert "Tỉnh Đắk Lắk, tháng 10/2025" in page
    assert "Lũy kế 10 tháng năm 2024" in page
    assert '<td class="num reckoned">' in page
    assert "2.145,5</a>" in page
    other = site.get("/bieu-bao-cao/?thang=2025-10&bieu=ban-le").content.decode()
    assert "Kho chưa có số liệu nào cho biểu này" in other


def test_the_last_month_that_much_is_told_of_is_shown_first(site: Client) -> None:
    page = site.get("/bieu-bao-cao/").content.decode()
    assert '<option value="2025-M10" selected>' in page  # later ones have a figure or two
    assert '<option value="2025-M12"' in page
    assert site.get("/bieu-bao-cao/?thang=khac").status_code == 200


def test_a_form_is_a_file_with_links_to_the_figures(site: Client) -> None:
    sheet = sheet_of(site, "/bieu-bao-cao/xuat-khau.xlsx?dia-ban=66&thang=2025-10")
    links = [it.hyperlink.target for row in sheet.iter_rows() for it in row if it.hyperlink]
    assert links
    assert all("/so-lieu/" in it for it in links)
    assert site.get("/bieu-bao-cao/khac.xlsx?dia-ban=66&thang=2025-10").status_code == 404
    assert site.get("/bieu-bao-cao/xuat-khau.xlsx?dia-ban=66&thang=x").status_code == 404


def test_the_first_page_as_a_file(site: Client) -> None:
    address = "/so-lieu.xlsx?dia-ban=66&ky=2025-M01..M10"
    row = row_of(sheet_of(site, address), "Kim ngạch xuất khẩu")
    assert (row["Giá trị"], row["Đơn vị"], row["So cùng kỳ (%)"]) == (2145.5, "Triệu USD", 15.2)
    assert address.split("?")[0] in site.get("/?dia-ban=66&ky=2025-M01..M10").content.decode()


def test_the_targets_as_a_file_with_formulas(site: Client) -> None:
    address = "/muc-tieu/muc-tieu.xlsx?dia-ban=66&ky=2025-M01..M10"
    row = row_of(sheet_of(site, address), "Kim ngạch xuất khẩu")
    assert (row["Chỉ tiêu năm"], row["Đã làm"]) == (2235, 2145.5)
    assert (row["Thực hiện (%)"], row["Còn lại"]) == ("=100*E4/D4", "=D4-E4")
    growth = row_of(sheet_of(site, address), "Chỉ số sản xuất công nghiệp")
    assert (growth["Chỉ tiêu năm"], growth["Đã làm"], growth["Đơn vị"]) == (12, 10.5, "%")
    told = row_of(sheet_of(site, address, values=True), "Kim ngạch xuất khẩu")
    assert round(told["Thực hiện (%)"], 2) == 96.0
    assert told["Còn lại"] == 89.5


def test_the_list_of_indicators_as_a_file(site: Client) -> None:
    sheet = sheet_of(site, "/chi-tieu/cac-chi-tieu.xlsx")
    assert row_of(sheet, "Kim ngạch xuất khẩu")["Kỳ"] == "10 tháng đầu năm 2025"
    small = row_of(sheet, "GRDP bình quân đầu người")
    assert (small["Giá trị"], small["Đơn vị"]) == (80_600_000, "Đồng")
    assert Client().get("/chi-tieu/").content.decode().count("cac-chi-tieu.xlsx") == 1


def test_a_series_as_a_file_reckons_growth_where_both_years_are_told(site: Client) -> None:
    address = "/chi-tieu/exports/so-lieu.xlsx?dia-ban=66&loai-ky=luy-ke"
    formula = row_of(sheet_of(site, address), "Tỉnh Đắk Lắk")["Tính từ bảng, %"]
    assert formula == "=100*(E2-E3)/E3"
    value = row_of(sheet_of(site, address, values=True), "Tỉnh Đắk Lắk")["Tính từ bảng, %"]
    assert round(value, 1) == 15.2


def test_an_empty_store_has_no_files(db) -> None:
    for address in ("/so-lieu.xlsx", "/muc-tieu/muc-tieu.xlsx", "/chi-tieu/cac-chi-tieu.xlsx"):
        assert Client().get(address).status_code == 404
    assert Client().get("/bieu-bao-cao/").status_code == 200
