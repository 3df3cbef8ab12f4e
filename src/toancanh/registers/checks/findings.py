"""One thing that a check found, with what it rests on, in words of either language."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Q

from toancanh.model import Severity
from toancanh.reference.messages import Language, render
from toancanh.registers.declaring import Choice, Column
from toancanh.registers.entries import Entry
from toancanh.registers.registry import register
from toancanh.registers.selectors import entries, references, register_of
from toancanh.registers.values import written


@dataclass(frozen=True, slots=True)
class Columns:
    """Several columns, told one after the other."""

    them: tuple[Column, ...]


Told = str | int | Decimal | date | Choice | Column | Columns
"""What fills a message; columns and a choice have words in each language."""

_ORDER = (Severity.ERROR, Severity.WARNING, Severity.INFO)


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong with an entry, or with several.

    Args:
        code: ``checks.<code>`` is its message.
        severity: how much it matters.
        register: code of the register.
        entry: number of the entry; ``None`` if it is about several.
        name: name of the entry, or of what is told of several.
        values: what fills the message.
        basis: the law that it follows from; empty if it is a matter of sense.
    """

    code: str
    severity: Severity
    register: str
    entry: int | None
    name: str
    values: tuple[tuple[str, Told], ...] = ()
    basis: str = ""

    def rank(self) -> tuple[int, str, str, str]:
        """What findings are sorted by: the gravest first."""
        return (_ORDER.index(self.severity), self.register, self.code, self.name)

    def words(self, lang: Language) -> str:
        """What is wrong, in words."""
        return render(f"checks.{self.code}", {name: _told(it, lang) for name, it in self.values}, lang)

    def plain(self) -> dict[str, str | None]:
        """The values as codes and plain digits, of no language."""
        return {name: _plain(it) for name, it in self.values}


def about(
    entry: Entry, code: str, severity: Severity, values: dict[str, Told] | None = None, basis: str = ""
) -> Finding:
    """A finding about one entry."""
    told = tuple((values or {}).items())
    return Finding(code, severity, register_of(entry).code, entry.pk, entry.name, told, basis)


def rows(of: str, *these: Q, **such: Any) -> Iterator[Any]:
    """The entries in force of a register that are such, as Django filters."""
    found = entries(register(of)).filter(*these, **such).order_by("pk")
    yield from found.select_related(*references(register(of)))


def _told(it: Told, lang: Language) -> str:
    match it:
        case Decimal():
            plain = format(it.normalize(), "f")
            return plain.replace(".", ",") if lang == "vi" else plain
        case date():
            return f"{it:%d/%m/%Y}" if lang == "vi" else it.isoformat()
        case Column() | Choice():
            return it.label(lang)
        case Columns():
            return ", ".join(column.label(lang) for column in it.them)
        case _:
            return str(it)


def _plain(it: Told) -> str | None:
    match it:
        case Column():
            return it.name
        case Choice():
            return it.code
        case Columns():
            return ",".join(column.name for column in it.them)
        case _:
            return written(it)
