"""Tables of things: a row names one, its other cells say what the heads of their columns announce."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from toancanh.extract.marks import between
from toancanh.extract.named.regions import PEOPLE
from toancanh.extract.named.statements import Statement, places, quantity, shared
from toancanh.extract.rules.named import Named
from toancanh.extract.rules.named.find import page
from toancanh.extract.rules.named.lexicon import Role, heads
from toancanh.extract.rules.named.names import Page
from toancanh.extract.rules.named.things import Chain, chain_at, named_alone
from toancanh.extract.survey import Survey
from toancanh.extract.tables.grids import Cell, grids
from toancanh.model import BlockKind, Feature, MentionKind, Observation, Quantity

_TITLE = re.compile(r"(?:stt|tt|tên|danh mục|các|tên các|danh sách)? ?")
_UNITS = {
    "MW": Feature.CAPACITY,
    "MWp": Feature.CAPACITY,
    "ha": Feature.AREA,
    "VND": Feature.CAPITAL,
    "percent": Feature.OCCUPANCY,
}
_HEADS = {
    Feature.CAPACITY: re.compile(r"công suất|quy mô"),
    Feature.AREA: re.compile(r"diện tích|quy mô"),
    Feature.CAPITAL: re.compile(r"(?:tổng vốn|vốn đầu tư|mức đầu tư)(?! đăng ký)"),
    Feature.OCCUPANCY: re.compile(r"lấp đầy"),
}
_INVESTOR = re.compile(r"chủ đầu tư|nhà đầu tư|đơn vị đầu tư")
_ROW = re.compile(r"[|;\t]")
_NEAR = 60
_NUMBERING = re.compile(r"(?:\d+[.)]|[-+*•]) *")

Told = dict[int, list[Statement]]


def read_tables(
    survey: Survey, facts: Sequence[Observation], found: Sequence[Named]
) -> tuple[list[Named], Told]:
    """The things that only their column says to be such, and by offset of a thing what its row states."""
    rows: list[Named] = []
    told: Told = {}
    if not _tabular(survey):
        return rows, told
    cells = {(fact.passage.start, fact.passage.end): fact for fact in facts}
    source = _Source(survey, {one.start: one for one in found}, cells)
    for grid in grids(survey.reading):
        table = _Table(source, grid.rows())
        for one, row in table.things():
            if one.start not in source.named:
                rows.append(one)
            told[one.start] = list(table.statements(row, one))
    return rows, told


def _tabular(survey: Survey) -> bool:
    """Whether a word for things stands in a cell or on a line that looks like a row."""
    if any(block.kind is BlockKind.CELL for block in survey.reading.document.blocks):
        return True
    things = (mark for mark in survey.heads if mark.value.role is Role.THING)
    return any(_ROW.search(survey.reading.text, mark.end, mark.end + _NEAR) for mark in things)


@dataclass(frozen=True, slots=True)
class _Source:
    """What is known of a document before its tables are read; ``facts`` are by their place in the file."""

    survey: Survey
    named: Mapping[int, Named]
    facts: Mapping[tuple[int, int], Observation]

    def page(self) -> Page:
        return page(self.survey.reading, [], self.survey.places, self.survey.amounts)

    def quantities(self, cell: Cell) -> Iterator[tuple[int, int, Quantity]]:
        """The figure of a cell, else the amounts that it states with their units."""
        fact = self.facts.get(self.survey.reading.smoothed.span(cell.start, cell.end))
        if fact:
            yield cell.start, cell.end, fact.quantity
            return
        for mark in between(self.survey.amounts, cell.start, cell.end):
            yield mark.start, mark.end, quantity(mark.value)


class _Table:
    """One grid whose first row heads its columns."""

    def __init__(self, source: _Source, rows: Sequence[Sequence[Cell]]) -> None:
        self.source, self.body = source, rows[1:]
        self.key = source.survey.reading.key
        self.titles = {cell.column: self.key[cell.start : cell.end].strip() for cell in rows[0]}

    def things(self) -> Iterator[tuple[Named, Sequence[Cell]]]:
        """What each row names, by a head word of its own or by that of the column."""
        column, chain = self._headed()
        text = self.source.page() if chain else None
        for row in self.body:
            for cell in row:
                lead = _NUMBERING.match(self.key, cell.start)
                at = lead.end() if lead else cell.start
                one = self.source.named.get(at)
                if one is None and chain and text and cell.column == column:
                    one = named_alone(text, chain, at, cell.end)
                if one and one.kind not in PEOPLE:
                    yield one, row
                    break

    def _headed(self) -> tuple[int, Chain | None]:
        """The column headed by a word for things, and that word."""
        for column, title in self.titles.items():
            marks = [mark for mark in heads().find(title) if mark.value.role is Role.THING]
            if marks and _TITLE.fullmatch(title, 0, marks[0].start):
                chain = chain_at(title, marks, 0)
                if chain.end == len(title) and chain.kind is not MentionKind.PROJECT:
                    return column, chain
        return 0, None

    def statements(self, row: Sequence[Cell], one: Named) -> Iterator[Statement]:
        """What the other cells of a row state."""
        for cell in row:
            if cell.start <= one.start < cell.end:
                continue
            title = self.titles.get(cell.column, "")
            for start, end, number in self.source.quantities(cell):
                feature = _UNITS.get(number.unit)
                if feature and _HEADS[feature].search(title):
                    yield Statement(feature, start, end, number)
            yield from self._words(cell, title)

    def _words(self, cell: Cell, title: str) -> Iterator[Statement]:
        """What a cell of words states."""
        yield from shared(self.source.survey, cell.start, cell.end)
        yield from places(self.source.survey, cell.start, cell.end)
        owner = self.source.named.get(cell.start)
        if owner and owner.kind is MentionKind.ENTERPRISE and _INVESTOR.search(title):
            yield Statement(Feature.INVESTOR, owner.start, owner.end, code=owner.key)
