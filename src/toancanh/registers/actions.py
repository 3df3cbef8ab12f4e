"""Everything that writes to a register: keyword-only, whole or not at all, with its history inside."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from django.db import connection, transaction
from django.utils import timezone

from toancanh.model import UserError
from toancanh.registers import values as of_entry
from toancanh.registers.checking import check_rules, check_value
from toancanh.registers.declaring import Register
from toancanh.registers.entries import Entry
from toancanh.registers.grounds import Grounds
from toancanh.registers.models import Deed, Distinct
from toancanh.registers.selectors import changes_since, entry_of, references, referring, register_of
from toancanh.registers.values import Values

Diff = dict[str, tuple[str | None, str | None]]
"""By the name of a column: its value before and after, as the history writes them."""

_BATCH = 2000


class New(NamedTuple):
    """The values of an entry to be, and what they rest on."""

    values: Values
    grounds: Grounds


class Changed(NamedTuple):
    """An entry, its new values, the version that the person saw, and what they rest on."""

    entry: Entry
    values: Values
    version: int
    grounds: Grounds


def add(*, register: Register, values: Values, grounds: Grounds) -> Entry:
    """Put an entry in a register.

    Raises:
        UserError: a value or the whole breaks a rule, or nobody signs.
    """
    return add_all(register=register, new=[New(values, grounds)])[0]


@transaction.atomic
def add_all(*, register: Register, new: Sequence[New]) -> list[Entry]:
    """Put many entries in a register.

    Raises:
        UserError: a value or the whole of one breaks a rule, or nobody signs.
    """
    now = timezone.now()
    entries = [_made(register, it.values) for it in new]
    for entry in entries:
        entry.added_at = entry.changed_at = now
    register.model._default_manager.bulk_create(entries, batch_size=_BATCH)
    deeds = [
        Deed(
            register=register.code, entry=entry.pk, version=1, kind=Deed.Kind.ADD, at=now,
            **it.grounds.columns(),
        )
        for entry, it in zip(entries, new, strict=True)
    ]  # fmt: skip
    Deed.objects.bulk_create(deeds, batch_size=_BATCH)
    _keep(
        (deed.pk, name, None, after)
        for entry, deed, it in zip(entries, deeds, new, strict=True)
        for name, after in _texts(register, entry, it.values).items()
        if after is not None
    )
    return entries


def _keep(changes: Iterable[tuple[int, str, str | None, str | None]]) -> None:
    """Write value changes, of which an import has hundreds of thousands, without an object for each."""
    insert = 'INSERT INTO registers_valuechange (deed_id, field, "before", "after") VALUES (%s, %s, %s, %s)'
    with connection.cursor() as cursor:
        cursor.executemany(insert, list(changes))


def _made(register: Register, values: Values) -> Entry:
    entry = register.model()
    fill(register, entry, {"name": None, **values})
    return entry


def fill(register: Register, entry: Entry, values: Values) -> None:
    """Give an entry in memory values, checked.

    Raises:
        UserError: a value or the whole breaks a rule.
    """
    for name, value in values.items():
        column = register.column(name)
        check_value(register, column, value)
        of_entry.put(entry, column, value)
    check_rules(register, entry)
    entry.index()


def put_all(register: Register, entry: Entry, values: Values) -> Diff:
    """Give an entry in memory new values, checked; say what is different.

    Raises:
        UserError: a value or the whole breaks a rule.
    """
    before = _texts(register, entry, values)
    fill(register, entry, values)
    after = _texts(register, entry, values)
    return {name: (before[name], after[name]) for name in after if before[name] != after[name]}


def _texts(register: Register, entry: Entry, names: Iterable[str]) -> dict[str, str | None]:
    return {name: of_entry.text_of(entry, register, register.column(name)) for name in names}


def change(*, entry: Entry, values: Values, version: int, grounds: Grounds) -> Deed | None:
    """Give some columns of an entry new values; ``None`` if they have them already.

    Args:
        entry: any state of it in memory; it is read again.
        values: only those columns that change.
        version: the version that the person saw.
        grounds: who, why and from where.

    Raises:
        UserError: somebody changed it meanwhile, it is retired, or a rule is broken.
    """
    done = change_all(register=register_of(entry), changes=[Changed(entry, values, version, grounds)])
    return done[0] if done else None


@transaction.atomic
def change_all(*, register: Register, changes: Sequence[Changed]) -> list[Deed]:
    """Change many entries of a register, all or none; those that have their values already are left alone.

    Raises:
        UserError: as ``change``, for the first that cannot be changed.
    """
    rows = _held(register, [it.entry.pk for it in changes])
    done = []
    for it in changes:
        row = rows[it.entry.pk]
        _as_seen(row, it.version)
        _in_force(row)
        if diff := put_all(register, row, it.values):
            done.append(_done(register, row, diff, Deed(kind=Deed.Kind.CHANGE, **it.grounds.columns())))
    _save(register, done)
    return [it.deed for it in done]


class _Done(NamedTuple):
    """An entry as a deed left it, and what the deed changed."""

    row: Entry
    diff: Diff
    deed: Deed


def _done(register: Register, row: Entry, diff: Diff, deed: Deed) -> _Done:
    """Number and date what was done to an entry in memory."""
    row.version, row.changed_at = row.version + 1, timezone.now()
    deed.register, deed.entry, deed.version, deed.at = register.code, row.pk, row.version, row.changed_at
    return _Done(row, diff, deed)


def _save(register: Register, done: Sequence[_Done]) -> None:
    """Write entries of one register with their deeds, many at a time."""
    names = [it.name for it in register.model._meta.concrete_fields if not it.primary_key]
    entries: Any = register.model._default_manager  # the checker of types fails on a table known by its base
    rows = [it.row for it in done]
    entries.bulk_create(rows, _BATCH, update_conflicts=True, unique_fields=["pk"], update_fields=names)
    Deed.objects.bulk_create([it.deed for it in done], _BATCH)
    _keep((it.deed.pk, name, before, after) for it in done for name, (before, after) in it.diff.items())


def _write(
    register: Register, row: Entry, values: Values, kind: Deed.Kind, grounds: Grounds, **more: Any
) -> Deed | None:
    diff = put_all(register, row, values)
    return _saved(register, row, diff, Deed(kind=kind, **grounds.columns(), **more)) if diff else None


def _saved(register: Register, row: Entry, diff: Diff, deed: Deed) -> Deed:
    _save(register, [_done(register, row, diff, deed)])
    return deed


def _locked(entry: Entry, version: int) -> tuple[Register, Entry]:
    """The entry as it is now, held until the transaction ends.

    Raises:
        UserError: it is not in the version that was seen; the message says who changed what.
    """
    register = register_of(entry)
    row = _held(register, [entry.pk])[entry.pk]
    _as_seen(row, version)
    return register, row


def _held(register: Register, keys: Sequence[int]) -> dict[int, Entry]:
    """Entries as they are now, held in the order of their keys, so that two writers never wait in a ring."""
    found = register.model._default_manager.select_for_update(of=("self",)).order_by("pk")
    return found.select_related(*references(register)).in_bulk(sorted(keys))


def _as_seen(row: Entry, version: int) -> None:
    if row.version != version:
        told = changes_since(row, version)
        raise UserError("registers.changed_meanwhile", name=row.name, changes=told)


def _in_force(row: Entry) -> None:
    if row.retired_at is not None:
        raise UserError("registers.retired", name=row.name, why=row.retired_why)


@transaction.atomic
def retire(*, entry: Entry, version: int, grounds: Grounds) -> Deed:
    """Take an entry off the register; it stays readable and can be restored.

    Raises:
        UserError: no reason is given, it is retired already, another entry in force refers to it, or
            somebody changed it meanwhile.
    """
    register, row = _locked(entry, version)
    _in_force(row)
    if not grounds.reason.strip():
        raise UserError("registers.no_reason")
    if users := [it.name for it in referring(row)]:
        raise UserError("registers.in_use", name=row.name, by=", ".join(users[:5]))
    row.retired_at, row.retired_why = timezone.now(), grounds.reason.strip()
    return _saved(register, row, {}, Deed(kind=Deed.Kind.RETIRE, **grounds.columns()))


@transaction.atomic
def restore(*, entry: Entry, version: int, grounds: Grounds) -> Deed:
    """Put a retired entry back on the register, also one that was merged into another.

    Raises:
        UserError: it is not retired, or somebody changed it meanwhile.
    """
    register, row = _locked(entry, version)
    if row.retired_at is None:
        raise UserError("registers.not_retired", name=row.name)
    row.retired_at = row.retired_why = row.merged_into = None
    return _saved(register, row, {}, Deed(kind=Deed.Kind.RESTORE, **grounds.columns()))


@transaction.atomic
def merge(*, kept: Entry, gone: Entry, versions: tuple[int, int], values: Values, grounds: Grounds) -> Deed:
    """Say that two entries are one thing: ``kept`` stays, ``gone`` is retired into it.

    Args:
        kept: the entry that stays.
        gone: another of the same register.
        versions: those that the person saw, in this order.
        values: what the person chose of ``gone``, or otherwise, for columns of ``kept``.
        grounds: who, why and from where.

    Raises:
        UserError: they are one entry or of two registers, one is retired, or somebody changed one.
    """
    if type(kept) is not type(gone) or kept.pk == gone.pk:
        raise UserError("registers.not_to_merge", kept=kept.name, gone=gone.name)
    register = register_of(kept)
    held = _held(register, [kept.pk, gone.pk])
    row, other = held[kept.pk], held[gone.pk]
    for it, version in zip((row, other), versions, strict=True):
        _as_seen(it, version)
        _in_force(it)
    for user in referring(other):
        owner = register_of(user)
        names = [it.name for it in owner.own if getattr(user, f"{it.name}_id", None) == other.pk]
        _write(owner, user, dict.fromkeys(names, row), Deed.Kind.CHANGE, grounds)
    diff = put_all(register, row, values)
    deed = _saved(register, row, diff, Deed(kind=Deed.Kind.MERGE, other=other.pk, **grounds.columns()))
    other.retired_at, other.retired_why, other.merged_into = deed.at, deed.reason or deed.kind, row
    _saved(register, other, {}, Deed(kind=Deed.Kind.MERGE, other=row.pk, **grounds.columns()))
    return deed


@transaction.atomic
def undo(*, deed: Deed, version: int, grounds: Grounds) -> Deed:
    """Give an entry back the values that a deed took from it, by a new deed.

    A value that was changed again since stays, so nothing that others did is lost.

    Raises:
        UserError: it was undone already, it is no change of values, or nothing of it is left.
    """
    if hasattr(deed, "undone_by"):
        raise UserError("registers.undone_already", deed=deed.pk, who=deed.undone_by.who)
    if deed.kind not in (Deed.Kind.CHANGE, Deed.Kind.MERGE, Deed.Kind.UNDO):
        raise UserError("registers.not_to_undo", deed=deed.pk)
    register, row = _locked(entry_of(deed), version)
    _in_force(row)
    now = _texts(register, row, [it.field for it in deed.changes.all()])
    back = {
        it.field: of_entry.read(it.before, register, register.column(it.field))
        for it in deed.changes.all()
        if now[it.field] == it.after
    }
    done = _write(register, row, back, Deed.Kind.UNDO, grounds, undoes=deed)
    if done is None:
        raise UserError("registers.nothing_to_undo", deed=deed.pk)
    return done


@transaction.atomic
def keep_apart(*, entries: Iterable[Entry], grounds: Grounds) -> Distinct:
    """Say that two entries that look alike are not the same thing: they are not offered again.

    Raises:
        UserError: nobody signs.
    """
    first, second = sorted(entries, key=lambda it: it.pk)
    told = grounds.columns()
    pair = {"register": register_of(first).code, "first": first.pk, "second": second.pk}
    more = {"who": told["who"], "reason": told["reason"], "at": timezone.now()}
    return Distinct.objects.get_or_create(**pair, defaults=more)[0]
