"""From the words around a number to its measure: a level, a growth, a share, a part of the plan."""

import re
from dataclasses import dataclass
from decimal import Decimal

from toancanh.extract.rules.change import Base, BaseKind, Verb
from toancanh.extract.rules.unit import Amount
from toancanh.model import Measure, Period

_INDEX_RANGE = (Decimal(50), Decimal(200))
_MOVED = re.compile(r"(?:tăng|giảm)(?: thêm| gần| hơn| khoảng)? *$")
_UP_TO = re.compile(
    r"(?:tăng|giảm|nâng|hạ)[^,;.]{0,14} (?:lên|xuống|còn|đến)(?: mức| gần| hơn| trên| khoảng)* *$"
)


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around one amount in its clause.

    ``verb`` is the last verb of change before it, ``base`` the comparison that it takes, ``before`` and
    ``after`` the words to its neighbours, ``natural`` the measure that its subject has on its own
    (growth for IIP, a level for an occupancy rate).
    """

    verb: Verb | None
    base: Base | None
    before: str
    after: str
    natural: Measure | None
    stock: bool = False


@dataclass(frozen=True, slots=True)
class Measured:
    """The measure of an amount, and its value read so: "bằng 102% cùng kỳ" is a growth of 2."""

    measure: Measure
    value: Decimal
    high: Decimal | None
    rule: str
    unit: str | None = None


def measure_of(
    amount: Amount, around: Around, base_measure: Measure | None, last: Measure | None
) -> Measured:
    """Decide what a number says.

    Args:
        amount: the number.
        around: its surroundings.
        base_measure: what a comparison with ``around.base`` is (yoy, mom, change), once its period is known.
        last: measure of the number before it in the same list, which a bare continuation repeats.
    """
    if amount.unit == "percent":
        return _percent(amount, around, base_measure, last)
    if amount.unit == "other:lần":
        return _times(amount, around, base_measure)
    return _absolute(amount, around)


def _plain(amount: Amount, measure: Measure, rule: str) -> Measured:
    return Measured(measure, amount.value, amount.high, rule)


def _signed(amount: Amount, measure: Measure, down: bool, rule: str) -> Measured:
    sign = -1 if (down and amount.sign >= 0) or amount.sign < 0 else 1
    high = None if amount.high is None else amount.high * sign
    return Measured(measure, amount.value * sign, high, rule)


def _percent(amount: Amount, around: Around, base_measure: Measure | None, last: Measure | None) -> Measured:
    kind = around.base.kind if around.base else None
    growing = around.verb in (Verb.UP, Verb.DOWN, Verb.BEYOND, Verb.GROWTH, Verb.FALL_SHORT)
    if amount.points or around.verb is Verb.CONTRIBUTE:
        return _contribution(amount, around)
    if _UP_TO.search(around.before) and base_measure is None and kind is not BaseKind.PLAN:
        return _plain(amount, last or around.natural or Measure.LEVEL, "change.moved_to")
    if kind is BaseKind.OTHER and around.verb is Verb.REACH:
        return _plain(amount, Measure.OTHER, "change.against_other")
    if kind is BaseKind.PLAN:
        return _of_plan(amount, around)
    if around.verb is Verb.SHARE:
        return _plain(amount, Measure.SHARE, "change.share")
    if around.verb is Verb.REACH and base_measure and not amount.sign:
        return (
            Measured(base_measure, amount.value - 100, None, "change.ratio")
            if amount.value > 50
            else _plain(amount, Measure.OTHER, "change.ratio")
        )
    if around.natural is Measure.LEVEL and not growing:
        return _plain(amount, Measure.LEVEL, "change.rate_level")
    if around.natural is Measure.LEVEL:
        return (
            _signed(amount, Measure.CHANGE_ABS, around.verb is Verb.DOWN, "change.rate_moved")
            if base_measure is None
            else _signed(amount, base_measure, around.verb is Verb.DOWN, "change.growth")
        )
    if growing or amount.sign or base_measure:
        return _signed(amount, base_measure or Measure.YOY, around.verb is Verb.DOWN, "change.growth")
    if last in (Measure.PCT_OF_PLAN, Measure.SHARE, Measure.CONTRIBUTION) and not around.verb:
        return _plain(amount, last, "change.list")
    if around.verb is Verb.REACH and around.natural is None:
        return _plain(amount, Measure.PCT_OF_PLAN, "change.reached")
    return _plain(amount, last or around.natural or Measure.OTHER, "change.natural")


def _contribution(amount: Amount, around: Around) -> Measured:
    if amount.points and _MOVED.search(around.before):
        return _signed(amount, Measure.CHANGE_ABS, around.verb is Verb.DOWN, "change.points")
    return _plain(amount, Measure.CONTRIBUTION, "change.contribution")


def _of_plan(amount: Amount, around: Around) -> Measured:
    beyond = (
        {Verb.BEYOND: 1, Verb.UP: 1, Verb.DOWN: -1, Verb.FALL_SHORT: -1}.get(around.verb)
        if around.verb
        else None
    )
    if beyond and amount.value < 100:
        return Measured(Measure.PCT_OF_PLAN, 100 + beyond * amount.value, None, "change.beyond_plan")
    return _plain(amount, Measure.PCT_OF_PLAN, "change.of_plan")


def _times(amount: Amount, around: Around, base_measure: Measure | None) -> Measured:
    """ "Gấp 2 lần cùng kỳ" grows by 100 %; "tăng 2,27 lần" may mean either and stays as written."""
    if base_measure and re.search(r"(?:gấp|bằng)[^,;]{0,12}$", around.before):
        return Measured(base_measure, (amount.value - 1) * 100, None, "change.times", "percent")
    return _plain(amount, Measure.OTHER, "change.times_unclear")


_RISING = re.compile(r"(?:tăng thêm|tăng|giảm|có thêm|bổ sung thêm)(?: (?:gần|hơn|khoảng|trên|được|tới))? *$")


def _absolute(amount: Amount, around: Around) -> Measured:
    rising = _RISING.search(around.before)
    if (
        rising
        and (around.stock or "thêm" not in rising.group())
        and not re.search(r"(?:tăng|giảm)[^,;.]{0,30}(?:lên|xuống|còn) *$", around.before)
    ):
        return _signed(amount, Measure.CHANGE_ABS, "giảm" in rising.group(), "change.amount")
    return _plain(amount, Measure.LEVEL, "change.level")


def relation(base: Base, base_period: Period | None, period: Period | None) -> Measure | None:
    """What a comparison with a base is, for a figure of ``period``."""
    if base.kind in (BaseKind.PLAN, BaseKind.OTHER):
        return None
    if base.kind in (BaseKind.SAME_PERIOD, BaseKind.YEAR_BEFORE):
        return Measure.YOY
    if base.kind is BaseKind.PREVIOUS:
        return Measure.MOM
    if base_period is None or period is None:
        return Measure.YOY
    if base_period == period.year_before() or (
        base_period.days > 360 and base_period.end.year == period.end.year - 1
    ):
        return Measure.YOY
    gap = (period.start - base_period.end).days
    short = base_period.days < 100 and abs(base_period.days - period.days) < 5
    if short and gap == 1:
        december = base_period.start.month == 12 and base_period.days < 32
        return Measure.MOM if not december or period.start.month == 1 else Measure.CHANGE
    return Measure.CHANGE
