"""How figures are divided into branches, and by what methods these are judged.

``structures.toml`` and ``methods.toml`` say it; page, command, API and documents read it here.
"""

import tomllib
from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

from toancanh.reference.indicators import catalogue
from toancanh.reference.industries import industries_named
from toancanh.reference.labels import label_key
from toancanh.reference.products import product_named
from toancanh.reference.retail_groups import retail_group_named

VSIC = "vsic"
"""The dimension that only divisions of industry have."""
COUNTRY, REGION = "VN", "vùng:"
"""The code of the country; what stands before the name of several provinces together, which is no unit."""


class Levels(StrEnum):
    """Whether levels of the branches of a structure can be reckoned with."""

    SUM = "sum"  # they add up
    INDEX = "index"  # there are none
    OWN = "own"  # each branch has a unit of its own


@dataclass(frozen=True, slots=True)
class Structure:
    """A way to divide an indicator into branches.

    Args:
        code, name_vi, name_en: what it is called.
        indicator: what is divided.
        dimension: by which dimension of its figures; empty if ``parts`` are indicators themselves.
        parts: indicators that add up to it.
        fine: whether its branches are divisions of industry; ``None`` where there are no two levels.
        levels: whether they can be added up.
        country: the indicator that says the same of the country, if it is another.
        exports: whether its quotient is the revealed advantage of exports.
        unit: the only unit of levels that are taken; empty takes that of the catalogue, or any of products.
        within: branches that lie in others, by label key, with the key of the other.
        names: of branches by the label key of each way to write them; if any, there are no other branches.
    """

    code: str
    name_vi: str
    name_en: str
    indicator: str
    levels: Levels
    dimension: str = ""
    parts: tuple[str, ...] = ()
    fine: bool | None = None
    country: str = ""
    exports: bool = False
    unit: str = ""
    within: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def indicators(self) -> tuple[str, ...]:
        """All indicators whose figures it looks at."""
        return tuple(dict.fromkeys(filter(None, (self.indicator, self.country, *self.parts))))

    def whole_in(self, area_code: str) -> str:
        """The indicator that is divided in an area."""
        return self.country if self.country and area_code == COUNTRY else self.indicator

    def whole_of(self, branch: str, among: Container[str]) -> str:
        """The nearest branch of some that one lies in, by keys; empty if it lies in none of them."""
        other = self.within.get(branch, "")
        while other and other not in among:
            other = self.within.get(other, "")
        return other

    def takes(self, dims: Mapping[str, str]) -> bool:
        """Whether a figure with these dimensions is of one of its branches."""
        others = dims.keys() - {self.dimension, "price", VSIC}
        level = self.fine is None or self.fine is (VSIC in dims)
        return bool(self.dimension) and self.dimension in dims and not others and level


@dataclass(frozen=True, slots=True)
class Method:
    """A way to look at a branch, or at all of a structure (``whole``); fields as in ``methods.toml``.

    Formula and source have another text in English only where they have words.
    """

    code: str
    name_vi: str
    name_en: str
    formula: str
    unit: str
    source: str
    needs_vi: str
    needs_en: str
    without_vi: str
    without_en: str
    criterion: bool = False
    whole: bool = False
    formula_en: str = ""
    source_en: str = ""


@cache
def structures() -> Mapping[str, Structure]:
    """All structures by code, in the order of the file.

    Raises:
        ValueError: one names an indicator that the catalogue does not have.
    """
    return parse_structures(_text("structures.toml"))


def parse_structures(text: str) -> Mapping[str, Structure]:
    """Read a TOML text laid out as ``structures.toml``.

    Raises:
        ValueError: one names an indicator that the catalogue does not have, or neither dimension nor parts.
    """
    return MappingProxyType({code: _structure(code, entry) for code, entry in tomllib.loads(text).items()})


@cache
def methods() -> Mapping[str, Method]:
    """All methods by code, in the order of the file."""
    return MappingProxyType(
        {code: Method(code, **entry) for code, entry in tomllib.loads(_text("methods.toml")).items()}
    )


def criteria() -> tuple[Method, ...]:
    """The methods that branches are put in order by."""
    return tuple(it for it in methods().values() if it.criterion)


def branch_name(of: Structure, written: str) -> str:
    """The one name of a branch that tables write in several ways, as it is written where none is known.

    Returns:
        empty for what is no branch of the structure: taxes on products, the sector of foreign investment.
    """
    if of.indicator == "retail_goods" and (group := retail_group_named(written)):
        return group.name
    if of.dimension == "product" and (product := product_named(written)):
        return product.name
    if of.fine is not None:
        named = [it for it in industries_named(written) if (it.parent is not None) is of.fine]
        return named[0].name if named else of.names.get(label_key(written), "")
    return of.names.get(label_key(written), "") if of.names else written


def _structure(code: str, entry: Mapping[str, Any]) -> Structure:
    lies_in, ways = entry.get("within", {}), entry.get("names", {})
    within = {label_key(one): label_key(other) for one, other in lies_in.items()}
    every = {name: (name, *ways.get(name, ())) for name in (*ways, *(lies_in if ways else ()))}
    names = {label_key(way): name for name, written in every.items() for way in written}
    parts, levels = tuple(entry.get("parts", ())), Levels(entry["levels"])
    made = Structure(code, **{**entry, "levels": levels, "parts": parts, "within": within, "names": names})
    if strange := [it for it in made.indicators if it not in catalogue()]:
        raise ValueError(f"structures.toml: {code} names no indicator: {strange}")
    if bool(made.dimension) is bool(made.parts):
        raise ValueError(f"structures.toml: {code} needs a dimension or parts")
    return made


def _text(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
