"""What can be asked of the registers: lists, one entry with its sources and history, what refers to it."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from django.db.models import F, Q, QuerySet

from toancanh.model import Area, UserError
from toancanh.reference.areas import areas
from toancanh.reference.messages import language, render
from toancanh.registers.declaring import Column, Register, Type
from toancanh.registers.entries import Entry
from toancanh.registers.models import Deed, Proposal, ValueChange
from toancanh.registers.personal import hidden, shown
from toancanh.registers.registry import register, registers
from toancanh.registers.searching import condition
from toancanh.registers.values import text_of

PAGE = 50
_AT_ONCE = 500  # keys

_BOUNDS = {"": "", "min": "__gte", "max": "__lte", "known": "__isnull"}


@dataclass(frozen=True, slots=True)
class Asked:
    """Which entries of a register, in which order.

    Args:
        search: words of the name, the place or the owner, with marks or without.
        area: all that lies in it, also what was reported for units that became part of it.
        values: by column, what it must be; ``column__min``, ``column__max`` bound it,
            ``column__known`` is ``True`` or ``False``.
        sort: a column, ``-`` before it for the greatest first; ``changed_at`` too.
        retired: those that are off the register instead.
    """

    search: str = ""
    area: Area | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    sort: str = "name"
    retired: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """Some of the entries asked for, and how many there are."""

    entries: tuple[Entry, ...]
    total: int
    number: int
    size: int


EVERY = Asked()


def entries(of: Register, asked: Asked = EVERY) -> QuerySet[Entry]:
    """The entries asked for.

    Raises:
        UserError: a column that is sorted or filtered by is not one of the register.
    """
    found = of.model._default_manager.filter(retired_at__isnull=not asked.retired)
    if asked.search:
        found = found.filter(condition(asked.search))
    if asked.area:
        found = found.filter(_within(asked.area))
    for name, value in asked.values.items():
        found = found.filter(_valued(of, name, value))
    return found.order_by(*_order(of, asked.sort))


def page(of: Register, asked: Asked = EVERY, number: int = 1, size: int = PAGE) -> Page:
    """One page of them, counted from 1; beyond the last page it is empty."""
    return Page(rows(of, asked, number, size), entries(of, asked).count(), number, size)


def rows(of: Register, asked: Asked, number: int = 1, size: int = PAGE) -> tuple[Entry, ...]:
    """The entries of one page. Only their keys are sorted, which is most of the work for long rows."""
    first = (max(number, 1) - 1) * size
    keys = list(entries(of, asked).values_list("pk", flat=True)[first : first + size])
    found = of.model._default_manager.select_related(*references(of)).in_bulk(keys)
    return tuple(found[key] for key in keys)


def references(of: Register) -> tuple[str, ...]:
    """The columns that lead to entries of other registers."""
    return tuple(it.name for it in of.own if of.type_of(it) is Type.REFERENCE)


def _valued(of: Register, asked: str, value: Any) -> Q:
    name, _, bound = asked.partition("__")
    if bound not in _BOUNDS or name not in _names(of):
        raise UserError("registers.no_such_column", column=asked, known=", ".join(sorted(_names(of))))
    if bound == "known":
        value = not value
    return Q(**{f"{name}{_BOUNDS[bound]}": value})


def _order(of: Register, sort: str) -> tuple[Any, ...]:
    name = sort.removeprefix("-")
    if name in {it.name for it in of.columns} and hidden(of.column(name)):
        return ("name_key", "id")  # the order would tell what is masked
    if name not in _names(of):
        raise UserError("registers.no_such_column", column=sort, known=", ".join(sorted(_names(of))))
    by = F({"name": "name_key", "area": "area_code"}.get(name, name))
    ordered = by.desc(nulls_last=True) if sort.startswith("-") else by.asc(nulls_last=True)
    return (ordered, "id")


def _names(of: Register) -> set[str]:
    return {it.name for it in of.columns} | {"changed_at", "added_at"}


def _within(area: Area) -> Q:
    found = Q()
    for since, codes in inside(area).items():
        found |= Q(area_since=since, area_code__in=codes)
    return found


@cache
def inside(area: Area) -> dict[date, list[str]]:
    """The codes of all units in an area and those that they were formed from, by the day they began."""
    seen: set[Area] = set()
    waiting = [area]
    while waiting:
        unit = waiting.pop()
        if unit not in seen:
            seen.add(unit)
            waiting += (*areas().children(unit), *(old for old, _ in areas().was(unit)))
    days: dict[date, list[str]] = {}
    for unit in sorted(seen, key=lambda it: it.code):
        days.setdefault(unit.valid_from, []).append(unit.code)
    return days


def register_of(entry: Entry) -> Register:
    """The register that an entry stands in."""
    return next(it for it in registers().values() if isinstance(entry, it.model))


def find(of: Register, key: int) -> Entry:
    """The entry of that number.

    Raises:
        UserError: there is none.
    """
    found: Entry | None = of.model._default_manager.filter(pk=key).first()
    if found is None:
        raise UserError("registers.no_entry", register=of.code, entry=key)
    return found


def entry_of(deed: Deed) -> Entry:
    """The entry that a deed was done to, as it is now."""
    return find(register(deed.register), deed.entry)


def history(entry: Entry) -> QuerySet[Deed]:
    """All that was done to an entry, last first, with the values."""
    found = Deed.objects.filter(register=register_of(entry).code, entry=entry.pk)
    return found.select_related("document").defer(*_HEAVY).prefetch_related("changes")


_HEAVY = ("document__text", "document__blocks", "document__metadata")


def sources(entry: Entry) -> dict[str, ValueChange]:
    """For each column that has a value: the change that gave it, with its deed."""
    code = register_of(entry).code
    found = ValueChange.objects.filter(deed__register=code, deed__entry=entry.pk).order_by("id")
    last = {
        it.field: it for it in found.select_related("deed__document").defer(*(f"deed__{x}" for x in _HEAVY))
    }
    return {name: it for name, it in last.items() if it.after is not None}


def sources_among(of: Register, keys: Collection[int]) -> dict[tuple[int, str], Deed]:
    """For each entry and each of its columns that has a value: the deed that gave it."""
    found = ValueChange.objects.filter(deed__register=of.code).order_by("id")
    found = found.select_related("deed__document").defer(*(f"deed__{x}" for x in _HEAVY))
    last = {(it.deed.entry, it.field): it for it in among(found, "deed__entry", keys)}
    return {which: it.deed for which, it in last.items() if it.after is not None}


def latest_deeds(of: Register, keys: Collection[int]) -> dict[int, Deed]:
    """For each entry the last deed that names a source."""
    found = Deed.objects.filter(register=of.code).exclude(source="", url="", as_of_start=None).order_by("id")
    found = found.select_related("document").defer(*_HEAVY)
    return {it.entry: it for it in among(found, "entry", keys)}


def among(rows: QuerySet[Any], field: str, keys: Iterable[Any]) -> Iterator[Any]:
    """The rows whose field holds one of the keys, asked for a few at a time, as a database can bear."""
    asked = list(keys)
    for at in range(0, len(asked), _AT_ONCE):
        yield from rows.filter(**{f"{field}__in": asked[at : at + _AT_ONCE]})


def deed(key: int) -> Deed:
    """A deed by its number.

    Raises:
        UserError: there is none.
    """
    found = Deed.objects.filter(pk=key).first()
    if found is None:
        raise UserError("registers.no_deed", deed=key)
    return found


def fields_since(entry: Entry, version: int) -> frozenset[str]:
    """The columns that somebody changed since a version."""
    code = register_of(entry).code
    found = ValueChange.objects.filter(deed__register=code, deed__entry=entry.pk, deed__version__gt=version)
    return frozenset(found.values_list("field", flat=True))


def changes_since(entry: Entry, version: int) -> str:
    """Who changed what since a version, in words."""
    return "; ".join(story(entry, version))


def story(entry: Entry, version: int = 0) -> tuple[str, ...]:
    """Who did what since a version, the first first, each deed in words."""
    of = register_of(entry)
    found = history(entry).filter(version__gt=version).order_by("id")
    return tuple(_told(of, it) for it in found)


def _told(of: Register, it: Deed) -> str:
    fields = ", ".join(
        f"{of.column(each.field).label(language())}: {_seen(of, each.field, each.before)} → "
        f"{_seen(of, each.field, each.after)}"
        for each in it.changes.all()
    )
    done = render(f"deed.{it.kind}", {}, language())
    told = f"{it.who} {done} {it.at:%d/%m/%Y %H:%M}" + (f" ({fields})" if fields else "")
    return f"{told}, {render('registers.from', {'source': it.source}, language())}" if it.source else told


def _seen(of: Register, name: str, text: str | None) -> str:
    return shown(text, of.column(name)) if text else "—"


def referring(entry: Entry) -> Iterator[Entry]:
    """Entries in force of other registers that refer to this one."""
    for other in registers().values():
        for name in references(other):
            if other.model._meta.get_field(name).related_model is type(entry):
                yield from other.model._default_manager.filter(**{name: entry.pk, "retired_at": None})


def differences(of: Register, first: Entry, second: Entry) -> tuple[Column, ...]:
    """The columns in which both say something, and not the same."""
    return tuple(
        it
        for it in of.columns
        if None not in (mine := text_of(first, of, it), theirs := text_of(second, of, it)) and mine != theirs
    )


def chosen_of(of: Register, kept: Entry, gone: Entry, wanted: Iterable[str] = ()) -> tuple[str, ...]:
    """The columns that merging takes of ``gone``: those that only it knows, and those that a person wants.

    Raises:
        UserError: a column wanted is not one of the register.
    """
    known = {it.name for it in of.columns}
    for name in wanted:
        if name not in known:
            raise UserError("registers.no_such_column", column=name, known=", ".join(sorted(known)))
    alone = (it.name for it in of.columns if text_of(kept, of, it) is None)
    told = {it.name for it in of.columns if text_of(gone, of, it) is not None}
    return tuple(name for name in dict.fromkeys((*alone, *wanted)) if name in told)


def proposals(of: Register | None = None) -> QuerySet[Proposal]:
    """What waits for a person, in the order it came."""
    found = Proposal.objects.filter(state=Proposal.State.OPEN).select_related("document").defer(*_HEAVY)
    return found.filter(register=of.code) if of else found


def proposed_for(proposal: int) -> str | None:
    """The code of the register that a proposal is for, waiting or not; none if there is no such proposal."""
    return Proposal.objects.filter(pk=proposal).values_list("register", flat=True).first()


def counts() -> dict[str, int]:
    """How many entries in force each register has."""
    return {code: entries(it).count() for code, it in registers().items()}


def names(of: Register, keys: Iterable[int]) -> dict[int, str]:
    """Names of entries by number."""
    found = of.model._default_manager.filter(pk__in=list(keys))
    return dict(found.values_list("pk", "name"))
