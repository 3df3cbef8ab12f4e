"""Observations of SDMX from figures: series key, time, value, attributes.

A figure has one place: its key. The value is told in the power of ten of its unit, in exact decimals; how
many of them the source wrote is DECIMALS, and what the number can be is LOW to HIGH, an open end left out.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from toancanh.model import Bound, Interval, Kind, Node, Observation, Period, Place, Quantity, Status, kind_of
from toancanh.publish import names
from toancanh.publish.sdmx import codes, times
from toancanh.publish.sdmx.codes import Used
from toancanh.publish.words import locator
from toancanh.reference.areas import areas
from toancanh.reference.messages import Language

_SAID: Language = "vi"  # the language of places in documents, which are in it themselves
_LEAST_FIRST = (Status.ESTIMATE, Status.PRELIMINARY)
_FLAGS = {Status.ESTIMATE: "E", Status.PRELIMINARY: "P", Status.FORECAST: "F"}


class Derivation(StrEnum):
    """Whether a document tells it, a reviewer put it right, or it follows from others."""

    REPORTED = "REPORTED"
    CORRECTED = "CORRECTED"
    DERIVED = "DERIVED"
    RESIDUAL = "RESIDUAL"


class Paper(NamedTuple):
    """The document of a figure: what it says of itself, and the day it is of."""

    sha256: str
    title: str
    issuer: str | None
    number: str | None
    vintage: date


@dataclass(frozen=True, slots=True)
class Stood:
    """A figure that is stood by, with what is known of it beside what it says.

    Args:
        fact: the figure.
        paper: its document.
        disputed: whether another document of the same status cannot be true together with it.
        official: whether it was approved.
        until: the day from which another figure stands in its place; ``None`` of what stands now.
    """

    fact: Observation
    paper: Paper
    disputed: bool = False
    official: bool = False
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """A level that no document tells: the sum of other areas, or what a whole has over them.

    Args:
        node: what it is of.
        interval: all it can be, both ends known.
        derivation: which of both it is.
        facts: the figures that it is made of, of a residual the whole first.
        papers: their documents, in that order.
    """

    node: Node
    interval: Interval
    derivation: Derivation
    facts: tuple[Observation, ...]
    papers: tuple[Paper, ...]


class Key(NamedTuple):
    """A series key: the codes of the dimensions in their order."""

    frequency: str
    area: str
    indicator: str
    breakdown: str
    price_base: str
    measure: str
    kind: str
    unit: str


@dataclass(frozen=True, slots=True)
class Datum:
    """One observation: its series, its period, its value and the attributes that it has, by id.

    A ``bare`` one stands for its series, of which no observations are to be told.
    """

    key: Key
    period: Period
    value: Decimal
    series: Mapping[str, str]
    attributes: Mapping[str, str]
    bare: bool = False

    @property
    def time(self) -> str:
        """TIME_PERIOD."""
        return "" if self.bare else times.written(self.period)

    @property
    def number(self) -> str:
        """OBS_VALUE: all digits, with a point."""
        return "" if self.bare else _plain(self.value)

    @property
    def order(self) -> tuple[object, ...]:
        """Series after series, each from the earliest on."""
        return (self.key, self.period.end, self.period.start, self.attributes["VINTAGE"])


def key_of(it: Observation) -> Key | None:
    """The series of a figure; ``None`` if it does not say of which indicator, area with a code, or period."""
    place = placed(it)
    area = codes.area_of(place) if place else None
    if it.indicator is None or it.period is None or area is None:
        return None
    return Key(
        times.frequency(it.period),
        area,
        it.indicator,
        codes.breakdown(codes.narrowed(it.dims)),
        codes.price_base(it.indicator, it.dims, it.measure),
        it.measure.name,
        kind_of(it).name,
        codes.unit(it.quantity.unit),
    )


def placed(it: Observation) -> Place | None:
    """The area of a figure; a unit that went on with its land under a later date is one with it."""
    return Place(it.area_code, names.since(it.area_code, it.area_since)) if it.area_code else None


def used(facts: Iterable[Observation]) -> Used:
    """What figures use of the open code lists."""
    told = list(facts)
    return Used(
        frozenset(place for place in map(placed, told) if place),
        frozenset(codes.narrowed(it.dims) for it in told),
        frozenset(it.quantity.unit for it in told),
    )


def data(stood: Iterable[Stood]) -> list[Datum]:
    """The observations, in order; the first of each series of a merged area is marked as a break.

    Args:
        stood: all that is told of their series, or breaks are marked where there are none.
    """
    made = sorted(filter(None, map(datum, stood)), key=lambda it: it.order)
    return list(_with_breaks(made))


def datum(it: Stood) -> Datum | None:
    """A figure as an observation; ``None`` if it has no key."""
    fact, key = it.fact, key_of(it.fact)
    if key is None or fact.period is None:
        return None
    exponent = codes.multiplier(fact.quantity.unit)
    said = ((name, " ".join(text.split())) for name, text in (*_of_figure(it, exponent), *_of_paper(it)))
    told = {name: text for name, text in said if text}
    value = _middle(fact.quantity).scaleb(-exponent)
    return Datum(key, fact.period, value, {"UNIT_MULT": str(exponent)}, told)


def made(its: Iterable[Made]) -> list[Datum]:
    """What follows, as observations, in order; breaks as for ``data``."""
    return list(_with_breaks(sorted(filter(None, map(_made, its)), key=lambda it: it.order)))


def _made(it: Made) -> Datum | None:
    thing = it.node.thing
    area, exponent = codes.area_of(thing.place), codes.multiplier(thing.unit)
    if area is None or it.interval.low is None or it.interval.high is None:
        return None
    places = max(_decimals(fact.quantity, exponent) for fact in it.facts)
    low, high = (end.scaleb(-exponent) for end in (it.interval.low, it.interval.high))
    key = Key(
        times.frequency(thing.period),
        area,
        thing.indicator,
        codes.breakdown(codes.narrowed(thing.dims)),
        codes.price_base(thing.indicator, thing.dims, it.node.measure),
        it.node.measure.name,
        thing.kind.name,
        codes.unit(thing.unit),
    )
    step = Decimal(1).scaleb(-places)
    about = dict(_of_made(it, places))
    # Rounded outwards, so that the true value lies inside whatever the digits.
    about |= {"LOW": _plain(low.quantize(step / 100, ROUND_FLOOR)),
              "HIGH": _plain(high.quantize(step / 100, ROUND_CEILING))}  # fmt: skip
    value = ((low + high) / 2).quantize(step)
    return Datum(key, thing.period, value, {"UNIT_MULT": str(exponent)}, about)


def _of_made(it: Made, places: int) -> Iterator[tuple[str, str]]:
    """What is told of a value that was made: as unsettled and as bound as the least of what it is made of."""
    told = {fact.status for fact in it.facts}
    status = next((one for one in _LEAST_FIRST if one in told), it.facts[0].status)
    exact = all(fact.quantity.bound is Bound.EXACT for fact in it.facts)
    sign = " − " if it.derivation is Derivation.RESIDUAL else " + "
    yield "OBS_STATUS", _FLAGS.get(status, "A")
    yield "CONF_STATUS", "N"
    yield "DECIMALS", str(places)
    yield "FIGURE_STATUS", status.name
    yield "BOUND", (Bound.EXACT if exact else Bound.ABOUT).name
    yield "DERIVATION", it.derivation
    yield "DISPUTED", "N"
    yield "CALENDAR", _calendar(it.node.thing.period)
    yield "VINTAGE", max(paper.vintage for paper in it.papers).isoformat()
    yield "SOURCE_TITLE", "; ".join(dict.fromkeys(" ".join(paper.title.split()) for paper in it.papers))
    yield "SOURCE_DOCUMENT", " ".join(dict.fromkeys(paper.sha256 for paper in it.papers))
    yield "SOURCE_TEXT", sign.join(" ".join(fact.passage.text.split()) for fact in it.facts)
    yield "FIGURE_ID", " ".join(fact.id for fact in it.facts)


def _of_figure(it: Stood, exponent: int) -> Iterator[tuple[str, str]]:
    fact, span = it.fact, it.fact.quantity.interval
    yield "OBS_STATUS", _FLAGS.get(fact.status, "A")
    yield "CONF_STATUS", "F" if it.official else "N"
    yield "DECIMALS", str(_decimals(fact.quantity, exponent))
    yield "FIGURE_STATUS", fact.status.name
    yield "BOUND", fact.quantity.bound.name
    yield "LOW", _end(span.low, exponent)
    yield "HIGH", _end(span.high, exponent)
    yield "DERIVATION", Derivation.CORRECTED if fact.correction else Derivation.REPORTED
    yield "DISPUTED", "Y" if it.disputed else "N"
    yield "CALENDAR", _calendar(fact.period)


def _of_paper(it: Stood) -> Iterator[tuple[str, str]]:
    fact, paper = it.fact, it.paper
    yield "VINTAGE", paper.vintage.isoformat()
    yield "VALID_UNTIL", it.until.isoformat() if it.until else ""
    yield "SOURCE_TITLE", paper.title
    yield "SOURCE_ISSUER", paper.issuer or ""
    yield "SOURCE_NUMBER", paper.number or ""
    yield "SOURCE_DOCUMENT", paper.sha256
    yield "SOURCE_PLACE", locator(fact.passage.locator, _SAID)
    yield "SOURCE_TEXT", fact.passage.text
    yield "FIGURE_ID", fact.id


def _calendar(period: Period | None) -> str:
    if period is None or period.start == period.end:
        return "DATE"
    return "MONTH_END" if period.whole_months else "WINDOW"


def _middle(quantity: Quantity) -> Decimal:
    return quantity.value if quantity.high is None else (quantity.value + quantity.high) / 2


def _decimals(quantity: Quantity, exponent: int) -> int:
    """How many decimals the source writes, in the power of ten that values are told in."""
    last = (quantity.step or quantity.value).scaleb(-exponent).normalize().as_tuple().exponent
    return max(0, -last) if isinstance(last, int) else 0


def _end(value: Decimal | None, exponent: int) -> str:
    return "" if value is None else _plain(value.scaleb(-exponent))


def _plain(value: Decimal) -> str:
    return format(value.normalize() + 0, "f")


class Edition(NamedTuple):
    """What stood from a moment until another (midnight of days); without moments what stands now."""

    since: str
    until: str
    data: Sequence[Datum]


def editions(data: Iterable[Datum]) -> list[Edition]:
    """What stands now, then what stood before, by the days from and until which it did.

    In each of them a key is told once.
    """
    found: dict[tuple[str, str], list[Datum]] = {("", ""): []}
    for it in data:
        until = it.attributes.get("VALID_UNTIL", "")
        since = it.attributes["VINTAGE"] if until else ""
        found.setdefault((since, until), []).append(it)
    days = sorted(found)
    return [Edition(_midnight(since), _midnight(until), tuple(found[since, until])) for since, until in days]


def _midnight(day: str) -> str:
    return f"{day}T00:00:00" if day else ""


def interval(it: Datum) -> Interval:
    """What the value of an observation can be, as its attributes say it."""
    low, high = (Decimal(text) if (text := it.attributes.get(name)) else None for name in ("LOW", "HIGH"))
    return Interval(low, high)


def _with_breaks(made: Iterable[Datum]) -> Iterator[Datum]:
    """The observations; the first period of each series of outcomes of a merged area is a break in it."""
    first: dict[Key, Period] = {}
    for it in made:
        begins = first.setdefault(it.key, it.period) == it.period
        broken = begins and it.key.kind == Kind.OUTCOME.name and _is_merged(it.key.area)
        yield replace(it, attributes={**it.attributes, "OBS_STATUS": "B"}) if broken else it


@lru_cache(4096)
def _is_merged(area: str) -> bool:
    """Whether an area was made of several others."""
    place = codes.place_of(area)
    unit = areas().get(place.code, place.since) if place and place.since else None
    return unit is not None and len(areas().was(unit)) > 1
