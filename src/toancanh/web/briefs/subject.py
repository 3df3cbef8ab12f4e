"""What a brief is about: an area of any time, or an entry of a register; as addresses and people name it.

``?dia-ban=66`` is an area (``web.choices.Place.key``), ``?muc=parks/12`` an entry.
"""

from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.http import QueryDict

from toancanh.followup import naming
from toancanh.followup.models import Matter
from toancanh.model import Area, UserError
from toancanh.model.text import fold
from toancanh.reference.areas import areas
from toancanh.registers import selectors
from toancanh.registers.declaring import Register, said
from toancanh.registers.entries import Entry
from toancanh.registers.registry import register, registers
from toancanh.registers.selectors import Asked, register_of
from toancanh.web.choices import Place, places_of, unit_of
from toancanh.web.language import spoken
from toancanh.web.views.registers import words
from toancanh.web.views.registers.suggestions import units

_MOST = 8  # suggestions of a kind
_LOOKED_AT = 500  # units that have the words


@dataclass(frozen=True)
class Subject:
    """An area or an entry; exactly one of them."""

    unit: Area | None = None
    entry: Entry | None = None

    @property
    def title(self) -> str:
        """Its name."""
        return self.entry.name if self.entry else words.place(self._unit)

    @property
    def kind(self) -> str:
        """What it is: the title of its register, or nothing for an area, whose name says it."""
        return said(register_of(self.entry).words, spoken()) if self.entry else ""

    @property
    def query(self) -> str:
        """What an address asks for it by."""
        if self.entry:
            return urlencode({"muc": f"{register_of(self.entry).code}/{self.entry.pk}"}, safe="/")
        return urlencode({"dia-ban": self.place.key})

    @cached_property
    def place(self) -> Place:
        """The area as figures speak of it."""
        return Place.of(self._unit.code, self._unit.valid_from, None)

    @property
    def _unit(self) -> Area:
        if self.unit is None:
            raise TypeError("the subject is an entry")
        return self.unit

    def entries(self, of: Register) -> Any:
        """Entries in force of a register that belong to it: those in the area, or those that refer to it."""
        if self.unit:
            return selectors.entries(of, Asked(area=self.unit))
        found = of.model._default_manager.filter(retired_at=None).order_by("name_key", "id")
        leads = [
            name
            for name in selectors.references(of)
            if of.model._meta.get_field(name).related_model is type(self.entry)
        ]
        asked = (Q(**{name: self.entry}) for name in leads)
        return found.filter(Q(*asked, _connector=Q.OR)) if leads else found.none()

    @cached_property
    def matters(self) -> Q:
        """Its matters, as a condition on ``Matter``.

        Those of an area are told for a unit in it or for an entry that lies in it, or came out of a session
        there.
        """
        if self.entry:
            return Q(register=register_of(self.entry).code, entry=str(self.entry.pk))
        return self._told_of("") | self._told_of("session__") | self._of_entries()

    def _told_of(self, through: str) -> Q:
        """What is told of a unit in the area; its code may have been another's, so its name counts."""
        unit = self._unit
        every = [(since, code) for since, codes in selectors.inside(unit).items() for code in codes]
        bearers = [it for since, code in every if code == unit.code and (it := areas().get(code, since))]
        names = [name for it in bearers for name in (it.name, it.full_name)]
        own = Q(**{f"{through}area_code": unit.code, f"{through}area__in": names})
        return own | Q(**{f"{through}area_code__in": {code for _, code in every} - {unit.code}})

    def _of_entries(self) -> Q:
        """Matters of entries that lie in the area."""
        tied = Matter.objects.filter(register__isnull=False).order_by()
        keys: dict[str, list[str]] = {}
        for code, key in tied.values_list("register", "entry").distinct():
            keys.setdefault(code or "", []).append(key or "")
        found = Q(pk__in=[])
        for code in keys.keys() & registers().keys():
            named = keys[code]
            here = self.entries(register(code)).filter(pk__in=[int(it) for it in named if it.isdecimal()])
            found |= Q(register=code, entry__in=[str(key) for key in here.values_list("pk", flat=True)])
        return found


def asked(query: QueryDict) -> Subject | None:
    """What an address asks for; ``None`` if it asks for nothing that there is."""
    if key := query.get("dia-ban", ""):
        unit = unit_of(key)
        return Subject(unit=unit) if unit else None
    code, _, number = query.get("muc", "").partition("/")
    if not (number.isascii() and number.isdecimal() and len(number) < 10):
        return None
    try:
        of = register(code)
        return Subject(entry=selectors.find(of, int(number))) if of in naming.about() else None
    except UserError:
        return None


def offered(home: str) -> list[Subject]:
    """What most sessions are about: the area of that name of today, and those it was made of."""
    return [Subject(unit=unit) for it in places_of(home) if (unit := it.unit)]


def like(typed: str) -> list[Subject]:
    """What a person may mean who has typed some words: areas of today, entries of registers, old areas."""
    if not fold(typed):
        return []
    found = sorted(islice(units(typed), _LOOKED_AT), key=lambda it: not _bears(it, typed))
    things = (Subject(entry=row) for _, row in naming.like(typed, _MOST // 2))
    now = (Subject(unit=it) for it in found if it.valid_to is None)
    former = (Subject(unit=it) for it in found if it.valid_to is not None)
    return [*islice(now, _MOST), *islice(things, _MOST), *islice(former, _MOST)]


def _bears(unit: Area, typed: str) -> bool:
    """Whether a unit has the words in its own name, and not only in that of its province."""
    name = f" {fold(unit.full_name)}"
    return all(f" {word}" in name for word in fold(typed).split())
