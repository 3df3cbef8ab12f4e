"""What was ordered, asked and promised before: acts of documents that name the subject."""

from collections.abc import Collection
from datetime import date

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from toancanh.followup.models import Matter, WorkingSession
from toancanh.model import Act, ActType, AreaLevel
from toancanh.model.text import fold
from toancanh.publish import words
from toancanh.publish.brief import Said, Section, Table
from toancanh.reference.areas.spelling import spellings
from toancanh.registers.entries import Entry
from toancanh.registers.names import bare_name
from toancanh.registers.selectors import register_of
from toancanh.store import mapping
from toancanh.store.models import ActRow, MentionRow
from toancanh.web.briefs.saying import beyond, short
from toancanh.web.briefs.sources import document, of_followup, of_passage
from toancanh.web.briefs.subject import Subject
from toancanh.web.language import spoken

_MOST = 3
_KINDS = (ActType.DIRECTIVE, ActType.PETITION, ActType.COMMITMENT)
_HEAVY = ("reading__document__text", "reading__document__blocks", "reading__document__metadata")


def section(subject: Subject, today: date) -> Section:
    """Directives, petitions and commitments, the latest first, each with the matter that it became."""
    found = acts(subject)
    latest = F("reading__document__published_end").desc(nulls_last=True)
    rows = list(
        found.select_related("reading__document")
        .defer(*_HEAVY)
        .order_by(latest, "-reading", "position")[:_MOST]
    )
    title = _("Chỉ đạo, kiến nghị, cam kết đã có")
    if not rows:
        return Section(title, silence=_("Không thấy trong các văn bản đã nạp."))
    taken = _taken({it.reading.document_id for it in rows})
    table = Table(
        (_("Văn bản, ngày"), _("Nội dung"), _("Theo dõi")),
        (32, 54, 14),
        tuple(_row(it, taken.get(it.reading.document_id, []), today) for it in rows),
    )
    more = beyond(len(rows), found.count(), _("và %(n)s câu khác trong các văn bản"), reverse("acts"))
    return Section(title, tables=(table,), more=more)


def acts(subject: Subject) -> QuerySet[ActRow]:
    """The acts of documents in force that name the subject."""
    there = ActRow.objects.filter(
        reading__current=True, reading__document__superseded_by=None, type__in=[it.value for it in _KINDS]
    )
    return there.filter(_naming(subject.entry) if subject.entry else _in(subject))


def _naming(entry: Entry) -> Q:
    """Acts in whose words a thing of the entry's name is mentioned."""
    of = register_of(entry)
    named = MentionRow.objects.filter(
        kind__in=[it.value for it in of.kinds],
        key__endswith=f":{fold(bare_name(of, entry.name))}",
        reading=OuterRef("reading"),
        start__gte=OuterRef("start"),
        end__lte=OuterRef("end"),
    )
    return Q(Exists(named))


def _in(subject: Subject) -> Q:
    """Acts that name the area, or stand in a document of it or in the minutes of a session there."""
    unit = subject.place.unit
    minutes = WorkingSession.objects.filter(area_code=subject.place.code, minutes__isnull=False)
    said = Q(reading__document__in=minutes.values("minutes"))
    for name in spellings(unit.name, unit.type) if unit else ():
        # A bare name of a commune is the name of many other things too.
        told = name if unit and unit.level is AreaLevel.PROVINCE else f"{unit.type} {name}" if unit else name
        said |= Q(text__icontains=told) | Q(actor__icontains=told) | Q(addressee__icontains=told)
        said |= Q(reading__document__title__icontains=told) | Q(reading__document__issuer__icontains=told)
    return said


def _row(row: ActRow, taken: Collection[tuple[int, int, int]], today: date) -> tuple[Said, ...]:
    it, paper = mapping.to_act(row, row.reading.document.sha256), row.reading.document
    note = (of_passage(paper, row.start, row.end, it.passage.locator),)
    matter = next((key for start, end, key in taken if row.start < end and start < row.end), None)
    followed = Said(_("chưa lập việc"), tone="unknown")
    if matter:
        by = of_followup(matter, today)
        followed = Said(by.place, (by,), by.address)
    return Said(short(document(paper), 70), note), Said(_told(it), note, note[0].address), followed


def _told(it: Act) -> str:
    kind = words.say(f"act.{it.type}", spoken())
    return f"{words.capital(kind)}: {short(it.passage.text, 130)}"


def _taken(documents: Collection[int]) -> dict[int, list[tuple[int, int, int]]]:
    """The matters that quote these documents: where, and their numbers, by document."""
    found: dict[int, list[tuple[int, int, int]]] = {}
    quoting = Matter.objects.filter(document__in=documents, start__isnull=False).order_by("pk")
    for key, start, end, pk in quoting.values_list("document", "start", "end", "pk"):
        found.setdefault(key or 0, []).append((start or 0, end or 0, pk))
    return found
