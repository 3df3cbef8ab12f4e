"""Pages to the paragraphs and tables on them, in reading order."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from toancanh.read.paper import flow, grids, running
from toancanh.read.paper.flow import Line, Margins
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

    ``goes_on`` says that a table continues the one before it, which ended the page before.
    """

    page: int
    content: Table | tuple[Line, ...]
    goes_on: bool = False


def parts(sheets: Sequence[Sheet]) -> Iterator[Part]:
    """Paragraphs and tables of all pages; what a page break parts is joined again."""
    split = [grids.ruled(sheet.words, sheet.rules) for sheet in sheets]
    lines = [flow.gather(rest) for _, rest in split]
    kept = running.without_running(lines, [sheet.height for sheet in sheets])
    margins = flow.margins(kept, [sheet.width for sheet in sheets])
    found = (
        Part(number, content)
        for number, ((tables, _), lines) in enumerate(zip(split, kept, strict=True), 1)
        for content in _of_page(tables, lines, margins)
    )
    return _rejoined(found, margins)


def _of_page(tables: list[Table], lines: list[Line], margins: Margins) -> Iterator[Table | tuple[Line, ...]]:
    standing = sorted([*tables, *grids.spaced(lines)], key=lambda part: part.box.top)
    for is_table, run in groupby(standing, key=lambda part: isinstance(part, Table)):
        if is_table:
            yield from (part for part in run if isinstance(part, Table))
        else:
            yield from flow.paragraphs([part for part in run if isinstance(part, Line)], margins)


def _rejoined(found: Iterable[Part], margins: Margins) -> Iterator[Part]:
    before: Part | None = None
    for part in found:
        if before is None:
            before = part
        elif part.page == before.page:
            yield before
            before = part
        else:
            before, ended = _across(before, part, margins)
            if ended is not None:
                yield ended
    if before is not None:
        yield before


def _across(before: Part, after: Part, margins: Margins) -> tuple[Part, Part | None]:
    """The last part of a page and the first of the next: what to go on with, and what has ended."""
    above, below = before.content, after.content
    if isinstance(above, Table) or isinstance(below, Table):
        both = isinstance(above, Table) and isinstance(below, Table) and below.continues(above)
        return replace(after, goes_on=both), before
    if flow.runs_on(above, below[0], margins):
        return Part(before.page, above + below), None
    return after, before
