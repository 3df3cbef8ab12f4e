"""The workbook of tasks: read with ``read`` and ``extract``, given to ``followup``, written back in its form.

The form: titles, a heading row (STT, Nội dung, Tiến độ, Văn bản giao), the name of a unit on a row of its
own, then its tasks, numbered anew in each unit. Cells run over several lines.
Django must be set up before it is imported.
"""

import io
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import openpyxl
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from toancanh.extract.notes import Note, read_note
from toancanh.followup import sheets
from toancanh.followup.agenda import Agenda, AgendaTask, Columns, Line, LineKind
from toancanh.followup.changes import By
from toancanh.followup.models import TaskSheet
from toancanh.followup.sheets import RowReport
from toancanh.followup.sketches import Shown
from toancanh.followup.terms import NO_TERMS, Term, TermKind, Terms, term_of
from toancanh.model import BlockKind, Document, Period, Progress, UserError, column_letters
from toancanh.model.text import fold, reading_form
from toancanh.read import read_bytes
from toancanh.read.characters import without_controls

Grid = Mapping[int, Mapping[int, str]]

_HEADS = {"number": ("stt", "tt"), "title": ("noi dung", "nhiem vu"), "progress": ("tien do", "ket qua"),
          "mark": ("van ban giao", "ubnd tinh giao", "giao")}  # fmt: skip
_UNIT = re.compile(r"(?:văn phòng|phòng|chi cục|trung tâm|thanh tra|ban|tổ|đội|sở|cục)(?!\w)")
_NOTE = re.compile(r"(?:lưu ý|ghi chú|người lập|nơi nhận)(?!\w)")
_YEAR = re.compile(r"\b(20\d\d)\b")
_STATED = re.compile(r"\((?=[^)]*\d)[^)]*(?:hoàn thành|trước|trong (?:tháng|quý))[^)]*\)")


def read_tasks(content: bytes, name: str) -> Agenda:
    """Read a workbook of tasks; the first sheet of the form is taken.

    Raises:
        UserError: the file cannot be read, or no sheet of it has the form.
    """
    for sheet, grid in _grids(read_bytes(content, name)).items():
        found = _heading(grid)
        if found:
            return _agenda(name, sheet, grid, *found)
    raise UserError("followup.no_task_sheet", name=name)


def import_file(content: bytes, name: str, by: By, *, dry_run: bool) -> tuple[Agenda, tuple[RowReport, ...]]:
    """Take a workbook of tasks in, or only say what would become of each row.

    With faults nothing is done, and they are in the agenda that is given back.

    Raises:
        UserError: it cannot be read, or no sheet of it has the form.
    """
    agenda = read_tasks(content, name)
    if agenda.faults or dry_run:
        return agenda, sheets.plan(agenda)
    return agenda, sheets.import_tasks(by=by, agenda=agenda, content=content)


def parsed(words: str, written: Period | None = None) -> Terms:
    """The deadlines in words that somebody types; what recurs has no day, and what is over may be meant."""
    return _terms(read_note(words, written)) or _terms(read_note(words))


def export_tasks(sheet: TaskSheet) -> bytes:
    """The workbook as it came, with the cells of its tasks as they are now.

    What came as ``.xlsx`` keeps its other sheets and its looks; of another format the sheet is written anew.
    """
    book, page, fresh = _workbook(sheet)
    matters = {matter.line: matter for matter in sheet.matters.all()}
    _, *columns = sheet.columns
    for row, _, cells in sheet.lines:
        matter = matters.get(row)
        now = (matter.title, matter.progress, matter.mark) if matter else ()
        told = dict(zip(columns, now, strict=False))
        came: dict[int, str] = dict(cells)
        for column in came | told:
            before = came.get(column, "")
            words = told.get(column, before)
            if fresh or words != before:
                _write(page.cell(row, column), words)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _write(cell: Cell, words: str) -> None:
    """Write words as words: what begins like a formula is none."""
    cell.value = without_controls(words) or None
    if words:
        cell.data_type = "s"


def _workbook(sheet: TaskSheet) -> tuple[openpyxl.Workbook, Worksheet, bool]:
    """The workbook to write in, its sheet, and whether all of it is to be written."""
    if sheet.file.lower().endswith(".xlsx"):
        book = openpyxl.load_workbook(io.BytesIO(bytes(sheet.original.content)))
        return book, book[sheet.name], False
    book = openpyxl.Workbook()
    page = book.active
    page.title = sheet.name[:31]
    return book, page, True


def _grids(document: Document) -> dict[str, Grid]:
    """The cells of each sheet as shown, by row and column."""
    found: dict[str, dict[int, dict[int, str]]] = {}
    for block in document.blocks:
        at = block.locator
        if block.kind is BlockKind.CELL and at.sheet and at.row and at.column:
            sheet = found.setdefault(at.sheet, defaultdict(dict))
            sheet[at.row][at.column] = document.text[block.start : block.end].strip()
    return {
        name: {row: cells for row, cells in sheet.items() if any(cells.values())}
        for name, sheet in found.items()
    }


