"""An entry of a register in a brief: its values with their sources, its way, and what nobody knows of it."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from toancanh.publish.brief import Line, Said, Section, Table
from toancanh.registers.declaring import Column
from toancanh.registers.entries import Entry
from toancanh.registers.registry import register
from toancanh.registers.selectors import register_of, sources_among
from toancanh.registers.values import take
from toancanh.web.briefs.saying import day, or_unknown, short
from toancanh.web.briefs.sources import Origins, of_deed, value
from toancanh.web.views.registers import energy, words

_LONG = 48  # letters of a value that has a line of its own
_LONGEST = 220
_APART = ("name", "latitude", "longitude")


def section(entry: Entry) -> Section:
    """The first section of the brief of an entry: short values in a table, long ones line by line."""
    of = register_of(entry)
    origins = sources_among(of, [entry.pk])
    known = [it for it in of.columns if it.name not in _APART and take(entry, of, it) is not None]
    short_ones = [it for it in known if len(words.with_unit(take(entry, of, it), it)) <= _LONG]
    lines = [_line(entry, it, origins) for it in known if it not in short_ones]
    missing = unknown(entry)
    if missing:
        lines.append(Line(_("Chưa biết"), (Said(", ".join(missing), tone="unknown"),)))
    return Section(_("Hồ sơ trong danh bạ"), tuple(lines), tuple(_table(entry, short_ones, origins)))


def unknown(entry: Entry) -> tuple[str, ...]:
    """The titles of the columns of its register that have no value."""
    of = register_of(entry)
    return tuple(words.title(it) for it in of.own if take(entry, of, it) is None)


def _line(entry: Entry, column: Column, origins: Origins) -> Line:
    told = value(entry, column.name, origins)
    return Line(words.title(column), (Said(short(told.text, _LONGEST), told.notes),))


def _table(entry: Entry, columns: list[Column], origins: Origins) -> Iterator[Table]:
    """Two values to a row."""
    if not columns:
        return
    cells = [cell for it in columns for cell in (Said(words.title(it)), value(entry, it.name, origins))]
    cells += [Said("")] * (len(cells) % 4)
    heads = (_("Mục"), _("Giá trị"), _("Mục"), _("Giá trị"))
    yield Table(heads, (24, 26, 24, 26), tuple(tuple(cells[at : at + 4]) for at in range(0, len(cells), 4)))


def way(entry: Entry, today: date) -> Section | None:
    """The milestones of an energy project, those that are late said so."""
    stops = energy.way(entry, today)
    if not stops:
        return None
    of = register("energy_milestones")
    origins = sources_among(of, [it.milestone.pk for it in stops if it.milestone])
    rows = []
    for it in stops:
        if it.milestone is None:
            rows.append((Said(it.label), day(None), day(None), or_unknown(None)))
            continue
        planned, actual, paper = (
            (of_deed(origins.get((it.milestone.pk, name)), it.milestone),)
            for name in ("planned_on", "actual_on", "document")
        )
        late = "late" if it.state == "late" else ""
        rows.append(
            (
                Said(it.label),
                day(it.milestone.planned_on, planned, late),
                day(it.milestone.actual_on, actual),
                or_unknown(it.milestone.document, paper),
            )
        )
    heads = (_("Mốc"), _("Kế hoạch"), _("Thực tế"), _("Văn bản"))
    return Section(_("Đường đến vận hành"), tables=(Table(heads, (34, 18, 18, 30), tuple(rows)),))
