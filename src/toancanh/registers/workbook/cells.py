"""One cell to the value of its column, and a value to its cell: nothing is guessed, nothing is lost."""

import re
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from toancanh.model import Area, Period, UserError
from toancanh.model.text import canonical
from toancanh.reference.areas import areas
from toancanh.reference.messages import Language, language, render
from toancanh.registers.declaring import Column, Register, Type
from toancanh.registers.entries import Entry, name_key
from toancanh.registers.personal import shown
from toancanh.registers.values import Value
from toancanh.registers.workbook.naming import Named
from toancanh.registers.workbook.reading import Cell

_AREA = re.compile(r"\[(\d{2,5})\s+(\d{4}-\d{2}-\d{2})\]\s*$")
_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_MONTH = re.compile(r"(\d{1,2})[/.-](\d{4})|(\d{4})-(\d{2})")
_THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?")
_COMMA = re.compile(r"[+-]?\d+,\d+")
_SPACES = re.compile(r"(?<=\d)[ \u00a0](?=\d{3}(?!\d))")
_MOST_DIGITS = 30  # beyond them it is no figure, and writing it out would fill the memory
_YES = {"có", "đúng", "x", "yes", "true", "1"}
_NO = {"không", "chưa", "sai", "no", "false", "0"}


def value_of(cell: Cell, register: Register, column: Column, named: Named | None = None) -> Value:
    """What a cell says; an empty one says that the value is unknown.

    Args:
        cell: what stands in it.
        register: the register that the column is of.
        column: the column.
        named: of a reference, the entries that its cells name, where they are read at once.

    Raises:
        UserError: it cannot be read as what the column holds.
    """
    if isinstance(cell, str) and not cell.strip():
        return None
    match register.type_of(column):
        case Type.NUMBER:
            return number(cell)
        case Type.INTEGER:
            return integer(cell)
        case Type.DATE:
            return _day(cell)
        case Type.YES_NO:
            return _yes_no(cell)
        case Type.CHOICE:
            return _choice(column, words(cell))
        case Type.AREA:
            return area(words(cell))
        case Type.REFERENCE:
            said = words(cell)
            return (named or Named(register, column, [said])).entry(said)
        case _:
            return words(cell)


def words(cell: Cell) -> str:
    """A cell as text; a whole number has no point."""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return canonical(str(cell)).strip()


def number(cell: Cell) -> Decimal:
    """A number: of a cell its 15 digits, of text the Vietnamese way (1.234,5) or with a decimal point.

    Raises:
        UserError: it is none.
    """
    if isinstance(cell, bool) or not isinstance(cell, int | float | str):
        raise UserError("registers.bad_number", seen=cell)
    if isinstance(cell, float):
        return Decimal(format(cell, ".15g"))
    text = _SPACES.sub("", words(cell))
    if _THOUSANDS.fullmatch(text) or _COMMA.fullmatch(text):
        text = text.replace(".", "").replace(",", ".")
    try:
        found = Decimal(text)
    except InvalidOperation as error:
        raise UserError("registers.bad_number", seen=cell) from error
    if not found.is_finite() or abs(found.adjusted()) > _MOST_DIGITS:
        raise UserError("registers.bad_number", seen=cell)
    return found


def integer(cell: Cell) -> int:
    """A number without a fraction.

    Raises:
        UserError: it is none.
    """
    found = number(cell)
    if found != found.to_integral_value():
        raise UserError("registers.bad_integer", seen=cell)
    return int(found)


def _day(cell: Cell) -> date:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    text = words(cell)
    found = _DAY.fullmatch(text)
    try:
        if found:
            return date(int(found[3]), int(found[2]), int(found[1]))
        return date.fromisoformat(text)
    except ValueError as error:
        raise UserError("registers.bad_date", seen=text) from error


def period(cell: Cell) -> Period | None:
    """A day, a month (04/2025), a year, or a period's code (2025-H1).

    Raises:
        UserError: it is none of these.
    """
    if isinstance(cell, datetime):
        return Period.day(cell.date())
    if isinstance(cell, date):
        return Period.day(cell)
    text = words(cell)
    if not text:
        return None
    try:
        if _DAY.fullmatch(text):
            return Period.day(_day(text))
        if found := _MONTH.fullmatch(text):
            return Period.month(int(found[2] or found[3]), int(found[1] or found[4]))
        return Period.parse(text)
    except (ValueError, UserError) as error:
        raise UserError("registers.bad_date", seen=text) from error


def _yes_no(cell: Cell) -> bool:
    text = name_key(words(cell))
    if text not in _YES | _NO:
        raise UserError("registers.bad_yes_no", seen=words(cell))
    return text in _YES


def _choice(column: Column, text: str) -> str:
    for it in column.choices:
        if name_key(text) in (it.code, name_key(it.vi), name_key(it.en)):
            return it.code
    known = ", ".join(it.label(language()) for it in column.choices)
    raise UserError("registers.no_such_choice", column=column.label(language()), seen=text, known=known)


def area(text: str) -> Area:
    """The unit that a cell names: with its code and first day in brackets, else one that exists today.

    "Xã Hòa Phú, Đắk Lắk" names the unit that it lies in. A unit that is no more is found when none of
    today's bears the name.

    Raises:
        UserError: no unit has that name, or several.
    """
    if exact := _AREA.search(text):
        unit = areas().get(exact[1], date.fromisoformat(exact[2]))
        if unit and unit.valid_from == date.fromisoformat(exact[2]):
            return unit
    name, _, around = (part.strip() for part in text.partition(","))
    found = areas().find(name, on=date.max, within=around or None) or areas().find(
        name, within=around or None
    )
    if len(found) == 1:
        return found[0]
    if not found:
        raise UserError("registers.no_such_area", seen=text)
    raise UserError("registers.several_areas", seen=text, known="; ".join(map(area_words, found[:8])))


def area_words(unit: Area) -> str:
    """A unit with its province, code and first day: what ``area`` reads without doubt."""
    above = areas().province_of(unit).name if unit.parent else ""
    around = f", {above}" if above and above != unit.name else ""
    return f"{unit.full_name}{around} [{unit.code} {unit.valid_from}]"


def cell_of(value: Value, column: Column, lang: Language) -> str | float | int | date | None:
    """The cell for a value, in the words of a language, masked if it is not to be seen."""
    match value:
        case None:
            return None
        case bool():
            return render("registers.yes" if value else "registers.no", {}, lang)
        case Decimal():
            return float(value)  # a cell has 15 digits, as many as a column
        case Area():
            return area_words(value)
        case Entry():
            return f"{value.name} [#{value.pk}]"
        case str() if column.choices:
            chosen = next((it for it in column.choices if it.code == value), None)
            return value if chosen is None else chosen.label(lang)
        case str():
            return shown(value, column)
        case _:
            return value
