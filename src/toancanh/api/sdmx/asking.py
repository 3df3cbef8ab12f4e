"""What an address asks of the data: series, periods, how many, as of when."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import groupby
from typing import TypeVar

from django.http import QueryDict
from django.utils import timezone

from toancanh.api.sdmx.refusing import NOT_IMPLEMENTED, SYNTAX, Refusal
from toancanh.exchange.gathering import Wanted
from toancanh.model import Period, UserError
from toancanh.publish.sdmx import codes, times
from toancanh.publish.sdmx.components import TIME, declared
from toancanh.publish.sdmx.data import Datum
from toancanh.store.selection import Selection

_KNOWN = (
    "startPeriod", "endPeriod", "firstNObservations", "lastNObservations", "updatedAfter", "includeHistory",
    "asOf", "detail", "attributes", "measures", "dimensionAtObservation", "format",
)  # fmt: skip
_DETAILS = ("full", "dataonly", "serieskeysonly", "nodata")
_COMPONENT = re.compile(r"c\[(\w+)\]")
_CONDITION = re.compile(r"(?:(eq|ne|lt|le|gt|ge|sw|ew|co|nc):)?(.*)", re.DOTALL)
_TESTS: Mapping[str, Callable[[str, str], bool]] = {
    "eq": lambda told, asked: told == asked,
    "ne": lambda told, asked: told != asked,
    "sw": lambda told, asked: told.startswith(asked),
    "ew": lambda told, asked: told.endswith(asked),
    "co": lambda told, asked: asked in told,
    "nc": lambda told, asked: asked not in told,
    "lt": lambda told, asked: told < asked,
    "le": lambda told, asked: told <= asked,
    "gt": lambda told, asked: told > asked,
    "ge": lambda told, asked: told >= asked,
}
Test = Callable[[Datum], bool]
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked for.

    Args:
        wanted: what is gathered.
        tests: what else an observation must be.
        first, last: how many observations of each series, from its beginning and its end.
        detail: what is told of them.
        attributes: those to be told; ``None`` for all.
    """

    wanted: Wanted
    tests: tuple[Test, ...] = ()
    first: int | None = None
    last: int | None = None
    detail: str = "full"
    attributes: frozenset[str] | None = field(default=None)

    def of(self, data: list[Datum]) -> list[Datum]:
        """The observations that are asked for."""
        found = [it for it in data if all(test(it) for test in self.tests)]
        if self.first is None and self.last is None:
            return found
        return [it for _, its in groupby(found, key=lambda it: it.key) for it in self._ends(list(its))]

    def told(self, data: list[Datum]) -> list[Datum]:
        """What is to be told of them: no attributes, or no observations, where only that is asked for."""
        if self.detail in ("serieskeysonly", "nodata"):
            firsts = {it.key: it for it in reversed(data)}
            series: dict[str, str] | None = {} if self.detail == "serieskeysonly" else None
            bare = (replace(it, attributes={}, bare=True) for it in reversed(firsts.values()))
            return [it if series is None else replace(it, series=series) for it in bare]
        if self.detail == "dataonly":
            return [replace(it, series={}, attributes={}) for it in data]
        kept = self.attributes
        return data if kept is None else [_with(it, kept) for it in data]

    def _ends(self, series: list[Datum]) -> list[Datum]:
        count, first, last = len(series), self.first or 0, self.last or 0
        return [it for at, it in enumerate(series) if at < first or at >= count - last]


def _with(it: Datum, kept: frozenset[str]) -> Datum:
    """An observation with these attributes alone."""
    series, own = (
        {name: text for name, text in its.items() if name in kept} for its in (it.series, it.attributes)
    )
    return replace(it, series=series, attributes=own)


def query(key: str, given: QueryDict, *, derived: bool = False) -> Query:
    """What a key and parameters ask for.

    Raises:
        Refusal: one of them is none of SDMX, cannot be understood, or is not served here.
    """
    _check(given, ("asOf", "includeHistory", "updatedAfter") if derived else ())
    series = _keys(key)
    wanted = Wanted(
        Selection(indicators=_only(series, "INDICATOR"), area_codes=_areas(series)),
        as_of=_moment(given, "asOf", timezone.localdate),
        history=_one_of(given, "includeHistory", ("false", "true")) == "true",
        since=_moment(given, "updatedAfter", lambda it: it),
        derived=derived,
    )
    tests = [_of_key(series)] if series else []
    return Query(
        wanted,
        (*tests, *_of_periods(given), *_of_components(given)),
        _number(given, "firstNObservations"),
        _number(given, "lastNObservations"),
        _one_of(given, "detail", _DETAILS),
        _attributes(given),
    )


def _bad(name: str, seen: str, expected: str) -> Refusal:
    return Refusal(SYNTAX, UserError("sdmx.bad_parameter", name=name, seen=seen[:80], expected=expected))


def _check(given: QueryDict, unserved: Sequence[str]) -> None:
    """Refuse a parameter that there is not, and ways of telling that are not served."""
    for name in given:
        if name in unserved:
            raise Refusal(NOT_IMPLEMENTED, UserError("sdmx.not_served", name=name, seen=given[name][:80]))
        if name not in _KNOWN and not _COMPONENT.fullmatch(name):
            raise Refusal(SYNTAX, UserError("api.unknown_parameter", seen=name, known=", ".join(_KNOWN)))
    at = given.get("dimensionAtObservation", TIME)
    if at != TIME:
        raise Refusal(NOT_IMPLEMENTED, UserError("sdmx.not_served", name="dimensionAtObservation", seen=at))
    if (measures := given.get("measures", "all")) not in ("all", "OBS_VALUE"):
        raise Refusal(NOT_IMPLEMENTED, UserError("sdmx.not_served", name="measures", seen=measures))


