"""Running heads, running feet and page numbers: what stands on a page but is no part of its text.

A line goes only on several signs, its place being the first: what is left out cannot be found again.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import chain, takewhile
from statistics import median

from toancanh.model.text import fold
from toancanh.read.lines import is_open, starts_item
from toancanh.read.paper.flow import Line

_PAGE_NUMBER = re.compile(r"^[-–\s]*(?:(?:trang|page)\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?[-–\s]*$", re.IGNORECASE)
_COUNT = re.compile(r"([-–]?)(\d{1,4})((?:/\d{1,4})?[-–]?)")
_NOTE = re.compile(r"(?:\*{1,3}|[⁰¹²³⁴-⁹]+|\(\d{1,2}\)|\[\d{1,2}\]|\d{1,2}[.)]?)\s*[^\W\d]")
_MARGIN = 0.12  # part of the page's height, above and below, where running heads stand
_SMALLER = 0.92  # times the height of the text's letters: those of a head of this size are smaller
_NARROWER = 0.9  # the same of their width, which depends on the words too
_ENOUGH = 20  # characters: fewer do not tell how wide letters are
_OFTEN = 0.4  # part of the pages
_LONG = 5  # pages: enough to see that a number counts them
_OPENING = 16  # lines of the first page: its letterhead and title
_FEWEST_WORDS = 3
_REPEATED = 0.8  # part of a head's words that the opening has too


def without_running(pages: Sequence[list[Line]], heights: Sequence[float]) -> list[list[Line]]:
    """Pages without page numbers, and without the heads and feet that run through them.

    Those stand on nearly half of the pages, for left and right ones may differ; or, as an official report has
    none on its first page and may have but two, they repeat issuer and title in smaller letters.
    """
    edges = [list(chain(*_edges(lines, height))) for lines, height in zip(pages, heights, strict=True)]
    keys = _counted if len(pages) >= _LONG else _numbered
    said = {id(line): keys(line, number) for number, edge in enumerate(edges, 1) for line in edge}
    seen = Counter(key for edge in edges for key in set(chain(*(said[id(line)] for line in edge))))
    often = max(3 if len(pages) >= _LONG else 2, _OFTEN * len(pages))
    running = {
        id(line)
        for edge in edges
        for line in edge
        if _PAGE_NUMBER.match(line.text) or any(seen[key] >= often for key in said[id(line)])
    }
    kept = [[line for line in lines if id(line) not in running] for lines in pages]
    lone = {id(line) for line in _lone(kept, heights)}
    return [[line for line in lines if id(line) not in lone] for lines in kept]


def _edges(lines: Sequence[Line], height: float) -> tuple[list[Line], list[Line]]:
    """Lines in the upper and in the lower margin, each from the edge inwards."""
    upper = [line for line in lines if line.box.middle[1] <= _MARGIN * height]
    lower = [line for line in lines if line.box.middle[1] >= (1 - _MARGIN) * height]
    return upper, lower[::-1]


def _numbered(line: Line, number: int) -> set[str]:
    """What a head says on every page: its words, without the page's own number at either end."""
    words = [word.text for word in line.words]
    if len(words) > 1 and str(number) in (words[0], words[-1]):
        del words[-1 if words[-1] == str(number) else 0]
    return {" ".join(words)}


def _counted(line: Line, number: int) -> set[str]:
    """The same where the count begins anywhere: any one number told by how it differs from the page's."""
    words = [word.text for word in line.words]
    said = {" ".join(words)}
    for at, word in enumerate(words):
        if len(words) > 1 and (found := _COUNT.fullmatch(word)):
            told = f"{found[1]}{int(found[2]) - number:+}{found[3]}"
            said.add(" ".join((*words[:at], told, *words[at + 1 :])))
    return said


@dataclass(frozen=True, slots=True)
class Letters:
    """How high the letters of a document are, and how wide where only an image shows them, else 0."""

    height: float
    width: float = 0

    def are_larger(self, line: Line) -> bool:
        """Whether a line has smaller letters; in an image its width tells that better than its height."""
        if line.size <= _SMALLER * self.height:
            return True
        return self.width > 0 and _is_seen(line) and _width(line) <= _NARROWER * self.width


def letters(pages: Iterable[Sequence[Line]]) -> Letters:
    """The letters of a document, as in most of its words."""
    lines = [line for page in pages for line in page]
    heights = [word.size or word.box.height for line in lines for word in line.words]
    widths = [_width(line) for line in lines if _is_seen(line)]
    return Letters(median(heights or [0]), median(widths or [0]))


def _is_seen(line: Line) -> bool:
    """Whether an image alone shows how large the letters are, and enough of them."""
    return len(line.text) >= _ENOUGH and not any(word.size for word in line.words)


def _width(line: Line) -> float:
    return sum(word.box.width for word in line.words) / sum(len(word.text) for word in line.words)


def foot(lines: list[Line], letters: Letters) -> tuple[list[Line], list[Line]]:
    """The lines of a page, and its footnotes: smaller letters at the bottom that begin with a mark."""
    small = list(takewhile(letters.are_larger, reversed(lines)))
    marked = [at for at, line in enumerate(small, 1) if _NOTE.match(line.text)]
    at = len(lines) - (marked[-1] if marked else 0)
    # A page wholly in small letters, an appendix say, has no foot.
    return (lines[:at], lines[at:]) if at else (lines, [])


def _lone(pages: Sequence[list[Line]], heights: Sequence[float]) -> Iterator[Line]:
    """Heads and feet, from the second page on, that repeat the opening in smaller letters."""
    opening = {word for lines in pages[:1] for line in lines[:_OPENING] for word in fold(line.text).split()}
    usual = letters(pages)

    def is_head(line: Line) -> bool:
        return usual.are_larger(line) and _repeats(line.text, opening)

    for lines, height in zip(pages[1:], heights[1:], strict=True):
        for edge in _edges(lines, height):
            yield from takewhile(is_head, edge)


def _repeats(text: str, opening: Set[str]) -> bool:
    """Whether a line says nothing but what the opening says, and is no item, caption or end of a sentence."""
    words = fold(text).split()
    known = sum(word in opening for word in words)
    own = starts_item(text) or not is_open(text)
    return len(words) >= _FEWEST_WORDS and known >= _REPEATED * len(words) and not own
