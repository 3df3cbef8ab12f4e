"""The report of the first half of 2025 of the new Đắk Lắk: what it says, how it looks, what it rests on.

Then reports of other periods from the same samples: figures that are late, contradicted, or of nobody.
"""

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import docx
import pypdfium2
import pytest
from docx.oxml.ns import qn

from toancanh import pipeline
from toancanh.approving import actions as approving
from toancanh.approving.values import Cell, Signature
from toancanh.followup.models import WorkingSession
from toancanh.model import Document, Measure, Observation, Period, UserError
from toancanh.publish.brief import Said
from toancanh.publish.word import filling
from toancanh.publish.word.decree30 import layout
from toancanh.publish.word.making import STYLES
from toancanh.publish.word.pdf import in_type, pdf
from toancanh.publish.word.values import DERIVED, Official, Working
from toancanh.read import read_bytes
from toancanh.reference.areas import areas
from toancanh.reporting.asked import Asked
from toancanh.reporting.composing import compose
from toancanh.reporting.notices import notice
from toancanh.work import extract_for

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("samples")]
TODAY = date(2025, 12, 30)
SCALES = (Decimal(1), Decimal(10) ** 6, Decimal(10) ** 9)
NUMBER = re.compile(r"\d+(?:\.\d{3})*(?:,\d+)?")
DATES = re.compile(
    r"ngày \d+/\d+/\d+|202/2025/QH15|\b\d+ tháng (?:đầu|cuối) năm \d{4}|\b[tT]háng \d+ năm \d{4}"
    r"|\b(?:năm|giai đoạn|Giai đoạn) \d{4}(?:–\d{4})?"
)


@pytest.fixture(scope="module")
def word(half_year) -> bytes:
    """The file as it goes out: the writer has taken the working page away."""
    paper = replace(half_year.paper, working=Working())
    return filling.fill(paper, filling.shipped("bao-cao"), "bao-cao.docx")


@pytest.fixture(scope="module")
def read(word) -> Document:
    return read_bytes(word, "bao-cao.docx")


@pytest.fixture(scope="module")
def again(read) -> tuple[Observation, ...]:
    """What our own reader finds in the report."""
    return extract_for(read, "66").facts


def key(it: Observation) -> tuple[object, ...]:
    """What a figure says: of what, where, when, how much."""
    dims = frozenset(value.lower() for _, value in it.dims)
    quantity = it.quantity
    return (
        it.indicator,
        dims,
        it.area_code,
        it.area_since,
        it.period,
        it.measure,
        quantity.value,
        quantity.bound,
    )


def facts(half_year) -> Iterator[Observation]:
    for line in half_year.known.picture.lines:
        yield from line.observations


def said(half_year) -> list[Said]:
    return list(half_year.paper.each())


def test_every_number_of_the_text_has_a_note_or_is_a_date(half_year) -> None:
    for paragraph in half_year.paper.paragraphs():
        for it in paragraph:
            if not it.notes:
                words = re.sub(r"^\d+\. |^- ", "", DATES.sub("", it.text))
                assert not NUMBER.search(words), it.text


def test_every_number_is_in_the_picture_or_follows_from_it(half_year) -> None:
    """Of the text and of the table: a number that is not marked as derived is one that the picture has."""
    told = {scaled for it in facts(half_year) for scale in SCALES
            for scaled in (abs(it.quantity.value) / scale,)}  # fmt: skip
    looked_at = 0
    for it in said(half_year):
        made = any(note.source.startswith("Số suy ra") for note in it.notes)
        if it.notes and not made and not it.text.startswith("- "):
            for number in NUMBER.findall(DATES.sub("", it.text)):
                assert Decimal(number.replace(".", "").replace(",", ".")) in told, it.text
                looked_at += 1
    assert looked_at > 80


def test_report_read_again_tells_the_same_figures(half_year, again) -> None:
    """The round trip: our own reader finds each figure of the results in the file, and it says the same."""
    told = {key(it) for it in again}
    used = [it for it in facts(half_year) if it.id in half_year.facts and _in_results(half_year, it)]
    assert len(used) > 45
    assert [key(it) for it in used if key(it) not in told] == []


