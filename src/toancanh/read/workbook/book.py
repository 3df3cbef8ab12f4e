"""Sheets become a document, with what a reader should know of them beside their cells."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from toancanh.model import Document, column_letters
from toancanh.read.assembly import Source, assemble, document
from toancanh.read.metadata import Metadata
from toancanh.read.workbook.sheets import Sheet, Walk

_NAMED = 50  # sheets, or stretches of rows, named at most


@dataclass(frozen=True, slots=True)
class About:
    """What a file says of itself.

    Args:
        title: in its properties.
        charts: names of the sheets that are charts.
        unread: sheets whose number formats are damaged.
        macros: whether it carries a program.
    """

    title: str | None = None
    charts: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    macros: bool = False


def read_sheets(source: Source, sheets: Iterable[Sheet], about: About = About()) -> Document:
    """Make the document of a workbook.

    Raises:
        UserError: it holds too many cells, or none.
    """
    walk = Walk(source.name)
    text, blocks = assemble(walk.pieces(sheets))
    return document(replace(source, title=about.title), text, blocks, Metadata(), _told(walk, about))


def _told(walk: Walk, about: About) -> dict[str, str]:
    rows, columns, uncalculated = [], [], 0
    for sheet in walk.seen:
        notes, uncalculated = sheet.notes, uncalculated + sheet.notes.uncalculated
        rows += [f"{sheet.name}!{a + 1}-{b + 1}" for a, b in notes.hidden_rows]
        columns += [
            f"{sheet.name}!{column_letters(a + 1)}-{column_letters(b + 1)}" for a, b in notes.hidden_columns
        ]
    return (
        _listed("hidden_sheets", [sheet.name for sheet in walk.seen if sheet.hidden])
        | _listed("empty_sheets", walk.empty)
        | _listed("hidden_rows", rows)
        | _listed("hidden_columns", columns)
        | _listed("chart_sheets", about.charts)
        | _listed("formats_unread", about.unread)
        | ({"uncalculated": str(uncalculated)} if uncalculated else {})
        | ({"macros": "yes"} if about.macros else {})
    )


def _listed(key: str, names: Sequence[str]) -> dict[str, str]:
    """The names after each other, a few of many; nothing where there are none."""
    more = ["…"] if len(names) > _NAMED else []
    return {key: ", ".join([*names[:_NAMED], *more])} if names else {}
