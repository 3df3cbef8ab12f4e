"""The workbook of tasks into matters: row by row, all or nothing, again and again without doubling any."""

import difflib
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db import transaction

from toancanh.followup.actions import save_office
from toancanh.followup.agenda import Agenda, AgendaTask
from toancanh.followup.changes import By, changed, must_be_open, opened
from toancanh.followup.models import Matter, MatterKind, Paper, TaskSheet
from toancanh.followup.terms import as_json, unchanged
from toancanh.model import Progress, UserError
from toancanh.model.text import fold
from toancanh.store.models import Original

_NEAR = 0.6  # of two titles under one number, to be the same task in other words


class Fate(StrEnum):
    """What becomes of a row; a task that the sheet names no more stays a matter and is only told."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class RowReport:
    """What an import does, or would do, with one row.

    ``changes`` are the columns with what they hold before and after.
    """

    row: int | None
    fate: Fate
    title: str
    task: AgendaTask | None = None
    matter: int | None = None
    changes: tuple[tuple[str, str, str], ...] = ()


def plan(agenda: Agenda) -> tuple[RowReport, ...]:
    """What an import would do, row by row, nothing done."""
    known = _known(agenda)
    partner = _matched(agenda.tasks, known)
    rows = [_report(task, partner.get(task.row)) for task in agenda.tasks]
    met = {row.pk for row in partner.values()}
    gone = [RowReport(None, Fate.GONE, row.title, matter=row.pk) for row in known if row.pk not in met]
    return (*rows, *gone)


@transaction.atomic
def import_tasks(*, by: By, agenda: Agenda, content: bytes) -> tuple[RowReport, ...]:
    """Do what ``plan`` says, and keep the workbook.

    Raises:
        UserError: a cell of it cannot be taken, so nothing is.
    """
    if agenda.faults:
        raise UserError("followup.sheet_faults", name=agenda.file, count=len(agenda.faults))
    reports = plan(agenda)
    sheet = _sheet(agenda, content, by)
    Matter.objects.filter(sheet=sheet).update(sheet=None, line=None)
    for report in reports:
        if report.task:
            number = _do(report, report.task, by)
            Matter.objects.filter(pk=number).update(sheet=sheet, line=report.task.row)
    return reports


def _do(report: RowReport, task: AgendaTask, by: By) -> int:
    """Open the matter of a row or have it changed; give its number."""
    if report.matter is None:
        row = opened(_new(task, by), by, [])
        _keep_papers(row, task, by)
        return row.pk
    if report.fate is Fate.CHANGED:

        def change(row: Matter) -> None:
            for name, value in _columns(task, row).items():
                setattr(row, name, value)
            if not unchanged(row.terms, task.terms.told):
                _take_terms(row, task)
            _keep_papers(row, task, by)

        changed(report.matter, None, by, "imported", change)
    return report.matter


def _new(task: AgendaTask, by: By) -> Matter:
    lead = save_office(by=by, name=task.office)
    row = Matter(kind=MatterKind.TASK.value, lead=lead, **_columns(task))
    _take_terms(row, task)
    return row


def _take_terms(row: Matter, task: AgendaTask) -> None:
    term = task.terms.term
    row.terms = as_json(task.terms.told)
    row.deadline, row.term, row.due = term.text, term.kind.value, term.due


def _columns(task: AgendaTask, row: Matter | None = None) -> dict[str, Any]:
    """The columns that come straight from a row; a report that is known already proposes nothing again."""
    progress, words = task.proposed or (None, None)
    cells = {"title": task.title, "progress": task.progress, "mark": task.mark}
    if row and row.progress == task.progress:
        return cells
    return cells | {"proposed": progress, "proposed_by": words}


def _keep_papers(row: Matter, task: AgendaTask, by: By) -> None:
    here = set(row.papers.values_list("name", flat=True))
    for paper in task.named:
        if paper.name not in here:
            issued = paper.issued.code if paper.issued else None
            Paper.objects.create(
                matter=row, role=Paper.Role.NAMED, name=paper.name, issued=issued, on=by.today
            )


def _sheet(agenda: Agenda, content: bytes, by: By) -> TaskSheet:
    sha256 = hashlib.sha256(content).hexdigest()
    original = Original.objects.get_or_create(sha256=sha256, defaults={"content": content})[0]
    lines = [[line.row, line.kind.value, [list(cell) for cell in line.cells]] for line in agenda.lines]
    places = agenda.columns
    columns = [places.number, places.title, places.progress, places.mark]
    kept = {"file": agenda.file, "original": original, "lines": lines, "columns": columns}
    return TaskSheet.objects.update_or_create(name=agenda.sheet, defaults=kept | {"imported_at": by.at})[0]


def _known(agenda: Agenda) -> list[Matter]:
    found = Matter.objects.filter(sheet__name=agenda.sheet).select_related("lead")
    return list(found.order_by("line"))


def _key(office: str, title: str) -> tuple[str, str]:
    return fold(office), fold(title)


def _matched(tasks: Iterable[AgendaTask], known: Iterable[Matter]) -> Mapping[int, Matter]:
    """The matter of each row: of the same title in its unit, else of one much like it, each used once."""
    free = {_key(row.lead.name if row.lead else "", row.title): row for row in known}
    found: dict[int, Matter] = {}
    for task in tasks:
        if row := free.pop(_key(task.office, task.title), None):
            found[task.row] = row
    for task in tasks:
        if task.row not in found:
            near = [key for key in free if key[0] == fold(task.office)]
            best = difflib.get_close_matches(fold(task.title), [title for _, title in near], 1, _NEAR)
            if best:
                found[task.row] = free.pop((fold(task.office), best[0]))
    return found


def _report(task: AgendaTask, row: Matter | None) -> RowReport:
    if row is None:
        return RowReport(task.row, Fate.NEW, task.title, task)
    told = _columns(task, row)
    if not unchanged(row.terms, task.terms.told):
        told["terms"] = as_json(task.terms.told)
    changes = tuple(
        (name, _words(getattr(row, name)), _words(value))
        for name, value in told.items()
        if getattr(row, name) != value
    )
    fate = Fate.CHANGED if changes else Fate.SAME
    return RowReport(task.row, fate, task.title, task, row.pk, changes)


def _words(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(term["text"] for term in value)
    return str(value or "")


def accept(*, matter: int, seen: int, by: By) -> Matter:
    """Take a status over that was only proposed; done is proved by the documents named, else by the report.

    Raises:
        UserError: none is proposed.
    """

    def change(row: Matter) -> dict[str, Any]:
        must_be_open(row)
        if row.proposed is None:
            raise UserError("followup.nothing_proposed", matter=row.pk)
        progress, row.proposed = Progress(row.proposed), None
        if progress is not Progress.NOT_STARTED:
            row.begun_on = row.begun_on or by.today
        if progress is Progress.DONE:
            row.resolved_on = by.today
            row.papers.filter(role=Paper.Role.NAMED).update(role=Paper.Role.EVIDENCE)
        return {"progress": row.progress}

    return changed(matter, seen, by, "proposal_accepted", change)
