"""Walk the head words of a text and read the names after them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from toancanh.extract.marks import Mark
from toancanh.extract.reading import Reading
from toancanh.extract.rules.area import Place
from toancanh.extract.rules.named.lexicon import OFFICES, Head, Role
from toancanh.extract.rules.named.named import Named, key_of
from toancanh.extract.rules.named.names import Page
from toancanh.extract.rules.named.offices import offices_at
from toancanh.extract.rules.named.people import addressed, holder
from toancanh.extract.rules.named.things import Chain, chain_at, things_at
from toancanh.extract.rules.unit import Amount
from toancanh.model import AreaLevel, MentionKind

__all__ = ["Named", "find_named"]

_LIST_END = re.compile(r"[.;](?:\s|\Z)|\n")


def find_named(
    reading: Reading,
    marks: Sequence[Mark[Head]],
    places: Sequence[Mark[Place]],
    amounts: Sequence[Mark[Amount]],
) -> list[Named]:
    """All named things in text order. Head words, areas and amounts are those found in the same reading."""
    opening = [mark for mark in marks if mark.value.role is not Role.NONE]
    return _Walk(reading, opening, places, amounts).found() if opening else []


class _Walk:
    """The walk through one text; what was named already is not read again."""

    def __init__(
        self,
        reading: Reading,
        marks: Sequence[Mark[Head]],
        places: Sequence[Mark[Place]],
        amounts: Sequence[Mark[Amount]],
    ) -> None:
        self.marks = marks
        self.page = page(reading, marks, places, amounts)
        self.named: list[Named] = []
        self.people: set[int] = set()
        self.lead: tuple[Chain, int] | None = None  # "6 KCN đang hoạt động, gồm:", and where its list ends
        self.end = 0
        self.matter = reading.sentences[-1].end if reading.sentences else 0

    def found(self) -> list[Named]:
        """All that is named before the list of recipients."""
        for number, mark in enumerate(self.marks):
            if mark.end > self.matter:
                break
            if mark.start >= self.end:
                for one in self._at(number, mark):
                    self._keep(one)
        return sorted(self.named, key=lambda one: one.start)

    def _keep(self, one: Named) -> None:
        if one.kind is MentionKind.OFFICIAL:
            if one.start in self.people:
                return
            self.people.add(one.start)
            self.page.stops.add(one.start)
            self.page.title_stops.add(one.start)
        if one.rule != "named.holder":  # offices stand between a post and its holder
            self.end = max(self.end, one.end)
        self.named.append(one)

    def _at(self, number: int, mark: Mark[Head]) -> Iterator[Named]:
        role = mark.value.role
        if role in OFFICES or (role is Role.WHOLE and mark.value.kind is MentionKind.OFFICE):
            yield from offices_at(self.page, mark)
        elif role is Role.WHOLE:
            if self.page.text[mark.start].isupper():
                name = self.page.text[mark.start : mark.end]
                kind = mark.value.kind
                key = key_of(kind, "", name)
                yield Named(mark.start, mark.end, mark.start, name, key, kind, rule="named.initials")
        elif role is Role.ADDRESS:
            yield from addressed(self.page, mark)
        elif role is Role.POST:
            yield from holder(self.page, mark)
        else:
            yield from self._things(number)

    def _things(self, number: int) -> Iterator[Named]:
        chain = chain_at(self.page.key, self.marks, number)
        found, lead = things_at(self.page, chain)
        if lead:
            end = _LIST_END.search(self.page.text, lead.colon, lead.colon + 800)
            self.lead = lead, end.start() if end else lead.colon + 800
        for one in found:
            led = self.lead and self.lead[0].kind is one.kind and one.start < self.lead[1]
            yield replace(one, intro=(self.lead[0].end, self.lead[0].colon)) if led and self.lead else one


def page(
    reading: Reading,
    marks: Sequence[Mark[Head]],
    places: Sequence[Mark[Place]],
    amounts: Sequence[Mark[Amount]],
) -> Page:
    """What the grammar of names needs to know of a text."""
    things = {m.start for m in marks if m.value.role is Role.THING and m.value.kind is not MentionKind.MARKET}
    titles = {m.start for m in marks if _is_title(m, reading.text)}
    sure = {m.start: m.end for m in places if not m.value.whole and (m.value.typed or _province(m.value))}
    return Page(
        reading.text,
        reading.key,
        {mark.start: mark for mark in marks},
        things | titles,
        titles,
        frozenset(mark.start for mark in amounts if not mark.value.bare),
        sure,
    )


def _is_title(mark: Mark[Head], text: str) -> bool:
    """Whether no name runs over this head word: an office's or an enterprise's."""
    enterprise = mark.value.role is Role.THING and mark.value.kind is MentionKind.ENTERPRISE
    return (mark.value.role in OFFICES and text[mark.start].isupper()) or enterprise


def _province(place: Place) -> bool:
    return place.level in (AreaLevel.PROVINCE, AreaLevel.COUNTRY)
