"""Pages to the paragraphs and tables on them, in reading order."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from toancanh.read.paper import flow, grids, running
from toancanh.read.paper.columns import Region, regions
from toancanh.read.paper.flow import Line, Margins, around
from toancanh.read.paper.grids import Table
from toancanh.read.paper.words import Rule, Word


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands on one page, and its size in points."""

    words: list[Word]
    rules: list[Rule]
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Part:
    """A table, or the lines of one paragraph; ``page`` counts from 1 and is where it begins.

    Args:
        page, content: where and what.
        right: the margin that its lines keep.
        opens: whether it is the first of its page or column, and so may continue what ended the one before.
        note: whether it stands at the foot of the page, so that text may run on over it.
        goes_on: whether a table continues the one before.
    """

    page: int
    content: Table | tuple[Line, ...]
    right: float = 0
    opens: bool = False
    note: bool = False
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class _Page:
    """The regions of a page, each with its tables, and the lines at its foot."""

    number: int
    regions: list[tuple[Region, list[Table]]]
    notes: list[Line]


def parts(sheets: Sequence[Sheet]) -> Iterator[Part]:
    """Paragraphs and tables of all pages; what a break of page or column parts is joined again."""
    split = [grids.ruled(sheet.words, sheet.rules) for sheet in sheets]
    lines = [flow.gather(word for word in rest if word.upright) for _, rest in split]
    kept = running.without_running(lines, [sheet.height for sheet in sheets])
    letters = running.letters(kept)
    pages = [
        _page(number, tables, running.foot(matter, letters))
        for number, ((tables, _), matter) in enumerate(zip(split, kept, strict=True), 1)
    ]
    standing = [(region.lines, region.right) for page in pages for region, _ in page.regions]
    margins = flow.margins(standing, [sheet.width for sheet in sheets])
    return _rejoined((part for page in pages for part in _of_page(page, margins)), margins)


def _page(number: int, tables: Sequence[Table], split: tuple[list[Line], list[Line]]) -> _Page:
    lines, notes = split
    found = list(regions(lines, [table.box for table in tables]))
    return _Page(number, _placed(found, tables), notes)


def _of_page(page: _Page, margins: Margins) -> Iterator[Part]:
    first = True
    for region, tables in page.regions:
        within = replace(margins, right=region.right or margins.right)
        for place, content in enumerate(_of_region(tables, region.lines, within)):
            opens = place == 0 and (first or region.right is not None)
            yield Part(page.number, content, within.right, opens)
            first = False
    for note in flow.paragraphs(page.notes, margins):
        yield Part(page.number, note, note=True)


def _placed(found: list[Region], tables: Iterable[Table]) -> list[tuple[Region, list[Table]]]:
    """Each region with the tables that stand in it, or a region without lines for a table between two."""
    placed: list[tuple[Region, list[Table]]] = [(region, []) for region in found]
    boxes = [around(line.box for line in region.lines) for region in found]
    for table in tables:
        above = [at for at, box in enumerate(boxes) if box.top <= table.box.top]
        within = [at for at in above if found[at].right and boxes[at].holds(table.box)]
        home = (within or above or [-1])[-1]
        if within or (above and found[home].right is None):
            placed[home][1].append(table)
        else:
            at = home + 1
            placed.insert(at, (Region(()), [table]))
            boxes.insert(at, table.box)
            found.insert(at, Region(()))
    return placed


def _of_region(
    tables: Sequence[Table], lines: Sequence[Line], margins: Margins
) -> Iterator[Table | tuple[Line, ...]]:
    standing = sorted([*tables, *grids.spaced(lines)], key=lambda part: part.box.top)
    for is_table, run in groupby(standing, key=lambda part: isinstance(part, Table)):
        if is_table:
            yield from (part for part in run if isinstance(part, Table))
        else:
            yield from flow.paragraphs([part for part in run if isinstance(part, Line)], margins)


def _rejoined(found: Iterable[Part], margins: Margins) -> Iterator[Part]:
    before: Part | None = None
    notes: list[Part] = []
    for part in found:
        if part.note:
            notes.append(part)
        elif before and part.opens and (joined := _joined(before, part, margins)):
            before = joined
        else:
            if before:
                yield before
                part = replace(part, goes_on=part.opens and _goes_on(before, part))
            yield from notes
            notes, before = [], part
    yield from ([before] if before else [])
    yield from notes


def _goes_on(before: Part, after: Part) -> bool:
    above, below = before.content, after.content
    return isinstance(above, Table) and isinstance(below, Table) and below.continues(above)


def _joined(before: Part, after: Part, margins: Margins) -> Part | None:
    """The paragraph that ends one page or column and goes on in the next, if it does."""
    above, below = before.content, after.content
    if isinstance(above, Table) or isinstance(below, Table):
        return None
    if not flow.runs_on(above, below[0], replace(margins, right=before.right)):
        return None
    return replace(before, content=above + below, right=after.right)
