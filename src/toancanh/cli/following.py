"""Matters on the command line. Import it after ``open_store``."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from django.utils import timezone

from toancanh import tasks
from toancanh.cli.screen import screen, table
from toancanh.cli.signing import signer
from toancanh.cli.words import complain, say
from toancanh.followup import actions, naming, recurring, selectors, sheets
from toancanh.followup.changes import By
from toancanh.followup.models import Matter, MatterKind, TaskSheet
from toancanh.followup.selectors import Board
from toancanh.followup.sheets import Fate, RowReport
from toancanh.followup.sketches import Given, Meeting, Sketch
from toancanh.followup.states import Standing, state
from toancanh.model import Period, UserError
from toancanh.publish import periods
from toancanh.reference import workdays
from toancanh.reference.areas import areas
from toancanh.reference.messages import language
from toancanh.store import selectors as stored
from toancanh.store.models import SourceDocument

_MOST = 20  # of each list of a digest that are printed


def take(document: str, acts: tuple[int, ...], *, by: str | None, note: str, **given: Any) -> None:
    """Take acts of a document up, or show all that it has."""
    row = _document(document)
    if acts:
        found = actions.take_up(by=_by(by, note), document=row.sha256, acts=acts, given=_given(**given))
        _print(found, timezone.localdate())
        return
    shown = stored.acts_of(row)
    rows = [(str(at), say(f"act.{it.type}"), _line(it.passage.text)) for at, it in enumerate(shown, 1)]
    screen().print(table(_heads("matter", "kind", "name"), rows, cut=False))
    screen().print(say("matters.acts", count=len(shown)), markup=False)


def new(words: str, kind: str, due: str, *, by: str | None, note: str, **given: Any) -> None:
    """Open a matter that is typed in; its deadline is read as one of a document would be."""
    signed = _by(by, note)
    terms = tasks.parsed(due, Period.day(signed.today))
    if due and not terms:
        raise UserError("followup.bad_deadline", seen=due)
    sketch = Sketch(MatterKind(kind), words, _given(**given), terms)
    _print([actions.open_matter(by=signed, sketch=sketch)], signed.today)


def several(which: str, limit: int, *, on: date | None, **asked: str) -> None:
    """Print a list of matters, the first due first."""
    today, board = on or timezone.localdate(), _asked(**asked)
    found = selectors.listed(which, today, board)
    _print(found[:limit], today)
    screen().print(say("matters.count", count=found.count()), markup=False)


def tallies(*, on: date | None, **asked: str) -> None:
    """Print the counts of each office."""
    parts = ("given", "done_in_time", "done_late", "in_hand", "overdue", "stopped")
    found = selectors.tallies(on or timezone.localdate(), _asked(**asked))
    rows = [(it.name or "–", *(str(getattr(it, part)) for part in parts)) for it in found]
    screen().print(table(_heads("office", *parts), rows, numbers=range(1, 7)))


def digest(*, on: date | None, **asked: str) -> None:
    """Print what a day has: what is late or nearly, and how much was done."""
    day = on or timezone.localdate()
    found = selectors.digest(day, _asked(**asked))
    counts = {
        "overdue": found.overdue, "fresh": found.newly_overdue, "today": found.due_today,
        "soon": found.due_soon, "unanswered": found.unanswered, "extensions": found.extensions,
        "done": found.done,
    }  # fmt: skip
    _print((*found.overdue[:_MOST], *found.due_today[:_MOST], *found.due_soon[:_MOST]), day)
    told = {name: it.count() for name, it in counts.items()}
    screen().print(say("matters.digest", day=periods.day(day, language()), **told), markup=False)


def one(number: int) -> None:
    """Print a matter, where it comes from, its papers and its whole history."""
    row, console = _matter(number), screen()
    _print([row], timezone.localdate())
    source = row.document.name if row.document else row.number
    for text in filter(None, (source, row.quote, row.progress)):
        console.print(f"  {_line(text)}", style="dim", markup=False)
    for paper in row.papers.all():
        console.print(f"  {say(f'paper.{paper.role}')}: {paper.name}", markup=False)
    for event in actions.history(number):
        when = timezone.localtime(event.at).strftime("%d/%m/%Y %H:%M")
        turned = "; ".join(
            f"{name}: {event.before.get(name) or '–'} → {it}" for name, it in event.after.items()
        )
        told = " · ".join(filter(None, (say(f"event.{event.what}"), event.reason, turned)))
        console.print(f"{when} {event.who}: {told}", markup=False, soft_wrap=True)


def act(name: str, number: int, given: dict[str, Any], *, by: str | None, note: str) -> None:
    """Do something with a matter as it is now, and say how it stands."""
    row, signed = _matter(number), _by(by, note)
    if "paper" in given:
        given = given | {"paper": naming.shown(given["paper"])}
    if "papers" in given:
        given = given | {"papers": [naming.shown(it) for it in given["papers"]]}
    do = sheets.accept if name == "accept" else getattr(actions, name)
    _told(do(matter=number, seen=row.version, by=signed, **given), signed)


def comment(number: int, by: str | None, words: str) -> None:
    """Add what somebody has to say."""
    signed = _by(by, words)
    _told(actions.comment(matter=number, by=signed), signed)


def office(name: str, by: str | None) -> None:
    """Have an office."""
    made = actions.save_office(by=_by(by, ""), name=name)
    screen().print(say("matters.office", name=made.name, id=made.pk), markup=False)


def hold(delegation: str, *, area: str, minutes: str | None, **told: Any) -> None:
    """Write a working session down; an area that is no unit, such as a zone, is kept as it is named."""
    name, code = naming.area(area)
    record = _document(minutes).sha256 if minutes else None
    made = actions.hold_session(
        meeting=Meeting(delegation, area=name, area_code=code, minutes=record, **told)
    )
    day = periods.day(made.on, language())
    screen().print(say("matters.session", id=made.pk, delegation=delegation, day=day), markup=False)


def duties(by: str | None) -> None:
    """Open the matters of duties whose time has come."""
    signed = _by(by, "")
    found = recurring.open_duties(by=signed)
    _print(found, signed.today)
    screen().print(say("matters.duties", count=len(found)), markup=False)


def take_in(content: bytes, name: str, dry_run: bool, by: str | None) -> bool:
    """Take a workbook of tasks in, tell each row and each cell at fault; whether any is."""
    agenda, reports = tasks.import_file(content, name, _by(by, ""), dry_run=dry_run)
    rows = [_row(report) for report in reports if report.fate is not Fate.SAME]
    screen().print(table(_heads("row", "result", "name", "deadline", "proposal", "note"), rows, cut=False))
    for cell, seen in (doubt for task in agenda.tasks for doubt in task.doubts):
        screen().print(say("matters.doubt", cell=f"{agenda.sheet}!{cell}", seen=seen), markup=False)
    for fault in agenda.faults:
        complain(fault)
    if agenda.faults:
        complain(UserError("followup.sheet_faults", name=name, count=len(agenda.faults)))
        return True
    fates = [report.fate for report in reports]
    told = {fate.value: fates.count(fate) for fate in Fate}
    dated = sum(task.terms.term.due is not None for task in agenda.tasks)
    unsure = sum(task.proposed is None for task in agenda.tasks)
    line = say("matters.import", sheet=agenda.sheet, dated=dated, unsure=unsure, **told)
    screen().print(say("matters.import_dry", told=line) if dry_run else line, markup=False)
    return False


def give_back(path: Path, asked: str) -> None:
    """Write the sheet of tasks imported last, or the one of this name, to a file.

    Raises:
        UserError: there is none, or the file cannot be written.
    """
    known = TaskSheet.objects.order_by("-imported_at")
    sheet = (known.filter(name=asked) if asked else known).first()
    if sheet is None:
        names = "; ".join(known.values_list("name", flat=True)) or "–"
        raise UserError("followup.no_sheet", asked=asked, sheets=names)
    try:
        path.write_bytes(tasks.export_tasks(sheet))
    except OSError as error:
        raise UserError("cli.unwritable", name=path, seen=error.strerror) from error
    screen().print(say("matters.exported", name=path), markup=False)


def _row(report: RowReport) -> tuple[str, ...]:
    task = report.task
    term = task.terms.term if task else None
    proposed = task.proposed if task else None
    changes = "; ".join(
        f"{_line(before) or '–'} → {_line(after) or '–'}" for _, before, after in report.changes
    )
    return (
        str(report.row or ""),
        say(f"fate.{report.fate}"),
        _line(report.title),
        periods.day(term.due, language()) if term and term.due else term.text if term else "",
        f"{say(f'progress.{proposed[0]}')} (“{proposed[1]}”)" if proposed else "",
        changes,
    )


def _print(rows: Iterable[Matter], today: date) -> None:
    heads = _heads("matter", "kind", "name", "office", "deadline", "status")
    screen().print(table(heads, [_cells(row, today) for row in rows], cut=False))


def _cells(row: Matter, today: date) -> tuple[str, ...]:
    about = f" [{row.entry_name}]" if row.entry_name else ""
    lead = row.lead.name if row.lead else "–"
    kind = say(f"matter_kind.{row.kind}")
    return str(row.pk), kind, f"{_line(row.title)}{about}", lead, _due(row), _state(row, today)


def _due(row: Matter) -> str:
    """The last day; of one that falls on a day off also the working day before it."""
    if row.due is None:
        return row.deadline
    last = workdays.last_before(row.due)
    due = periods.day(row.due, language())
    return due if last == row.due else say("matters.day_off", due=due, last=periods.day(last, language()))


def _state(row: Matter, today: date) -> str:
    found = state(row, today)
    standing = say(f"standing.{found.standing}", days=found.days_late)
    stage = say(f"stage.{found.stage}")
    return stage if found.standing is Standing.UNDATED else f"{stage}, {standing}"


def _told(row: Matter, by: By) -> None:
    what = say(f"event.{actions.history(row.pk)[-1].what}")
    told = say("matters.done", matter=row.pk, what=what, state=_state(row, by.today))
    screen().print(told, markup=False)


def _by(who: str | None, note: str) -> By:
    return By(signer(who), timezone.now(), note)


def _matter(number: int) -> Matter:
    row = selectors.matter(number)
    if row is None:
        raise UserError("followup.no_matter", matter=number)
    return row


def _given(*, area: str | None, entry: str | None, **given: Any) -> Given:
    name, code = _area(area) if area else (None, None)
    about = naming.entry(entry) if entry else None
    return Given(area=name, area_code=code, entry=about, **given)


def _area(asked: str) -> tuple[str, str]:
    found = areas().find(asked)
    if not found:
        raise UserError("cli.no_area", asked=asked)
    return found[0].name, found[0].code


def _asked(*, office: str, area: str, entry: str) -> Board:
    named = naming.entry(entry) if entry else None
    return Board(
        office=selectors.find_office(office).pk if office else None,
        area=_area(area)[1] if area else "",
        register=named.register if named else "",
        entry=named.entry if named else "",
    )


def _document(asked: str) -> SourceDocument:
    """The one document of this SHA-256 (or its beginning), number or name.

    Raises:
        UserError: there is none, or several.
    """
    exact = SourceDocument.objects.filter(original__sha256__startswith=asked)
    found = list(
        exact or SourceDocument.objects.filter(number=asked) or SourceDocument.objects.filter(name=asked)
    )
    if not found:
        raise UserError("followup.no_document", document=asked)
    if len(found) > 1:
        choices = "; ".join(f"{row.name} ({row.sha256[:12]})" for row in found)
        raise UserError("matters.which_document", asked=asked, choices=choices)
    return found[0]


def _heads(*names: str) -> list[str]:
    return [say(f"word.{name}") for name in names]


def _line(text: str) -> str:
    return " ".join(text.split())
