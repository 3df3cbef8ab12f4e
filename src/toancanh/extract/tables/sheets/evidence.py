"""Which words of a table said each part of a figure: its row, its column, one beside it, or the title."""

from dataclasses import dataclass

from toancanh.extract.tables.sheets.columns import Column
from toancanh.extract.tables.sheets.rows import Label, Listing
from toancanh.extract.tables.sheets.table import Table
from toancanh.extract.tables.sheets.texts import Written
from toancanh.model import Evidence, Measure, Part, Way

_NAMED_BY_TITLE = (Listing.INDUSTRY, Listing.PRODUCT, Listing.GOODS)


@dataclass(frozen=True, slots=True)
class Told:
    """Where the words stand that say the parts which may come from several places."""

    area: str
    status: str
    named: Written | None = None  # the title that names the area
    guessed: bool = False  # whether the measure is none of those that the words say


def evidence(it: Written, label: Label, table: Table, told: Told) -> tuple[Evidence, ...]:
    """The evidence of the figure of a cell."""
    column = table.columns[it.column]
    beside = table.beside(column) or column
    titles = table.section.titles
    said: dict[str, Written | None] = {
        "row": label.cell,
        "column": column.heading.cells[-1] if column.heading.cells else None,
        "beside": beside.heading.cells[-1] if beside.heading.cells else None,
        "area": told.named,
        "caption": max(titles, key=lambda it: len(it.key), default=None),
    }
    measure = "caption" if column.titled else "column"
    parts = (
        (Part.INDICATOR, _indicator(table)),
        (Part.AREA, told.area),
        (Part.PERIOD, _period(label, column, table)),
        (Part.MEASURE, "usual" if told.guessed else measure),
        (Part.STATUS, told.status),
    )
    own = Evidence(Part.UNIT, Way.TABLE, "table.unit", it.cell.start, it.cell.end)
    return (*(_evidence(part, name, said.get(name)) for part, name in parts), own)


def _indicator(table: Table) -> str:
    if table.listing is Listing.TIME:
        return "column"
    return "caption" if table.listing in _NAMED_BY_TITLE else "row"


def _period(label: Label, column: Column, table: Table) -> str:
    if label.time:
        return "row"
    if column.time or column.to_date or column.present or column.year_ago:
        return "column"
    return "beside" if column.measure is not Measure.LEVEL and table.beside(column) else "caption"


def _evidence(part: Part, name: str, said: Written | None) -> Evidence:
    if said is not None:
        return Evidence(part, Way.TABLE, f"table.{name}", said.cell.start, said.cell.end)
    if name == "form":
        return Evidence(part, Way.TABLE, "table.form")
    if name == "told":
        return Evidence(part, Way.TOLD, "area.told")
    way = Way.DOCUMENT if part is Part.AREA or name == "caption" else Way.ASSUMED
    return Evidence(part, way, "table.usual")
