"""What a row without figures says for those under it: "Theo giá hiện hành (tỷ đồng)", "Cơ cấu (%)"."""

import re
from dataclasses import dataclass

from toancanh.extract.rules.indicator.subjects import find_subjects
from toancanh.extract.tables.meaning import PERCENT, WrittenUnit, written_unit
from toancanh.extract.tables.sheets.columns import SHARE, price_in, unit_named
from toancanh.extract.tables.sheets.layout import Row
from toancanh.model import Measure

_SERIAL = re.compile(r"(?:[ivx]{1,5}|[a-zđ]|\d{1,2}(?:\.\d{1,2})*)[.)/]?(?: .*)?")
_PERCENT = re.compile(r"%")


@dataclass(frozen=True, slots=True)
class Group:
    """Unit, measure and prices of the rows under it, where they do not say their own."""

    unit: WrittenUnit | None = None
    measure: Measure | None = None
    dims: tuple[tuple[str, str], ...] = ()


def group_of(row: Row, before: Group) -> Group:
    """The group that a row without figures opens; one that opens none leaves that before it.

    A number of its own, or a subject, begins another part of the table, of which nothing is known.
    """
    words = [it for it in row if it.words]
    key = " ".join(it.key for it in words)
    unit = unit_named(key) or next((unit for it in row if (unit := written_unit(it.key))), None)
    unit = unit or (PERCENT if _PERCENT.search(key) else None)
    measure = Measure.SHARE if SHARE.search(key) else Measure.OTHER if unit == PERCENT else None
    found = Group(unit, measure, price_in(key))
    if found != Group():
        return found
    begins = any(_SERIAL.fullmatch(it.key) for it in row) or bool(find_subjects(key))
    return Group() if begins else before
