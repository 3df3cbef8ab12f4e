"""The sheets of a workbook: cells to observations by what headings, labels and titles say.

Nothing hangs on the name of a sheet or file, or on where a column stands. A cell of which it is not certain
what its figure means makes no observation but a finding with its range.
"""

from collections.abc import Sequence
from dataclasses import replace

from toancanh.extract.marks import between
from toancanh.extract.rules.area import Place
from toancanh.extract.survey import Survey
from toancanh.extract.tables.grids import Cell, Grid
from toancanh.extract.tables.sheets.doubts import Doubt, doubt, findings
from toancanh.extract.tables.sheets.figures import SHORT, Sheet, place_in
from toancanh.extract.tables.sheets.forms import form_of
from toancanh.extract.tables.sheets.layout import Section, has_figures, is_unit_line, rows_of, sections
from toancanh.extract.tables.sheets.rows import Listing, names_subject
from toancanh.extract.tables.sheets.table import Table, explain, heading_subject
from toancanh.extract.tables.sheets.texts import Written, written
from toancanh.extract.tables.sheets.times import Reporting
from toancanh.model import Finding, Observation, Severity

Span = tuple[int, int]
Read = tuple[list[Observation], list[Span], list[Finding]]
CAPTION_BLOCKS = 2
CAPTION_LENGTH = 160  # characters: a longer block before a table is prose about something else


def read_sheets(survey: Survey, grids: Sequence[Grid]) -> tuple[list[Observation], list[Span], list[Finding]]:
    """Observations of all sheets, the cells that rules of prose must leave alone, and what is in doubt."""
    facts: list[Observation] = []
    spans: list[Span] = []
    found: list[Finding] = []
    cut = [(grid, _sections(survey, grid)) for grid in grids]
    explained = [[explain(part, Reporting()) for part in parts] for _, parts in cut]
    default, titles = _default([table for tables in explained for table in tables])
    for (grid, parts), tables in zip(cut, explained, strict=True):
        for part, alone in zip(parts, tables, strict=True):
            # Beside the others it can only mean more if it did not say its whole time by itself.
            table = alone if alone.of.year and alone.of.month else explain(part, default)
            sheet = _run(survey, table, titles)
            facts += sheet.facts
            found += findings(survey.reading, grid.sheet, [*sheet.doubts, *_empty(part, table)])
            spans += _taken(part, table, sheet)
    return facts, sorted(spans), [*found, *_blank(survey)]


def read_form(survey: Survey, grid: Grid) -> Read | None:
    """Read a table of a Word file, PDF or page as one of a workbook, if it is a form of statistics.

    That is one whose title says what it is of, or most of whose rows, or columns over rows of times, do.
    """
    if grid.typed:
        return None
    parts = _sections(survey, grid)
    for part in parts:
        part.titles = [*_captions(survey, grid), *part.titles]
    main = survey.timeline.main
    default = Reporting(main.end.year, main.end.month) if main and main.whole_months else Reporting()
    tables = [_dated(explain(part, default)) for part in parts]
    if not tables or not all(map(_understood, tables)):
        return None
    facts: list[Observation] = []
    spans: list[Span] = []
    found: list[Finding] = []
    for part, table in zip(parts, tables, strict=True):
        sheet = _run(survey, table, part.titles, _unlisted(survey, table))
        facts += sheet.facts
        found += findings(survey.reading, None, sheet.doubts)
        units = [it for it in part.titles if is_unit_line(it.key)]
        spans += _taken(Section(units, part.head, part.body), table, sheet)
    return facts, spans, found


def _dated(table: Table) -> Table:
    """A table that says no time at all is of that of its document."""
    return replace(table, dated=not any(table.periods.values()))


def _unlisted(survey: Survey, table: Table) -> Place | None:
    """The area of the document, unless it is but one of those that the rows list."""
    main = survey.main_area
    labels = (label.cell.cell for _, label in table.labels if label)
    listed = {mark.value.name for it in labels for mark in between(survey.places, it.start, it.end)}
    return main if main and main.name not in listed else None


def _understood(table: Table) -> bool:
    """Whether titles say what a table is of, or most rows or columns do."""
    if table.listing is Listing.TIME and not table.about:
        return sum(heading_subject(it) is not None for it in table.figures) * 2 > len(table.figures)
    if table.about or table.listing is not Listing.SUBJECT:
        return table.about is not None
    labels = [label for row, label in table.labels if label and has_figures(row)]
    return sum(names_subject(it.key) for it in labels) * 2 > len(labels)


def _captions(survey: Survey, grid: Grid) -> list[Written]:
    """The blocks before a table that may be its title and its unit."""
    blocks = survey.reading.document.blocks[max(0, grid.block - CAPTION_BLOCKS) : grid.block]
    near = [it for it in blocks if it.locator.table is None and it.end - it.start <= CAPTION_LENGTH]
    text = survey.reading.text
    return [written(Cell(it.start, it.end, 0, 1), text[it.start : it.end]) for it in near]


def _blank(survey: Survey) -> list[Finding]:
    """Sheets that hold nothing: named, since a figure of this month may be awaited there."""
    named = survey.reading.original.metadata.get("empty_sheets", "")
    sheets = [name.strip() for name in named.split(",") if name.strip()]
    return [Finding("extract.sheet_blank", Severity.INFO, None, (("sheet", name),)) for name in sheets]


def _sections(survey: Survey, grid: Grid) -> list[Section]:
    text = survey.reading.text
    cells = [written(cell, text[cell.start : cell.end]) for cell in grid.cells]
    return sections(rows_of(cells))


def _default(tables: Sequence[Table]) -> tuple[Reporting, list[Written]]:
    """What the tables of a workbook say for those that say less: the time if they agree, and their titles."""
    known = {table.of for table in tables if table.of.year and table.of.month}
    titles = [it for table in tables for it in table.section.titles]
    return (known.pop() if len(known) == 1 else Reporting()), titles


def _run(survey: Survey, table: Table, titles: Sequence[Written], main: Place | None = None) -> Sheet:
    titled, named_by = place_in(survey, [*table.section.titles, *titles]) or (None, None)
    place = titled or (None if main and main.nation else main) or survey.told
    keys = [it.key for it in table.section.titles]
    heads = [column.heading.key for column in table.columns.values()]
    form = form_of(keys, heads, table.of.year)
    sheet = Sheet(survey, table, place, form, named_by)
    sheet.run()
    return sheet


def _empty(part: Section, table: Table) -> list[Doubt]:
    """A table whose header awaits figures and has none."""
    if part.filled or not table.figures:
        return []
    return [doubt("sheet_empty", part.head[0] if part.head else part.titles)]


def _taken(part: Section, table: Table, sheet: Sheet) -> list[Span]:
    """Titles, headings, labels and figures; longer texts elsewhere are prose."""
    cells = [it for row in part.head for it in row] + [it for it in part.titles if len(it.key) <= SHORT * 4]
    for row, label in table.labels:
        cells += [it for it in row if it.figure or it.number or it.blank or (label and it is label.cell)]
        cells += [it for it in row if len(it.key) <= SHORT]
    cells += sheet.read
    return [(it.cell.start, it.cell.end) for it in {id(it): it for it in cells}.values()]
