"""Whether values may stand in a register: of the right kind, known, and in agreement with its rules."""

from datetime import date
from decimal import Decimal

from toancanh.model import Area, UserError
from toancanh.reference.messages import language
from toancanh.registers.declaring import Column, Register, Type
from toancanh.registers.entries import PLACES, Entry
from toancanh.registers.values import Value, plain, target

_DIGITS = 15
_LARGEST_INTEGER = 2_147_483_647
_LONGEST = 32_767  # characters, as many as a cell of Excel holds


def check_value(register: Register, column: Column, value: Value) -> None:
    """Refuse a value that the column cannot hold.

    Raises:
        TypeError: the value is of a wrong type, which is the caller's mistake.
        UserError: it has too many digits, is too large, or is none of the column's choices.
    """
    if value is None:
        if column.name == "name":
            raise UserError("registers.no_name")
        return
    kind = register.type_of(column)
    wanted = _wanted(register, column, kind)
    if not isinstance(value, wanted) or (isinstance(value, bool) and kind is not Type.YES_NO):
        raise TypeError(f"{register.code}.{column.name} wants {kind}, not {value!r}")
    if kind is Type.CHOICE and value not in [it.code for it in column.choices]:
        raise UserError(
            "registers.no_such_choice", column=column.label(language()), seen=value, known=_choices(column)
        )
    if isinstance(value, Decimal) and not _fits(value, register, column):
        raise UserError("registers.too_many_digits", column=column.label(language()), seen=value)
    if kind is Type.INTEGER and isinstance(value, int) and abs(value) > _LARGEST_INTEGER:
        raise UserError("registers.too_many_digits", column=column.label(language()), seen=value)
    if isinstance(value, str):
        _check_text(column, value)


def _check_text(column: Column, value: str) -> None:
    kept = plain(value)
    if column.name == "name" and not kept:
        raise UserError("registers.no_name")
    if len(kept) > _LONGEST:
        raise UserError("registers.too_long", column=column.label(language()), seen=len(kept), most=_LONGEST)


def _wanted(register: Register, column: Column, kind: Type) -> type:
    if kind is Type.REFERENCE:
        model: type = target(register, column)
        return model
    known = {Type.NUMBER: Decimal, Type.INTEGER: int, Type.DATE: date, Type.YES_NO: bool, Type.AREA: Area}
    return known.get(kind, str)


def _choices(column: Column) -> str:
    english = language() == "en"
    return ", ".join(it.en if english else it.vi for it in column.choices)


def _fits(value: Decimal, register: Register, column: Column) -> bool:
    """Whether the column keeps the number to the last digit."""
    kind = register.model._meta.get_field(column.name)
    digits, places = getattr(kind, "max_digits", _DIGITS), getattr(kind, "decimal_places", PLACES)
    if not value.is_finite():
        return False
    return abs(value) < Decimal(10) ** (digits - places) and round(value, places) == value


def check_rules(register: Register, entry: Entry) -> None:
    """Refuse an entry whose values contradict each other.

    Raises:
        UserError: the first rule that is broken, with its columns.
    """
    for rule in register.rules:
        if rule.broken(entry):
            labels = [_label(register, name) for name in rule.names]
            told = {"first": labels[0], "second": labels[-1], "columns": ", ".join(labels)}
            raise UserError(rule.code, name=entry.name, **told)


def _label(register: Register, name: str) -> str:
    known = {it.name: it for it in register.columns}
    return known[name].label(language()) if name in known else name
