"""Which words of a table said each part of a figure."""

from toancanh.extract.sheets.columns import Column
from toancanh.extract.sheets.rows import Label
from toancanh.extract.sheets.table import Table
from toancanh.extract.sheets.texts import Written
from toancanh.model import Evidence, Part, Way


def evidence(it: Written, label: Label, column: Column, table: Table, placed: bool) -> tuple[Evidence, ...]:
    """The evidence of one figure: its label, its heading, and the titles for what these leave out."""
    head = column.heading.cells[-1] if column.heading.cells else label.cell
    title = table.section.titles[-1] if table.section.titles else head
    timed = label.cell if label.time else head if column.time else title
    area = (Way.DOCUMENT, title) if placed else (Way.ASSUMED, None)
    return (
        _by(Part.INDICATOR, "row", label.cell),
        _evidence(Part.AREA, area[0], "sheet.title", area[1]),
        _by(Part.PERIOD, "time", timed),
        _by(Part.MEASURE, "heading", head),
        _by(Part.STATUS, "heading", head),
        _by(Part.UNIT, "unit", it),
    )


def _by(part: Part, name: str, said: Written) -> Evidence:
    return _evidence(part, Way.TABLE, f"sheet.{name}", said)


def _evidence(part: Part, way: Way, rule: str, said: Written | None) -> Evidence:
    span = (said.cell.start, said.cell.end) if said else (None, None)
    return Evidence(part, way, rule, *span)
