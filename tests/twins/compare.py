"""Hold what was extracted from a workbook beside the truth about it."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from toancanh.model import Document, Extraction, Finding, Observation, Period, Severity
from toancanh.model.text import fold
from twins.truth import Doubted, Empty, Expected, Statement

Place = tuple[str, str]  # sheet, cell
_RANGE = re.compile(r"\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?")
_SLACK = Decimal("1e-9")  # of a value: what a spreadsheet's floating numbers lose


@dataclass(frozen=True)
class Score:
    """What became of each statement; every entry of a list is a line to read.

    Args:
        right: figures read as they are.
        excused: figures that a finding names instead; an engine that doubts everything has only these.
        wrong: figures read otherwise, and figures read where none stands.
        missing: figures neither read nor named by a finding.
        doubted_ok: doubtful cells that a finding names and no figure was read from.
        doubted_missed: doubtful cells about which nothing is said.
        told, untold: sheets without figures that a finding names, or not.
    """

    right: int
    excused: int
    wrong: tuple[str, ...]
    missing: tuple[str, ...]
    doubted_ok: int
    doubted_missed: tuple[str, ...]
    told: int
    untold: tuple[str, ...]

    @property
    def perfect(self) -> bool:
        """Nothing wrong, missing or untold; figures excused are allowed."""
        return not (self.wrong or self.missing or self.doubted_missed or self.untold)

    def __str__(self) -> str:
        head = (
            f"right {self.right}, excused {self.excused}, wrong {len(self.wrong)}, missing "
            f"{len(self.missing)}, doubted {self.doubted_ok}, not doubted {len(self.doubted_missed)},"
            f" empty sheets told {self.told}, not told {len(self.untold)}"
        )
        parts = {"WRONG": self.wrong, "MISSING": self.missing, "NOT DOUBTED": self.doubted_missed,
                 "NOT TOLD": self.untold}  # fmt: skip
        return "\n".join([head, *(f"  {name}: {line}" for name, lines in parts.items() for line in lines)])


def compare(document: Document, extraction: Extraction, truth: Sequence[Statement]) -> Score:
    """Score an extraction of ``document``; a figure is looked for in the cell that its passage names."""
    return _Comparison(document, extraction, truth).score()


class _Comparison:
    def __init__(self, document: Document, extraction: Extraction, truth: Sequence[Statement]) -> None:
        self.truth = truth
        self.texts = {
            (block.locator.sheet or "", block.locator.cell): document.text[block.start : block.end]
            for block in document.blocks
            if block.locator.cell
        }
        self.rows: dict[tuple[str, int], str] = {}
        for (sheet, cell), text in self.texts.items():
            self.rows.setdefault((sheet, _corner(cell)[1]), text)
        self.facts: dict[Place, list[Observation]] = defaultdict(list)
        for fact in extraction.facts:
            self.facts[fact.passage.locator.sheet or "", fact.passage.locator.cell or ""].append(fact)
        doubts = [it for it in extraction.findings if it.severity is not Severity.INFO]
        self.named = {place for finding in doubts for place in self._places(finding)}
        self.sheets = {_sheet(finding) for finding in extraction.findings}

    def score(self) -> Score:
        wanted: dict[Place, list[Expected]] = defaultdict(list)
        for it in self.truth:
            if isinstance(it, Expected):
                wanted[it.sheet, it.cell].append(it)
        right = excused = 0
        wrong, missing = [], []
        for place in {**wanted, **self.facts}:
            facts, expected = list(self.facts.get(place, ())), list(wanted.get(place, ()))
            for it in tuple(expected):
                found = next((fact for fact in facts if not differing(fact, it)), None)
                if found:
                    right += 1
                    facts.remove(found)
                    expected.remove(it)
            while facts:
                fact = facts.pop()
                nearest = min(expected, key=lambda it: len(differing(fact, it)), default=None)
                wrong.append(self._line(place, _why_wrong(fact, nearest)))
                if nearest:
                    expected.remove(nearest)
            for it in expected:
                if place in self.named:
                    excused += 1
                else:
                    missing.append(self._line(place, _said(it)))
        return Score(right, excused, tuple(wrong), tuple(missing), *self._doubts(), *self._empties())

    def _doubts(self) -> tuple[int, tuple[str, ...]]:
        ok, missed = 0, []
        for it in self.truth:
            if not isinstance(it, Doubted):
                continue
            for cell in cells(it.range):
                place = (it.sheet, cell)
                if place not in self.texts:
                    continue
                if place in self.named:
                    ok += 1
                else:
                    missed.append(self._line(place, it.why))
        return ok, tuple(missed)

    def _empties(self) -> tuple[int, tuple[str, ...]]:
        empty = [it.sheet for it in self.truth if isinstance(it, Empty)]
        untold = tuple(sheet for sheet in empty if sheet not in self.sheets)
        return len(empty) - len(untold), untold

    def _places(self, finding: Finding) -> Iterator[Place]:
        sheet = _sheet(finding)
        given = dict(finding.values).get("range", "")
        if not given and finding.passage:
            given = finding.passage.locator.cell or ""
        for cell in cells(given):
            yield sheet, cell

    def _line(self, place: Place, what: str) -> str:
        sheet, cell = place
        row = self.rows.get((sheet, _corner(cell)[1]), "") if cell else ""
        return f"{sheet}!{cell} {self.texts.get(place, '')!r} (row {row[:40]!r}): {what}"


def cells(written: str) -> Iterator[str]:
    """Every cell of "F7:F46", of "B4", or of several such parted by commas or blanks."""
    for found in _RANGE.finditer(written.upper()):
        left, top, right, bottom = found.groups()
        for column in range(_number(left), _number(right or left) + 1):
            for row in range(int(top), int(bottom or top) + 1):
                yield f"{_letters(column)}{row}"


def differing(fact: Observation, it: Expected) -> list[str]:
    """Names of the parts in which a figure is not what was expected."""
    slack = abs(it.value) * _SLACK + _SLACK
    period = fact.period
    agree = {
        "indicator": fact.indicator == it.indicator,
        "dims": _dims(fact.dims) == _dims(it.dims),
        "period": period is not None and period == Period.parse(it.period),
        "measure": fact.measure == it.measure,
        "value": fact.quantity.high is None and abs(fact.quantity.value - it.value) <= slack,
        "unit": fact.quantity.unit == it.unit,
        "status": fact.status == it.status,
        "area": (fact.area and fold(fact.area)) == (it.area and fold(it.area)),
    }
    return [name for name, same in agree.items() if not same]


def _why_wrong(fact: Observation, nearest: Expected | None) -> str:
    if nearest is None:
        return f"no figure stands here, read as {_read(fact, None)}"
    return "; ".join(
        f"{name} {_read(fact, name)}, is {_is(nearest, name)}" for name in differing(fact, nearest)
    )


def _read(fact: Observation, name: str | None) -> str:
    parts = {
        "indicator": fact.indicator or fact.label, "dims": dict(fact.dims), "value": fact.quantity.value,
        "period": fact.period and fact.period.code, "measure": str(fact.measure), "unit": fact.quantity.unit,
        "status": str(fact.status), "area": fact.area,
    }  # fmt: skip
    return str(parts[name]) if name else " ".join(str(part) for part in parts.values()) + f" by {fact.rule}"


def _is(it: Expected, name: str) -> str:
    return str(dict(it.dims) if name == "dims" else getattr(it, name))


def _said(it: Expected) -> str:
    return f"{it.indicator} {dict(it.dims)} {it.period} {it.measure} {it.value:f} {it.unit} {it.status}"


def _dims(dims: Sequence[tuple[str, str]]) -> dict[str, str]:
    return {key: fold(value) for key, value in dims}


def _sheet(finding: Finding) -> str:
    named = dict(finding.values).get("sheet")
    return named or (finding.passage.locator.sheet if finding.passage else "") or ""


def _corner(cell: str) -> tuple[int, int]:
    found = _RANGE.match(cell)
    return (_number(found[1]), int(found[2])) if found else (0, 0)


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - 64
    return number


def _letters(number: int) -> str:
    found = ""
    while number:
        number, rest = divmod(number - 1, 26)
        found = chr(65 + rest) + found
    return found