def _in_results(half_year, it: Observation) -> bool:
    """Whether the results tell a figure: of their period, or of what stood near its end."""
    asked = half_year.known.asked
    if it.measure is Measure.LEVEL and it.status in ("plan", "target"):
        return False
    return it.period in (*asked.spans, *(line.period for line in _standing(half_year)))


def _standing(half_year) -> list[Any]:
    known = half_year.known
    every = (known.standing(subject, part) for code in {key.indicator for key in known.series}
             for subject in known.subjects(code) for part in known.every)  # fmt: skip
    return [it for it in every if it]


def test_nothing_is_read_in_the_report_that_the_picture_does_not_say(half_year, again) -> None:
    """What our reader is sure of in the file is in the picture, or is marked as derived."""
    there = {key(it) for it in facts(half_year)}
    made = [it.text for it in said(half_year) if it.tone]
    for it in again:
        if it.indicator is None or key(it) in there:
            continue
        assert any(it.passage.text in text for text in made), f"{it.passage.text}: {key(it)}"


def test_both_sides_of_the_province_are_told_and_the_rest_is_marked_as_derived(half_year) -> None:
    text = words(half_year)
    assert "ước đạt gần 92.742 tỷ đồng, bằng 50,8% kế hoạch năm, tăng 16% so với cùng kỳ năm trước." in text
    assert "khu vực phía Tây ước đạt 59.200 tỷ đồng, bằng 49,35% kế hoạch năm" in text
    assert "khu vực phía Đông đạt 33.542 tỷ đồng" in text
    derived = next(it for it in said(half_year) if it.text == "33.542 tỷ đồng")
    assert derived.tone == DERIVED
    assert derived.notes[0].source == "Số suy ra, không văn bản nào nêu: toàn địa bàn trừ khu vực phía Tây"
    assert "tỉnh Phú Yên (khu vực phía Đông) và tỉnh Đắk Lắk (khu vực phía Tây)" in text


def text_of(paper: Official) -> str:
    return "\n".join("".join(it.text for it in line) for line in paper.paragraphs())


def words(half_year) -> str:
    return text_of(half_year.paper)


def test_late_aims_and_what_is_left_of_the_year_are_told(half_year) -> None:
    text = words(half_year)
    assert "chậm so với tiến độ năm gồm: tổng sản phẩm trên địa bàn tăng 7,14%" in text
    assert (
        "6 tháng cuối năm 2025 còn phải thực hiện 45.027 tỷ đồng, bình quân mỗi tháng 7.504,5 tỷ đồng" in text
    )
    assert "mục tiêu năm 2025 tăng 10%" in text


def test_tasks_and_proposals_of_the_session_are_told(half_year) -> None:
    text = words(half_year)
    assert "- Giao Sở Công Thương rà soát toàn ngành" in text
    assert "- Sở kiến nghị UBND tỉnh quan tâm phát triển công nghiệp năng lượng" in text
    assert "- Một số cụm công nghiệp chưa có hệ thống xử lý nước thải tập trung" in text


def test_contradicted_figures_are_marked_and_named_for_the_writer(half_year) -> None:
    marked = {it.text for it in said(half_year) if it.tone == "disputed"}
    assert "1.293 triệu USD" in marked
    assert any(
        "Kim ngạch xuất khẩu" in it and "1.293 triệu USD" in it for it in half_year.paper.working.disputes
    )


def test_what_nobody_tells_is_left_out_and_named_for_the_writer(half_year) -> None:
    missing = half_year.paper.working.missing
    assert "Kim ngạch nhập khẩu 6 tháng đầu năm 2025" in missing
    assert "nhập khẩu của" not in words(half_year)
    assert "Chỉ số sản xuất công nghiệp 6 tháng đầu năm 2025 (tỉnh Đắk Lắk, khu vực phía Đông)" in missing
    assert not any(it.startswith("Tổng mức bán lẻ") for it in missing)


