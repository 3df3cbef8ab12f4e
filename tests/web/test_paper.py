"""A document is shown whole, with its figures and acts marked where they stand."""

from dataclasses import replace
from decimal import Decimal

from toancanh.model import Act, ActType, Block, BlockKind, Faint, Locator, column_letters
from toancanh.web import paper_tables
from toancanh.web.paper import Paragraph, lay_out
from toancanh.web.paper_tables import Table


def pieces(part: Paragraph) -> list[str]:
    return [piece.text for piece in part.pieces]


def test_figure_is_cut_out_of_its_sentence(make_document, make_fact) -> None:
    document = make_document("Xuất khẩu 6 tháng đạt 1,5 tỷ USD.")
    fact = make_fact(document=document, span=(22, 32))
    (paragraph,) = lay_out(document, [fact], [])
    assert pieces(paragraph) == ["Xuất khẩu 6 tháng đạt ", "1,5 tỷ USD", "."]
    assert paragraph.pieces[1].facts == paragraph.pieces[1].anchors == (fact.id,)


def test_overlapping_figures_are_one_mark_with_all_anchors(make_document, make_fact) -> None:
    document = make_document("Tăng 18 siêu thị, 3 chợ.")
    one, other = make_fact(18, document, span=(5, 7)), make_fact(18, document, span=(5, 16))
    (paragraph,) = lay_out(document, [one, other], [])
    assert pieces(paragraph) == ["Tăng ", "18 siêu thị", ", 3 chợ."]
    assert set(paragraph.pieces[1].anchors) == {one.id, other.id}


def test_figure_inside_an_act_belongs_to_both(make_document, make_fact) -> None:
    document = make_document("Sở đề nghị bố trí 5 tỷ đồng. Hết.")
    act = Act(document.passage(0, 28), ActType.PETITION, "Sở", None, (), "test")
    (paragraph,) = lay_out(document, [make_fact(document=document, span=(18, 27))], [act])
    marked = next(piece for piece in paragraph.pieces if piece.facts)
    assert (marked.text, marked.acts) == ("5 tỷ đồng", (ActType.PETITION,))
    assert paragraph.pieces[-1].acts == ()


def table(make_document, rows):
    texts = [cell for row in rows for cell in row]
    blocks, at = [], 0
    for r, row in enumerate(rows, 1):
        for c, cell in enumerate(row, 1):
            if cell:
                where = Locator(table=1, row=r, column=c)
                blocks.append(Block(at, at + len(cell), BlockKind.CELL, where))
            at += len(cell) + 1
    return replace(make_document("\n".join(texts)), blocks=tuple(blocks))


def test_table_keeps_rows_and_empty_cells(make_document) -> None:
    document = table(make_document, [["Chỉ tiêu", "Ước", "Tăng"], ["GRDP", "", "7,14"]])
    (part,) = lay_out(document, [], [])
    assert isinstance(part, Table)
    assert [[cell.plain for cell in row.cells] for row in part.rows] == [
        ["Chỉ tiêu", "Ước", "Tăng"],
        ["GRDP", "", "7,14"],
    ]
    assert part.data
    assert part.header


def test_letterhead_is_no_table_of_figures(make_document) -> None:
    document = table(make_document, [["SỞ CÔNG THƯƠNG", "CỘNG HÒA"], ["Số: 12/BC", "Đắk Lắk, ngày 6"]])
    assert not lay_out(document, [], [])[0].data


def test_new_page_is_announced_once(make_document) -> None:
    document = make_document("Một\nHai\nBa")
    spans = ((0, 3, 1), (4, 7, 1), (8, 10, 2))
    blocks = tuple(Block(a, b, BlockKind.PARAGRAPH, Locator(page=page)) for a, b, page in spans)
    assert [part.page for part in lay_out(replace(document, blocks=blocks), [], [])] == [1, None, 2]


def sheet(make_document, *cells: tuple[int, int, str, int, int]):
    """A sheet of cells: row, column, text, how many rows and columns each covers."""
    text, blocks = "", []
    for row, column, words, down, across in cells:
        name = f"{column_letters(column)}{row}"
        where = Locator(table=1, row=row, column=column, sheet="IIP", cell=name)
        blocks.append(Block(len(text), len(text) + len(words), BlockKind.CELL, where, down, across))
        text += words + "\n"
    return replace(make_document(text[:-1]), blocks=tuple(blocks))


def test_sheet_has_its_name_letters_and_row_numbers(make_document) -> None:
    (part,) = lay_out(sheet(make_document, (1, 2, "Ngành", 1, 1), (7, 28, "114.1", 1, 1)), [], [])
    assert (part.sheet, part.letters, [row.number for row in part.rows]) == ("IIP", ("B", "AB"), [1, 7])
    assert [[(cell.plain, cell.number) for cell in row.cells] for row in part.rows] == [
        [("Ngành", False), ("", False)], [("", False), ("114.1", True)],
    ]  # fmt: skip


def test_merged_cells_cover_what_they_cover(make_document) -> None:
    cells = (1, 1, "Ngành", 2, 1), (1, 2, "Tháng 8", 1, 2), (2, 2, "Trước", 1, 1), (2, 3, "Sau", 1, 1)
    (part,) = lay_out(sheet(make_document, *cells), [], [])
    assert [[(cell.plain, cell.down, cell.across) for cell in row.cells] for row in part.rows] == [
        [("Ngành", 2, 1), ("Tháng 8", 1, 2)], [("Trước", 1, 1), ("Sau", 1, 1)],
    ]  # fmt: skip


def test_very_long_sheet_shows_the_rows_that_are_asked_for(make_document, monkeypatch) -> None:
    monkeypatch.setattr(paper_tables, "MOST_ROWS", 10)
    document = sheet(make_document, *((row, 1, f"{row:04}", 1, 1) for row in range(1, 101)))
    (part,) = lay_out(document, [], [])
    assert (part.rows[0].number, len(part.rows), part.unseen) == (1, 10, 90)
    at = document.text.index("0070")
    (part,) = lay_out(document, [], [], (at, at + 4))
    assert 70 in [row.number for row in part.rows]


def test_words_an_image_shows_unclearly_are_marked(make_document) -> None:
    document = make_document("Xuất khẩu 860 triệu")
    block = replace(document.blocks[0], faint=(Faint(10, 13, Decimal("0.4")),))
    (part,) = lay_out(replace(document, blocks=(block,)), [], [])
    assert [(it.text, it.faint) for it in part.pieces] == [
        ("Xuất khẩu ", False), ("860", True), (" triệu", False),
    ]  # fmt: skip
