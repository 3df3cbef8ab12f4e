"""The industries of the index of industrial production, as its tables name them (``industries.toml``).

Sections B to E of the Vietnam Standard Industrial Classification 2018 (decision 27/2018/QĐ-TTg) and their
divisions 05 to 39. Section D and its only division 35 bear one name, and so stand in the tables twice.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

from toancanh.reference.labels import label_key

_FILE = "industries.toml"


class Level(StrEnum):
    """How fine an industry is."""

    SECTION = "section"  # cấp 1, a letter
    DIVISION = "division"  # cấp 2, two digits


@dataclass(frozen=True, slots=True)
class Industry:
    """An industry of the classification.

    Args:
        code: ``B`` … ``E`` or ``05`` … ``39``.
        level: section or division.
        parent: code of the section that a division belongs to.
        name: as in the decision.
        names: other ways in which tables write it.
    """

    code: str
    level: Level
    parent: str | None
    name: str
    names: tuple[str, ...] = ()


def parse(text: str) -> tuple[Mapping[str, Industry], frozenset[str]]:
    """Read a TOML text laid out as ``industries.toml``: industries by code, and the keys of the total.

    Raises:
        ValueError: a label stands for two industries that are not a section and its division.
    """
    data = tomllib.loads(text)
    found = {each.code: each for each in _industries(data["sections"])}
    total = frozenset(map(label_key, data["total"]))
    owners: dict[str, Industry] = {}
    for each in found.values():
        for key in _keys(each):
            first = owners.setdefault(key, each)
            if key in total or first.code not in (each.code, each.parent):
                raise ValueError(f"{_FILE}: {key!r} of {each.code} already has a meaning")
    return MappingProxyType(found), total


def industries() -> Mapping[str, Industry]:
    """All industries by code, each section before its divisions."""
    return _load()[0]


def industries_named(text: str) -> tuple[Industry, ...]:
    """The industries that a row label names exactly, sections first; none if it names none.

    "Sản xuất và phân phối điện, khí đốt, …" names section D and division 35: which of them, only the place
    of the row can tell.
    """
    return _index().get(label_key(text), ())


def is_whole_industry(text: str) -> bool:
    """Whether a row label names all industry together ("Toàn ngành công nghiệp")."""
    return label_key(text) in _load()[1]


@cache
def _load() -> tuple[Mapping[str, Industry], frozenset[str]]:
    return parse(resources.files(__package__).joinpath(_FILE).read_text(encoding="utf-8"))


@cache
def _index() -> Mapping[str, tuple[Industry, ...]]:
    found: dict[str, tuple[Industry, ...]] = {}
    for each in industries().values():
        for key in _keys(each):
            found[key] = (*found.get(key, ()), each)
    return MappingProxyType(found)


def _keys(industry: Industry) -> set[str]:
    return {label_key(name) for name in (industry.name, *industry.names)}


def _industries(sections: Mapping[str, Any]) -> Iterator[Industry]:
    for code, section in sections.items():
        yield Industry(code, Level.SECTION, None, section["name"], tuple(section.get("names", ())))
        for number, entry in section["divisions"].items():
            said = {"name": entry} if isinstance(entry, str) else entry
            yield Industry(number, Level.DIVISION, code, said["name"], tuple(said.get("names", ())))
