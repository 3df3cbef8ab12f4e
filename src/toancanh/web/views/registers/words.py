"""Values of a register in the reader's words."""

from datetime import date
from decimal import Decimal

from django.core.exceptions import ObjectDoesNotExist

from toancanh.model import Area
from toancanh.publish import figures, names, periods
from toancanh.reference.areas import areas
from toancanh.reference.messages import render
from toancanh.registers import personal
from toancanh.registers.declaring import Column, Register, said
from toancanh.registers.entries import Entry
from toancanh.registers.values import Value, read
from toancanh.web.language import spoken


def label(column: Column) -> str:
    """The heading of a column, its unit in brackets."""
    return column.label(spoken())


def title(column: Column) -> str:
    """The heading without the unit, for beside a value that bears it."""
    return said(column.words, spoken())


def shown(value: Value, column: Column) -> str:
    """A value without its unit, masked if it is not to be seen; empty when it is not known."""
    return personal.shown(_plainly(value, column), column)


def _plainly(value: Value, column: Column) -> str:
    match value:
        case None:
            return ""
        case bool():
            return render("registers.yes" if value else "registers.no", {}, spoken())
        case Decimal() | int():
            return number(Decimal(value), column)
        case date():
            return periods.day(value, spoken())
        case Area():
            return place(value)
        case Entry():
            return value.name
        case _ if column.choices:
            return next((chosen(column, it.code) for it in column.choices if it.code == value), value)
        case _:
            return value


def chosen(column: Column, code: str) -> str:
    """The words of a choice."""
    return next(it.label(spoken()) for it in column.choices if it.code == code)


def number(value: Decimal, column: Column) -> str:
    """A number, grouped by thousands unless it is the name of a year."""
    if not (column.adds or column.unit) and value == value.to_integral_value():
        return str(int(value))
    return figures.number(value, spoken())


def place(unit: Area) -> str:
    """A unit, with the province around a smaller one."""
    name = names.full_area(unit, spoken())
    above = areas().province_of(unit) if unit.parent else unit
    return name if above == unit else f"{name}, {names.area(above, spoken())}"


def with_unit(value: Value, column: Column) -> str:
    """A value with its unit."""
    words = shown(value, column)
    joint = "" if column.unit in ("%", "°") else "\N{NO-BREAK SPACE}"
    return f"{words}{joint}{column.unit}" if words and column.unit else words


def remembered(text: str | None, of: Register, column: Column) -> str:
    """A value as the history keeps it, in words; as it is kept when it cannot be read any more."""
    try:
        return with_unit(read(text, of, column), column)
    except (ArithmeticError, ValueError, ObjectDoesNotExist):
        return personal.shown(text or "", column)


def say(code: str) -> str:
    """A word of the catalogue."""
    return render(code, {}, spoken())
