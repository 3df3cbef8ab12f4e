"""Units of measure and how reports write them: ``units.toml`` made into frozen values.

Every written form is kept in reading form (``model.text.reading_form``), the spelling that rules match
on, and belongs to one unit alone. Factors are exact decimals.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

from toancanh.model.text import canonical, reading_form

_FILE = "units.toml"
_FIELDS = {"name_vi", "name_en", "dimension", "forms", "scaled", "points", "spoken"}


@dataclass(frozen=True, slots=True)
class Form:
    """One written form of a unit.

    Args:
        text: the words or letters after the number, in reading form.
        unit: code of the unit.
        factor: what one of it is worth in the unit ("kg" is 0.001 tonne).
        points: the form speaks of percentage points, not of percent.
        spoken: short for the unit only after a magnitude: "3 tỷ đô", but not "3 đô".
    """

    text: str
    unit: str
    factor: Decimal = Decimal(1)
    points: bool = False
    spoken: bool = False


@dataclass(frozen=True, slots=True)
class Unit:
    """A canonical unit.

    Args:
        code: ``VND``, ``percent``, ``MW``, …; ``other:`` and a name for those outside the standard list.
        name_vi, name_en: what a reader is shown.
        dimension: what it measures; only units of one dimension can be compared.
        forms: how reports write it.
    """

    code: str
    name_vi: str
    name_en: str
    dimension: str
    forms: tuple[Form, ...]


def parse(text: str) -> tuple[Mapping[str, Unit], Mapping[str, Decimal]]:
    """Read the units and magnitudes of a TOML text laid out as ``units.toml``.

    Raises:
        ValueError: a field is missing or unknown, a factor is no positive decimal, or two units share a form;
            the message names the unit and what was seen.
    """
    data = tomllib.loads(text)
    entries = data["units"] | {f"other:{name}": entry for name, entry in data["other"].items()}
    found = {code: _unit(code, entry) for code, entry in entries.items()}
    owner: dict[str, str] = {}
    for form in (form for unit in found.values() for form in unit.forms):
        if form.text in owner:
            raise ValueError(f"{_FILE}: {form.text!r} stands in {owner[form.text]} and again in {form.unit}")
        owner[form.text] = form.unit
    scale = {_key(word): _factor("magnitudes", word, value) for word, value in data["magnitudes"].items()}
    return MappingProxyType(found), MappingProxyType(scale)


def units() -> Mapping[str, Unit]:
    """All units by code."""
    return _load()[0]


def magnitudes() -> Mapping[str, Decimal]:
    """Words between number and unit that multiply it ("nghìn tỷ"), in reading form."""
    return _load()[1]


@cache
def unit_forms() -> Mapping[str, Form]:
    """All written forms by their reading form, longest first, so that the first match is the right one."""
    forms = (form for unit in units().values() for form in unit.forms)
    return MappingProxyType({form.text: form for form in sorted(forms, key=lambda form: -len(form.text))})


@cache
def _load() -> tuple[Mapping[str, Unit], Mapping[str, Decimal]]:
    return parse(resources.files(__package__).joinpath(_FILE).read_text(encoding="utf-8"))


def _unit(code: str, entry: Mapping[str, Any]) -> Unit:
    if unknown := entry.keys() - _FIELDS:
        raise ValueError(f"{_FILE}: {code}: unknown field {sorted(unknown)}, expected {sorted(_FIELDS)}")
    if missing := {"name_vi", "name_en", "dimension", "forms"} - entry.keys():
        raise ValueError(f"{_FILE}: {code}: missing {sorted(missing)}")
    return Unit(code, entry["name_vi"], entry["name_en"], entry["dimension"], tuple(_forms(code, entry)))


def _forms(code: str, entry: Mapping[str, Any]) -> Iterator[Form]:
    for text in entry["forms"]:
        yield Form(_key(text), code)
    for text, value in entry.get("scaled", {}).items():
        yield Form(_key(text), code, _factor(code, text, value))
    for text in entry.get("points", ()):
        yield Form(_key(text), code, points=True)
    for text in entry.get("spoken", ()):
        yield Form(_key(text), code, spoken=True)


def _key(text: str) -> str:
    return reading_form(canonical(text))


def _factor(code: str, text: str, value: object) -> Decimal:
    try:
        factor = Decimal(value) if isinstance(value, str) else Decimal(0)
    except InvalidOperation:
        factor = Decimal(0)
    if not (factor.is_finite() and factor > 0):
        raise ValueError(
            f'{_FILE}: {code}: {text!r} = {value!r}, expected a positive decimal in quotes, "0.1"'
        )
    return factor
