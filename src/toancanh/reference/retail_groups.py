"""The groups of goods and services that retail sales are broken down by (``retail_groups.toml``)."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType

from toancanh.reference.labels import label_index, label_key

_FILE = "retail_groups.toml"


@dataclass(frozen=True, slots=True)
class RetailGroup:
    """A group of goods or services.

    Args:
        code: its name in data.
        name: as the monthly tables of the statistics office write it.
        indicator: code of the indicator that it is a part of.
        names: other ways in which tables and forms write it.
        within: code of the group that it is itself a part of ("trong đó"), not to be counted twice.
    """

    code: str
    name: str
    indicator: str
    names: tuple[str, ...] = ()
    within: str | None = None


def parse(text: str) -> tuple[Mapping[str, RetailGroup], Mapping[str, str]]:
    """Read a TOML text laid out as ``retail_groups.toml``: groups by code, and their codes by label key.

    Raises:
        ValueError: two groups share a label.
    """
    found = {
        code: RetailGroup(code, row["name"], row["indicator"], tuple(row.get("names", ())), row.get("within"))
        for code, row in tomllib.loads(text).items()
    }
    labels = label_index(_FILE, {code: (each.name, *each.names) for code, each in found.items()})
    return MappingProxyType(found), labels


def retail_groups() -> Mapping[str, RetailGroup]:
    """All groups by code, in the order of the tables."""
    return _load()[0]


def retail_group_named(text: str) -> RetailGroup | None:
    """The group that a row label names exactly.

    What "Dịch vụ khác" leaves out depends on the table: all the services listed beside it.
    """
    found, labels = _load()
    code = labels.get(label_key(text))
    return found[code] if code else None


@cache
def _load() -> tuple[Mapping[str, RetailGroup], Mapping[str, str]]:
    return parse(resources.files(__package__).joinpath(_FILE).read_text(encoding="utf-8"))
