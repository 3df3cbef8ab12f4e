"""Tables on a page: those drawn with rules, and those that only keep a gutter between columns."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, product

from toancanh.read.paper.flow import Line, Said, around, gather, said
from toancanh.read.paper.words import NEAR, Box, Rule, Word

_MOST_RULES = 3000  # on a page; more is a drawing
_MARKER = 3  # characters of a list's number or bullet
Place = tuple[int, int]
_ALONE = 2  # lines of one column between two of more
_STEP = 3.0  # letter heights from a line to the next of the same table
_GUTTER = 2.0  # letter heights: a wider gap parts columns, not words


@dataclass(frozen=True, slots=True)
class Cell:
    """A filled cell: its row and column, from 1, the rows and columns that it covers, and its text."""

    row: int
    column: int
    down: int
    across: int
    said: Said


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its box on the page, the left edges of its columns, and its filled cells in order."""

    box: Box
    columns: tuple[float, ...]
    rows: int
    cells: tuple[Cell, ...]

    def continues(self, other: "Table") -> bool:
        """Whether the columns stand as those of ``other`` do, so that one goes on in the other."""
        return len(self.columns) == len(other.columns) and all(
            abs(a - b) <= NEAR for a, b in zip(self.columns, other.columns, strict=True)
        )


@dataclass(frozen=True)
class _Grid:
    """Positions of the rules of one table, and the rules themselves."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    across: tuple[Rule, ...]
    down: tuple[Rule, ...]

    @property
    def box(self) -> Box:
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    def cell(self, x: float, y: float) -> tuple[int, int]:
        """Row and column, from 1, of the cell at a point; of a merged cell its first."""
        column = min(max(bisect_right(self.xs, x), 1), len(self.xs) - 1)
        row = min(max(bisect_right(self.ys, y), 1), len(self.ys) - 1)
        while True:
            if column > 1 and not self._parts_columns(row, column - 1):
                column -= 1
            elif row > 1 and not self._parts_rows(row - 1, column):
                row -= 1
            else:
                return row, column

    def cells(self) -> Iterator[Box]:
        """The boxes of its cells, by rows; a merged cell has one."""
        for row, column in product(range(1, len(self.ys)), range(1, len(self.xs))):
            if self.cell(self._mid(self.xs, column), self._mid(self.ys, row)) == (row, column):
                down, across = self.span(row, column)
                left, top = self.xs[column - 1], self.ys[row - 1]
                yield Box(left, top, self.xs[column - 1 + across], self.ys[row - 1 + down])

    def place(self, word: Word) -> Place:
        """Row and column of a word."""
        return self.cell(*word.box.middle)

    def span(self, row: int, column: int) -> tuple[int, int]:
        """Rows and columns that the cell covers that begins at a row and a column."""
        last_row, last = row, column
        while last < len(self.xs) - 1 and not self._parts_columns(row, last):
            last += 1
        while last_row < len(self.ys) - 1 and not self._parts_rows(last_row, column):
            last_row += 1
        return last_row - row + 1, last - column + 1

    def _parts_columns(self, row: int, column: int) -> bool:
        """Whether a rule stands on the right of a cell."""
        return self._parted(self.down, self.xs[column], self._mid(self.ys, row))

    def _parts_rows(self, row: int, column: int) -> bool:
        """Whether a rule lies below a cell."""
        return self._parted(self.across, self.ys[row], self._mid(self.xs, column))

    @staticmethod
    def _mid(positions: Sequence[float], number: int) -> float:
        return (positions[number - 1] + positions[number]) / 2

    @staticmethod
    def _parted(rules: Iterable[Rule], at: float, where: float) -> bool:
        return any(abs(rule.at - at) <= NEAR and rule.start <= where <= rule.end for rule in rules)


def ruled(words: Sequence[Word], rules: Sequence[Rule]) -> tuple[list[Table], list[Word]]:
    """Tables drawn with rules, and the words outside them."""
    tables, rest = [], list(words)
    for grid in _grids(rules) if len(rules) <= _MOST_RULES else []:
        inside = [word for word in rest if grid.box.holds(word.box)]
        if inside:
            rest = [word for word in rest if not grid.box.holds(word.box)]
            cells = _fill(inside, grid.place, grid.span)
            tables.append(Table(grid.box, grid.xs, len(grid.ys) - 1, cells))
    return tables, rest


def cells(rules: Sequence[Rule]) -> Iterator[Box]:
    """The cells of all tables drawn with rules, those of a table by rows."""
    for grid in _grids(rules) if len(rules) <= _MOST_RULES else []:
        yield from grid.cells()


def _fill(
    words: Iterable[Word], place: Callable[[Word], Place], span: Callable[[int, int], Place]
) -> tuple[Cell, ...]:
    cells: dict[Place, list[Word]] = {}
    for word in words:
        cells.setdefault(place(word), []).append(word)
    return tuple(Cell(*at, *span(*at), said(gather(inside))) for at, inside in sorted(cells.items()))


def _grids(rules: Sequence[Rule]) -> list[_Grid]:
    """Rules that cross, taken together, as long as they part at least two cells."""
    found = []
    for group in _crossing(rules):
        across = tuple(rule for rule in group if rule.horizontal)
        down = tuple(rule for rule in group if not rule.horizontal)
        xs, ys = _positions(down), _positions(across)
        if (len(xs) - 1) * (len(ys) - 1) >= 2:
            found.append(_Grid(xs, ys, across, down))
    return found


def _positions(rules: Iterable[Rule]) -> tuple[float, ...]:
    """Distinct places of rules, those nearly the same taken as one."""
    places: list[float] = []
    for at in sorted(rule.at for rule in rules):
        if not places or at - places[-1] > NEAR:
            places.append(at)
    return tuple(places)


def _crossing(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Groups of rules that touch each other, directly or through others."""
    groups = []
    left = set(rules)
    while left:
        group, reached = [], [left.pop()]
        while reached:
            rule = reached.pop()
            group.append(rule)
            met = {other for other in left if _touch(rule, other)}
            left -= met
            reached += met
        groups.append(group)
    return sorted(groups, key=lambda group: min(r.at if r.horizontal else r.start for r in group))


