"""A document cut into lines: its paragraphs, and the rows of its tables. Pure: migrations use it too."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from toancanh.model import BlockKind
from toancanh.model.text import fold, reading_form

_WORD = re.compile(r"[^\W_]+")
LONGEST = 4000  # characters: an index takes no line of a megabyte


class Line(NamedTuple):
    """Characters ``start`` to ``end`` of a text; ``heading`` says that it stands over others."""

    start: int
    end: int
    heading: bool


def lines(text: str, blocks: Iterable[Sequence[Any]]) -> Iterator[Line]:
    """The lines of a text, in order; ``blocks`` are its blocks as the store keeps them: start, end, kind, ….

    Cells of a row are parted by tabs alone, so that they make one line.
    """
    here: Line | None = None
    for start, end, kind, *_ in blocks:
        if here and not text[here.end : start].strip("\t"):
            here = here._replace(end=end)
            continue
        if here:
            yield from _cut(text, here)
        here = Line(start, end, kind == BlockKind.HEADING)
    if here:
        yield from _cut(text, here)


def _cut(text: str, line: Line) -> Iterator[Line]:
    start, end, heading = line
    while end - start > LONGEST:
        space = text.rfind(" ", start + 1, start + LONGEST)
        stop = space if space > 0 else start + LONGEST
        yield Line(start, stop, heading)
        start = stop
    yield Line(start, end, heading)


class Word(NamedTuple):
    """A word as it stands: in the reading form, without marks, and where it begins."""

    marked: str
    plain: str
    start: int


def words(text: str) -> tuple[Word, ...]:
    """The words of a canonical text, one after the other; signs are none."""
    found = _WORD.finditer(reading_form(text))
    return tuple(Word(it.group(), fold(it.group()).replace(" ", ""), it.start()) for it in found)


def keys(text: str) -> dict[str, str]:
    """What a line is found by: its words with their marks and without."""
    found = words(text)
    return {
        "marked": " ".join(it.marked for it in found),
        "plain": " ".join(it.plain for it in found if it.plain),
    }
