"""Automatic numbers of paragraphs ("I.", "1.2.", "a)", "-"), counted as Word counts them.

Word keeps only to which list and level a paragraph belongs; the numbers that head the sections of a report
stand nowhere in its text.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeAlias

from docx.oxml.ns import qn

from toancanh.read.symbols import BULLET, UNKNOWN, shown
from toancanh.read.word.styles import Styles, is_on

Element: TypeAlias = Any  # lxml's, which has no types

_NUMBERED = qn("w:numPr")
_VAL, _ILVL = qn("w:val"), qn("w:ilvl")
_LEVELS = 9
_PLACE = re.compile(r"%(\d)")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LARGEST = 3999  # in Roman numbers; also bounds the letters


class Label(NamedTuple):
    """What Word writes before a paragraph, and whether it is a bullet rather than a number."""

    text: str
    bullet: bool


@dataclass(frozen=True)
class _Level:
    format: str
    text: str
    start: int
    restart: int | None  # the level (from 1) after which it starts again; 0 for never
    legal: bool  # all numbers in Arabic
    font: str | None
    style: str | None


@dataclass
class Numbering:
    """The lists of a file and how far each has been counted."""

    part: Element
    styles: Styles
    _counts: dict[str, list[int | None]] = field(default_factory=dict)
    _started: set[tuple[str, int]] = field(default_factory=set)
    _levels: dict[str, tuple[str, dict[int, _Level], dict[int, int]]] = field(default_factory=dict)

    def labels(self, paragraphs: Iterable[Element]) -> Iterator[tuple[Element, Label]]:
        """Each numbered paragraph of those given in the order of the file, with its label."""
        for paragraph in paragraphs:
            if (place := self._place(paragraph)) and (label := self._count(*place)):
                yield paragraph, label

    def _place(self, paragraph: Element) -> tuple[str, int] | None:
        """The list and level of a paragraph, from itself or its style."""
        list_id, level = None, None
        for said in self.styles.of_paragraph(paragraph, _NUMBERED):
            level = _number(said, "w:ilvl") if level is None else level
            if (named := said.find(qn("w:numId"))) is not None:
                list_id = named.get(_VAL, "0")
                break
        if list_id is None or list_id == "0":
            return None
        if level is None:
            level = self._level_of_style(paragraph, list_id)
        return (list_id, level) if 0 <= level < _LEVELS else None

    def _level_of_style(self, paragraph: Element, list_id: str) -> int:
        named = next((it.get(_VAL) for it in paragraph.iterfind(f"{qn('w:pPr')}/{qn('w:pStyle')}")), None)
        levels = self._list(list_id)[1]
        return next((at for at, level in levels.items() if named and level.style == named), 0)

    def _count(self, list_id: str, at: int) -> Label | None:
        family, levels, starts = self._list(list_id)
        level = levels.get(at)
        if level is None:
            return None
        counts = self._counts.setdefault(family, [None] * _LEVELS)
        if at in starts and (list_id, at) not in self._started:
            counts[at] = None
        self._started.add((list_id, at))
        for above in filter(levels.get, range(at)):
            # A level that was passed over counts as begun.
            if counts[above] is None:
                counts[above] = starts.get(above, levels[above].start)
        before = counts[at]
        counts[at] = starts.get(at, level.start) if before is None else before + 1
        for deeper in range(at + 1, _LEVELS):
            below = levels.get(deeper)
            if below is None or below.restart is None or at < below.restart:
                counts[deeper] = None
        return _label(level, levels, counts)

    def _list(self, list_id: str) -> tuple[str, dict[int, _Level], dict[int, int]]:
        """The family that a list counts with, its levels, and the numbers that it starts them again at."""
        if list_id not in self._levels:
            self._levels[list_id] = self._read(list_id)
        return self._levels[list_id]

    def _read(self, list_id: str) -> tuple[str, dict[int, _Level], dict[int, int]]:
        entry = _by_id(self.part, "w:num", "w:numId", list_id)
        if entry is None:
            return "", {}, {}
        family = next((it.get(_VAL, "") for it in entry.iterfind(qn("w:abstractNumId"))), "")
        levels = dict(self._family(family))
        starts = {}
        for override in entry.iterfind(qn("w:lvlOverride")):
            at = int(override.get(_ILVL, 0))
            if (level := override.find(qn("w:lvl"))) is not None:
                levels[at] = _level(level)
            if (start := _number(override, "w:startOverride")) is not None:
                starts[at] = start
        return family, levels, starts

    def _family(self, family: str, *, linked: bool = False) -> Iterator[tuple[int, _Level]]:
        lists = _by_id(self.part, "w:abstractNum", "w:abstractNumId", family)
        if lists is None:
            return
        link = lists.find(qn("w:numStyleLink"))
        if link is not None and not linked:
            # A list that only names its style: the levels stand where that style is defined.
            for other in self.part.iterfind(qn("w:abstractNum")):
                named = other.find(qn("w:styleLink"))
                if named is not None and named.get(_VAL) == link.get(_VAL):
                    yield from self._family(other.get(qn("w:abstractNumId"), ""), linked=True)
            return
        for level in lists.iterfind(qn("w:lvl")):
            yield int(level.get(_ILVL, 0)), _level(level)


def _by_id(part: Element, tag: str, attribute: str, value: str) -> Element | None:
    return next((it for it in part.iterfind(qn(tag)) if it.get(qn(attribute)) == value), None)


def _number(parent: Element, tag: str) -> int | None:
    found = parent.find(qn(tag))
    return int(found.get(_VAL, 0)) if found is not None else None


def _level(level: Element) -> _Level:
    said = {
        tag: it.get(_VAL) for tag in ("numFmt", "lvlText", "pStyle") for it in level.iterfind(qn(f"w:{tag}"))
    }
    fonts = next(level.iterfind(f"{qn('w:rPr')}/{qn('w:rFonts')}"), None)
    start = _number(level, "w:start")
    return _Level(
        format=said.get("numFmt") or "decimal",
        text=said.get("lvlText") or "",
        start=0 if start is None else start,
        restart=_number(level, "w:lvlRestart"),
        legal=is_on(level.find(qn("w:isLgl"))),
        font=fonts.get(qn("w:ascii")) if fonts is not None else None,
        style=said.get("pStyle"),
    )


def _label(level: _Level, levels: dict[int, _Level], counts: list[int | None]) -> Label | None:
    if level.format == "bullet":
        text = shown(level.text, level.font).strip()
        return Label(BULLET if UNKNOWN in text else text, bullet=True) if text else None

    def number(place: re.Match[str]) -> str:
        at = int(place[1]) - 1
        other, reached = levels.get(at), counts[at]
        if other is None or reached is None:
            return ""
        return written(reached, "decimal" if level.legal else other.format)

    text = _PLACE.sub(number, level.text).strip()
    return Label(text, bullet=False) if text else None


def written(value: int, form: str) -> str:
    """A number in one of Word's formats; in Arabic digits where the format is rare."""
    if form == "none":
        return ""
    if form == "decimalZero":
        return f"{value:02d}"
    if 0 < value <= _LARGEST:
        if form in ("upperRoman", "lowerRoman"):
            text = _roman(value)
            return text.upper() if form == "upperRoman" else text
        if form in ("upperLetter", "lowerLetter"):
            letter = chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)
            return letter.upper() if form == "upperLetter" else letter
    return str(value)


def _roman(value: int) -> str:
    text = ""
    for worth, sign in _ROMAN:
        count, value = divmod(value, worth)
        text += sign * count
    return text
