"""The indicator catalogue: what reports count, under which names, in which unit.

One TOML file per group, one table per indicator. ``synonyms`` are phrases as they occur in prose and
table headers; each points to one indicator alone, marks and case aside, so that a phrase is never a
guess. Phrases that only their context can settle ("dự án", "tỷ lệ lấp đầy") have no place here. The
optional table ``definition`` fills the six fields of decree 94/2022/NĐ-CP, in our own words, in Vietnamese.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any, NamedTuple

from toancanh.model.text import canonical, fold, reading_form
from toancanh.reference.units import units

VARIES = "varies"  # the unit of an indicator whose products have a unit each


class Kind(StrEnum):
    """How a value stands in time. Only flows may be summed over time."""

    STOCK = "stock"  # as at a date
    FLOW = "flow"  # over a period
    RATE = "rate"  # a ratio, or the highest value of a period
    INDEX = "index"  # against a base


class PriceBase(StrEnum):
    """Prices that a value in money is expressed in."""

    NONE = "none"
    CURRENT = "current"
    CONSTANT_2010 = "constant2010"
    VARIES = "varies"  # reports give current and constant prices: each figure must say which


class Direction(StrEnum):
    """Which way is good for the province."""

    UP = "up"
    DOWN = "down"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Definition:
    """The content of an indicator (decree 94/2022/NĐ-CP), in Vietnamese; ``None`` where not known."""

    concept: str | None = None
    method: str | None = None
    breakdowns: str | None = None
    publication: str | None = None
    data_source: str | None = None
    agency: str | None = None


@dataclass(frozen=True, slots=True)
class Indicator:
    """One thing that reports measure.

    Args:
        code: its name in data and interfaces.
        group: the file it is kept in.
        name_vi, name_en: what a reader is shown.
        synonyms: other Vietnamese phrases for it, as written.
        unit: code of ``units.toml`` in which values are kept, or ``varies``.
        other_units: units in which a level of it is also reported, and kept, without conversion.
        additive: whether its levels, in one unit and price base, may be summed over areas.
        stock_or_flow: how a value stands in time.
        price_base: prices of a value in money.
        direction: which way is good.
        source: law, decree, circular or public source of its meaning.
        definition: the six fields of decree 94/2022/NĐ-CP.
    """

    code: str
    group: str
    name_vi: str
    name_en: str
    synonyms: tuple[str, ...]
    unit: str
    other_units: tuple[str, ...]
    additive: bool
    stock_or_flow: Kind
    price_base: PriceBase
    direction: Direction
    source: str
    definition: Definition

    @property
    def phrases(self) -> tuple[str, ...]:
        """The Vietnamese name and the synonyms in the spelling that rules match on, longest first."""
        spelled = {reading_form(canonical(text)) for text in (self.name_vi, *self.synonyms)}
        return tuple(sorted(spelled, key=lambda text: (-len(text), text)))

    def accepts(self, unit: str) -> bool:
        """Whether a level of it may be in ``unit``."""
        return self.unit == VARIES or unit == self.unit or unit in self.other_units


@cache
def catalogue() -> Mapping[str, Indicator]:
    """All indicators by code, group by group.

    Raises:
        ValueError: the data are wrong; the message names file, indicator and what was expected.
    """
    files = sorted(resources.files(__package__).iterdir(), key=lambda file: file.name)
    return parse({f.name[:-5]: f.read_text(encoding="utf-8") for f in files if f.name.endswith(".toml")})


def is_flow(code: str) -> bool:
    """Whether levels of an indicator are over a period, so that they add up over time."""
    entry = catalogue().get(code)
    return entry is not None and entry.stock_or_flow is Kind.FLOW


def is_counted(code: str) -> bool:
    """Whether it is counted at a date: a stock, or a ratio of two (tỷ lệ lấp đầy)."""
    entry = catalogue().get(code)
    if entry is None or entry.stock_or_flow is Kind.STOCK:
        return entry is not None
    return entry.stock_or_flow is Kind.RATE and entry.unit == "percent"


def parse(groups: Mapping[str, str]) -> Mapping[str, Indicator]:
    """Read and check the TOML texts of all groups, keyed by group name.

    Raises:
        ValueError: as ``catalogue``.
    """
    found: dict[str, Indicator] = {}
    for group, text in groups.items():
        for code, entry in tomllib.loads(text).items():
            if code in found:
                raise ValueError(f"{group}.toml: {code} is already in {found[code].group}.toml")
            found[code] = _indicator(group, code, entry)
    _names(found.values())  # refuses a name that two of them share
    return MappingProxyType(found)


def find(text: str) -> tuple[Indicator, ...]:
    """Indicators that a user's words may mean, best first; marks and case may be left out.

    A name, code or synonym that is exactly the text comes first, then those that hold all its words: the
    marks as typed first, then the fullest match. When nothing holds them all, the longest name inside the
    text decides.
    """
    asked, typed = fold(text), reading_form(canonical(text)).strip()
    if not asked:
        return ()
    names = _index()
    words = set(asked.split())
    holding = [name for name in names if words <= set(name.split())]
    holding.sort(key=lambda name: (name != asked, typed not in names[name].spelled, len(name.split())))
    inside = sorted((name for name in names if f" {name} " in f" {asked} "), key=len, reverse=True)
    codes = dict.fromkeys(names[name].code for name in holding or inside)
    return tuple(catalogue()[code] for code in codes)


class _Name(NamedTuple):
    code: str
    spelled: str


@cache
def _index() -> Mapping[str, _Name]:
    return _names(catalogue().values())


def _names(indicators: Iterable[Indicator]) -> dict[str, _Name]:
    """Every folded name with the indicator it stands for; no two indicators may share one."""
    names: dict[str, _Name] = {}
    for indicator in indicators:
        for text in (indicator.code, indicator.name_vi, indicator.name_en, *indicator.synonyms):
            name = names.setdefault(fold(text), _Name(indicator.code, reading_form(canonical(text))))
            if name.code != indicator.code:
                where = f"{indicator.group}.toml: {indicator.code}"
                raise ValueError(f"{where}: {text!r} already stands for {name.code}")
    return names


def _indicator(group: str, code: str, entry: Mapping[str, Any]) -> Indicator:
    where = f"{group}.toml: {code}"
    known = {field.name for field in fields(Indicator)} - {"code", "group"}
    if unknown := entry.keys() - known:
        raise ValueError(f"{where}: unknown field {sorted(unknown)}, expected {sorted(known)}")
    if missing := known - {"other_units", "definition"} - entry.keys():
        raise ValueError(f"{where}: missing {sorted(missing)}")
    for field in ("name_vi", "name_en", "source"):
        if not (isinstance(entry[field], str) and entry[field].strip()):
            raise ValueError(f"{where}: {field} is {entry[field]!r}, expected words")
    if not isinstance(entry["additive"], bool):
        raise ValueError(f"{where}: additive is {entry['additive']!r}, expected true or false")
    for unit in (entry["unit"], *entry.get("other_units", ())):
        if unit != VARIES and unit not in units():
            raise ValueError(f"{where}: unknown unit {unit!r}, see units.toml")
    try:
        definition = Definition(**entry.get("definition", {}))
        kind, base = Kind(entry["stock_or_flow"]), PriceBase(entry["price_base"])
        direction = Direction(entry["direction"])
    except (TypeError, ValueError) as error:
        raise ValueError(f"{where}: {error}") from error
    lists = {"synonyms": tuple(entry["synonyms"]), "other_units": tuple(entry.get("other_units", ()))}
    typed = {"stock_or_flow": kind, "price_base": base, "direction": direction, "definition": definition}
    return Indicator(**{"code": code, "group": group, **entry, **lists, **typed})
