"""The report of the first half of 2025 of the new Đắk Lắk: what it says, how it looks, what it rests on."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from typing import Any

import docx
import pypdfium2
import pytest
from docx.oxml.ns import qn

from toancanh.model import Document, Measure, Observation
from toancanh.publish.brief import Said
from toancanh.publish.word import filling
from toancanh.publish.word.decree30 import layout
from toancanh.publish.word.making import STYLES
from toancanh.publish.word.pdf import in_type, pdf
from toancanh.publish.word.values import DERIVED, Working
from toancanh.read import read_bytes
from toancanh.work import extract_for

pytestmark = pytest.mark.django_db
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


def words(half_year) -> str:
    return "\n".join("".join(it.text for it in line) for line in half_year.paper.paragraphs())


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
