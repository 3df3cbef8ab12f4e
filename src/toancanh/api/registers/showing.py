"""Entries and what was done to them as they are answered with, and values as they are given."""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from toancanh.api.exact import Unit
from toancanh.api.sources import Given, source_of
from toancanh.model import Area, UserError
from toancanh.reference.messages import language
from toancanh.registers.declaring import Register, Type
from toancanh.registers.entries import Entry
from toancanh.registers.grounds import Grounds
from toancanh.registers.models import Deed, ValueChange
from toancanh.registers.personal import is_masked, shown
from toancanh.registers.registry import register
from toancanh.registers.selectors import find, history, register_of
from toancanh.registers.values import Value, Values, take, target


def values_of(of: Register, entry: Entry) -> dict[str, Any]:
    """The values of an entry by column; a reference is the number of an entry."""
    return {it.name: _plain(of, entry, it.name) for it in of.columns}


def _plain(of: Register, entry: Entry, name: str) -> Any:
    column = of.column(name)
    if of.type_of(column) is Type.REFERENCE:
        return getattr(entry, f"{name}_id")
    value = take(entry, of, column)
    if isinstance(value, str):
        return shown(value, column)
    return Unit.of(value) if isinstance(value, Area) else value


def head(of: Register, entry: Entry) -> dict[str, Any]:
    """What every entry says, with its values."""
    retired = None
    if entry.retired_at is not None:
        gone = {"why": entry.retired_why, "merged_into": getattr(entry, "merged_into_id", None)}
        retired = {"at": entry.retired_at, **gone}
    return {
        "id": entry.pk,
        "register_code": of.code,
        "version": entry.version,
        "added_at": entry.added_at,
        "changed_at": entry.changed_at,
        "retired": retired,
        "values": values_of(of, entry),
    }


def ground(change: ValueChange) -> dict[str, Any]:
    """The deed that gave a value."""
    it = change.deed
    return {**source_of(it), "deed": it.pk, "who": it.who, "at": it.at}


def deed(it: Deed) -> dict[str, Any]:
    """One deed with the values that it changed."""
    of = register(it.register)
    changes = [
        {
            "column": each.field,
            "before": each.before and shown(each.before, of.column(each.field)),
            "after": each.after and shown(each.after, of.column(each.field)),
        }
        for each in it.changes.all()
    ]
    done = {"id": it.pk, "version": it.version, "kind": it.kind, "who": it.who, "at": it.at}
    return {**done, "reason": it.reason, "undoes": it.undoes_id, **source_of(it), "changes": changes}


def since(entry: Entry, version: int) -> list[dict[str, Any]]:
    """What was done to an entry after a version, the first first, ready for a problem."""
    fresh = find(register_of(entry), entry.pk)
    return [deed(it) for it in history(fresh).filter(version__gt=version).order_by("id")]


def read_values(of: Register, given: BaseModel | None) -> dict[str, Value]:
    """The values that were given, of the kinds that the register knows; what was not named stays.

    Raises:
        UserError: a unit or an entry that is named is not there, or what is given is masked.
    """
    if given is None:
        return {}
    told = {name: getattr(given, name) for name in given.model_fields_set}
    for name, value in told.items():
        if of.column(name).personal and isinstance(value, str) and is_masked(value):
            raise UserError("registers.masked", column=of.column(name).label(language()))
    return {name: _value(of, name, value) for name, value in told.items()}


def _value(of: Register, name: str, value: Any) -> Value:
    if isinstance(value, Unit):
        return value.area()
    column = of.column(name)
    if value is not None and of.type_of(column) is Type.REFERENCE:
        return entry_meant(of, name, value)
    kept: Value = value
    return kept


def entry_meant(of: Register, name: str, key: int) -> Entry:
    """The entry that a reference leads to.

    Raises:
        UserError: there is none in force.
    """
    found: Entry | None = target(of, of.column(name)).objects.filter(pk=key, retired_at=None).first()
    if found is None:
        raise UserError("registers.no_such_entry", seen=key, known="")
    return found


def grounds(who: str, given: Given) -> Grounds:
    """Who does it, why, and what it rests on.

    Raises:
        UserError: a document or a period that is named is none.
    """
    return Grounds(
        who, given.reason, given.source, given.url, given.period(), given.document_key(), given.span
    )  # fmt: skip


def filters(asked: BaseModel, of: Register) -> Mapping[str, Any]:
    """What is asked of the columns of a register."""
    own = {it.name for it in of.columns}
    given = {name: getattr(asked, name) for name in asked.model_fields_set}
    return {
        name: it for name, it in given.items() if name.partition("__")[0] in own - {"area"} and it is not None
    }


__all__ = ["Values", "deed", "filters", "ground", "grounds", "head", "read_values", "since", "values_of"]
