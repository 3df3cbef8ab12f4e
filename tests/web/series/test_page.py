"""The page of a series: what is told of one thing through time, each number with its source."""

import csv
import io
import json
from datetime import date

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from PIL import Image

from toancanh.model import Measure, Period, Status

OLD, NEW = date(2004, 7, 8), date(2025, 7, 1)
ADDRESS = "/chi-tieu/exports/"


@pytest.fixture
def add(keep, make_document, make_fact):
    """Store a figure of exports in millions of dollars, of old Đắk Lắk unless told otherwise."""

    def one(value: object, period: str, **parts: object):
        text = f"{value} triệu USD, kỳ {period} của {parts.get('area', 'Đắk Lắk')}, {sorted(map(str, parts))}"
        document = make_document(text, title=f"Báo cáo {period}", published=Period.parse("2025-07-25"))
        if parts.get("measure", Measure.LEVEL) is Measure.LEVEL:
            parts = {"unit": "USD", "step": 10**5, **parts}
            value = int(float(str(value)) * 10**6)
        given = {"period": Period.parse(period), "area_since": OLD, **parts}
        fact = make_fact(value, document, span=(0, 5), **given)
        keep(document, [fact])
        return fact

    return one


@pytest.fixture
def merged(add):
    """Months of both old provinces and of the new one."""
    return [
        add("100.5", "2025-M05"),
        add("110.5", "2025-M06"),
        add("40.5", "2025-M06", area="Phú Yên", area_code="54"),
        add("170.5", "2025-M07", area_since=NEW, status=Status.ESTIMATE),
        add("180.5", "2025-M08", area_since=NEW),
    ]


def page(client: Client, question: str = "") -> str:
    answer = client.get(f"{ADDRESS}?{question}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_every_number_leads_to_its_sentence(client, merged) -> None:
    shown = page(client, "dia-ban=66")
    for fact in merged[2:]:
        assert f'href="/so-lieu/{fact.id}/"' in shown
    assert f'href="/van-ban/{merged[4].passage.document}/#f-{merged[4].id}"' in shown
    assert "180,5 triệu USD" in shown
    assert "Tháng 8/2025" in shown
    assert "ước tính" in shown


def test_parts_of_the_merged_province_are_added_up(client, merged) -> None:
    shown = page(client, "dia-ban=66")
    assert "Tỉnh Đắk Lắk (cũ)" in shown
    assert "khoảng 151 triệu USD (150,9–151,1)" in shown


def test_the_whole_that_its_parts_do_not_make_is_marked(client, merged, add) -> None:
    add("200.5", "2025-M06", area_since=NEW)
    assert "không khớp" in page(client, "dia-ban=66")


def test_the_source_line_counts_the_documents(client, merged) -> None:
    assert "(5 văn bản); đọc ngày" in page(client, "dia-ban=66")


def test_periods_of_another_kind_are_another_chart(client, add) -> None:
    add("100.5", "2025-M05")
    add("110.5", "2025-M06")
    add("600.5", "2025-H1")
    assert "600,5" not in page(client)
    assert "600,5" in page(client, "loai-ky=luy-ke")


def test_growth_is_a_series_of_its_own(client, add) -> None:
    add("100.5", "2025-M05")
    add("12.5", "2025-M05", unit="percent", measure=Measure.YOY, step="0.1")
    add("13.5", "2025-M06", unit="percent", measure=Measure.YOY, step="0.1")
    shown = page(client, "loai-so=tang-truong")
    assert "+13,5%" in shown
    assert "100,5" not in shown


def test_an_area_without_figures_is_told_and_another_shown(client, merged) -> None:
    shown = page(client, "dia-ban=52")
    assert "không có số liệu của địa bàn “52”" in shown
    assert "triệu USD" in shown


def test_the_page_opens_at_the_province_of_today_as_the_first_page_does(client, merged, settings) -> None:
    settings.AREA = "Đắk Lắk"
    shown = page(client)
    assert '<option value="66" selected>' in shown
    assert "180,5 triệu USD" in shown
    assert '<option value="66" selected>' in client.get("/").content.decode()


def test_years_are_compared_on_demand(client, add) -> None:
    add("100.5", "2024-M05")
    add("110.5", "2025-M05")
    spec = json.loads(client.get(f"{ADDRESS}bieu-do.json?so-sanh=nam").content)
    rows = next(it["values"] for it in spec["vega"]["data"] if it["name"] == "dots")
    assert [(row["name"], row["at"]) for row in rows] == [("2025", 5), ("2024", 5)]


def test_the_chart_has_numbers_as_the_language_writes_them(client, merged) -> None:
    vietnamese = json.loads(client.get(f"{ADDRESS}bieu-do.json").content)
    client.cookies["django_language"] = "en"
    english = json.loads(client.get(f"{ADDRESS}bieu-do.json").content)
    assert vietnamese["numbers"]["thousands"] == "."
    assert english["numbers"] is None
    assert "180.5 million USD" in page(client)


def test_csv_opens_in_excel_with_what_the_page_shows(client, merged) -> None:
    content = client.get(f"{ADDRESS}so-lieu.csv?dia-ban=66").content.decode("utf-8")
    assert content.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(content.removeprefix("\ufeff")), delimiter=";"))
    assert len(rows) == len(merged)
    assert rows[0]["Giá trị (triệu USD)"] == "180,5"
    assert rows[0]["Mã kỳ"] == "2025-M08"
    assert rows[0]["Văn bản"] == "Báo cáo 2025-M08"
    assert rows[0]["Địa chỉ"].endswith(f"/so-lieu/{merged[4].id}/")


