"""What a file says of a sheet beside its values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from toancanh.read.workbook.looks import Look

Area: TypeAlias = tuple[tuple[int, int], tuple[int, int]]
"""First and last cell of a range, each as row and column from 0."""
Noted: TypeAlias = Look | str
"""How a cell looks, or the error that it shows."""


@dataclass(frozen=True, slots=True)
class Notes:
    """What is told of one sheet; rows and columns count from 0.

    Args:
        cells: by row and column, the cells that do not look plain, and the errors.
        merged: ranges merged into one cell, where calamine does not give them.
        hidden_rows, hidden_columns: first and last of each hidden stretch.
        uncalculated: number of formulas saved without a value.
    """

    cells: Mapping[int, Mapping[int, Noted]] = field(default_factory=dict)
    merged: tuple[Area, ...] = ()
    hidden_rows: tuple[tuple[int, int], ...] = ()
    hidden_columns: tuple[tuple[int, int], ...] = ()
    uncalculated: int = 0


NOTHING = Notes()


def stretches(numbers: list[int]) -> tuple[tuple[int, int], ...]:
    """Ascending numbers as first and last of each run."""
    found: list[tuple[int, int]] = []
    for number in numbers:
        if found and number == found[-1][1] + 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return tuple(found)
