"""Entries that may be the same thing, told with why: to merge or to keep apart is a person's decision."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

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
    for first, second in _candidates(of, selectors.entries(of)):
        in_order = (first, second) if first.pk < second.pk else (second, first)
        key = (in_order[0].pk, in_order[1].pk)
        if key in apart | found.keys() or _parted(of, first, second):
            continue
        why = tuple(_common(of, first, second))
        if Why.NAME in why or {Why.NAME_IN_NAME, Why.OWNER} <= set(why):
            found[key] = Pair(*in_order, why)
    return tuple(sorted(found.values(), key=lambda it: (-len(it.why), it.first.pk)))


def _candidates(of: Register, entries: Iterable[Entry]) -> Iterator[tuple[Entry, Entry]]:
    """Entries that share a key, so that not every one is held against every other."""
    shared: defaultdict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        shared["name", bare_name(of, entry.name)].append(entry)
        if owner := _owner(of, entry):
            shared["owner", owner].append(entry)
    for group in shared.values():
        if len(group) <= _MOST_SHARING:
            yield from combinations(group, 2)


def _common(of: Register, first: Entry, second: Entry) -> Iterator[Why]:
    mine, theirs = bare_name(of, first.name), bare_name(of, second.name)
    if mine == theirs:
        yield Why.NAME
    elif f" {mine} " in f" {theirs} " or f" {theirs} " in f" {mine} ":
        yield Why.NAME_IN_NAME
    if first.area and second.area and today(first.area) & today(second.area):
        yield Why.PLACE
    if _owner(of, first) and _owner(of, first) == _owner(of, second):
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
