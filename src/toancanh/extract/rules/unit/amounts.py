"""What an amount is: a number with its unit, and what sort of thing that measures."""

from decimal import Decimal
from typing import NamedTuple

from toancanh.model import Bound

_KINDS = {
    "VND": "money", "USD": "money", "percent": "percent", "ha": "area", "km2": "area", "m2": "area", "MW": "power", "MWp": "power",
    "kWh": "energy", "person": "person", "household": "household", "visit": "visit", "tonne": "product", "m3": "product",
    "litre": "product", "other:EUR": "money", "other:JPY": "money", "other:CNY": "money", "km": "length", "m": "length", "kV": "voltage", "vehicle": "vehicle",
}  # fmt: skip
_DURATIONS = frozenset(f"other:{name}" for name in ("năm", "tháng", "ngày", "giờ", "phút", "tuần", "quý"))
_PIECES = frozenset(
    f"other:{name}"
    for name in (
        "viên",
        "tấm",
        "bao",
        "đôi",
        "chiếc",
        "con",
        "bộ",
        "thùng",
        "chai",
        "lon",
        "TEU",
        "container",
    )
)


EITHER_NOTATION = "unit.either_notation"  # the rule of a number whose dot or comma leaves its value in doubt
PART = "unit.part"  # the rule of "hai phần ba", a share by its words alone


class Amount(NamedTuple):
    """A number that states a quantity.

    ``start`` to ``end`` spans number and unit. ``unit`` is a code of ``reference/units.toml``; ``kind``
    says what sort of thing it measures (money, area, percent, count, …) for finding the indicator.
    ``noun`` is what is counted; ``subject`` what the noun says by itself. ``points`` marks "điểm %",
    ``sign`` a written + or −. ``bare`` has neither unit nor noun of its own.
    """

    start: int
    end: int
    value: Decimal
    high: Decimal | None
    step: Decimal
    unit: str
    kind: str
    bound: Bound = Bound.EXACT
    subject: str | None = None
    noun: str = ""
    points: bool = False
    sign: int = 0
    factor: Decimal = Decimal(1)
    bare: bool = False
    borrowed: bool = False
    rule: str = "unit.amount"


def kind_of(unit: str) -> str:
    """What sort of thing a unit code measures."""
    if unit == "other:lần":
        return "percent"
    if unit in _DURATIONS:
        return "duration"
    if unit in _PIECES:
        return "product"
    return _KINDS.get(unit, "other" if unit.startswith("other:") else "thing")
