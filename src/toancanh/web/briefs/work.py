"""What is to be done: matters overdue, due and without a day, the most pressing first."""

from datetime import date

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from toancanh.followup.models import Matter, MatterKind
from toancanh.followup.selectors import OPEN
from toancanh.publish.brief import Line, Note, Said, Section, Table
from toancanh.publish.words import capital
from toancanh.registers.selectors import register_of
from toancanh.web.briefs.saying import beyond, day, or_unknown, short
from toancanh.web.briefs.sources import followup, of_followup
from toancanh.web.briefs.subject import Subject
from toancanh.web.matters.telling import Told, told

_MOST = 5


def section(subject: Subject, today: date) -> Section:
    """Matters that are open, but for obstacles, which stand above."""
    its = Matter.objects.filter(OPEN, subject.matters).exclude(kind=MatterKind.OBSTACLE)
    shown = told(its.select_related("lead")[:_MOST], today)
    counts = its.order_by().aggregate(every=Count("pk"), late=Count("pk", filter=Q(due__lt=today)))
    every, late = counts["every"], counts["late"]
    title = _("Việc đang mở, quá hạn")
    if not shown:
        return Section(title, silence=_("Không có việc nào đang theo dõi."))
    counted = (Note(followup(today), "", _where(subject)),)
    opened = ngettext("%(n)s việc đang mở", "%(n)s việc đang mở", every) % {"n": every}
    overdue = ngettext("%(n)s việc quá hạn", "%(n)s việc quá hạn", late) % {"n": late}
    lines = (Line("", (Said(opened, counted), Said(overdue, counted, tone="late" if late else ""))),)
    heads = (_("Việc"), _("Đơn vị chủ trì"), _("Hạn"), _("Tình trạng"))
    table = Table(heads, (52, 18, 15, 15), tuple(_row(it, today) for it in shown))
    more = beyond(len(shown), every, _("và %(n)s việc khác"), _where(subject))
    return Section(title, lines, (table,), more)


def _row(it: Told, today: date) -> tuple[Said, ...]:
    note = (of_followup(it.matter.pk, today),)
    tone = "late" if it.tone == "late" else ""
    due = day(it.matter.due, note, tone) if it.matter.due else or_unknown(it.matter.deadline, note)
    return (
        Said(f"{capital(it.kind)}: {short(it.matter.title)}", note, note[0].address),
        or_unknown(it.matter.lead.name if it.matter.lead else None, note),
        due,
        Said(it.standing if tone else it.stage, note if tone else (), tone=tone),
    )


def _where(subject: Subject) -> str:
    if subject.entry:
        asked = {"muc": f"{register_of(subject.entry).code}/{subject.entry.pk}"}
    else:
        asked = {"dia-ban": subject.place.code or ""}
    return f"{reverse('matters')}?{urlencode(asked)}"
