"""Which text of a table said each part of a figure: its row, its column, one beside it, or the caption."""

from collections.abc import Iterator, Mapping

from toancanh.extract.rules.indicator.subjects import Subject
from toancanh.extract.tables.meaning import Meaning, Span
from toancanh.model import Evidence, Part, Way

# For each part the texts in the order in which they are asked.
_ASKED = {
    Part.AREA: ("row", "column", "caption"),
    Part.PERIOD: ("row", "column", "beside", "caption"),
    Part.MEASURE: ("column", "caption"),
    Part.STATUS: ("column", "beside", "caption", "row"),
}
_DEFAULT = {
    Part.AREA: Way.DOCUMENT,
    Part.PERIOD: Way.DOCUMENT,
    Part.MEASURE: Way.STATED,
    Part.STATUS: Way.ASSUMED,
}


def evidence(
    texts: Mapping[str, Meaning], subject: Subject | None, unit: Span, *, told: bool
) -> tuple[Evidence, ...]:
    """The evidence of a cell.

    Args:
        texts: the meanings of "row", "column", "beside" and "caption".
        subject: what the cell is about.
        unit: where the unit stands.
        told: whether only who handed the document in says which area it is of.
    """
    return (
        _indicator(texts, subject),
        *_others(texts, told=told),
        Evidence(Part.UNIT, Way.TABLE, "table.unit", *unit),
    )


def _indicator(texts: Mapping[str, Meaning], subject: Subject | None) -> Evidence:
    for name in ("row", "column", "caption"):
        if subject and texts[name].subject is subject:
            span = texts[name].spans.get(Part.INDICATOR, (None, None))
            return Evidence(Part.INDICATOR, Way.TABLE, f"table.{name}", *span)
    return Evidence(Part.INDICATOR, Way.ASSUMED, "indicator.none")


def _others(texts: Mapping[str, Meaning], *, told: bool) -> Iterator[Evidence]:
    for part, asked in _ASKED.items():
        name = next((name for name in asked if part in texts[name].spans), None)
        if name:
            yield Evidence(part, Way.TABLE, f"table.{name}", *texts[name].spans[part])
        else:
            way = Way.TOLD if told and part is Part.AREA else _DEFAULT[part]
            yield Evidence(part, way, "table.usual")