def _touch(a: Rule, b: Rule) -> bool:
    if a.horizontal == b.horizontal:
        return abs(a.at - b.at) <= NEAR and a.start <= b.end + NEAR and b.start <= a.end + NEAR
    return a.start - NEAR <= b.at <= a.end + NEAR and b.start - NEAR <= a.at <= b.end + NEAR


def spaced(lines: Sequence[Line]) -> list[Table | Line]:
    """Lines in order, where neighbours that share a gutter have become a table.

    Between them may stand lines of one column alone, where a long cell goes on.
    """
    found: list[Table | Line] = []
    run: list[Line] = []
    alone: list[Line] = []  # may be of the run, if it goes on below them
    for line in lines:
        if len(_columns([line])) < 2:
            alone.append(line)
            if not run or len(alone) > _ALONE:
                found += [*_as_table(run), *alone]
                run, alone = [], []
        elif run and not _shares([*run, *alone, line], len(_columns(run))):
            found += [*_as_table(run), *alone]
            run, alone = [line], []
        else:
            run, alone = [*run, *alone, line], []
    return [*found, *_as_table(run), *alone]


def _shares(run: Sequence[Line], columns: int) -> bool:
    """Whether lines, next to each other, keep a gutter; one column alone must not cost another."""
    near = all(below.box.top - above.box.top <= _STEP * above.box.height for above, below in pairwise(run))
    if any(len(_columns([line])) < 2 for line in run):
        return near and len(_columns(run)) == columns
    return len(_columns(run)) >= 2


def _as_table(run: list[Line]) -> list[Table | Line]:
    starts = [left for left, _ in _columns(run)] if run else []
    if len(run) < 2 or _is_list(run, starts):
        return list(run)
    rows = {id(word): row for row, line in enumerate(run, 1) for word in line.words}
    words = [word for line in run for word in line.words]
    cells = _fill(
        words, lambda word: (rows[id(word)], bisect_right(starts, word.box.left)), lambda row, column: (1, 1)
    )
    return [Table(around(line.box for line in run), tuple(starts), len(run), cells)]


def _is_list(run: Sequence[Line], starts: Sequence[float]) -> bool:
    """Whether two columns are but numbers or bullets with what they number."""
    return len(starts) == 2 and all(
        len(word.text) <= _MARKER for line in run for word in line.words if word.box.left < starts[1]
    )


def _columns(lines: Sequence[Line]) -> list[tuple[float, float]]:
    """Stretches along x that words of the lines fill, parted by gutters empty in all of them."""
    gutter = _GUTTER * min(line.box.height for line in lines)
    columns: list[tuple[float, float]] = []
    for word in sorted((word for line in lines for word in line.words), key=lambda word: word.box.left):
        if columns and word.box.left - columns[-1][1] < gutter:
            columns[-1] = (columns[-1][0], max(columns[-1][1], word.box.right))
        else:
            columns.append((word.box.left, word.box.right))
    return columns
