"""A row that begins at the foot of a page and ends on top of the next is one row."""

import pytest

from toancanh.read.paper.layout import Sheet
from toancanh.read.paper.pieces import pieces
from toancanh.read.paper.words import Box, Rule, Word

EDGES = (70.0, 250.0, 350.0, 450.0)


def sheet(top, rows):
    """A page with a ruled table of three columns, 20 points a row."""
    words, ys = [], [top + 20 * at for at in range(len(rows) + 1)]
    for at, fields in enumerate(rows):
        for left, text in zip(EDGES, fields, strict=False):
            for number, word in enumerate(text.split()):
                x = left + 4 + 30 * number
                words.append(Word(word, Box(x, ys[at] + 4, x + 26, ys[at] + 14)))
    rules = [Rule(True, y, EDGES[0], EDGES[-1]) for y in ys]
    rules += [Rule(False, x, ys[0], ys[-1]) for x in EDGES]
    return Sheet(words, rules, 595, 842)


def rows(second):
    first = [("Ngành", "Tháng 6", "Tháng 7"), ("Sản xuất và", "10,5", "11,0")]
    found = {}
    for piece in pieces([sheet(700, first), sheet(60, second)]):
        found.setdefault(piece.locator.row, []).append(piece.text)
    return list(found.values())


def test_words_that_go_on_below_the_break_belong_to_the_row_above_it():
    found = rows([("phân phối điện", "", ""), ("Khai khoáng", "7,1", "7,2")])
    assert found[1:] == [["Sản xuất và phân phối điện", "10,5", "11,0"], ["Khai khoáng", "7,1", "7,2"]]


@pytest.mark.parametrize("first", [("Khu vực dịch vụ", "", ""), ("điện", "7,1", "7,2")])
def test_a_row_of_its_own_stays_one(first):
    assert len(rows([first, ("Khai khoáng", "7,1", "7,2")])) == 4