_Series = tuple[tuple[frozenset[str], ...], ...]
"""Keys of which any may be meant; of each, the codes of each dimension, none for any."""


def _keys(text: str) -> _Series:
    """``M.66_20250701+52_20250701..``: a point between dimensions, + between codes, nothing or * for any."""
    if text in ("", "all", "*"):
        return ()
    count = len(declared().dimensions)
    found = tuple(tuple(map(_codes, one.split("."))) for one in text.split(","))
    for one in found:
        if len(one) != count:
            names = ".".join(it.id for it in declared().dimensions)
            raise _bad("key", text, names)
    return found


def _codes(text: str) -> frozenset[str]:
    return frozenset() if text in ("", "*") else frozenset(text.split("+"))


def _only(series: _Series, name: str) -> tuple[str, ...]:
    """The codes of a dimension that every key names; none if one leaves it open."""
    at = [it.id for it in declared().dimensions].index(name)
    told = [one[at] for one in series]
    return tuple(sorted(frozenset[str]().union(*told))) if told and all(told) else ()


def _areas(series: _Series) -> tuple[str, ...]:
    """The codes of units that can be meant, to ask the store for no more than these."""
    told = _only(series, "REF_AREA")
    places = [codes.place_of(it) for it in told]
    return tuple(it.code if it else "?" for it in places)


def _of_key(series: _Series) -> Test:
    def fits(it: Datum) -> bool:
        return any(
            all(not asked or code in asked for code, asked in zip(it.key, one, strict=True)) for one in series
        )

    return fits


def _of_periods(given: QueryDict) -> list[Test]:
    tests: list[Test] = []
    if text := given.get("startPeriod"):
        start = _period("startPeriod", text).start
        tests.append(lambda it: it.period.start >= start)
    if text := given.get("endPeriod"):
        end = _period("endPeriod", text).end
        tests.append(lambda it: it.period.end <= end)
    return tests


def _period(name: str, text: str) -> Period:
    try:
        return times.parse(text)
    except ValueError as error:
        raise _bad(name, text, "2025, 2025-Q2, 2025-06, 2025-06-30, 2025-01-01/P6M") from error


def _of_components(given: QueryDict) -> list[Test]:
    """``c[TIME_PERIOD]=ge:2025-01+le:2025-12``: + for and, a comma for or."""
    return [
        _of_component(found[1], alternatives)
        for name in given
        if (found := _COMPONENT.fullmatch(name))
        for alternatives in ",".join(given.getlist(name)).replace(" ", "+").split("+")
    ]


def _of_component(name: str, alternatives: str) -> Test:
    if name == TIME:
        every = [_of_time(text) for text in alternatives.split(",")]
        return lambda it: any(test(it) for test in every)
    places = {it.id: at for at, it in enumerate(declared().dimensions)}
    if name not in places and name not in {it.id for it in declared().attributes}:
        raise _bad(f"c[{name}]", name, ", ".join((*places, TIME)))
    conditions = [_condition(text) for text in alternatives.split(",")]

    def fits(it: Datum) -> bool:
        told = it.key[places[name]] if name in places else {**it.series, **it.attributes}.get(name, "")
        return any(test(told, asked) for test, asked in conditions)

    return fits


def _condition(text: str) -> tuple[Callable[[str, str], bool], str]:
    found = _CONDITION.fullmatch(text)
    operator, value = found.groups() if found else (None, text)
    return _TESTS[operator or "eq"], value


def _of_time(text: str) -> Test:
    found = _CONDITION.fullmatch(text)
    operator, value = found.groups() if found else (None, text)
    asked = _period(f"c[{TIME}]", value)
    tests: Mapping[str, Test] = {
        "eq": lambda it: it.period == asked,
        "ne": lambda it: it.period != asked,
        "ge": lambda it: it.period.start >= asked.start,
        "gt": lambda it: it.period.start > asked.end,
        "le": lambda it: it.period.end <= asked.end,
        "lt": lambda it: it.period.end < asked.start,
    }
    if (operator or "eq") not in tests:
        raise _bad(f"c[{TIME}]", text, ", ".join(tests))
    return tests[operator or "eq"]


def _one_of(given: QueryDict, name: str, known: tuple[str, ...]) -> str:
    told = given.get(name, known[0])
    if told not in known:
        raise _bad(name, told, ", ".join(known))
    return told


def _number(given: QueryDict, name: str) -> int | None:
    told = given.get(name)
    if told is None:
        return None
    if not re.fullmatch(r"[1-9]\d{0,6}", told, re.ASCII):
        raise _bad(name, told, "1, 2, …")
    return int(told)


def _attributes(given: QueryDict) -> frozenset[str] | None:
    """Those named; of data structures all are told."""
    told = given.get("attributes", "dsd")
    if told in ("dsd", "all"):
        return None
    known, asked = {it.id for it in declared().attributes}, set() if told == "none" else set(told.split(","))
    if unknown := sorted(asked - known):
        raise _bad("attributes", ", ".join(unknown), ", ".join(sorted(known)))
    return frozenset(asked)


def _moment(given: QueryDict, name: str, made: Callable[[datetime], _T]) -> _T | None:
    """A day or a moment; one without zone is of here."""
    told = given.get(name)
    if told is None:
        return None
    try:
        # A plus that was not written as %2B comes as a blank.
        at = datetime.fromisoformat(told.replace(" ", "+"))
    except ValueError as error:
        raise _bad(name, told, "2025-07-01, 2025-07-01T08:00:00+07:00") from error
    return made(at if at.tzinfo else timezone.make_aware(at))
