"""Entries of the registers with the source of each value, and which of them lie in an area."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from toancanh.analyse.stated import NOWHERE, Key, Origin, Stated
from toancanh.model import Area, AreaLevel
from toancanh.reference.areas import areas
from toancanh.registers import selectors
from toancanh.registers.declaring import Register
from toancanh.registers.entries import Entry
from toancanh.registers.models import Deed, ValueChange
from toancanh.registers.places import lies_in
from toancanh.registers.registry import register
from toancanh.registers.values import take


def within(of: Register, unit: Area | None) -> tuple[list[Entry], list[Entry]]:
    """The entries that lie in a unit, and those of which only part may or which side nobody says.

    In a unit that is no more also what was told for units of today that lie in it. Without a unit, or in the
    country, all.
    """
    if unit is None or unit.parent is None:
        return list(selectors.entries(of)), []
    if unit.valid_to is None:
        return list(selectors.entries(of, selectors.Asked(area=unit))), []
    after = {new: None for new, _ in areas().became(unit)}
    around = {it.pk: it for new in after for it in selectors.entries(of, selectors.Asked(area=new))}
    lying = [(it, _lies_in(it, unit)) for it in around.values()]
    return [it for it, inside in lying if inside], [it for it, inside in lying if inside is None]


def _lies_in(entry: Entry, unit: Area) -> bool | None:
    """Whether an entry lies in a former unit: by its area, else by the districts that its location names."""
    if entry.area is None:
        return None
    inside = lies_in(entry.area, unit)
    if inside is not None or not entry.place:
        return inside
    answers = {
        lies_in(it, unit)
        for words in entry.place.split(",")
        for it in areas().find(words.strip())
        if it.level is not AreaLevel.COMMUNE and lies_in(it, entry.area)
    }
    return answers.pop() if len(answers) == 1 else None


@dataclass(frozen=True, slots=True)
class Book:
    """Entries of one register with the deeds that gave their values."""

    code: str
    entries: Sequence[Entry]
    deeds: Mapping[tuple[int, str], Deed]

    def key(self, entry: Entry) -> Key:
        """What names an entry."""
        return self.code, entry.pk

    def origin(self, entry: Entry, column: str) -> Origin:
        """Where a value comes from."""
        return origin(self.deeds.get((entry.pk, column)))

    def amounts(self, entry: Entry, columns: Mapping[str, str]) -> dict[str, Stated]:
        """The numbers that are known, by what they are; ``columns`` says in which column each stands."""
        of = register(self.code)
        told = ((name, column, take(entry, of, of.column(column))) for name, column in columns.items())
        return {
            name: Stated(column, Decimal(value), self.origin(entry, column))
            for name, column, value in told
            if isinstance(value, Decimal | int)
        }

    def newest(self) -> Mapping[int, Origin]:
        """For each entry the origin of what holds for the latest day."""
        found: dict[int, Origin] = {}
        for (key, _), deed in self.deeds.items():
            own = origin(deed)
            before = found.get(key)
            if own.as_of and (before is None or before.as_of is None or before.as_of.end < own.as_of.end):
                found[key] = own
        return found


def book(code: str, entries: Sequence[Entry]) -> Book:
    """Entries of a register with their deeds."""
    return Book(code, entries, selectors.sources_among(register(code), [it.pk for it in entries]))


def origin(deed: Deed | None) -> Origin:
    """Where the values of a deed come from."""
    if deed is None:
        return NOWHERE
    document = deed.document
    return Origin(
        deed.source or (document.name if document else ""),
        deed.url,
        document.sha256 if document else "",
        deed.as_of,
        deed.at.date(),
    )


def changes(
    of: str, keys: Iterable[int], fields: Iterable[str]
) -> Mapping[int, list[tuple[Deed, dict[str, str | None]]]]:
    """For each entry what its deeds gave some columns, the earliest first; what was undone is left out."""
    found = ValueChange.objects.filter(deed__register=of, field__in=list(fields)).order_by("id")
    found = found.filter(deed__undone_by=None, deed__undoes=None).select_related("deed__document")
    found = found.defer("deed__document__text", "deed__document__blocks", "deed__document__metadata")
    told: dict[int, dict[int, tuple[Deed, dict[str, str | None]]]] = defaultdict(dict)
    for it in selectors.among(found, "deed__entry", keys):
        told[it.deed.entry].setdefault(it.deed.pk, (it.deed, {}))[1][it.field] = it.after
    return {key: list(each.values()) for key, each in told.items()}
