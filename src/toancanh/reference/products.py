"""The main industrial products of the monthly tables, each with its unit (``products.toml``)."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType

from toancanh.reference.labels import label_index, label_key

_FILE = "products.toml"


@dataclass(frozen=True, slots=True)
class Product:
    """An industrial product.

    Args:
        name: as the tables print it.
        unit_written: the unit of its row, as written ("1000 cái"): a table may have lost the column.
        names: other ways in which tables and forms write it.
    """

    name: str
    unit_written: str
    names: tuple[str, ...] = ()


def parse(text: str) -> tuple[Mapping[str, Product], Mapping[str, str]]:
    """Read a TOML text laid out as ``products.toml``: products by name, and their names by label key.

    Raises:
        ValueError: two products share a label, a product has two units, or a name is none of a product.
    """
    data = tomllib.loads(text)
    found: dict[str, Product] = {}
    for unit, names in data["units"].items():
        for name in names:
            if name in found:
                raise ValueError(f"{_FILE}: {name!r} stands under {found[name].unit_written} and {unit}")
            found[name] = Product(name, unit, tuple(data["names"].get(name, ())))
    if strangers := data["names"].keys() - found.keys():
        raise ValueError(f"{_FILE}: names of what is no product: {sorted(strangers)}")
    labels = label_index(_FILE, {name: (name, *each.names) for name, each in found.items()})
    return MappingProxyType(found), labels


def products() -> Mapping[str, Product]:
    """All products by name, unit by unit."""
    return _load()[0]


def product_named(text: str) -> Product | None:
    """The product that a row label names exactly; a label that differs by a word is another product."""
    found, labels = _load()
    name = labels.get(label_key(text))
    return found[name] if name else None


@cache
def _load() -> tuple[Mapping[str, Product], Mapping[str, str]]:
    return parse(resources.files(__package__).joinpath(_FILE).read_text(encoding="utf-8"))
