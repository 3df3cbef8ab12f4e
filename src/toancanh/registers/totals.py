"""Sums of what is asked of a register, and how many entries they rest on."""

from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from django.db.models import Count, Max, Sum

from toancanh.registers.declaring import Column, Register, Type
from toancanh.registers.models import Deed
from toancanh.registers.registry import register
from toancanh.registers.selectors import EVERY, Asked, entries


class Total(NamedTuple):
    """The sum of a column over ``known`` entries: those that are asked for and have a value."""

    sum: Decimal
    known: int


class Tally(NamedTuple):
    """How many entries are asked for, and the sums of some columns by their names."""

    entries: int
    sums: dict[str, Total]


def tally(of: Register, asked: Asked, columns: Iterable[Column]) -> Tally:
    """Count the entries and sum those of the columns that make a sum and of which any value is known."""
    names = [it.name for it in columns if sums(of, it)]
    wanted = {f"{name}__sum": Sum(name) for name in names} | {f"{name}__known": Count(name) for name in names}
    found = entries(of, asked).order_by().aggregate(entries=Count("pk"), **wanted)
    known = {name: found[f"{name}__known"] for name in names if found[f"{name}__known"]}
    return Tally(
        found["entries"], {name: Total(Decimal(found[f"{name}__sum"]), n) for name, n in known.items()}
    )


def sums(of: Register, column: Column) -> bool:
    """Whether the values of a column make a sum."""
    return column in of.own and column.adds and of.type_of(column) in (Type.NUMBER, Type.INTEGER)


def known(of: Register) -> dict[str, int]:
    """For each column that only this register has, how many entries in force have a value."""
    return _known(of.code, as_of_deed(of.code))


def as_of_deed(*registers: str) -> tuple[object, ...]:
    """What changes with every write to a register, to remember what was worked out until then.

    Args:
        registers: codes of those that matter; none if any does.
    """
    last = Deed.objects.order_by("-id").values_list("id", "at").first()
    if last is None or not registers:
        return last or ()
    each = _last(last)
    return tuple(each.get(it) for it in registers)


@lru_cache(maxsize=2)
def _last(_as_of: tuple[object, ...]) -> dict[str, tuple[object, ...]]:
    """The last write to each register; asked for anew after a write to any."""
    found = Deed.objects.order_by().values_list("register").annotate(Max("id"), Max("at"))
    return {code: (key, at) for code, key, at in found}


@lru_cache(maxsize=64)
def _known(code: str, _as_of: tuple[object, ...]) -> dict[str, int]:
    of = register(code)
    names = [it.name for it in of.own]
    return entries(of, EVERY).order_by().aggregate(**{name: Count(name) for name in names}) if names else {}
