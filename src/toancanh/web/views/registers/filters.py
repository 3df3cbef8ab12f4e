"""The form above a list: what can be asked of each column."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from toancanh.registers.declaring import Column, Type
from toancanh.web.choices import Option
from toancanh.web.views.registers import words
from toancanh.web.views.registers.questions import KNOWN, NO, NOT_KNOWN, UNKNOWN, YES, Question


@dataclass(frozen=True, slots=True)
class Chooser:
    """A column of which one value is chosen."""

    name: str
    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Bounds:
    """A column of which the values are bounded, or asked to be known or not."""

    name: str
    label: str
    kind: str
    low: str
    high: str
    known: tuple[Option, ...]


def choosers(question: Question) -> tuple[Chooser, ...]:
    """The columns with some values only."""
    found = []
    for column in question.register.own:
        kind = question.register.type_of(column)
        if kind is Type.CHOICE:
            values = [(it.code, words.chosen(column, it.code)) for it in column.choices]
        elif kind is Type.YES_NO:
            values = [(YES, words.shown(True, column)), (NO, words.shown(False, column))]
        else:
            continue
        found.append(_chooser(question, column, values))
    return tuple(found)


def _chooser(question: Question, column: Column, values: list[tuple[str, str]]) -> Chooser:
    now = question.parts.get(column.name, "")
    options = (("", _("Tất cả")), *values, (UNKNOWN, _("Chưa biết")))
    return Chooser(
        column.name, words.label(column), tuple(Option(key, told, key == now) for key, told in options)
    )


def bounds(question: Question) -> tuple[Bounds, ...]:
    """The numbers, the days, and the words that may be missing."""
    of, parts, found = question.register, question.parts, []
    for column in of.own:
        kind = of.type_of(column)
        if kind in (Type.CHOICE, Type.YES_NO, Type.REFERENCE):
            continue
        now = parts.get(f"{column.name}.biet", "")
        known = (("", _("Tất cả")), (KNOWN, _("Đã biết")), (NOT_KNOWN, _("Chưa biết")))
        found.append(
            Bounds(
                column.name,
                words.label(column),
                kind.value,
                parts.get(f"{column.name}.tu", ""),
                parts.get(f"{column.name}.den", ""),
                tuple(Option(key, told, key == now) for key, told in known),
            )
        )
    return tuple(found)


def column_options(question: Question) -> tuple[Option, ...]:
    """Which columns can be shown, and which are."""
    others = (it for it in question.register.columns if it.name != "name")
    return tuple(Option(it.name, words.label(it), it in question.columns) for it in others)


def places(question: Question, there: tuple[tuple[str, str], ...]) -> tuple[Option, ...]:
    """The areas to choose from."""
    now = question.place.key if question.place else ""
    return tuple(Option(key, told, key == now) for key, told in (("", _("Tất cả")), *there))
