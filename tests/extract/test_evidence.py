"""Each part of a figure leads to the words that gave it."""

from toancanh.extract import extract
from toancanh.model import Block, BlockKind, Locator, Part, Period, Way


def parts(document, number=0):
    """For each part of one figure the way and the words."""
    fact = extract(document).facts[number]
    assert {it.part for it in fact.evidence} == set(Part)
    return {
        it.part: (it.way, None if it.start is None else document.text[it.start : it.end])
        for it in fact.evidence
    }


def test_words_beside_the_number_are_stated(make_document) -> None:
    told = parts(make_document("Tháng 7/2025, kim ngạch xuất khẩu của tỉnh Gia Lai ước đạt 90 triệu USD."))
    assert told[Part.INDICATOR] == (Way.STATED, "kim ngạch xuất khẩu")
    assert told[Part.AREA] == (Way.STATED, "tỉnh Gia Lai")
    assert told[Part.PERIOD] == (Way.STATED, "Tháng 7/2025")
    assert told[Part.STATUS] == (Way.STATED, "ước đạt")


def test_comparison_carries_on_what_its_figure_said(make_document) -> None:
    document = make_document(
        "Tháng 7/2025, xuất khẩu của tỉnh Gia Lai ước đạt 90 triệu USD, tăng 8% so với cùng kỳ."
    )
    told = parts(document, 1)
    assert told[Part.INDICATOR] == (Way.CARRIED, "xuất khẩu")
    assert told[Part.PERIOD] == (Way.CARRIED, "Tháng 7/2025")
    assert told[Part.MEASURE] == (Way.STATED, "so với cùng kỳ")


def test_what_nothing_says_is_of_the_document_or_assumed(make_document) -> None:
    document = make_document("Toàn tỉnh có 22 cụm công nghiệp.", published=Period.parse("2025-07-21"))
    told = parts(document)
    assert told[Part.PERIOD] == (Way.DOCUMENT, None)
    assert told[Part.STATUS] == (Way.ASSUMED, None)


def test_earlier_sentence_is_counted_back(make_document) -> None:
    text = "Tỉnh Gia Lai có nhiều cụm công nghiệp. Hạ tầng còn thiếu. Tổng diện tích 900 ha."
    document = make_document(text, published=Period.parse("2025-M07"))
    found = {it.part: it for it in extract(document).facts[0].evidence}
    assert found[Part.INDICATOR].way is Way.CARRIED
    assert found[Part.INDICATOR].distance == 2


def test_cells_lead_to_their_row_and_column(make_document) -> None:
    rows = [["Chỉ tiêu", "Tháng 7/2025 (triệu USD)"], ["Kim ngạch xuất khẩu", "90"], ["Nhập khẩu", "12"]]
    text, blocks = "", []
    for row, cells in enumerate(rows, 1):
        for column, cell in enumerate(cells, 1):
            place = Locator(table=1, row=row, column=column)
            blocks.append(Block(len(text), len(text) + len(cell), BlockKind.CELL, place))
            text += cell + "\n"
    told = parts(make_document(text, blocks=tuple(blocks)))
    assert told[Part.INDICATOR] == (Way.TABLE, "Kim ngạch xuất khẩu")
    assert told[Part.PERIOD][0] is Way.TABLE
    assert told[Part.PERIOD][1].startswith("Tháng 7/2025")


def test_runs_of_spaces_do_not_move_the_words(make_document) -> None:
    text = "Tháng  7/2025,   kim ngạch \n xuất khẩu   của tỉnh Gia Lai ước đạt 90 triệu USD."
    assert parts(make_document(text))[Part.INDICATOR] == (Way.STATED, "kim ngạch \n xuất khẩu")
