"""Reporting forms filled with what is stood by of an area."""

from datetime import date
from typing import NamedTuple

from django.conf import settings

from toancanh.exchange.gathering import stood
from toancanh.model import Area, Period, UserError
from toancanh.publish import names
from toancanh.publish.forms import Filled, Form, fill, forms
from toancanh.reference.areas import meant
from toancanh.store.selection import Selection


class Asked(NamedTuple):
    """A form of a unit for a month."""

    form: Form
    unit: Area
    month: Period


def form(code: str) -> Form:
    """The form of this code.

    Raises:
        UserError: there is none.
    """
    found = forms().get(code)
    if found is None:
        raise UserError("form.wrong_name", seen=code, known=", ".join(forms()))
    return found


def month(code: str) -> Period:
    """The month of a form.

    Raises:
        UserError: it is none.
    """
    try:
        found = Period.parse(code if "M" in code else code.replace("-", "-M", 1))
    except ValueError as error:
        raise UserError("form.wrong_period", seen=code) from error
    if found.months_of_year is None or found.months_of_year[0] != found.months_of_year[1]:
        raise UserError("form.wrong_period", seen=code)
    return found


def units(name: str, of: Period) -> tuple[Area, ...]:
    """The units that a name or code means near a month: that of today, then that of then.

    Raises:
        UserError: none bears it, or none is named and the site has no area of its own.
    """
    told = name or settings.AREA
    found = (meant(told, day) if told else None for day in (date.max, of.end))
    there = tuple(dict.fromkeys(it for it in found if it))
    if not there:
        raise UserError("areas.unknown", asked=told or "–")
    return there


def fullest(code: str, period: str, area: str = "") -> tuple[Area, Filled]:
    """A form for a month, of the unit of that name or code that most is told of, else of that of today.

    Raises:
        UserError: there is no such form, month or area.
    """
    of, which = month(period), form(code)
    made = [(it, filled(Asked(which, it, of))) for it in units(area, of)]
    return max(made, key=lambda it: len(it[1].entries))


def filled(asked: Asked) -> Filled:
    """The form, filled with what is stood by."""
    found = stood(Selection(indicators=asked.form.indicators, area_codes=(asked.unit.code,)))
    own = (it for it in found if _is_of(asked.unit, it.fact.area_code, it.fact.area_since))
    return fill(asked.form, asked.month, own)


def _is_of(unit: Area, code: str | None, since: date | None) -> bool:
    """Whether a figure is of a unit, or of one that goes on as it with its land."""
    return code == unit.code and names.since(unit.code, since) == names.since(unit.code, unit.valid_from)