def test_workbook_has_figures_and_sources(client, merged) -> None:
    answer = client.get(f"{ADDRESS}so-lieu.xlsx?dia-ban=66")
    assert 'filename="kim-ngach-xuat-khau-tinh-dak-lak.xlsx"' in answer.headers["Content-Disposition"]
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    assert book.sheetnames == ["Số liệu", "Nguồn"]
    figures = list(book["Số liệu"].values)
    assert figures[1][4] == 180.5
    titles = [row[0] for row in book["Nguồn"].values]
    assert "Báo cáo 2025-M08" in titles


def test_a_name_that_a_spreadsheet_would_run_is_made_plain(client, keep, make_document, make_fact) -> None:
    document = make_document("100 triệu USD", title="=HYPERLINK(1)")
    fact = make_fact(
        10**8, document, span=(0, 5), unit="USD", period=Period.parse("2025-M05"), area_since=OLD
    )
    keep(document, [fact])
    assert "'=HYPERLINK(1)" in client.get(f"{ADDRESS}so-lieu.csv").content.decode()
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"{ADDRESS}so-lieu.xlsx").content))
    assert not any(cell.data_type == "f" for sheet in book for row in sheet.iter_rows() for cell in row)


def test_pictures_open(client, merged) -> None:
    png = client.get(f"{ADDRESS}bieu-do.png?dia-ban=66")
    Image.open(io.BytesIO(png.content)).verify()
    svg = client.get(f"{ADDRESS}bieu-do.svg?dia-ban=66&xem")
    assert svg.headers["Content-Disposition"].startswith("inline")
    assert "Sáp nhập 1/7/2025" in svg.content.decode()


def test_what_was_told_before_is_told_with_its_change(client, add) -> None:
    add("100.5", "2025-M05", status=Status.ESTIMATE)
    add("120.5", "2025-M05", rule="sau")
    shown = client.get(f"{ADDRESS}ky-cong-bo/", headers={"HX-Request": "true"}).content.decode()
    assert "2 lần" in shown
    assert "100,5 triệu USD" in shown
    assert "120,5 triệu USD" in shown


def test_what_follows_is_told_with_its_steps(client, merged) -> None:
    answer = client.get(f"{ADDRESS}suy-ra/?dia-ban=66&loai-ky=thang&loai-so=gia-tri").content.decode()
    assert "Tháng 6/2025: khoảng 151 triệu USD" in answer
    for part in merged[1:3]:
        assert f"/so-lieu/{part.id}/" in answer
    assert "<h1>" in answer  # a page of its own without a script
    old = client.get(f"{ADDRESS}suy-ra/?dia-ban=66-2004-07-08&loai-ky=thang&loai-so=gia-tri")
    assert "khoảng 151" not in old.content.decode()


def test_the_list_has_what_there_are_figures_of_and_finds_without_marks(client, merged, add) -> None:
    add("12.5", "2025-M05", indicator="iip", unit="percent", measure=Measure.YOY, step="0.1")
    shown = client.get("/chi-tieu/").content.decode()
    assert "Kim ngạch xuất khẩu" in shown
    assert "Kim ngạch nhập khẩu" not in shown
    found = client.get("/chi-tieu/?tim=xuat khau", headers={"HX-Request": "true"}).content.decode()
    assert "Kim ngạch xuất khẩu" in found
    assert "Chỉ số sản xuất" not in found
    assert "<html" not in found


def test_what_is_not_known_is_not_found(client, merged) -> None:
    assert client.get("/chi-tieu/khong-co/").status_code == 404
    assert client.get("/chi-tieu/imports/").status_code == 200
    assert client.get("/chi-tieu/imports/bieu-do.json").status_code == 404


def test_more_figures_ask_no_more_questions(client, merged, add) -> None:
    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as found:
            page(client, "dia-ban=66")
        return len(found)

    few = asked()
    for month in range(9, 13):
        add(f"{month}0.5", f"2025-M{month:02}", area_since=NEW)
    assert asked() <= few


def test_the_card_of_the_first_page_leads_to_the_series(client, add) -> None:
    add("100.5", "2025-M05")
    assert 'href="/chi-tieu/exports/?dia-ban=66-2004-07-08"' in client.get("/").content.decode()
