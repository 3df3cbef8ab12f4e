"""Bảng nhiệm vụ: a workbook of tasks is tried first, row by row, and then taken in or left."""

import hashlib
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from toancanh import tasks
from toancanh.followup.agenda import Agenda
from toancanh.followup.changes import By
from toancanh.followup.models import TaskSheet
from toancanh.followup.sheets import Fate, RowReport
from toancanh.model import UserError
from toancanh.publish.words import say_or
from toancanh.web import clock, uploads
from toancanh.web.language import problem, spoken
from toancanh.web.matters.asking import plain
from toancanh.web.signing import remember, signer

_LARGEST = 20_000_000  # bytes
_LONGEST_NAME = 200


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """The workbooks taken in, and where to hand one in."""
    return _listing(request)


@require_POST
def trial(request: HttpRequest) -> HttpResponse:
    """Say what would become of each row of a workbook, nothing done."""
    file = request.FILES.get("file")
    if file is None or not file.size or file.size > _LARGEST:
        return _listing(request, [problem(UserError("followup.no_file", most=_LARGEST // 1_000_000))])
    name, content = (file.name or "")[:_LONGEST_NAME], file.read()
    try:
        agenda, reports = tasks.import_file(content, name, _by(request), dry_run=True)
    except UserError as error:
        return _listing(request, [problem(error)])
    return _trial(request, agenda, reports, uploads.keep(content))


@require_POST
def take_in(request: HttpRequest) -> HttpResponse:
    """Do what the trial said; if somebody changed a matter meanwhile, say again what would be done."""
    token, name = request.POST.get("file", ""), plain(request.POST.get("name", ""))[:_LONGEST_NAME]
    content = uploads.take(token)
    if content is None:
        return _listing(request, [problem(UserError("followup.file_gone"))])
    agenda, reports = tasks.import_file(content, name, _by(request), dry_run=True)
    if request.POST.get("plan") != _plan(reports):
        return _trial(request, agenda, reports, token, turned=True)
    try:
        tasks.import_file(content, name, _by(request), dry_run=False)
    except UserError as error:
        return _listing(request, [problem(error)])
    uploads.drop(token)
    return remember(redirect("task-sheets"), signer(request))


@require_safe
def export(request: HttpRequest, number: int) -> FileResponse:
    """A workbook in its form, with its tasks as they are now."""
    sheet = TaskSheet.objects.select_related("original").filter(pk=number).first()
    if sheet is None:
        raise Http404
    stem = sheet.file.rpartition(".")[0] or sheet.file
    return FileResponse(BytesIO(tasks.export_tasks(sheet)), as_attachment=True, filename=f"{stem}.xlsx")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the trial in words: its changes by the names of their columns."""

    report: RowReport
    changes: tuple[tuple[str, str, str], ...]


def _by(request: HttpRequest) -> By:
    return By(signer(request), clock.now())


def _plan(reports: tuple[RowReport, ...]) -> str:
    """What stands for a plan: another one has another."""
    return hashlib.sha256(repr(reports).encode()).hexdigest()


def _listing(request: HttpRequest, wrong: list[str] | None = None) -> HttpResponse:
    context = {
        "sheets": TaskSheet.objects.order_by("-imported_at"),
        "wrong": wrong,
        "signer": signer(request),
    }
    return render(request, "toancanh/matters/sheets.html", context)


def _trial(
    request: HttpRequest, agenda: Agenda, reports: tuple[RowReport, ...], token: str, *, turned: bool = False
) -> HttpResponse:
    fates = [report.fate for report in reports]
    context: dict[str, Any] = {
        "agenda": agenda,
        "faults": [problem(fault) for fault in agenda.faults],
        "rows": [_row(report) for report in reports if report.fate is not Fate.SAME],
        "counts": {fate.value: fates.count(fate) for fate in Fate},
        "doubts": [doubt for task in agenda.tasks for doubt in task.doubts],
        "token": token,
        "plan": _plan(reports),
        "turned": turned,
        "signer": signer(request),
    }
    return render(request, "toancanh/matters/sheet_trial.html", context)


def _row(report: RowReport) -> Row:
    changes = (
        (say_or(name, f"matter_column.{name}", spoken()), before, after)
        for name, before, after in report.changes
    )
    return Row(report, tuple(changes))