def test_table_has_the_plan_the_month_and_both_sides(half_year) -> None:
    table = half_year.paper.indicators
    assert (table.latest, table.reached) == ("Tháng 6 năm 2025", "6 tháng đầu năm 2025")
    rows = {(it.name, at): ["".join(each.text for each in cell) for cell in it.cells]
            for at, it in enumerate(table.rows)}  # fmt: skip
    retail = next(cells for (name, _), cells in rows.items() if name.startswith("Tổng mức bán lẻ"))
    assert retail == ["182.281", "", "gần 92.742", "50,8", "+16"]
    index = next(at for (name, at) in rows if name == "Chỉ số sản xuất công nghiệp")
    assert rows["Khu vực phía Tây", index + 1] == ["", "+22,15", "", "", "+15,26"]


def test_sources_are_listed_once_with_their_files(half_year) -> None:
    files = [file for _, file in half_year.paper.sources]
    assert len(files) == len(set(files))
    assert "daklak-2025-07-thong-bao-ket-luan.docx" in files


def test_looks_as_the_decree_says(word) -> None:
    """Found by its words, each element has the letters of the decree in the file that goes out."""
    file = docx.Document(BytesIO(word))
    found = {it.text: it for it in _every(file)}
    for text, name in (
        ("UBND TỈNH ĐẮK LẮK", "parent_agency"), ("SỞ CÔNG THƯƠNG", "agency"),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "national_name"), ("Độc lập - Tự do - Hạnh phúc", "motto"),
        ("Số:        /BC-SCT", "number"), ("Đắk Lắk, ngày 25 tháng 7 năm 2025", "place_and_day"),
        ("BÁO CÁO", "type"), ("Nơi nhận:", "recipients_word"),
        ("I. KẾT QUẢ THỰC HIỆN", "section"), ("1. Tình hình chung", "clause"), ("GIÁM ĐỐC", "authority"),
        ("- Như trên;", "recipients"), ("Phụ lục I", "appendix"), ("NGUỒN SỐ LIỆU", "appendix_title"),
    ):  # fmt: skip
        style, of = found[text].style, layout().elements[name]
        assert style.name == STYLES[name], text
        assert of.least <= style.font.size.pt <= of.most, text
        assert (bool(style.font.bold), bool(style.font.italic)) == (of.bold, of.italic), text
    body = [it for it in file.paragraphs if it.style.name == STYLES["body"]]
    assert len(body) > 30
    own = [
        it
        for it in file.element.body.iter(qn("w:r"))
        if it.rPr is not None and it.rPr.find(qn("w:sz")) is not None
    ]
    assert own == []


def _every(file: Any) -> list[Any]:
    cells = [
        it for table in file.tables for row in table.rows for cell in row.cells for it in cell.paragraphs
    ]
    return [*file.paragraphs, *cells]


def test_picture_is_described_in_words(word) -> None:
    shapes = list(docx.Document(BytesIO(word)).element.body.iter("{*}docPr"))
    assert len(shapes) == 1
    assert "Kim ngạch xuất khẩu 68%" in shapes[0].get("descr")


@pytest.mark.long
def test_libreoffice_opens_it_and_makes_its_pages(word) -> None:
    if not shutil.which("soffice"):
        pytest.skip("LibreOffice is not installed")
    with pypdfium2.PdfDocument(pdf(word)) as pages:
        texts = [it.get_textpage().get_text_range() for it in pages]
        size = pages[0].get_size()
    assert [round(it * 25.4 / 72) for it in size] == [210, 297]
    assert 7 <= len(texts) <= 12
    assert "BÁO CÁO" in texts[0]
    assert "/BC-SCT" in texts[0]
    assert not texts[0].lstrip().startswith("1")  # the first page bears no number
    assert texts[1].lstrip().startswith("2")
    assert any("182.281" in it and "+22,15" in it for it in texts)  # the table
    assert "86/TB-VPUBND" in texts[-1]  # the end notes
    if in_type():
        assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in texts[0]


