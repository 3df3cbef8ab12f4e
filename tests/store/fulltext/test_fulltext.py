"""Search in the words of the documents: the same answers on SQLite and PostgreSQL."""

import unicodedata
from collections.abc import Callable

import pytest

from toancanh.model import Block, BlockKind, Document, Locator, Period
from toancanh.store.actions import save_document
from toancanh.store.fulltext.selectors import MOST, Sought, found
from toancanh.store.models import LineRow, SourceDocument

pytestmark = pytest.mark.django_db
Keep = Callable[..., SourceDocument]


@pytest.fixture
def keep(make_document: Callable[..., Document]) -> Keep:
    """Keep a document; each argument is a line of its own."""

    def kept(*lines: str, **parts: object) -> SourceDocument:
        text, blocks = "\n".join(lines), []
        at = 0
        for number, line in enumerate(lines):
            blocks.append(Block(at, at + len(line), BlockKind.PARAGRAPH, Locator(paragraph=number + 1)))
            at += len(line) + 1
        document = make_document(text, blocks=tuple(blocks), name=f"{len(text)}.txt", **parts)
        return save_document(document=document, content=text.encode())

    return kept


def lines_with(text: str, **narrowed: object) -> list[str]:
    return [it.text for it in found(Sought(text, **narrowed)).hits]


RETAIL = "Tổng mức bán lẻ hàng hóa tháng 7 đạt 9.100 tỷ đồng."
HINGE = "Nhà máy sản xuất bản lề cửa khánh thành."


@pytest.mark.parametrize(
    "asked",
    ["bán lẻ", "ban le hang", "BÁN LẺ", unicodedata.normalize("NFD", "bán lẻ"), "hàng hoá",
     '"mức bán lẻ"', "lẻ bán", "lẻ, (bán)!", "“bán lẻ”", '"bán lẻ', "9.100"],
)  # fmt: skip
def test_words_are_found_however_they_are_typed(keep: Keep, asked: str) -> None:
    keep("Báo cáo tháng", RETAIL, HINGE)
    assert lines_with(asked) == [RETAIL]


def test_marks_left_out_agree_with_all_and_those_typed_with_their_own(keep: Keep) -> None:
    keep(RETAIL, HINGE)
    assert set(lines_with("ban le")) == {RETAIL, HINGE}
    assert lines_with("bản lề") == [HINGE]
    assert lines_with("bán lề") == []


def test_words_in_quotation_marks_stand_in_a_row(keep: Keep) -> None:
    apart = "Bán hàng, lẻ tẻ."
    keep(RETAIL, apart)
    assert lines_with('"bán lẻ"') == [RETAIL]
    assert lines_with("bán lẻ") == [RETAIL, apart]  # in a row first
    assert lines_with('"lẻ hàng hóa" tháng') == [RETAIL]


@pytest.mark.parametrize(
    "typed",
    ['"', '""', "*", "bán*", "NEAR(bán lẻ)", "plain : ban", "-bán", "^bán", "bán) OR (1=1", "'; DROP TABLE",
     "\\", "%", "bán & !lẻ", ":*", "<->", "{marked}:x", "²", "_", "—", "bán OR zzz", "AND", "\x00bán"],
)  # fmt: skip
def test_signs_of_query_languages_mean_nothing(keep: Keep, typed: str) -> None:
    keep("Bán lẻ tăng.", "AND OR NOT NEAR")
    everything = {"Bán lẻ tăng.", "AND OR NOT NEAR"}
    assert set(lines_with(typed)) <= everything
    assert lines_with("bán") == ["Bán lẻ tăng."]


def test_a_hit_tells_where_its_words_stand_in_the_document(keep: Keep) -> None:
    decomposed = unicodedata.normalize("NFC", "Ở Ðắk Lắk – “xuất khẩu” đạt 5 tỷ.")
    row = keep("Một dòng trước.", decomposed)
    (hit,) = found(Sought("xuat khau")).hits
    start, _ = hit.first
    assert [row.text[hit.start + a : hit.start + b] for a, b in hit.marks] == ["xuất", "khẩu"]
    assert row.text[start:].startswith("xuất khẩu")


def test_rows_of_a_table_are_one_line_each(keep: Keep, make_document: Callable[..., Document]) -> None:
    text = "Chỉ tiêu\tGiá trị\nXuất khẩu\t\t1,2"
    cells = [(0, 8), (9, 16), (17, 26), (28, 31)]
    blocks = tuple(Block(a, b, BlockKind.CELL, Locator(table=1)) for a, b in cells)
    save_document(document=make_document(text, blocks=blocks), content=text.encode())
    assert lines_with("1,2 xuất khẩu") == ["Xuất khẩu\t\t1,2"]


def test_what_was_superseded_is_not_found(keep: Keep) -> None:
    number = {"number": "12/BC-SCT", "issuer": "Sở Công Thương", "published": Period.month(2025, 7)}
    keep("Xuất khẩu đạt 5 tỷ.", **number)
    keep("Xuất khẩu đạt 6 tỷ đồng.", **number)
    assert lines_with("xuất khẩu") == ["Xuất khẩu đạt 6 tỷ đồng."]


def test_the_latest_documents_come_first_and_a_year_narrows(keep: Keep) -> None:
    keep("Chợ năm cũ.", published=Period.year(2023))
    keep("Chợ năm nay đây.", published=Period.year(2025))
    keep("Chợ năm kia.", published=Period.year(2024), media_type="application/pdf")
    assert lines_with("chợ") == ["Chợ năm nay đây.", "Chợ năm kia.", "Chợ năm cũ."]
    assert lines_with("chợ", year=2024) == ["Chợ năm kia."]
    assert lines_with("chợ", media_type="application/pdf") == ["Chợ năm kia."]


def test_pages_of_hits_are_of_one_list(keep: Keep) -> None:
    keep(*(f"Chợ số {number}" for number in range(30)))
    first, second = found(Sought("chợ"), 0, 20), found(Sought("chợ"), 20, 20)
    assert (first.total, len(first.hits), len(second.hits)) == (30, 20, 10)
    assert not {it.start for it in first.hits} & {it.start for it in second.hits}


def test_a_line_without_end_is_cut_where_words_end(keep: Keep) -> None:
    keep("sản lượng điện " * 2_000)
    assert LineRow.objects.count() > 5
    assert all(it.text.split()[0] in ("sản", "lượng", "điện") for it in found(Sought("điện")).hits)


def test_of_very_many_lines_it_says_that_there_are_more(keep: Keep) -> None:
    keep(*(f"Chợ số {number}" for number in range(MOST + 1)))
    assert found(Sought("chợ số")).more
    assert not found(Sought("chợ số 17")).more
