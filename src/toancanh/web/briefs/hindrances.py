"""What obstructs: obstacles of energy projects that are not settled, and matters that are obstacles."""

from datetime import date

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _

from toancanh.followup.models import Matter, MatterKind
from toancanh.followup.selectors import OPEN
from toancanh.publish.brief import Said, Section, Table
from toancanh.registers.books.energy_obstacles import CLASSES, EnergyObstacle
from toancanh.registers.books.energy_projects import EnergyProject
from toancanh.registers.registry import register
from toancanh.registers.selectors import sources_among
from toancanh.web.briefs.saying import beyond, day, or_unknown, short
from toancanh.web.briefs.sources import of_deed, of_followup
from toancanh.web.briefs.subject import Subject
from toancanh.web.language import spoken
from toancanh.web.views.registers.addresses import address

_MOST = 3

Row = tuple[Said, ...]


def section(subject: Subject, today: date) -> Section:
    """Obstacles still there: of which class, since when, who must settle them until when."""
    told, every = _of_registers(subject, today)
    matters, number = _of_matters(subject, today, _MOST - len(told))
    rows = (*told, *matters)
    heads = (_("Vướng mắc"), _("Loại"), _("Từ ngày"), _("Ai phải gỡ"), _("Hạn"))
    more = beyond(len(rows), every + number, _("và %(n)s vướng mắc khác chưa gỡ"), _where(subject))
    tables = (Table(heads, (40, 20, 13, 14, 13), rows),) if rows else ()
    silence = _("Chưa ghi nhận vướng mắc nào chưa gỡ; chưa ghi không có nghĩa là không có.")
    return Section(_("Vướng mắc chưa gỡ"), tables=tables, more=more, silence=silence)


def _where(subject: Subject) -> str:
    if subject.entry:
        return address(subject.entry)
    return reverse("registers:list", args=(register("energy_obstacles"),))


def _of_registers(subject: Subject, today: date) -> tuple[list[Row], int]:
    """Those of the energy projects, those due first."""
    of = register("energy_obstacles")
    projects = subject.entries(register("energy_projects")).order_by()
    found = EnergyObstacle._default_manager.filter(retired_at=None, settled_on=None)
    one = subject.entry if isinstance(subject.entry, EnergyProject) else None
    its = found.filter(project=one) if one else found.filter(project__in=projects)
    order = (F("due_on").asc(nulls_last=True), F("since").asc(nulls_last=True), "pk")
    shown = list(its.select_related("project", "office").order_by(*order)[:_MOST])
    origins = sources_among(of, [it.pk for it in shown])
    kinds = {it.code: it.label(spoken()) for it in CLASSES}

    def row(it: EnergyObstacle) -> Row:
        name, kind, since, office, due = (
            (of_deed(origins.get((it.pk, column)), it),)
            for column in ("name", "kind", "since", "office", "due_on")
        )
        where = "" if one or it.project is None else f"{it.project.name}: "
        late = "late" if it.due_on and it.due_on < today else ""
        return (
            Said(short(f"{where}{it.name}"), name, address(it)),
            or_unknown(kinds.get(it.kind or ""), kind),
            day(it.since, since),
            or_unknown(it.office.name if it.office else None, office),
            day(it.due_on, due, late),
        )

    return [row(it) for it in shown], its.count()


def _of_matters(subject: Subject, today: date, most: int) -> tuple[list[Row], int]:
    """Matters that are obstacles and open."""
    its = Matter.objects.filter(OPEN, subject.matters, kind=MatterKind.OBSTACLE)
    rows: list[Row] = []
    for it in its.select_related("lead")[:most]:
        note = (of_followup(it.pk, today),)
        late = "late" if it.due and it.due < today else ""
        rows.append(
            (
                Said(short(it.title), note, note[0].address),
                Said(_("Nêu trong văn bản")),
                day(it.opened_on, note),
                or_unknown(it.lead.name if it.lead else None, note),
                day(it.due, note, late),
            )
        )
    return rows, its.count()
