"""What a set of open data is: its fields, its rows, and what is to be known of it."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

Cell = str | int | bool | Decimal | date | None
"""One value; ``None`` is not known."""


class Text(NamedTuple):
    """The same in Vietnamese and in English."""

    vi: str
    en: str


class Kind(StrEnum):
    """What the cells of a field hold; the names are those of XML Schema, as CSVW has them."""

    TEXT = "string"
    NUMBER = "decimal"
    INTEGER = "integer"
    DATE = "date"
    YES_NO = "boolean"


@dataclass(frozen=True, slots=True)
class Field:
    """One column.

    Args:
        name: its heading in files, in Latin letters.
        title: its name for people.
        about: what it means, in Vietnamese.
        kind: what its cells hold.
        unit: of numbers, as people write it.
        basis: the legal text that it comes from, if any.
        choices: what each code means, where the cells are codes.
    """

    name: str
    title: Text
    about: str
    kind: Kind = Kind.TEXT
    unit: str = ""
    basis: str = ""
    choices: tuple[tuple[str, Text], ...] = ()


@dataclass(frozen=True, slots=True)
class DataSet:
    """A table that anybody may have.

    Args:
        code: its name in files and addresses.
        title: its name for people.
        about: what it holds and what it does not.
        fields: its columns, in order; the first ``keys`` of them tell rows apart.
        rows: by the names of the fields.
        keywords: to be found by, in either language.
        theme: code of the data themes of the EU's Publications Office (ECON, ENER, REGI…).
        covers: first and last day that it tells of, as far as known.
        modified: the day on which its content changed last, if known.
        keys: how many fields tell rows apart.
        places: whether rows have a latitude and a longitude.
    """

    code: str
    title: Text
    about: Text
    fields: tuple[Field, ...]
    rows: tuple[Mapping[str, Cell], ...]
    keywords: tuple[str, ...] = ()
    theme: str = "ECON"
    covers: tuple[date | None, date | None] = (None, None)
    modified: date | None = None
    keys: int = 1
    places: bool = False


@dataclass(frozen=True, slots=True)
class File:
    """A file of a set, or of the catalogue itself (``code`` is empty)."""

    name: str
    media_type: str
    content: bytes
    code: str = ""

    @property
    def sha256(self) -> str:
        """The checksum of its bytes."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class Agent:
    """Who publishes: the name, and a mailbox or page for questions, if there is one."""

    name: str
    contact: str = ""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All sets together, and on which terms they are given.

    Args:
        sets: in the order in which they are listed.
        publisher: who answers for them.
        licence: address of the licence.
        place: code and name of the area that they are about.
        home: where the files will lie, with a slash at its end; empty: beside the catalogue.
        issued: the moment for which they are written; ``None`` leaves it out, so that the same data are the
            same bytes.
    """

    sets: tuple[DataSet, ...]
    publisher: Agent
    licence: str
    place: tuple[str, Text]
    home: str = ""
    issued: datetime | None = None
