"""Findings about cells that were not understood: what stands where, and why no figure was made of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from toancanh.extract.reading import Reading
from toancanh.extract.tables.sheets.texts import Written
from toancanh.model import Finding, Severity, column_letters

Pairs = tuple[tuple[str, str], ...]
LONGEST = 80  # characters of a cell that are quoted


@dataclass(frozen=True)
class Doubt:
    """Cells of which no figure was made, or one read otherwise than written.

    Args:
        code: key of the message.
        cells: those in doubt.
        values: what fills the message, beside the sheet, the range and the text of the first cell.
        severity: a warning unless the figure was made all the same.
    """

    code: str
    cells: tuple[Written, ...]
    values: Mapping[str, str] = field(default_factory=dict)
    severity: Severity = Severity.WARNING


def doubt(code: str, cells: Iterable[Written], **values: str) -> Doubt:
    """A doubt that costs the figures of its cells."""
    return Doubt(f"extract.{code}", tuple(cells), values)


def note(code: str, cells: Iterable[Written], **values: str) -> Doubt:
    """A doubt beside figures that were made."""
    return Doubt(f"extract.{code}", tuple(cells), values, Severity.INFO)


def findings(reading: Reading, sheet: str | None, doubts: Sequence[Doubt]) -> list[Finding]:
    """One finding for all cells of which the same is in doubt."""
    alike: dict[tuple[str, Pairs], list[Doubt]] = {}
    for it in doubts:
        alike.setdefault((it.code, tuple(it.values.items())), []).append(it)
    together = (replace(same[0], cells=tuple(c for it in same for c in it.cells)) for same in alike.values())
    return [_finding(reading, sheet, it) for it in together if it.cells]


def _finding(reading: Reading, sheet: str | None, it: Doubt) -> Finding:
    first = it.cells[0].cell
    place = (("sheet", sheet or ""), ("range", ranges(it.cells)), ("seen", it.cells[0].text[:LONGEST]))
    quoted = reading.quote(first.start, first.end)
    return Finding(it.code, it.severity, quoted, (*place, *it.values.items()))


def ranges(cells: Sequence[Written]) -> str:
    """Cells as a spreadsheet writes them: "C7:C9, C12, F7:F12"; a row and column where it has no names."""
    parts = []
    for column, group in groupby(sorted(cells, key=_place), key=lambda it: it.column):
        rows = [it.cell.row for it in group]
        parts += [_stretch(column, run) for run in _runs(rows)]
    return ", ".join(parts)


def _place(it: Written) -> tuple[int, int]:
    return it.column, it.cell.row


def _runs(rows: Sequence[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for row in rows:
        if runs and row == runs[-1][-1] + 1:
            runs[-1].append(row)
        else:
            runs.append([row])
    return runs


def _stretch(column: int, rows: Sequence[int]) -> str:
    first, last = f"{column_letters(column)}{rows[0]}", f"{column_letters(column)}{rows[-1]}"
    return first if first == last else f"{first}:{last}"
