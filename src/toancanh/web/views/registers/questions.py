"""What the address of a list asks for: words, a place, conditions on columns, an order, some columns.

``?tim=tan an&dia-ban=66&status=operating&area_ha.tu=50&xep=-area_ha&cot=area,owner&trang=2``; the end of a
column's part says which bound it is (``.tu`` from, ``.den`` to, ``.biet`` known or not). What means nothing
is told and asks for nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from django.http import QueryDict
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from toancanh.model import UserError
from toancanh.registers.declaring import Column, Register, Type
from toancanh.registers.selectors import Asked
from toancanh.registers.totals import known
from toancanh.registers.workbook import cells
from toancanh.web.choices import Place
from toancanh.web.language import problem
from toancanh.web.views.registers import words
from toancanh.web.views.registers.places import places

YES, NO = "true", "false"
KNOWN, NOT_KNOWN, UNKNOWN = "co", "khong", "chua-biet"
BOUNDS = {".tu": "__min", ".den": "__max", ".biet": "__known"}
_BOUNDED = (Type.NUMBER, Type.INTEGER, Type.DATE)
_FEW = 5  # columns of its own that a list shows unless told otherwise
ALL = "tat-ca"


class Condition(NamedTuple):
    """One thing that is asked: in words, and the address without it."""

    words: str
    without: str


@dataclass(frozen=True)
class Question:
    """What is asked of one register, by the parts of the address that say something."""

    register: Register
    parts: dict[str, str]

    @classmethod
    def of(cls, register: Register, query: QueryDict) -> "Question":
        """What an address asks for."""
        said = {name: query.get(name, "").replace("\0", "").strip() for name in _names(register)}
        said["cot"] = ",".join(query.getlist("cot"))
        if said["cot"] == ",".join(it.name for it in _usual(register)):
            said["cot"] = ""
        return cls(register, {name: value for name, value in said.items() if value})

    @cached_property
    def _read(self) -> tuple[dict[str, Any], tuple[str, ...]]:
        values: dict[str, Any] = {}
        notes = []
        for part in self.parts.keys() - {"tim", "dia-ban", "xep", "trang", "cot", "da-ra"}:
            try:
                name, value = self._condition(part, self.parts[part])
                values[name] = value
            except UserError as error:
                notes.append(problem(error))
        return values, tuple(notes)

    def _condition(self, part: str, text: str) -> tuple[str, Any]:
        name, dot, end = part.partition(".")
        column = self.register.column(name)
        if end == "biet":
            return f"{name}__known", text != NOT_KNOWN
        if text == UNKNOWN:
            return f"{name}__known", False
        if self.register.type_of(column) is Type.REFERENCE:
            text = f"[#{text}]"
        return name + BOUNDS.get(dot + end, ""), cells.value_of(text, self.register, column)

    @property
    def notes(self) -> tuple[str, ...]:
        """What of it is not understood."""
        unknown_place = self.parts.get("dia-ban") and self.place is None
        return (*self._read[1], *([_("Không có mục nào ở địa bàn này.")] if unknown_place else []))

    @cached_property
    def place(self) -> Place | None:
        """The area that it is narrowed to."""
        return next((it for it in places(self.register) if it.key == self.parts.get("dia-ban")), None)

    @property
    def asked(self) -> Asked:
        """The same for the selectors."""
        area = self.place.unit if self.place else None
        sort = self.parts.get("xep", "name")
        known_sort = sort.removeprefix("-") in {it.name for it in self.register.columns} | {"changed_at"}
        return Asked(
            search=self.parts.get("tim", ""),
            area=area,
            values=self._read[0],
            sort=sort if known_sort else "name",
            retired="da-ra" in self.parts,
        )

    @property
    def page(self) -> int:
        """Which page, from 1."""
        told = self.parts.get("trang", "")
        return max(1, int(told)) if told.isascii() and told.isdigit() and len(told) < 8 else 1

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The columns that are shown besides the name."""
        told = self.parts.get("cot", "")
        others = tuple(it for it in self.register.columns if it.name != "name")
        if told == ALL:
            return others
        return tuple(it for it in others if it.name in told.split(",")) or _usual(self.register)

    def address(self, **changes: object) -> str:
        """The query of the same question, changed; a part that is given nothing is left out."""
        parts = {**self.parts, **{name.replace("_", "-"): str(value) for name, value in changes.items()}}
        return _query(parts)

    def sorted_by(self, name: str) -> str:
        """The address that sorts by a column: upwards, then downwards."""
        now = self.asked.sort
        return self.address(xep=f"-{name}" if now == name else name, trang="")

    @property
    def conditions(self) -> Iterator[Condition]:
        """Everything that narrows the list."""
        for part, text in self.parts.items():
            if part not in ("xep", "trang", "cot", "tim"):
                without = _query({name: it for name, it in self.parts.items() if name not in (part, "trang")})
                yield Condition(self._words(part, text), without)

    def _words(self, part: str, text: str) -> str:
        if part == "dia-ban":
            return self.place.title if self.place else text
        if part == "da-ra":
            return _("Đã ra khỏi sổ")
        name, _dot, end = part.partition(".")
        column = self.register.column(name)
        label = words.title(column)
        if end == "biet":
            return _("%(column)s: đã biết") % {"column": label} if text != NOT_KNOWN else unknown(label)
        if text == UNKNOWN:
            return unknown(label)
        sign = {"tu": "≥ ", "den": "≤ "}.get(end, "")
        return f"{label}: {sign}{self._value(column, text)}"

    def _value(self, column: Column, text: str) -> str:
        if self.register.type_of(column) is Type.REFERENCE:
            text = f"[#{text}]"
        try:
            return words.with_unit(cells.value_of(text, self.register, column), column)
        except UserError:
            return text


def unknown(label: str) -> str:
    """That the value of a column must not be known."""
    return _("%(column)s: chưa biết") % {"column": label}


def _query(parts: dict[str, str]) -> str:
    told = {name: value for name, value in parts.items() if value}
    return urlencode(told)


def _names(of: Register) -> list[str]:
    """All parts that an address of the register can have."""
    found = ["tim", "dia-ban"]
    for column in of.own:
        kind = of.type_of(column)
        if kind in (Type.CHOICE, Type.YES_NO, Type.REFERENCE):
            found.append(column.name)
        elif kind in _BOUNDED:
            found += [f"{column.name}{end}" for end in BOUNDS]
        else:
            found.append(f"{column.name}.biet")
    return [*found, "da-ra", "xep", "trang"]


def _usual(of: Register) -> tuple[Column, ...]:
    """The area and the columns that most entries have a value in, in the order of the register."""
    counts = known(of)
    rank = sorted(range(len(of.own)), key=lambda at: (-counts[of.own[at].name], at))[:_FEW]
    return (of.column("area"), *(of.own[at] for at in sorted(rank)))
