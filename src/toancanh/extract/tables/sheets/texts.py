"""The cells of a sheet as its rules see them: their reading form, and whether they hold a figure."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from toancanh.extract.tables.grids import Cell
from toancanh.model.text import reading_form

_SPACES = re.compile(r"\s+")
_FIGURE = re.compile(r"[+–−-]? ?\d[\d.,  ]*(?: ?%)?|\(\d+(?:[.,]\d+)?(?: ?%)?\)")
_NOTHING = re.compile(r"[-–−…. *x]*|\.\.\.|na|n/a|#\w+[!?]?/?\d?!?")
# An arrow before a number, or a number with a unit of money or percent; "1000 lít" alone is a unit.
_TELLING = re.compile(r"[↑↓▲▼⬆⬇↗↘áâñò] ?\d|(?!1\.?000 )\d[\d.,]* ?(?:%|tỷ|triệu|nghìn|usd|đồng)")
_YEAR = re.compile(r"(?:năm )?(?:19|20)\d\d")
_FIRST, _LAST = 1990, 2059


@dataclass(frozen=True, slots=True)
class Written:
    """One cell and its reading form, white space made single."""

    cell: Cell
    text: str
    key: str

    @property
    def column(self) -> int:
        """The column it begins in, from 1."""
        return self.cell.column

    @property
    def number(self) -> bool:
        """Whether the spreadsheet holds a number in it."""
        return isinstance(self.cell.value, Decimal)

    @property
    def figure(self) -> bool:
        """Whether it holds a number, or is nothing but one typed as text."""
        return self.number or (self.cell.value is None and _FIGURE.fullmatch(self.key) is not None)

    @property
    def bracketed(self) -> bool:
        """Whether its number stands in brackets, as accountants write what is lost."""
        return self.cell.value is None and self.figure and self.key.startswith("(")

    @property
    def blank(self) -> bool:
        """Whether it only says that there is nothing: a dash, dots, the error of a formula."""
        return self.cell.value is None and _NOTHING.fullmatch(self.key) is not None

    @property
    def dated(self) -> bool:
        """Whether it can only head a column: a day, a month or a year."""
        if isinstance(self.cell.value, date):
            return True
        if isinstance(self.cell.value, Decimal):
            whole = self.cell.value == self.cell.value.to_integral_value()
            return whole and _FIRST <= self.cell.value <= _LAST
        return _YEAR.fullmatch(self.key) is not None

    @property
    def telling(self) -> bool:
        """Whether it is a figure, or words with one: "8.290 tỷ đồng (↓3,32%)"."""
        return self.figure or (self.cell.value is None and _TELLING.search(self.key) is not None)

    @property
    def words(self) -> bool:
        """Whether it is text that names something, and no figure."""
        return self.cell.value is None and not self.telling and not self.blank


def written(cell: Cell, text: str) -> Written:
    """A cell with its text as rules match on it."""
    plain = _SPACES.sub(" ", text).strip()
    return Written(cell, plain, _SPACES.sub(" ", reading_form(plain)).strip())
