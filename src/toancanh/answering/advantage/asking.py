"""What an address, a command or a program asks for, understood against what there is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from toancanh.answering import home
from toancanh.answering.advantage import choosing
from toancanh.answering.advantage.choosing import Coverage
from toancanh.answering.advantage.tables import Table, kept
from toancanh.answering.advantage.values import Asked, unit_of
from toancanh.model import Period, Place, UserError
from toancanh.publish import advantage as words
from toancanh.publish import names
from toancanh.reference.advantage import Structure, criteria
from toancanh.reference.messages import language

NOTHING = "-"
"""What says that nothing is to be compared with."""
_MOST_WEIGHT = Decimal(100)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for in words: keys of places (``choosing.key``), a period's code, weights as written."""

    place: str = ""
    period: str = ""
    against: str = ""
    weights: Mapping[str, str] = field(default_factory=dict)
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """What was taken, what else there is, and what of the words could not be met.

    Args:
        asked: what to compose.
        places: all that have branches.
        periods: those of the place, with the number of branches.
        others: what it can be compared with.
        elsewhere: structures that have branches in other periods only.
        faults: what could not be met; something else was taken instead.
    """

    asked: Asked
    places: tuple[Place, ...]
    periods: tuple[tuple[Period, int], ...]
    others: tuple[Place, ...]
    elsewhere: tuple[tuple[Structure, Period], ...]
    faults: tuple[UserError, ...]


def folder() -> Path:
    """Where an office keeps the tables that are always read."""
    return Path(settings.DATA) / "advantage"


def choose(wanted: Wanted) -> Choice | None:
    """What to show; ``None`` where there is no branch of any place."""
    known = choosing.coverage()
    always, faults = kept(folder())
    tables, wrong = (*wanted.tables, *always), list(faults)
    place = _place(wanted.place, known, wrong)
    if place is None:
        return None
    of = known[place]
    period = _period(wanted.period, of, wrong)
    others = choosing.comparable(place, period, tables)
    against = _against(wanted.against, place, others, wrong)
    asked = Asked(place, period, against, _weights(wanted.weights, wrong), tables)
    beside = choosing.elsewhere(of, period)
    return Choice(asked, tuple(known), choosing.periods(of), others, beside, tuple(wrong))


def title(place: Place) -> str:
    """The name of a place in the language of the reader."""
    return words.place(unit_of(place), place.code, language())


def _place(key: str, known: Mapping[Place, Coverage], wrong: list[UserError]) -> Place | None:
    unit = home(timezone.localdate())
    own = Place(unit.code, names.since(unit.code, unit.valid_from)) if unit else None
    if key and (found := choosing.here(key, known, own)):
        return found
    if key and known:
        wrong.append(UserError("advantage.no_place", seen=key[:60], known="; ".join(map(title, known))))
    return choosing.here("", known, own)


def _period(code: str, of: Coverage, wrong: list[UserError]) -> Period:
    usual = choosing.opening(of)
    assert usual is not None
    if not code:
        return usual
    try:
        told = Period.parse(code)
    except ValueError:
        told = None
    if told is not None and told in of:
        return told
    wrong.append(UserError("advantage.no_period", seen=code[:60], known=", ".join(it.code for it in of)))
    return usual


def _against(key: str, place: Place, others: tuple[Place, ...], wrong: list[UserError]) -> Place | None:
    if key == NOTHING:
        return None
    found = next((it for it in others if choosing.key(it) == key), None)
    if key and found is None:
        known = "; ".join(map(title, others)) or NOTHING
        wrong.append(UserError("advantage.no_against", seen=key[:60], known=known))
    return found or choosing.usual(place, others)


def _weights(told: Mapping[str, str], wrong: list[UserError]) -> dict[str, Decimal]:
    found: dict[str, Decimal] = {}
    known = {it.code: it for it in criteria()}
    for code, text in told.items():
        if code not in known:
            wrong.append(UserError("advantage.weight_unknown", seen=code[:60], known=", ".join(known)))
            continue
        try:
            weight = Decimal(text.strip().replace(",", "."))
        except InvalidOperation:
            weight = Decimal(-1)
        if weight.is_finite() and 0 <= weight <= _MOST_WEIGHT:
            found[code] = weight
        else:
            wrong.append(UserError("advantage.weight", seen=text[:20], name=code))
    return found
