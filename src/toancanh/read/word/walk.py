"""From the elements of a Word file to pieces of text, counting paragraphs and tables as a reader would."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import Any, TypeAlias

from docx.oxml.ns import qn

from toancanh.model import BlockKind, Locator
from toancanh.read import lines
from toancanh.read.assembly import Piece
from toancanh.read.word import runs
from toancanh.read.word.numbering import Label
from toancanh.read.word.runs import BOX, FALLBACK, Fonts, Line, Note
from toancanh.read.word.tables import Cell, children, rows

Element: TypeAlias = Any  # lxml's, which has no types

PARAGRAPH, TABLE = qn("w:p"), qn("w:tbl")
_MARKS_GONE = tuple(f"{qn('w:pPr')}/{qn('w:rPr')}/{qn(tag)}" for tag in ("w:del", "w:moveFrom"))


@dataclass
class Walk:
    """One walk over a file.

    Args:
        fonts: of the file, with its styles.
        labels: automatic numbers by the paragraph that they stand before.
        notes: elements of the notes by what refers to them.
    """

    fonts: Fonts
    labels: Mapping[Element, Label]
    notes: Mapping[Note, Element]
    paragraphs: Iterator[int] = field(default_factory=lambda: count(1))
    tables: Iterator[int] = field(default_factory=lambda: count(1))
    _place: Locator | None = None  # of the paragraph or table whose note is read

    def pieces(self, nodes: Iterable[Element]) -> Iterator[Piece]:
        """Pieces of paragraphs and tables, each with the notes it refers to after it.

        No note stands between a table and what is above it: it comes after the table.
        """
        notes: list[Piece] = []
        for group in joined(nodes):
            if group[0].tag == TABLE:
                yield from self.table(group[0])
                continue
            told, later = self.paragraph(group)
            if told:
                yield from notes
                notes = []
            yield from told
            notes += later
        yield from notes

    def paragraph(self, group: list[Element]) -> tuple[list[Piece], list[Piece]]:
        """A piece per line, as a line break made by hand parts a paragraph as its end does; and its notes."""
        told: list[Piece] = []
        line = self.line(group)
        locator = self._place or Locator()
        if line.text.strip():
            locator = self._place or Locator(paragraph=next(self.paragraphs))
            kind, label = self.fonts.styles.kind(group[-1]), self.labels.get(group[-1])
            for text in filter(None, map(str.strip, line.text.split("\n"))):
                text = f"{label.text} {text}" if label else text
                told.append(Piece(text, _kind(text, kind, label), locator))
                label = None
        for box in boxes(group):
            told += self.pieces(blocks(box))
        return told, list(self.noted(line.notes, locator))

    def table(self, node: Element) -> Iterator[Piece]:
        """Cells in reading order; what stands inside a cell beside text follows the row, notes the table."""
        grid = rows(node)
        if not any(grid):
            return
        number = next(self.tables)
        notes: list[Note] = []
        for row in grid:
            inner: list[Element] = []
            for cell in row:
                text, told = self.cell(cell)
                notes += told
                inner += _inside(cell.node)
                place = Locator(table=number, row=cell.row, column=cell.column)
                yield Piece(text, BlockKind.CELL, place, down=cell.down, across=cell.across)
            yield from self.pieces(inner)
        yield from self.noted(notes, Locator(table=number))

    def cell(self, cell: Cell) -> tuple[str, list[Note]]:
        """Text of a cell with the automatic numbers of its paragraphs, and the notes that it refers to."""
        texts: list[str] = []
        notes: list[Note] = []
        for group in joined(blocks(cell.node)):
            if group[0].tag == PARAGRAPH:
                line, label = self.line(group), self.labels.get(group[-1])
                texts.append(f"{label.text if label else ''} {line.text.strip()}".strip())
                notes += line.notes
        return "\n".join(filter(None, texts)).replace("\t", " "), notes

    def line(self, group: list[Element]) -> Line:
        """Text and notes of paragraphs that are one because the mark between them was deleted."""
        if len(group) == 1:
            return runs.line(group[0], self.fonts)
        parts = [runs.line(node, self.fonts) for node in group]
        return Line(
            "".join(part.text for part in parts), tuple(note for part in parts for note in part.notes)
        )

    def noted(self, notes: Iterable[Note], place: Locator) -> Iterator[Piece]:
        """Pieces of notes, at the place of what refers to them."""
        if self._place is not None:  # a note that refers to notes
            return
        for note in notes:
            if (element := self.notes.get(note)) is not None:
                self._place = place
                yield from self.pieces(blocks(element))
                self._place = None


def blocks(parent: Element) -> Iterator[Element]:
    """Paragraphs and tables of a body, a cell, a text box or a note."""
    return children(parent, {PARAGRAPH, TABLE})


def joined(nodes: Iterable[Element]) -> Iterator[list[Element]]:
    """Each table alone; each paragraph with those before it whose mark is deleted or moved away."""
    group: list[Element] = []
    for node in nodes:
        if node.tag == TABLE and group:
            yield group
            group = []
        group.append(node)
        if node.tag == TABLE or not is_open(node):
            yield group
            group = []
    if group:
        yield group


def is_open(paragraph: Element) -> bool:
    """Whether the mark that ended a paragraph is gone, so that the next one continues it."""
    return any(paragraph.find(path) is not None for path in _MARKS_GONE)


def boxes(group: Iterable[Element]) -> Iterator[Element]:
    """Contents of text boxes of paragraphs, outermost ones."""
    for node in group:
        for box in node.iter(BOX):
            if not any(ancestor.tag in (FALLBACK, BOX) for ancestor in _ancestors(box, node)):
                yield box


def _ancestors(node: Element, up_to: Element) -> Iterator[Element]:
    for ancestor in node.iterancestors():
        if ancestor is up_to:
            return
        yield ancestor


def _inside(cell: Element) -> list[Element]:
    """Tables in a cell, and what stands in the text boxes of its paragraphs."""
    found: list[Element] = []
    for node in blocks(cell):
        if node.tag == TABLE:
            found.append(node)
        else:
            found += [inner for box in boxes([node]) for inner in blocks(box)]
    return found


def _kind(text: str, styled: BlockKind | None, label: Label | None) -> BlockKind:
    if styled is BlockKind.HEADING:
        return styled
    if label is None:
        return styled or lines.kind(text)
    seen = BlockKind.PARAGRAPH if label.bullet else lines.kind(text)
    return BlockKind.HEADING if seen is BlockKind.HEADING else BlockKind.LIST_ITEM
