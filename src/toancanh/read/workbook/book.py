"""A workbook opened by calamine, with what is told beside it, becomes a document."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from toancanh.model import Document, UserError
from toancanh.read.assembly import Source, assemble, document
from toancanh.read.metadata import Metadata, find
from toancanh.read.workbook.cells import column_name
from toancanh.read.workbook.notes import NOTHING, Notes
from toancanh.read.workbook.sheets import Sheet, Walk

AREA_LIMIT = 20_000_000
"""Largest rectangle from the first cell of a sheet to the last: calamine makes a place for all in it."""

_NAMED = 50  # sheets, or stretches of rows, named at most


@dataclass(frozen=True, slots=True)
class Beside:
    """What is told of a workbook beside its values.

    Args:
        notes: by the name of the sheet.
        unread: sheets of which it could not be read.
        title: in the properties of the file.
        macros: whether the file carries a program.
    """

    notes: Mapping[str, Notes] = field(default_factory=dict)
    unread: tuple[str, ...] = ()
    title: str | None = None
    macros: bool = False


def read_book(source: Source, beside: Beside) -> Document:
    """Read all sheets of a workbook.

    Raises:
        UserError: it is damaged or has a password, holds too many cells, or none.
    """
    walk = Walk(source.name)
    with _damage_named(source.name), CalamineWorkbook.from_filelike(BytesIO(source.data)) as book:
        about = book.sheets_metadata
        sheets = (_sheet(book, it.name, beside) for it in about if it.typ is SheetTypeEnum.WorkSheet)
        text, blocks = assemble(walk.pieces(sheets))
    # Core properties are a last resort: they often still tell of the file this one was copied from.
    stated = find(text, cells=True).or_else(Metadata(title=beside.title))
    return document(source, text, blocks, stated, _told(about, beside) | _listed("empty_sheets", walk.empty))


@contextmanager
def _damage_named(name: str) -> Iterator[None]:
    """Say of what calamine refuses that the file has a password or is broken."""
    try:
        yield
    except PasswordError as error:
        raise UserError("read.office_encrypted", name=name) from error
    except (CalamineError, OSError, ValueError, OverflowError) as error:
        raise UserError("read.book_broken", name=name) from error


def _sheet(book: CalamineWorkbook, name: str, beside: Beside) -> Sheet:
    sheet, notes = book.get_sheet_by_name(name), beside.notes.get(name, NOTHING)
    if sheet.start is None:
        return Sheet(name, (), notes=notes)
    merged = notes.merged or sheet.merged_cell_ranges or ()
    return Sheet(name, sheet.iter_rows(), sheet.start[1], merged, notes)


def _told(about: Sequence[SheetMetadata], beside: Beside) -> dict[str, str]:
    """What a reader of the file should know beside its cells."""
    hidden = [it.name for it in about if it.visible is not SheetVisibleEnum.Visible]
    charts = [it.name for it in about if it.typ is SheetTypeEnum.ChartSheet]
    rows, columns, uncalculated = [], [], 0
    for name, notes in beside.notes.items():
        rows += [f"{name}!{first + 1}-{last + 1}" for first, last in notes.hidden_rows]
        columns += [f"{name}!{column_name(a + 1)}-{column_name(b + 1)}" for a, b in notes.hidden_columns]
        uncalculated += notes.uncalculated
    return (
        _listed("hidden_sheets", hidden)
        | _listed("hidden_rows", rows)
        | _listed("hidden_columns", columns)
        | _listed("chart_sheets", charts)
        | _listed("formats_unread", beside.unread)
        | ({"uncalculated": str(uncalculated)} if uncalculated else {})
        | ({"macros": "yes"} if beside.macros else {})
    )


def _listed(key: str, names: Sequence[str]) -> dict[str, str]:
    """The names after each other, a few of many; nothing where there are none."""
    more = ["…"] if len(names) > _NAMED else []
    return {key: ", ".join([*names[:_NAMED], *more])} if names else {}


def too_far(file: str, sheet: str, row: int, column: int) -> UserError:
    """A sheet whose last cell stands too far from its first; row and column count from 0."""
    return UserError("read.book_too_far", name=file, sheet=sheet, cell=f"{column_name(column + 1)}{row + 1}")
