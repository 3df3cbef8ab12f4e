"""Tables of things: a row names one, its other cells say what the heads of their columns announce."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from toancanh.extract.named.statements import Statement, places, shared
from toancanh.extract.rules.named import Named
from toancanh.extract.rules.named.find import page
from toancanh.extract.rules.named.lexicon import Role, heads
from toancanh.extract.rules.named.names import Page, name_at
from toancanh.extract.rules.named.things import Chain, chain_at
from toancanh.extract.survey import Survey
from toancanh.extract.tables.grids import Cell, grids
from toancanh.model import Feature, MentionKind, Observation

_TITLE = re.compile(r"(?:stt|tt|tên|danh mục|các|tên các|danh sách)? ?")
_UNITS = {"MW": Feature.CAPACITY, "MWp": Feature.CAPACITY, "ha": Feature.AREA, "VND": Feature.CAPITAL}
_HEADS = {
    Feature.CAPACITY: re.compile(r"công suất|quy mô"),
    Feature.AREA: re.compile(r"diện tích|quy mô"),
    Feature.CAPITAL: re.compile(r"(?:tổng vốn|vốn đầu tư|mức đầu tư)(?! đăng ký)"),
    Feature.OCCUPANCY: re.compile(r"lấp đầy"),
}
_INVESTOR = re.compile(r"chủ đầu tư|nhà đầu tư|đơn vị đầu tư")
_NUMBERING = re.compile(r"(?:\d+[.)]|[-+*•]) *")
_NAMES = (MentionKind.OFFICE, MentionKind.OFFICIAL)

Told = dict[int, list[Statement]]


def read_tables(
    survey: Survey, facts: Sequence[Observation], found: Sequence[Named]
) -> tuple[list[Named], Told]:
    """The things that only their column says to be such, and by offset of a thing what its row states."""
    rows: list[Named] = []
    told: Told = {}
    made = _Facts(facts)
    for grid in grids(survey.reading):
        table = _Table(survey, grid.rows(), made)
        for one, row in table.things(found):
            if one not in found:
                rows.append(one)
            told[one.start] = list(table.statements(row, one, found))
    return rows, told


class _Facts:
    """Observations by the cell that they stand in."""

    def __init__(self, facts: Sequence[Observation]) -> None:
        self._facts = sorted(facts, key=lambda fact: fact.passage.start)
        self._starts = [fact.passage.start for fact in self._facts]

    def within(self, cell: Cell) -> list[Observation]:
        first, last = bisect_left(self._starts, cell.start), bisect_left(self._starts, cell.end)
        return self._facts[first:last]


class _Table:
    """One grid whose first row heads its columns."""

    def __init__(self, survey: Survey, rows: Sequence[Sequence[Cell]], facts: _Facts) -> None:
        self.survey, self.facts = survey, facts
        self.head, self.body = rows[0], rows[1:]
        self.key = survey.reading.key
        self.titles = {cell.column: self.key[cell.start : cell.end].strip() for cell in self.head}

    def things(self, found: Sequence[Named]) -> Iterator[tuple[Named, Sequence[Cell]]]:
        """What each row names, in the column that begins with a name or is headed by a word for things."""
        starts = {one.start: one for one in found if one.kind not in _NAMES}
        column, chain, text = self._names()
        for row in self.body:
            for cell in row:
                lead = _NUMBERING.match(self.key, cell.start)
                at = lead.end() if lead else cell.start
                if at in starts and starts[at].kind is not MentionKind.ENTERPRISE:
                    yield starts[at], row
                    break
                if chain and text and cell.column == column and (one := _named(text, chain, at, cell.end)):
                    yield one, row
                    break

    def _names(self) -> tuple[int, Chain | None, Page | None]:
        """The column headed by a word for things, and that word."""
        reading = self.survey.reading
        for cell in self.head:
            marks = [m for m in heads().find(self.titles[cell.column]) if m.value.role is Role.THING]
            if marks and _TITLE.fullmatch(self.titles[cell.column], 0, marks[0].start):
                text = page(reading, [], self.survey.places, self.survey.amounts)
                chain = chain_at(text, marks, 0)
                if chain.end == len(self.titles[cell.column]) and chain.kind is not MentionKind.PROJECT:
                    return cell.column, chain, text
        return 0, None, None

    def statements(self, row: Sequence[Cell], one: Named, found: Sequence[Named]) -> Iterator[Statement]:
        """What the other cells of a row state."""
        for cell in row:
            if cell.start <= one.start < cell.end:
                continue
            title = self.titles.get(cell.column, "")
            numbers = self.facts.within(cell)
            for fact in numbers:
                feature = _UNITS.get(fact.quantity.unit, Feature.OCCUPANCY)
                if _HEADS[feature].search(title):
                    yield Statement(feature, fact.passage.start, fact.passage.end, fact.quantity)
            if not numbers:
                yield from self._words(cell, title, found)

    def _words(self, cell: Cell, title: str, found: Sequence[Named]) -> Iterator[Statement]:
        yield from shared(self.survey, cell.start, cell.end)
        yield from places(self.survey, cell.start, cell.end)
        if _INVESTOR.search(title):
            owners = (one for one in found if one.start == cell.start and one.kind is MentionKind.ENTERPRISE)
            yield from (Statement(Feature.INVESTOR, it.start, it.end, code=it.key) for it in owners)


def _named(text: Page, chain: Chain, at: int, end: int) -> Named | None:
    """The name that fills a cell."""
    span = name_at(text, at, chain.kind)
    if span != (at, end):
        return None
    return Named(at, end, at, text.quote(at, end), chain.kind, chain.variety, "named.row")
