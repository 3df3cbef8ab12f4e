"""Values of an entry: taken from it, put into it, as text for the history and back."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from toancanh.model import Area
from toancanh.model.text import canonical
from toancanh.reference.areas import areas
from toancanh.registers.declaring import Column, Register, Type
from toancanh.registers.entries import Entry

Value = str | Decimal | int | bool | date | Area | Entry | None
Values = Mapping[str, Value]
"""Values by the name of their column; ``None`` is unknown."""

_AREA = "@"
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def take(entry: Entry, register: Register, column: Column) -> Value:
    """The value of a column."""
    value: Value = getattr(entry, column.name)
    if isinstance(value, Decimal):
        return _short(value)
    return value


def put(entry: Entry, column: Column, value: Value) -> None:
    """Give a column a value; text that says nothing is unknown."""
    setattr(entry, column.name, (plain(value) or None) if isinstance(value, str) else value)


def plain(text: str) -> str:
    """Text as it is kept: canonical, with nothing that neither a database nor a workbook can hold."""
    return _UNWRITABLE.sub(" ", canonical(text)).strip()


def text_of(entry: Entry, register: Register, column: Column) -> str | None:
    """The value of a column as the history keeps it."""
    if register.type_of(column) is Type.REFERENCE:
        return written(getattr(entry, f"{column.name}_id"))
    if column.name == "area":
        return f"{entry.area_code}{_AREA}{entry.area_since}" if entry.area_code else None
    return written(take(entry, register, column))


def written(value: Value) -> str | None:
    """A value as the history keeps it: codes and plain digits, of no language."""
    match value:
        case None:
            return None
        case bool():
            return "true" if value else "false"
        case Decimal():
            return format(_short(value), "f")
        case date():
            return value.isoformat()
        case Area():
            return f"{value.code}{_AREA}{value.valid_from}"
        case Entry():
            return str(value.pk)
        case _:
            return str(value)


def read(text: str | None, register: Register, column: Column) -> Value:
    """What ``written`` wrote."""
    if text is None:
        return None
    match register.type_of(column):
        case Type.NUMBER:
            return Decimal(text)
        case Type.INTEGER:
            return int(text)
        case Type.DATE:
            return date.fromisoformat(text)
        case Type.YES_NO:
            return text == "true"
        case Type.AREA:
            code, _, since = text.partition(_AREA)
            return areas().get(code, date.fromisoformat(since))
        case Type.REFERENCE:
            found: Entry = target(register, column).objects.get(pk=int(text))
            return found
        case _:
            return text


def target(register: Register, column: Column) -> Any:
    """The model that a reference leads to."""
    return register.model._meta.get_field(column.name).related_model


def _short(value: Decimal) -> Decimal:
    """Without the zeros that the column pads with."""
    short = value.normalize()
    return short if short.as_tuple().exponent <= 0 else short.quantize(Decimal(1))  # type: ignore[operator]