def report(code: str, *, official: bool = False) -> Official:
    unit = areas().get("66", TODAY)
    assert unit
    return compose(Asked(unit, Period.parse(code), TODAY, official=official)).paper


def test_what_is_known_of_an_aim_is_told_with_its_own_period() -> None:
    text = text_of(report("2025-M08"))
    assert "Theo số liệu mới nhất của năm 2025, các chỉ tiêu bảo đảm tiến độ năm gồm: " in text
    assert "tổng mức bán lẻ hàng hóa và doanh thu dịch vụ tiêu dùng 6 tháng đầu năm 2025 đạt 50,8%" in text
    assert "kim ngạch xuất khẩu 8 tháng đầu năm 2025 đạt 91% kế hoạch năm" in text


def test_a_month_is_told_behind_the_months_so_far() -> None:
    text = text_of(report("2025-M08"))
    assert "8 tháng đầu năm 2025, kim ngạch xuất khẩu của tỉnh Đắk Lắk ước đạt hơn 2 tỷ USD" in text
    assert "Riêng tháng 8 năm 2025, kim ngạch xuất khẩu của tỉnh Đắk Lắk ước đạt 262 triệu USD" in text


def test_of_a_year_nothing_is_left_to_do_and_the_next_one_lies_ahead() -> None:
    paper = report("2025-M01..M09")
    assert [it.title for it in paper.parts][2] == "Nhiệm vụ trọng tâm quý IV năm 2025"
    assert "GRDP" not in text_of(paper)


def test_growth_and_level_that_narrow_a_thing_are_lists_of_their_own() -> None:
    text = text_of(report("2025-M01..M09"))
    line = next(it for it in text.splitlines() if it.startswith("9 tháng đầu năm 2025, tổng sản phẩm"))
    assert "so với cùng kỳ năm trước: công nghiệp - xây dựng ước tăng 9,34%; dịch vụ ước tăng 7,22%" in line
    assert (
        "tổng sản phẩm trên địa bàn theo giá so sánh 2010 của tỉnh Đắk Lắk ước đạt 67.835,5 tỷ đồng" in line
    )


def test_without_approved_figures_there_is_no_report_of_them() -> None:
    with pytest.raises(UserError) as caught:
        report("2025-H1", official=True)
    assert caught.value.code == "report.nothing"


def test_of_a_time_that_nobody_tells_of_there_is_no_report() -> None:
    with pytest.raises(UserError) as caught:
        report("2019-H1")
    assert caught.value.code == "report.nothing"


def test_of_approved_figures_only_what_was_approved_is_told() -> None:
    cell = Cell("66", date(2025, 7, 1), Period.parse("2025-H1"))
    figures = [it for it in pipeline.standing(cell) if it.fact.indicator == "retail_sales"]
    sent = approving.send(cell=cell, figures=figures, by=Signature("Lan"), reason="")
    approving.approve(number=sent.pk, by=Signature("Minh"), note="đã kiểm tra")
    text = text_of(report("2025-H1", official=True))
    assert "ước đạt gần 92.742 tỷ đồng, bằng 50,8% kế hoạch năm" in text
    assert "kim ngạch xuất khẩu" not in text


def test_a_report_of_another_province_names_it_in_every_sentence() -> None:
    unit = areas().get("66", date(2025, 6, 1))  # the Đắk Lắk of before the merger
    assert unit
    text = text_of(compose(Asked(unit, Period.parse("2025-H1"), TODAY)).paper)
    assert "tổng mức bán lẻ hàng hóa và doanh thu dịch vụ tiêu dùng của tỉnh Đắk Lắk (cũ) đạt 49,35%" in text


def test_what_was_taken_from_the_minutes_quotes_them(half_year) -> None:
    taken = WorkingSession.objects.filter(minutes__isnull=False).latest("pk")
    paper = notice(taken.pk, TODAY)
    assert {note.source for note in paper.notes} == {"Văn bản số 86/TB-VPUBND, ngày 21/7/2025"}
