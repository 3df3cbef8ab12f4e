"""What the numbers of a brief rest on, as notes: documents, deeds of registers, the follow-up, a count."""

from collections.abc import Mapping
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from toancanh.model import Locator, Observation
from toancanh.publish import periods, words
from toancanh.publish.brief import Note, Said
from toancanh.registers.declaring import Register, said
from toancanh.registers.entries import Entry
from toancanh.registers.models import Deed
from toancanh.registers.selectors import register_of
from toancanh.registers.values import take
from toancanh.store.models import SourceDocument
from toancanh.web.briefs.saying import short
from toancanh.web.language import spoken
from toancanh.web.views.registers import words as values
from toancanh.web.views.registers.addresses import address

_LONGEST = 110  # letters of a source

Origins = Mapping[tuple[int, str], Deed]
"""The deeds that gave values, by entry and column."""


def document(row: SourceDocument) -> str:
    """A document as a paper cites it: its title, number and day."""
    day = periods.published(row.published, spoken()) if row.published else ""
    title = short(row.title or row.name, _LONGEST)
    return ", ".join(dict.fromkeys(filter(None, (title, row.number, day))))


def of_fact(fact: Observation, row: SourceDocument) -> Note:
    """The sentence or cell that a figure comes from."""
    place = words.locator(fact.passage.locator, spoken())
    return Note(document(row), place, reverse("fact", args=(fact.id,)))


def of_passage(row: SourceDocument, start: int, end: int, place: Locator | None = None) -> Note:
    """Words of a document."""
    where = words.locator(place, spoken()) if place else ""
    return Note(document(row), where, f"{reverse('document', args=(row.sha256,))}?tu={start}&den={end}#loi")


def of_deed(deed: Deed | None, entry: Entry) -> Note:
    """Where a value of an entry comes from, and the day that it holds for."""
    title = said(register_of(entry).words, spoken())
    if deed is None:
        return Note(_("Danh bạ %(title)s, chưa nêu nguồn") % {"title": title}, "", address(entry))
    named = deed.source or (document(deed.document) if deed.document else "") or deed.url
    source = short(named, _LONGEST) or _("Danh bạ %(title)s, chưa nêu nguồn") % {"title": title}
    if deed.as_of:
        day = periods.published(deed.as_of, spoken())
        source = _("%(source)s (số liệu đến %(day)s)") % {"source": source, "day": day}
    return Note(source, "", address(entry))


def value(entry: Entry, name: str, origins: Origins) -> Said:
    """A value of an entry with its unit and its source; unknown is said to be."""
    of = register_of(entry)
    column = of.column(name)
    text = values.with_unit(take(entry, of, column), column)
    if not text:
        return Said(_("chưa rõ"), tone="unknown")
    return Said(text, (of_deed(origins.get((entry.pk, name)), entry),))


def of_followup(number: int, today: date) -> Note:
    """One matter of the follow-up."""
    place = _("việc số %(number)s") % {"number": number}
    return Note(followup(today), place, reverse("matter", args=(number,)))


def followup(today: date) -> str:
    """The follow-up as a source."""
    return _("Sổ theo dõi công việc, ngày %(day)s") % {"day": periods.day(today, spoken())}


def of_count(of: Register, today: date) -> Note:
    """Entries of a register counted."""
    source = _("Đếm trong danh bạ ngày %(day)s") % {"day": periods.day(today, spoken())}
    return Note(source, said(of.words, spoken()), reverse("registers:list", args=(of,)))
