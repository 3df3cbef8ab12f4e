"""What a user's words ask for: an indicator, areas, a period. Never guesses between several."""

import difflib
from dataclasses import dataclass
from datetime import date

import click

from toancanh.cli.words import say
from toancanh.model import Area, Period, Place, Thing, UserError
from toancanh.model.text import fold
from toancanh.publish import names
from toancanh.reference import indicators
from toancanh.reference.areas import areas
from toancanh.reference.indicators import Indicator
from toancanh.reference.messages import language

_NEAR, _MOST = 0.6, 5


@dataclass(frozen=True, slots=True)
class Asked:
    """What to show; an empty part does not narrow."""

    indicator: Indicator
    areas: tuple[Area, ...] = ()
    period: Period | None = None

    def covers(self, thing: Thing) -> bool:
        """Whether a thing is of the indicator, one of the areas and the period, with any dimensions."""
        places = {Place(area.code, area.valid_from) for area in self.areas}
        here = thing.indicator == self.indicator.code and (not places or thing.place in places)
        return here and self.period in (None, thing.period)


def asked(indicator: str, area: str | None, during: str | None) -> Asked:
    """Understand the words of the command line.

    Raises:
        UserError: a word means nothing known, or several indicators.
        click.UsageError: the period is not written as one.
    """
    return Asked(the_indicator(indicator), units(area) if area else (), period(during) if during else None)


def the_indicator(text: str) -> Indicator:
    """The one indicator that the words mean.

    Raises:
        UserError: they mean none, or several.
    """
    found = indicators.find(text)
    if not found:
        raise UserError("cli.no_indicator", asked=text, near=_near(text))
    first = found[0]
    known_as = (first.code, first.name_vi, first.name_en, *first.synonyms)
    if len(found) == 1 or fold(text) in map(fold, known_as):
        return first
    choices = "; ".join(f"{name_of(it)} [{it.code}]" for it in found)
    raise UserError("cli.which_indicator", asked=text, choices=choices)


def _near(text: str) -> str:
    known = {fold(name): it for it in indicators.catalogue().values() for name in (it.name_vi, *it.synonyms)}
    near = difflib.get_close_matches(fold(text), known, _MOST, _NEAR) or list(known)[:_MOST]
    return "; ".join(dict.fromkeys(name_of(known[name]) for name in near))


def name_of(it: Indicator) -> str:
    """The name of an indicator in the reader's language."""
    return names.indicator(it.code, "", language())


def units(text: str) -> tuple[Area, ...]:
    """The units of the highest level that bear the name, with the provinces that they were merged from.

    A province comes before the communes named like it, the one of today before those of old.

    Raises:
        UserError: nothing bears it.
    """
    found = areas().find(text)
    if not found:
        raise UserError("cli.no_area", asked=text)
    named = [area for area in found if area.level is found[0].level]
    latest_first = sorted(named, key=lambda area: area.valid_from, reverse=True)
    parts = (part for area in latest_first for part in areas().parts(area))
    return tuple(dict.fromkeys((*latest_first, *parts)))


def area_told(text: str) -> str:
    """The full name of the one area that the words mean, whatever its code was through the years.

    Raises:
        UserError: they mean none, or several.
    """
    found = areas().find(text)
    if not found:
        raise UserError("cli.no_area", asked=text)
    named = {area.full_name: None for area in found if area.level is found[0].level}
    unit = found[0]
    if (
        len(named) > 1
        or len({areas().province_of(area).name for area in found if area.level is unit.level}) > 1
    ):
        raise UserError("cli.which_area", asked=text, choices="; ".join(named))
    return unit.full_name


def period(text: str) -> Period:
    """A period of the command line, by its code.

    Raises:
        click.UsageError: it is not written as one.
    """
    try:
        return Period.parse(text)
    except ValueError as error:
        raise click.UsageError(say("cli.no_period", asked=text)) from error


def day(text: str) -> date:
    """A day of the command line: 2025-07-31 or 31/7/2025.

    Raises:
        click.UsageError: it is not written as one.
    """
    iso = "-".join(part.zfill(2) for part in reversed(text.split("/")))
    try:
        return date.fromisoformat(iso)
    except ValueError as error:
        raise click.UsageError(say("cli.no_day", asked=text)) from error
