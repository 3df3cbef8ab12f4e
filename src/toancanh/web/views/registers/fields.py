"""The form of an entry, made from what its register says of the columns; read the way a workbook is.

Numbers are written with a decimal comma and days as 15/08/2025 in either language, because that is how they
are read back; what a browser makes of them depends on its own language.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.http import QueryDict
from django.urls import reverse

from toancanh.model import Area, UserError
from toancanh.registers.declaring import Column, Register, Type
from toancanh.registers.entries import Entry
from toancanh.registers.personal import hidden
from toancanh.registers.registry import registers
from toancanh.registers.values import Value, plain, take, target
from toancanh.registers.workbook import cells
from toancanh.registers.workbook.cells import area_words
from toancanh.web.choices import Option
from toancanh.web.language import problem
from toancanh.web.views.registers import words
from toancanh.web.views.registers.questions import NO, YES


@dataclass(frozen=True, slots=True)
class Field:
    """One column of the form: what stands in it, what is wrong with it, where suggestions come from."""

    column: Column
    label: str
    kind: str
    text: str
    options: tuple[Option, ...]
    suggestions: str
    error: str


@dataclass(frozen=True, slots=True)
class Typed:
    """What a form said: the values that can be read, and for the others what is wrong."""

    texts: Mapping[str, str]
    values: Mapping[str, Value]
    errors: Mapping[str, str]


def typed(of: Register, posted: QueryDict) -> Typed:
    """Read a form; columns that it does not have are left out."""
    texts = {
        it.name: plain(str(posted[it.name])) for it in of.columns if it.name in posted and not hidden(it)
    }
    values: dict[str, Value] = {}
    errors = {}
    for name, text in texts.items():
        try:
            values[name] = cells.value_of(text, of, of.column(name))
        except UserError as error:
            errors[name] = problem(error)
    return Typed(texts, values, errors)


def texts_of(of: Register, entry: Entry) -> dict[str, str]:
    """The values of an entry as a form has them."""
    return {it.name: as_typed(take(entry, of, it)) for it in of.columns}


def as_typed(value: Value) -> str:
    """A value as somebody would type it."""
    match value:
        case None:
            return ""
        case bool():
            return YES if value else NO
        case Decimal():
            return format(value, "f").replace(".", ",")
        case date():
            return f"{value:%d/%m/%Y}"
        case Area():
            return area_words(value)
        case Entry():
            return f"{value.name} [#{value.pk}]"
        case _:
            return str(value)


def fields(of: Register, texts: Mapping[str, str], errors: Mapping[str, str]) -> tuple[Field, ...]:
    """All columns in order that who fills the form in may see."""
    seen = (it for it in of.columns if not hidden(it))
    return tuple(_field(of, it, texts.get(it.name, ""), errors.get(it.name, "")) for it in seen)


def _field(of: Register, column: Column, text: str, error: str) -> Field:
    kind = of.type_of(column)
    options: tuple[tuple[str, str], ...] = ()
    if kind is Type.CHOICE:
        options = tuple((it.code, words.chosen(column, it.code)) for it in column.choices)
    elif kind is Type.YES_NO:
        options = ((YES, words.shown(True, column)), (NO, words.shown(False, column)))
    choices = (("", "–"), *options) if options else ()
    return Field(
        column, words.label(column), kind.value, text,
        tuple(Option(key, told, key == text) for key, told in choices), _suggestions(of, column, kind), error,
    )  # fmt: skip


def _suggestions(of: Register, column: Column, kind: Type) -> str:
    """The address that gives entries or areas for some letters."""
    if kind is Type.AREA:
        return reverse("registers:areas")
    if kind is Type.REFERENCE:
        model = target(of, column)
        other = next(it for it in registers().values() if it.model is model)
        return reverse("registers:names", args=(other,))
    return ""
