"""The areas of Viet Nam through time: 63 provinces with districts until 30 June 2025, 34 without after.

``areas()`` is the door. The data (``units.csv``, ``changes.csv``) is written by ``scripts/build_areas.py``
from a public data set and ``corrections.toml``; ``aliases.toml`` is kept by hand. How and why:
``docs/decisions/areas-dataset.md``.
"""

import csv
import tomllib
from collections.abc import Iterator
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files

from toancanh.model import Area, AreaChange, AreaLevel, ChangeKind
from toancanh.reference.areas.index import AreaIndex

__all__ = ["AreaIndex", "areas", "meant"]

_HERE = files(__package__)
_day = cache(date.fromisoformat)
_level = cache(AreaLevel)
_kind = cache(ChangeKind)


@cache
def areas() -> AreaIndex:
    """All areas; read once."""
    aliases = tomllib.loads((_HERE / "aliases.toml").read_text("utf-8"))
    return AreaIndex(_units(), _changes(), aliases)


@lru_cache(maxsize=16)
def meant(name: str, on: date) -> Area | None:
    """The unit that a name or code means first on a day; where none bears it any more, that which did."""
    found = (areas().find(name, on=on) or areas().find(name)) if name else ()
    return next(iter(found), None)


def _rows(name: str) -> Iterator[list[str]]:
    rows = csv.reader((_HERE / name).read_text("utf-8").splitlines())
    next(rows)
    return rows


def _units() -> Iterator[Area]:
    for code, name, kind, level, parent, start, end in _rows("units.csv"):
        yield Area(code, name, kind, _level(level), parent or None, _day(start), _day(end) if end else None)


def _changes() -> Iterator[AreaChange]:
    for old, new, kind, on, act in _rows("changes.csv"):
        yield AreaChange(old, new, _kind(kind), _day(on), act or None)