def _heading(grid: Grid) -> tuple[int, Columns] | None:
    """The heading row and where its parts stand."""
    for row, cells in grid.items():
        places = {part: _place(cells, words) for part, words in _HEADS.items()}
        if places["number"] and places["title"] and places["progress"]:
            mark = places["mark"] or max(cells) + 1
            return row, Columns(places["number"], places["title"], places["progress"], mark)
    return None


def _place(cells: Mapping[int, str], words: Sequence[str]) -> int:
    return next((at for at, text in cells.items() if any(fold(text).startswith(it) for it in words)), 0)


def _agenda(file: str, sheet: str, grid: Grid, head: int, columns: Columns) -> Agenda:
    titles = (text for row in grid if row < head for text in grid[row].values())
    year = _YEAR.search(" ".join((sheet, *titles)))
    written = Period.year(int(year[1])) if year else None
    walk = _Walk(file, sheet, columns, written)
    kinds = {row: LineKind.HEAD if row <= head else walk.take(row, grid[row]) for row in sorted(grid)}
    lines = tuple(Line(row, kind, tuple(sorted(grid[row].items()))) for row, kind in kinds.items())
    return Agenda(file, sheet, columns, lines, tuple(walk.tasks), tuple(walk.faults))


class _Walk:
    """Goes down the rows under the heading."""

    def __init__(self, file: str, sheet: str, columns: Columns, written: Period | None) -> None:
        self._file, self._sheet, self._columns, self._written = file, sheet, columns, written
        self._office = ""
        self._seen: set[tuple[str, str]] = set()
        self.tasks: list[AgendaTask] = []
        self.faults: list[UserError] = []

    def take(self, row: int, cells: Mapping[int, str]) -> LineKind:
        """Say what a row is, and keep its task."""
        places, shown = self._columns, {at: text for at, text in cells.items() if text}
        number, title = shown.get(places.number, "").rstrip("."), shown.get(places.title, "")
        if len(shown) == 1 and (number or title) and not number.isdecimal():
            return self._alone(row, number or title, places.number if number else places.title)
        if not number:
            words = title or next(iter(shown.values()))
            self._fault(row, places.number, "followup.cell_no_number", words)
        elif not number.isdecimal():
            self._fault(row, places.number, "followup.cell_bad_number", number)
        elif not title:
            self._fault(row, places.title, "followup.cell_no_title", number)
        elif not self._office:
            self._fault(row, places.number, "followup.cell_no_office", number)
        elif (self._office, fold(title)) in self._seen:
            self._fault(row, places.title, "followup.cell_twice", title)
        else:
            self._seen.add((self._office, fold(title)))
            self.tasks.append(self._task(row, int(number), shown))
        return LineKind.TASK

    def _alone(self, row: int, words: str, column: int) -> LineKind:
        """A row with one cell: the name of a unit, or a note."""
        key = reading_form(" ".join(words.split()))
        if _NOTE.match(key):
            return LineKind.NOTE
        if _UNIT.match(key):
            self._office = " ".join(words.split())
            return LineKind.OFFICE
        self._fault(row, column, "followup.cell_unknown_line", words)
        return LineKind.NOTE

    def _fault(self, row: int, column: int, code: str, seen: str) -> None:
        cell = f"{column_letters(column)}{row}"
        self.faults.append(UserError(code, name=self._file, sheet=self._sheet, cell=cell, seen=seen))

    def _task(self, row: int, number: int, cells: Mapping[int, str]) -> AgendaTask:
        places = self._columns
        title, progress = cells[places.title], cells.get(places.progress, "")
        asked, report = read_note(title, self._written), read_note(progress, self._written)
        doubts = tuple(self._doubts(row, asked))
        return AgendaTask(
            row, self._office, number, title, progress, cells.get(places.mark, ""),
            _terms(asked), tuple(_named(asked, report)), _proposal(report), doubts,
        )  # fmt: skip

    def _doubts(self, row: int, asked: Note) -> Iterator[tuple[str, str]]:
        if not asked.deadlines and (stated := _STATED.search(reading_form(asked.text))):
            yield f"{column_letters(self._columns.title)}{row}", asked.text[stated.start() : stated.end()]


def _terms(asked: Note) -> Terms:
    """The deadlines of a task; "thường xuyên" and the like are one without a day."""
    if asked.deadlines:
        return Terms(tuple(map(term_of, asked.deadlines)), asked.completion)
    recurring = next((it for it in asked.signs if it.progress is Progress.RECURRING), None)
    if recurring is None:
        return NO_TERMS
    return Terms((Term(asked.text[recurring.start : recurring.end], TermKind.RECURRING),))


def _named(*notes: Note) -> Iterator[Shown]:
    """The documents named, each once."""
    found = {it.number: it for note in notes for it in reversed(note.references)}
    for note in notes:
        for it in note.references:
            if found.pop(it.number, None):
                yield Shown(it.number, issued=it.issued)


def _proposal(report: Note) -> tuple[str, str] | None:
    sign = report.proposed
    return (sign.progress.value, report.text[sign.start : sign.end]) if sign else None
