"""What the rows of a sheet would do to a register, and doing it: all of it or nothing."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from typing import NamedTuple

from django.db import transaction

from toancanh.model import Period, UserError, column_letters
from toancanh.registers import actions
from toancanh.registers.actions import Changed, Diff, New, fill, put_all
from toancanh.registers.declaring import Register, Type
from toancanh.registers.entries import Entry, name_key
from toancanh.registers.grounds import Grounds
from toancanh.registers.personal import is_masked
from toancanh.registers.selectors import among, changes_since, references
from toancanh.registers.values import Value
from toancanh.registers.workbook import cells
from toancanh.registers.workbook.headings import AS_OF, NUMBER, SOURCE, URL, VERSION, Headings, understood
from toancanh.registers.workbook.naming import Named
from toancanh.registers.workbook.reading import Cell, Sheet

_KEYS = 1 << 63  # what the number of an entry is below


class Mistake(NamedTuple):
    """A cell that cannot be used ("D7"), or a row ("7"), and why."""

    cell: str
    error: UserError


@dataclass(frozen=True, slots=True)
class Row:
    """One row: what it says, the entry that it is about (none: a new one), and what would change."""

    number: int
    values: dict[str, Value]
    entry: Entry | None
    changes: Diff
    mistakes: tuple[Mistake, ...] = ()
    source: str = ""
    url: str = ""
    as_of: Period | None = None

    @property
    def kind(self) -> str:
        """What would become of it: ``mistake``, ``add``, ``change`` or ``same``."""
        if self.mistakes:
            return "mistake"
        if self.entry is None:
            return "add"
        return "change" if self.changes else "same"


@dataclass(frozen=True, slots=True)
class Plan:
    """All rows of a sheet."""

    register: Register
    rows: tuple[Row, ...]

    @property
    def counts(self) -> Counter[str]:
        """How many rows of each kind."""
        return Counter(it.kind for it in self.rows)

    @property
    def mistakes(self) -> tuple[Mistake, ...]:
        """All that has to be mended first."""
        return tuple(mistake for row in self.rows for mistake in row.mistakes)


def plan(register: Register, sheet: Sheet) -> Plan:
    """Say what each row would do; nothing is written.

    Raises:
        UserError: the headings cannot be understood.
    """
    headings = understood(register, sheet.headings)
    named = dict(_named(register, headings, sheet))
    drafts = [
        _Drafting(register, headings, named, number).draft(row)
        for number, row in enumerate(sheet.rows, sheet.first)
        if any(str(cell).strip() for cell in row)
    ]
    known = _Known(register, drafts)
    return Plan(register, tuple(_no_entry_twice(register, (_row(register, known, it) for it in drafts))))


@dataclass(frozen=True, slots=True)
class _Draft:
    number: int
    values: dict[str, Value]
    about: dict[str, Cell]
    mistakes: tuple[Mistake, ...]

    @property
    def key(self) -> int | None:
        return cells.integer(self.about[NUMBER]) if self.about.get(NUMBER) else None


def _named(register: Register, headings: Headings, sheet: Sheet) -> Iterator[tuple[str, Named]]:
    """For each column that leads to another register: what its cells name."""
    for at, column in headings.columns.items():
        if register.type_of(column) is Type.REFERENCE:
            said = {cells.words(row[at]) for row in sheet.rows if at < len(row)} - {""}
            yield column.name, Named(register, column, said)


_READERS: dict[str, Callable[[Cell], object]] = {
    NUMBER: cells.integer,
    VERSION: cells.integer,
    AS_OF: cells.period,
}


class _Drafting(NamedTuple):
    """What is needed to read a row."""

    register: Register
    headings: Headings
    named: dict[str, Named]
    number: int

    def draft(self, row: Sequence[Cell]) -> _Draft:
        mistakes: list[Mistake] = []
        values: dict[str, Value] = {}
        for at, column in self.headings.columns.items():
            cell = row[at] if at < len(row) else ""
            if column.personal and is_masked(str(cell)):
                continue  # written for somebody who may not see it, and not changed
            try:
                values[column.name] = cells.value_of(cell, self.register, column, self.named.get(column.name))
            except UserError as error:
                mistakes.append(self._mistake(at, error))
        about = {name: row[at] for name, at in self.headings.about.items() if at < len(row)}
        for name, read in _READERS.items():
            try:
                if about.get(name, "") != "":
                    read(about[name])
            except UserError as error:
                mistakes.append(self._mistake(self.headings.about[name], error))
                about.pop(name)
        return _Draft(self.number, values, about, tuple(mistakes))

    def _mistake(self, at: int, error: UserError) -> Mistake:
        return Mistake(f"{column_letters(at + 1)}{self.number}", error)


class _Known:
    """The entries that the rows may be about, read at once."""

    def __init__(self, register: Register, drafts: Sequence[_Draft]) -> None:
        self._register = register
        names = {name_key(name) for it in drafts if isinstance(name := it.values.get("name"), str)}
        entries = register.model._default_manager.select_related(*references(register))
        self.by_number = entries.in_bulk({it.key for it in drafts if it.key and it.key < _KEYS})
        self._by_name: defaultdict[str, list[Entry]] = defaultdict(list)
        for entry in among(entries.filter(retired_at=None), "name_key", names):
            self._by_name[entry.name_key].append(entry)

    def meant(self, draft: _Draft) -> Entry | None:
        """The entry that a row is about; ``None`` if it is a new one.

        Raises:
            UserError: there is no entry of that number, or the name is that of several.
        """
        if draft.key is not None:
            if draft.key not in self.by_number:
                raise UserError("registers.no_entry", register=self._register.code, entry=draft.key)
            return self.by_number[draft.key]
        found = self._same_name(draft)
        if len(found) > 1:
            known = "; ".join(f"{it.name} [#{it.pk}]" for it in found)
            raise UserError("registers.several_entries", seen=draft.values["name"], known=known)
        return found[0] if found else None

    def _same_name(self, draft: _Draft) -> list[Entry]:
        """Those of that name which are not plainly elsewhere, or in another whole."""
        around, area = self._register.within, draft.values.get("area")
        found = self._by_name.get(name_key(str(draft.values.get("name"))), [])
        if around:
            found = [it for it in found if getattr(it, around) == draft.values.get(around)]
        return [it for it in found if None in (area, it.area) or it.area == area]


def _row(register: Register, known: _Known, draft: _Draft) -> Row:
    source, url = (cells.words(draft.about.get(name, "")) for name in (SOURCE, URL))
    as_of = cells.period(draft.about.get(AS_OF, ""))
    try:
        entry = known.meant(draft)
        mistakes = draft.mistakes
        changes = {} if mistakes else _changes(register, draft, entry)
    except UserError as error:
        entry, changes, mistakes = None, {}, (*draft.mistakes, Mistake(str(draft.number), error))
    return Row(draft.number, draft.values, entry, changes, mistakes, source, url, as_of)


def _changes(register: Register, draft: _Draft, entry: Entry | None) -> Diff:
    seen = cells.integer(draft.about[VERSION]) if draft.about.get(VERSION) else None
    if entry is None:
        fill(register, register.model(), {"name": None, **draft.values})
        return {}
    if seen is not None and seen != entry.version:
        since = changes_since(entry, seen)
        raise UserError("registers.changed_meanwhile", name=entry.name, changes=since)
    if entry.retired_at is not None:
        raise UserError("registers.retired", name=entry.name, why=entry.retired_why)
    told = draft.values if draft.key else {k: v for k, v in draft.values.items() if k != "name"}
    return put_all(register, copy(entry), told)  # found by its name, it keeps the way it is written


def _no_entry_twice(register: Register, rows: Iterable[Row]) -> Iterator[Row]:
    """Mark a row about an entry that an earlier row is about."""
    seen: dict[object, int] = {}
    for row in rows:
        where = (str(row.values.get("area")), row.values.get(register.within))
        key = row.entry.pk if row.entry else (name_key(str(row.values.get("name"))), where)
        earlier = seen.setdefault(key, row.number)
        if earlier == row.number or row.mistakes:
            yield row
            continue
        error = UserError("registers.row_twice", row=row.number, earlier=earlier)
        yield Row(row.number, row.values, row.entry, {}, (Mistake(str(row.number), error),))


@transaction.atomic
def apply(*, planned: Plan, grounds: Grounds) -> list[Entry]:
    """Do what a plan says, all of it or nothing; give back the entries that are new or changed.

    ``grounds`` hold for rows that name no source of their own.

    Raises:
        UserError: a row has a mistake, or an entry was changed since the plan was made.
    """
    if planned.mistakes:
        first = planned.mistakes[0]
        raise UserError("registers.mistakes", count=len(planned.mistakes), cell=first.cell)
    new = [New(it.values, _grounds(it, grounds)) for it in planned.rows if it.kind == "add"]
    done = actions.add_all(register=planned.register, new=new)
    changed = [
        Changed(row.entry, _new_values(row), row.entry.version, _grounds(row, grounds))
        for row in planned.rows
        if row.entry is not None and row.changes
    ]
    actions.change_all(register=planned.register, changes=changed)
    return [*done, *(it.entry for it in changed)]


def _new_values(row: Row) -> dict[str, Value]:
    return {name: row.values[name] for name in row.changes}


def _grounds(row: Row, usual: Grounds) -> Grounds:
    if not (row.source or row.url or row.as_of):
        return usual
    return Grounds(usual.who, usual.reason, row.source, row.url, row.as_of)
