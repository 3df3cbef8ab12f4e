"""Weights by which rates and indices of areas make that of the whole: stated by somebody, never assumed.

One TOML file per source in this folder; none is shipped, because none has been published. How to state
weights, and what each field means: ``docs/howto/state-weights.md``.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from toancanh.integrate.places import shapes
from toancanh.model import Measure, Node, Place
from toancanh.reference.indicators import Kind, catalogue

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


@cache
def weights() -> tuple[Weights, ...]:
    """All weights of this folder.

    Raises:
        ValueError: a file is wrong; the message names it and what was expected.
    """
    found = sorted(
        (it for it in files(__package__).iterdir() if it.name.endswith(".toml")), key=lambda it: it.name
    )
    return tuple(each for file in found for each in parse(file.name, file.read_text(encoding="utf-8")))


def parse(name: str, text: str) -> tuple[Weights, ...]:
    """Read and check a TOML text.

    Args:
        name: of the file, for the message.
        text: tables ``[[weights]]``.

    Raises:
        ValueError: it is wrong; the message names the file and what was expected.
    """
    try:
        return tuple(_weights(entry) for entry in tomllib.loads(text)["weights"])
    except (KeyError, TypeError, ValueError, InvalidOperation) as error:
        raise ValueError(f"{name}: {error}") from error


def _weights(entry: Mapping[str, Any]) -> Weights:
    if entry.keys() != _FIELDS:
        raise ValueError(f"fields {sorted(entry)}, expected {sorted(_FIELDS)}")
    for field in ("source", "reason"):
        if not (isinstance(entry[field], str) and entry[field].strip()):
            raise ValueError(f"{field} is {entry[field]!r}, expected words")
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


def _parts(written: Mapping[str, str]) -> dict[Place, Decimal]:
    """Weights by area, each area written as its code and the day from which it is valid: "54@2004-07-08"."""
    found = {}
    for area, weight in written.items():
        code, _, since = area.partition("@")
        found[Place(code, date.fromisoformat(since))] = Decimal(weight)
    return found
