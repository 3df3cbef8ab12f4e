"""A document is shown whole, with its figures and acts marked where they stand."""

from dataclasses import replace

from toancanh.model import Act, ActType, Block, BlockKind, Locator
from toancanh.web.paper import Paragraph, Table, lay_out


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
    assert [[cell[0].text if cell else "" for cell in row] for row in part.rows] == [
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
