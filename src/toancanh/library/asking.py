"""What words of a program mean: an indicator, an area, a period. Never guesses between several."""

import re
from datetime import date

from toancanh.cli.asking import the_indicator
from toancanh.model import Area, Period, UserError
from toancanh.publish import names
from toancanh.reference.areas import areas
from toancanh.reference.indicators import Indicator

_KEY = re.compile(r"(\w+)-(\d{4}-\d\d-\d\d)")


def indicator(text: str) -> Indicator:
    """The one indicator that a code or name means.

    Raises:
        UserError: it means none, or several.
    """
    return the_indicator(text)


def area(text: str | Area) -> Area:
    """The one unit that a code, a name or a key means.

    A code or a name means the unit of the highest level that ever bore it, of these the one of today; a
    former unit whose name goes on is meant by its key, "66-2004-07-08": its code and its first day.

    Raises:
        UserError: it means none, or several.
    """
    if isinstance(text, Area):
        return text
    if key := _KEY.fullmatch(text.strip()):
        unit = areas().get(key[1], date.fromisoformat(key[2]))
        if unit is not None:
            return unit
    found = areas().find(text)
    if not found:
        raise UserError("cli.no_area", asked=text)
    highest = [it for it in found if it.level is found[0].level]
    top = [it for it in highest if it.valid_to is None] or highest
    if len({it.code for it in top}) > 1:
        choices = "; ".join(f"{it.full_name}, {areas().province_of(it).full_name} ({it.code})" for it in top)
        raise UserError("cli.which_area", asked=text, choices=choices)
    return max(top, key=lambda it: it.valid_from)


def period(text: str | Period) -> Period:
    """The period of a code.

    Raises:
        UserError: it is none.
    """
    if isinstance(text, Period):
        return text
    try:
        return Period.parse(text)
    except ValueError as error:
        raise UserError("cli.no_period", asked=text) from error


def key(unit: Area) -> str:
    """What means just this unit: its code, with its first day if a later unit bears the code."""
    later = areas().versions(unit.code)[-1] != unit
    return f"{unit.code}-{unit.valid_from}" if later else unit.code


def same(unit: Area, code: str | None, since: date | None) -> bool:
    """Whether what is told of a code is told of this unit; one that goes on with its land is one with it."""
    if code != unit.code:
        return False
    return since is None or names.since(code, since) == names.since(code, unit.valid_from)
