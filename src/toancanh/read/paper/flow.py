"""Words to lines, lines to paragraphs, and either to text."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property, reduce
from itertools import pairwise
from statistics import median

from toancanh.model import Faint
from toancanh.read.lines import is_open, starts_item
from toancanh.read.paper.words import NEAR, Box, Word

SPACE = 1.0
"""Letter heights: a wider gap is more than the space between two words."""
FAINT = Decimal("0.9")
"""Words of less confidence are named as faint."""

_SPACING = 1.25  # times the usual pitch: lines further apart are two paragraphs
_BROKEN = re.compile(r"\w[-–]$")  # a word or a span of years that goes on in the next line
_STEP = 2.0  # letter heights from one line to the next in one block
_BLOCK = 4  # lines: fewer of one width are chance
_OPEN = 0.6  # part of the lines of prose that stop in mid-sentence
_NARROW = 0.1  # part of the page by which a narrow block ends before the margin
_SLACK = 0.25  # letter heights by which a margin may be missed, as on a scan
_SIZE = 0.12  # part by which letters of one paragraph may differ in height


@dataclass(frozen=True)
class Line:
    """Words side by side, from left to right."""

    words: tuple[Word, ...]

    @cached_property
    def text(self) -> str:
        """Its words, parted by spaces."""
        return " ".join(word.text for word in self.words)

    @cached_property
    def box(self) -> Box:
        """The box around its words."""
        return around(word.box for word in self.words)

    @cached_property
    def size(self) -> float:
        """How large its letters are: as most of its words say, else as high as they stand."""
        return median(word.size for word in self.words) or self.box.height


@dataclass(frozen=True, slots=True)
class Margins:
    """How the lines of a document stand: their right edge and the usual step from one to the next."""

    right: float
    pitch: float


@dataclass(frozen=True, slots=True)
class Said:
    """Text, and the words of it that an image shows unclearly."""

    text: str
    faint: tuple[Faint, ...] = ()


def said(lines: Iterable[Line]) -> Said:
    """The text of lines, one after the other; a word that a hyphen breaks is put together again."""
    text, faint = "", []
    for line in lines:
        for word in line.words:
            hangs = word is line.words[0] and _BROKEN.search(text) and word.text[0].isalnum()
            text += word.text if hangs or not text else f" {word.text}"
            if word.confidence < FAINT:
                faint.append(Faint(len(text) - len(word.text), len(text), word.confidence))
    return Said(text, tuple(faint))


def around(boxes: Iterable[Box]) -> Box:
    """The smallest rectangle around some."""
    return reduce(Box.union, boxes)


def pieces(line: Line, gap: float) -> Iterator[Line]:
    """The parts of a line between gaps wider than so many letter heights."""
    part = [line.words[0]]
    for before, word in pairwise(line.words):
        if word.box.left - before.box.right > gap * line.box.height:
            yield Line(tuple(part))
            part = []
        part.append(word)
    yield Line(tuple(part))


def gather(words: Iterable[Word]) -> list[Line]:
    """Words as lines, from the top down. A word whose middle lies within a line's height is part of it."""
    rows: list[tuple[Box, list[Word]]] = []
    for word in sorted(words, key=lambda word: word.box.middle[1]):
        _, middle = word.box.middle
        if rows and rows[-1][0].top <= middle <= rows[-1][0].bottom:
            rows[-1][1].append(word)
        else:
            rows.append((word.box, [word]))
    return [Line(tuple(sorted(row, key=lambda word: word.box.left))) for _, row in rows]


def margins(regions: Sequence[tuple[Sequence[Line], float | None]], widths: Sequence[float]) -> Margins:
    """Measure a document; the right margin is never taken as wider than the left one.

    Args:
        regions: lines that are read one after the other, with the margin that they keep if it is their own.
        widths: of the pages.
    """
    lines = [line for region, _ in regions for line in region]
    if not lines:
        return Margins(0, 0)
    left = min(line.box.left for line in lines)
    right = max(max(line.box.right for line in lines), max(widths) - left)
    pitches = [
        b.box.top - a.box.top
        for region, own in regions
        for a, b in pairwise(region)
        if _is_full(a, b, own or right)
    ]
    return Margins(right, median(pitches) if pitches else 0)


def paragraphs(lines: Sequence[Line], page: Margins) -> Iterator[tuple[Line, ...]]:
    """Group the lines of one page that make up one paragraph."""
    group: list[Line] = []
    for line, within in _set(lines, page):
        if group and not _continues(group, line, within):
            yield tuple(group)
            group = []
        group.append(line)
    if group:
        yield tuple(group)


def _set(lines: Sequence[Line], page: Margins) -> Iterator[tuple[Line, Margins]]:
    """Lines with the margins they keep: prose set narrower than the page has a right margin of its own."""
    block: list[Line] = []
    for line in lines:
        if block and not _below(block[-1], line):
            yield from _within(block, page)
            block = []
        block.append(line)
    yield from _within(block, page)


def _below(before: Line, line: Line) -> bool:
    """Whether a line stands right under another, its letters as high and beginning where they do."""
    step = line.box.top - before.box.top
    alike = abs(line.size - before.size) <= _SIZE * before.size
    return alike and 0 < step <= _STEP * before.box.height and abs(line.box.left - before.box.left) <= NEAR


def _within(block: Sequence[Line], page: Margins) -> Iterator[tuple[Line, Margins]]:
    right = max((line.box.right for line in block), default=0)
    narrow = len(block) >= _BLOCK and right < (1 - _NARROW) * page.right
    running = _OPEN * len(block) <= sum(is_open(line.text) for line in block)
    if narrow and running and all(_is_full(before, after, right) for before, after in pairwise(block)):
        page = replace(page, right=right)
    yield from ((line, page) for line in block)


def runs_on(above: Sequence[Line], after: Line, page: Margins) -> bool:
    """Whether the last paragraph of one page goes on in the first line of the next, in mid-sentence.

    A name or a number may stand first on the next page: then the line must also look like its continuation.
    """
    before = above[-1]
    if not is_open(before.text) or starts_item(after.text) or not _is_full(before, after, page.right):
        return False
    return after.text[0].islower() or (not before.text.isupper() and _aligned(above, after))


def _continues(group: Sequence[Line], line: Line, page: Margins) -> bool:
    before = group[-1]
    pitch = line.box.top - before.box.top
    if starts_item(line.text) or not _is_full(before, line, page.right):
        return False
    if page.pitch and pitch > _SPACING * page.pitch:
        return False
    return _aligned(group, line)


def _aligned(group: Sequence[Line], line: Line) -> bool:
    """Whether a line has the letters of a paragraph's last one, and begins where its next one would."""
    before = group[-1]
    if abs(line.size - before.size) > _SIZE * before.size:
        return False
    indented = line.box.left - before.box.left > before.box.height * 0.7
    # Behind a bullet lines hang; below a centred title they shrink to both sides.
    centred = abs(line.box.middle[0] - before.box.middle[0]) < 3
    return not indented or centred or (len(group) == 1 and starts_item(before.text))


def _is_full(before: Line, after: Line, right: float) -> bool:
    """Whether the next word had no room any more: the line was broken by the margin, not by its writer."""
    first = after.words[0].box
    space = before.box.height * 0.2
    return before.box.right + space + first.width > right - _SLACK * before.box.height
