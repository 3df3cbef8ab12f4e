"""What the structure is made of, declared once for all formats in ``structure.toml``."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, NamedTuple

TIME, VALUE = "TIME_PERIOD", "OBS_VALUE"


class Name(NamedTuple):
    """A name in both languages."""

    vi: str
    en: str


@dataclass(frozen=True, slots=True)
class Sent:
    """A message: who sends it and maintains its dataflow, which one that is, when it was made."""

    agency: str
    flow: str
    prepared: datetime

    @property
    def id(self) -> str:
        """The id of the message."""
        return f"{self.flow}_{self.prepared:%Y%m%dT%H%M%S}"


@dataclass(frozen=True, slots=True)
class Code:
    """One code; ``about`` says more of it in both languages, ``within`` is the code that it is a part of."""

    id: str
    name: Name
    about: Name | None = None
    within: str | None = None


@dataclass(frozen=True, slots=True)
class CodeList:
    """A code list; one that is ``partial`` has only the codes that the data use."""

    id: str
    name: Name
    codes: tuple[Code, ...]
    partial: bool = False


@dataclass(frozen=True, slots=True)
class Dimension:
    """A dimension with the id of its code list."""

    id: str
    codes: str
    name: Name


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute of a series or of an observation, with its code list or else its type."""

    id: str
    name: Name
    of_series: bool
    required: bool
    codes: str | None
    type: str


@dataclass(frozen=True, slots=True)
class Declared:
    """The whole of ``structure.toml``; ``flows`` are what is told, and what follows from it."""

    version: str
    flows: tuple[Code, ...]
    dimensions: tuple[Dimension, ...]
    attributes: tuple[Attribute, ...]
    lists: Mapping[str, CodeList]

    @property
    def flow(self) -> str:
        """The dataflow of what documents tell."""
        return self.flows[0].id

    @property
    def derived(self) -> str:
        """The dataflow of what follows from that."""
        return self.flows[1].id

    @property
    def of_series(self) -> tuple[Attribute, ...]:
        """The attributes of series."""
        return tuple(it for it in self.attributes if it.of_series)

    @property
    def of_observations(self) -> tuple[Attribute, ...]:
        """The attributes of observations."""
        return tuple(it for it in self.attributes if not it.of_series)


@cache
def declared() -> Declared:
    """What is declared; read once."""
    told = tomllib.loads(files(__package__).joinpath("structure.toml").read_text("utf-8"))
    return Declared(
        told["version"],
        tuple(Code(it["id"], Name(*it["name"])) for it in told["flows"]),
        tuple(Dimension(it["id"], it["codes"], Name(*it["name"])) for it in told["dimensions"]),
        tuple(map(_attribute, told["attributes"])),
        MappingProxyType({name: _list(name, it) for name, it in told["lists"].items()}),
    )


def _attribute(told: Mapping[str, Any]) -> Attribute:
    return Attribute(
        told["id"],
        Name(*told["name"]),
        told["level"] == "series",
        told.get("required", False),
        told.get("codes"),
        told.get("type", "String"),
    )


def _list(name: str, told: Mapping[str, Any]) -> CodeList:
    codes = tuple(Code(it, Name(*names)) for it, names in told["codes"].items())
    return CodeList(name, Name(*told["name"]), codes)
