"""Entries that may be the same thing, told with why: to merge or to keep apart is a person's decision."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import NamedTuple

from toancanh.registers import selectors
from toancanh.registers.declaring import Register
from toancanh.registers.entries import Entry, name_key
from toancanh.registers.models import Distinct
from toancanh.registers.names import bare_name
from toancanh.registers.places import may_be_one, today

_MOST_SHARING = 50  # a key that more entries share tells nothing


class Why(StrEnum):
    """What two entries have in common."""

    NAME = "name"
    NAME_IN_NAME = "name_in_name"
    PLACE = "place"
    OWNER = "owner"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two entries of one register that may be one thing, the older first."""

    first: Entry
    second: Entry
    why: tuple[Why, ...]


def alike(of: Register) -> tuple[Pair, ...]:
    """Pairs that share the name without type words, or the owner and part of the name, in places that meet.

    Most in common first. Pairs that a person kept apart are left out.
    """
    apart = set(Distinct.objects.filter(register=of.code).values_list("first", "second"))
    found: dict[tuple[int, int], Pair] = {}
    known = [
        _Known(it, bare_name(of, it.name), _owner(of, it)) for it in selectors.entries(of).order_by("pk")
    ]
    for first, second in _candidates(known):
        key = (first.entry.pk, second.entry.pk)
        common = _named_alike(first, second)
        if common and key not in apart and key not in found and not _parted(of, first.entry, second.entry):
            found[key] = Pair(first.entry, second.entry, (*common, *_beside(first, second)))
    return tuple(sorted(found.values(), key=lambda it: (-len(it.why), it.first.pk)))


class _Known(NamedTuple):
    """An entry with what it is compared by."""

    entry: Entry
    name: str
    owner: str


def _candidates(entries: Iterable[_Known]) -> Iterator[tuple[_Known, _Known]]:
    """Entries that share a key, so that not every one is held against every other."""
    shared: defaultdict[tuple[str, str], list[_Known]] = defaultdict(list)
    for it in entries:
        shared["name", it.name].append(it)
        if it.owner:
            shared["owner", it.owner].append(it)
    for group in shared.values():
        if len(group) <= _MOST_SHARING:
            yield from combinations(group, 2)


def _named_alike(first: _Known, second: _Known) -> tuple[Why, ...]:
    """What their names have in common; part of a name counts only with the owner."""
    if first.name == second.name:
        return (Why.NAME,)
    within = f" {first.name} " in f" {second.name} " or f" {second.name} " in f" {first.name} "
    return (Why.NAME_IN_NAME,) if within and first.owner == second.owner != "" else ()


def _beside(first: _Known, second: _Known) -> Iterator[Why]:
    """What else they have in common."""
    places = first.entry.area, second.entry.area
    if places[0] and places[1] and today(places[0]) & today(places[1]):
        yield Why.PLACE
    if first.owner and first.owner == second.owner:
        yield Why.OWNER


def _owner(of: Register, entry: Entry) -> str:
    value = getattr(entry, of.owner) if of.owner else None
    return name_key(value) if value else ""


def _parted(of: Register, first: Entry, second: Entry) -> bool:
    """Whether they lie apart, belong to different wholes (milestones) or are of different kinds."""
    if not may_be_one(first.area, second.area):
        return True
    if of.within and getattr(first, f"{of.within}_id") != getattr(second, f"{of.within}_id"):
        return True
    kinds = {getattr(it, "kind", None) for it in (first, second)} - {None}
    return len(kinds) > 1
