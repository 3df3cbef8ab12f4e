"""A workbook of tasks as read: its lines, the tasks in them, and what cannot be taken as it stands."""

from dataclasses import dataclass
from enum import StrEnum

from toancanh.followup.sketches import Shown
from toancanh.followup.terms import Terms
from toancanh.model import UserError


class LineKind(StrEnum):
    """What a line of the sheet is."""

    HEAD = "head"  # titles and the heading row
    OFFICE = "office"
    TASK = "task"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the sheet: what it is, and its cells as shown, by their column from 1."""

    row: int
    kind: LineKind
    cells: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """In which columns the form has its parts."""

    number: int
    title: int
    progress: int
    mark: int


@dataclass(frozen=True, slots=True)
class AgendaTask:
    """One task of the sheet.

    Args:
        row: where it stands.
        office: the unit above it, as written.
        number: its number in that unit.
        title, progress, mark: its cells; ``mark`` is "X" if somebody above has assigned it.
        terms: its deadlines.
        named: the documents named in it.
        proposed: how far its report shows it to be, and the words that show it; ``None`` when unsure.
        doubts: codes of messages about what a person has to look at, each with the cell.
    """

    row: int
    office: str
    number: int
    title: str
    progress: str
    mark: str
    terms: Terms
    named: tuple[Shown, ...]
    proposed: tuple[str, str] | None
    doubts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Agenda:
    """The sheet of tasks of a workbook; with ``faults`` nothing of it is taken."""

    file: str
    sheet: str
    columns: Columns
    lines: tuple[Line, ...]
    tasks: tuple[AgendaTask, ...]
    faults: tuple[UserError, ...] = ()
