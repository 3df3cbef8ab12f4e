"""Where the tables of a sheet are: what stands over each, its header, its rows and the lines between.

Rows are told apart by what they hold, never by their number: a row with figures is one of a table; rows of
words over several columns head one; a lone text is a title, a group or a note.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from toancanh.extract.tables.sheets.texts import Written

# Words of which the header of a statistical table is made.
HEADING = re.compile(
    r"\b(?:tháng|quý|quí|năm|kỳ|cùng kỳ|so với|so|ước|ước tính|dự tính|thực hiện|cộng dồn|lũy kế|kế hoạch|kh"
    r"|đơn vị|đvt|chỉ tiêu|sản phẩm|ngành|stt|tt|tên|ck|tỷ lệ|tăng|giảm|xk|nk|xuất khẩu|nhập khẩu|iip|cpi"
    r"|giá trị|số lượng|diện tích|nội dung|tiến độ|ghi chú|tổng mức|chỉ số)\b"
)
LONGEST = 120  # characters: a longer text with figures is prose
_SERIAL = re.compile(r"\(?(?:[a-z]|\d{1,2})\)?(?: ?= ?[\d/+*x() -]+)?")
_COUNTED = re.compile(r"\(?(\d{1,2})\)?(?: ?=|$)")
# One of these stands right of the labels in every header.
TIMELY = re.compile(
    r"\b(?:tháng|quý|quí|năm|kỳ|so|ước|dự tính|thực hiện|cộng dồn|lũy kế|kế hoạch|kh|ck|đơn vị|đvt|đv)\b"
)
_BRACKETED = re.compile(r"\([^()]*\)|%")
_COMPARING = re.compile(r"\bso (?:với|sánh)\b")
_LETTERHEAD = ("cộng hòa xã hội", "độc lập", "ubnd", "ủy ban nhân dân", "số:", "số :", "sở công thương")
Row = tuple[Written, ...]


@dataclass
class Section:
    """One table of a sheet.

    Args:
        titles: texts that stand alone over it.
        head: rows of its header, top first.
        body: rows with figures, and those that have a label only.
        notes: rows of words below it that are no part of it.
    """

    titles: list[Written] = field(default_factory=list)
    head: list[Row] = field(default_factory=list)
    body: list[Row] = field(default_factory=list)
    notes: list[Row] = field(default_factory=list)

    @property
    def filled(self) -> bool:
        """Whether it holds any figure."""
        return any(has_figures(row) for row in self.body)


def rows_of(cells: Sequence[Written]) -> list[Row]:
    """Cells by row."""
    return [tuple(row) for _, row in groupby(cells, key=lambda it: it.cell.row)]


def sections(rows: Sequence[Row]) -> list[Section]:
    """The tables of a sheet, top first; a sheet of words alone has none."""
    found: list[Section] = []
    above: list[Row] = []
    for row in rows:
        if has_figures(row) and not heads(row):
            if above and (not found or (_heading(above) and not _again(above, found[-1]))):
                found.append(_begun(above, row[0].column))
                above = []
            if not found:
                found.append(Section())
            found[-1].body += [*above, row]
            above = []
        else:
            above.append(row)
    if found:
        found[-1].notes += above
    elif above and _heading(above):
        found.append(_begun(above, min(row[0].column for row in above)))
    return _titled(found)


def _side_by_side(section: Section) -> list[Section]:
    """The tables that stand beside each other under one title: the heading of the labels is there again."""
    left = min((row[0].column for row in (*section.head, *section.body)), default=0)
    heads = [row for row in section.head if row[0].column == left and len(row) > 2]
    cuts = [left, *sorted({it.column for row in heads for it in row[2:] if it.key == row[0].key})]
    parts = []
    for start, end in pairwise([*cuts, None]):
        at = [_between(rows, start or 0, end) for rows in (section.head, section.body, section.notes)]
        parts.append(Section(section.titles, *at))
    return parts if len(parts) > 1 and all(part.filled for part in parts) else [section]


def _between(rows: Sequence[Row], start: int, end: int | None) -> list[Row]:
    cut = (tuple(it for it in row if start <= it.column and (not end or it.column < end)) for row in rows)
    return [row for row in cut if row]


def _titled(found: Sequence[Section]) -> list[Section]:
    """The sections, those without titles of their own under those of the one above."""
    for before, section in pairwise(found):
        section.titles = section.titles or before.titles
    return [part for section in found for part in _side_by_side(section)]


def _again(above: Sequence[Row], section: Section) -> bool:
    """Whether the header of a section is only written once more."""
    keys = {it.key for row in section.head for it in row}
    heads = [row for row in above if len(row) > 1 and _header_words(row) > 0]
    return bool(heads) and all(it.key in keys for row in heads for it in row)


def has_figures(row: Row) -> bool:
    """Whether a row holds a number, or words with one right of its label."""
    return any(it.figure or (it.telling and it is not row[0] and len(it.key) <= LONGEST) for it in row)


def heads(row: Row) -> bool:
    """Whether the numbers of a row are only years, days or the numbers of its columns."""
    numbers = [it for it in row if it.telling or it.dated]
    if not numbers:
        return False
    if all(it.dated for it in numbers):
        others = [it for it in row if it.words]
        known = sum(HEADING.search(it.key) is not None for it in others)
        return known == len(others) or (known * 2 > len(others) and len(numbers) > 1)
    return len(row) > 2 and is_numbering(row)


def is_numbering(row: Row) -> bool:
    """Whether a row only numbers the columns: A, B, 1, 2, 3 = 2/1."""
    keys = [it.key for it in row]
    counted = [int(found[1]) for key in keys if (found := _COUNTED.match(key))]
    steps = all(b - a == 1 for a, b in pairwise(counted))
    return len(counted) > 1 and steps and all(_SERIAL.fullmatch(key) for key in keys)


def _heading(above: Sequence[Row]) -> bool:
    """Whether rows without figures hold the header of a new table, and not just a row left empty."""
    return any(_header_words(row) > 1 and any(map(_timely, row[1:])) for row in above)


def _timely(it: Written) -> bool:
    return it.dated or TIMELY.search(it.key) is not None


def _header_words(row: Row) -> int:
    return sum(it.dated or HEADING.search(it.key) is not None for it in row)


def _begun(above: Sequence[Row], left: int) -> Section:
    """A new section: its header begins at the first row over several columns that heads them.

    Args:
        above: the rows without figures over it.
        left: the column of its labels, right of which a lone text can only head a column.
    """
    opening = (number for number, row in enumerate(above) if _opens(row, left))
    first = next(opening, len(above))
    last = first
    while last + 1 < len(above) and _goes_on(above[last + 1], left):
        last += 1
    titles = [it for row in above[:first] for it in row]
    return Section(titles, list(above[first : last + 1]), list(above[last + 1 :]))


def _opens(row: Row, left: int) -> bool:
    """Whether the header begins here: several cells, or one that stands right of the labels."""
    if any(it.key.startswith(_LETTERHEAD) for it in row) or is_unit_line(row[0].key):
        return False
    if len(row) > 1:
        return _header_words(row) > 0
    lone = row[0]
    return (
        lone.column > left
        and _timely(lone)
        and (lone.cell.across == 1 or _COMPARING.search(lone.key) is not None)
    )


def _goes_on(row: Row, left: int) -> bool:
    """Whether a row below the first still belongs to the header: it speaks of columns right of the labels."""
    right = [it for it in row if it.column > left]
    if row[0].column > left and not is_unit_line(row[0].key):
        return True
    return is_numbering(row) or any(_timely(it) or _BRACKETED.fullmatch(it.key) for it in right)


_UNIT_LINE = re.compile(r"\(?(?:đơn vị(?: tính)?|đvt|đv tính) ?:.*|đơn vị(?: tính)?:?")


def is_unit_line(key: str) -> bool:
    """Whether a lone text says the unit of a whole table."""
    return _UNIT_LINE.fullmatch(key) is not None and ":" in key
