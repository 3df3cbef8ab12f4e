"""Weights by which rates of areas make that of the whole, keys that divide figures: stated, never assumed.

One TOML file per source in this folder; none is shipped, because none has been published. How to state
them, and what each field means: ``docs/howto/state-weights.md``.
"""

import tomllib
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, NamedTuple

from toancanh.integrate.keys import SplitKey
from toancanh.integrate.places import shapes, unit_of
from toancanh.model import Area, Measure, Node, Place
from toancanh.reference.areas import areas
from toancanh.reference.areas.shares import Key, allocate
from toancanh.reference.indicators import Kind, catalogue

_KEY_FIELDS = {"name", "area", "since", "source", "weights"}
_FIELDS = {"indicator", "measure", "area", "since", "from", "to", "source", "reason", "parts"}


@dataclass(frozen=True, slots=True)
class Weights:
    """What each part of an area weighs in a rate or an index of the whole.

    Args:
        indicator, measure: what is averaged; only rates and indices are.
        whole: the area of the mean.
        parts: the weight of each area that makes it up; together exactly 1.
        begin, end: the periods that lie within these days are averaged so.
        source, reason: who states it, and why they may be used.
    """

    indicator: str
    measure: Measure
    whole: Place
    parts: Mapping[Place, Decimal]
    begin: date
    end: date
    source: str
    reason: str

    def apply_to(self, node: Node) -> bool:
        """Whether a node is averaged so."""
        thing = node.thing
        same = (thing.indicator, node.measure, thing.place) == (self.indicator, self.measure, self.whole)
        return same and self.begin <= thing.period.start and thing.period.end <= self.end


class Stated(NamedTuple):
    """All that somebody states about the joining of areas."""

    weights: tuple[Weights, ...] = ()
    keys: tuple[SplitKey, ...] = ()

    def with_those_of(self, other: "Stated") -> "Stated":
        """These before the others."""
        return Stated(self.weights + other.weights, self.keys + other.keys)


@cache
def shipped() -> Stated:
    """What the files of this folder state.

    Raises:
        ValueError: a file is wrong; the message names it and what was expected.
    """
    found = Stated()
    for file in sorted(files(__package__).iterdir(), key=lambda it: it.name):
        if file.name.endswith(".toml"):
            found = found.with_those_of(parse(file.name, file.read_text(encoding="utf-8")))
    return found


def parse(name: str, text: str) -> Stated:
    """Read and check a TOML text.

    Args:
        name: of the file, for the message.
        text: tables ``[[weights]]`` and ``[[keys]]``.

    Raises:
        ValueError: it is wrong; the message names the file and what was expected.
        UserError: a key leaves out a unit, or weighs nothing.
    """
    try:
        tables = tomllib.loads(text)
        if not tables or tables.keys() - {"weights", "keys"}:
            raise ValueError(f"tables {sorted(tables)}, expected weights or keys")
        weights = tuple(_weights(entry) for entry in tables.get("weights", ()))
        return Stated(weights, tuple(_key(entry) for entry in tables.get("keys", ())))
    except (KeyError, TypeError, ValueError, InvalidOperation) as error:
        raise ValueError(f"{name}: {error}") from error


def _weights(entry: Mapping[str, Any]) -> Weights:
    _check(entry, _FIELDS, ("source", "reason"))
    indicator = catalogue().get(entry["indicator"])
    if indicator is None or indicator.stock_or_flow not in (Kind.RATE, Kind.INDEX):
        raise ValueError(f"indicator is {entry['indicator']!r}, expected a rate or an index of the catalogue")
    whole, begin, end = Place(entry["area"], entry["since"]), entry["from"], entry["to"]
    if not begin <= end:
        raise ValueError(f"from {begin} to {end}, expected the earlier day first")
    parts = _parts(entry["parts"])
    expected = [set(its) for of, its in shapes(whole) if of == whole]
    if set(parts) not in expected:
        raise ValueError(
            f"parts of {whole.code} are {sorted(entry['parts'])}, expected all areas that make it up"
        )
    if sum(parts.values()) != 1 or min(parts.values()) < 0:
        raise ValueError(
            f"weights {[str(it) for it in parts.values()]}, expected from 0 up and together exactly 1"
        )
    measure = Measure(entry["measure"])
    return Weights(
        indicator.code, measure, whole, MappingProxyType(parts), begin, end, entry["source"], entry["reason"]
    )


def _key(entry: Mapping[str, Any]) -> SplitKey:
    _check(entry, _KEY_FIELDS, ("name", "source"))
    place = Place(entry["area"], entry["since"])
    unit = unit_of(place)
    if unit is None:
        raise ValueError(f"area {place.code} since {place.since}, expected a unit that began on that day")
    weights = {_unit(place): weight for place, weight in _parts(entry["weights"]).items()}
    key = Key(entry["name"], weights)
    allocate(areas(), unit, key)  # refuses a key that leaves out a unit
    return SplitKey(place, key, entry["source"])


def _unit(place: Place) -> Area:
    unit = unit_of(place)
    if unit is None:
        raise ValueError(f"{place.code}@{place.since}, expected a unit that began on that day")
    return unit


def _check(entry: Mapping[str, Any], fields: Set[str], words: Iterable[str]) -> None:
    if entry.keys() != fields:
        raise ValueError(f"fields {sorted(entry)}, expected {sorted(fields)}")
    for field in words:
        if not (isinstance(entry[field], str) and entry[field].strip()):
            raise ValueError(f"{field} is {entry[field]!r}, expected words")


def _parts(written: Mapping[str, str]) -> dict[Place, Decimal]:
    """Weights by area, each area written as its code and the day from which it is valid: "54@2004-07-08"."""
    found = {}
    for area, weight in written.items():
        code, _, since = area.partition("@")
        found[Place(code, date.fromisoformat(since))] = Decimal(weight)
    return found
