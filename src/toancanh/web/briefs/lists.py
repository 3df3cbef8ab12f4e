"""Parks, clusters and projects of an area, or what stands in a park or belongs to an enterprise, in rows."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from toancanh.publish.brief import Line, Note, Said, Section, Table
from toancanh.registers.books.energy_milestones import STEPS, EnergyMilestone
from toancanh.registers.books.energy_projects import STAGES
from toancanh.registers.declaring import Register, said
from toancanh.registers.entries import Entry
from toancanh.registers.registry import register
from toancanh.registers.selectors import among, references, sources_among
from toancanh.web.briefs.saying import beyond, day
from toancanh.web.briefs.sources import Origins, of_count, of_deed, value
from toancanh.web.briefs.subject import Subject
from toancanh.web.language import spoken
from toancanh.web.views.registers import words
from toancanh.web.views.registers.addresses import address

_OVER = ("operating", "suspended", "revoked")


@dataclass(frozen=True, slots=True)
class Shown:
    """A register as rows.

    Args:
        code: of the register.
        columns: what is shown; of several names the first that is known.
        wide: shares of the columns, the name first.
        by: what the largest are chosen by.
        most: rows.
    """

    code: str
    columns: tuple[tuple[str, ...], ...]
    wide: tuple[int, ...]
    by: tuple[str, ...]
    most: int

    @property
    def register(self) -> Register:
        """The register."""
        return register(self.code)


_LISTS = (
    Shown(
        "parks",
        (("status",), ("area_ha",), ("occupancy",), ("projects",), ("wastewater_running",)),
        (30, 20, 14, 12, 11, 13),
        ("area_ha",),
        4,
    ),
    Shown(
        "clusters",
        (("status",), ("area_ha", "planned_ha"), ("occupancy",), ("tenants",), ("wastewater_running",)),
        (30, 20, 14, 12, 11, 13),
        ("area_ha", "planned_ha"),
        4,
    ),
    Shown(
        "tenant_projects",
        (("status",), ("investor",), ("capital_registered",), ("labour",)),
        (34, 18, 22, 14, 12),
        ("capital_registered",),
        6,
    ),
    Shown("establishments", (("product",), ("capacity",), ("labour",)), (40, 30, 15, 15), ("labour",), 5),
)
_ENERGY = Shown("energy_projects", (("stage",), ("mw", "mwac", "mwp", "kv")), (36, 26, 12, 26), ("mw",), 5)
_WITHIN = {"tenant_projects", "establishments"}
NEXT = gettext_lazy("Mốc tới")


def sections(subject: Subject, today: date) -> Iterator[Section]:
    """Of an area its parks and clusters, then its energy projects; of an entry what refers to it."""
    kept = [it for it in _LISTS if (it.code in _WITHIN) is (subject.entry is not None)]
    tables: list[Table] = []
    counts: list[Said] = []
    more: list[Said] = []
    for shown in kept:
        rows = list(subject.entries(shown.register).select_related(*references(shown.register)))
        if rows:
            tables.append(_table(shown, _largest(shown, rows)))
            counts.append(Said(f"{_title(shown)}: {len(rows)}", (of_count(shown.register, today),)))
            more += _beyond(shown, len(rows))
    if tables:
        title = _("Dự án, cơ sở bên trong") if subject.entry else _("Khu, cụm công nghiệp")
        yield Section(title, (Line("", tuple(counts)),), tuple(_joined(tables)), tuple(more))
    rows = list(subject.entries(_ENERGY.register)) if subject.unit else []
    if rows:
        yield _energy(rows, today)


def _title(shown: Shown) -> str:
    return said(shown.register.words, spoken())


def _joined(tables: list[Table]) -> Iterator[Table]:
    """Tables of the same headings as one."""
    for heads, some in groupby(tables, key=lambda it: it.heads):
        first, *others = some
        rows = (*first.rows, *(row for it in others for row in it.rows))
        yield Table(heads, first.wide, rows)


def _beyond(shown: Shown, every: int) -> tuple[Said, ...]:
    words_ = _("và %%(n)s mục khác trong sổ %(title)s") % {"title": _title(shown)}
    return beyond(min(every, shown.most), every, words_, reverse("registers:list", args=(shown.register,)))


def _largest(shown: Shown, rows: list[Entry]) -> list[Entry]:
    return sorted(rows, key=lambda it: -(_known(it, shown.by) or Decimal(-1)))[: shown.most]


def _known(entry: Entry, names: tuple[str, ...]) -> Decimal | None:
    told = (getattr(entry, name) for name in names)
    return next((Decimal(it) for it in told if it is not None), None)


def _table(shown: Shown, rows: list[Entry]) -> Table:
    origins = sources_among(shown.register, [it.pk for it in rows])
    heads = (_("Tên"), *(words.title(shown.register.column(names[0])) for names in shown.columns))
    return Table(heads, shown.wide, tuple(_row(shown, it, origins) for it in rows))


def _row(shown: Shown, entry: Entry, origins: Origins) -> tuple[Said, ...]:
    cells = (_cell(entry, names, origins) for names in shown.columns)
    return Said(entry.name, _of_name(entry, origins), address(entry)), *cells


def _of_name(entry: Entry, origins: Origins) -> tuple[Note, ...]:
    """A name with a number in it ("CCN Tân An 2") bears its source too."""
    named = any(it.isdigit() for it in entry.name)
    return (of_deed(origins.get((entry.pk, "name")), entry),) if named else ()


def _cell(entry: Entry, names: tuple[str, ...], origins: Origins) -> Said:
    name = next((it for it in names if getattr(entry, it) is not None), names[0])
    return value(entry, name, origins)


def _energy(rows: list[Entry], today: date) -> Section:
    """Energy projects: how many at each stage, and those on their way, the furthest first."""
    order = {it.code: at for at, it in enumerate(STAGES)}
    counts = Counter(it.stage for it in rows)  # type: ignore[attr-defined]  # entries of that register
    note = (of_count(_ENERGY.register, today),)
    stages = [Said(f"{it.label(spoken())} {counts[it.code]}", note) for it in STAGES if counts[it.code]]
    if counts[None]:
        stages.append(Said(_("chưa rõ giai đoạn %(n)s") % {"n": counts[None]}, note, tone="unknown"))
    going = [it for it in rows if it.stage not in _OVER]  # type: ignore[attr-defined]
    going.sort(key=lambda it: (-order.get(it.stage, -1), -(_known(it, _ENERGY.by) or Decimal(-1))))  # type: ignore[attr-defined]
    shown = going[: _ENERGY.most]
    base, coming = _table(_ENERGY, shown), _next(shown, today)
    table = Table(
        (*base.heads, str(NEXT)),
        base.wide,
        tuple((*cells, coming[it.pk]) for cells, it in zip(base.rows, shown, strict=True)),
    )
    title = _("Dự án năng lượng theo giai đoạn")
    more = beyond(
        len(shown),
        len(going),
        _("và %(n)s dự án khác chưa vận hành"),
        reverse("registers:list", args=(_ENERGY.register,)),
    )
    return Section(title, (Line(_("Giai đoạn"), tuple(stages)),), (table,) if shown else (), more)


def _next(projects: list[Entry], today: date) -> dict[int, Said]:
    """The first milestone of each project that is planned and not reached."""
    waiting = EnergyMilestone._default_manager.filter(
        retired_at=None, actual_on=None, planned_on__isnull=False
    )
    keys = [it.pk for it in projects]
    rows = sorted(among(waiting, "project", keys), key=lambda it: (it.planned_on, it.pk))
    origins = sources_among(register("energy_milestones"), [it.pk for it in rows])
    labels = {it.code: it.label(spoken()) for it in STEPS}
    found = {key: Said(_("chưa rõ"), tone="unknown") for key in keys}
    for it in reversed(rows):
        note = (of_deed(origins.get((it.pk, "planned_on")), it),)
        when = day(it.planned_on, note, "late" if it.planned_on < today else "")
        found[it.project_id] = Said(f"{labels.get(it.step, it.name)}: {when.text}", note, tone=when.tone)
    return found
