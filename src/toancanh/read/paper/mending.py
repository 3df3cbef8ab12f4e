"""Words whose letters a file writes in several goes, those of one font after those of another."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from toancanh.read.notes import RAISED
from toancanh.read.paper.words import Box, Word

_TOUCH = 0.1  # letter heights between two letters of a word; the space between words is twice that or more
_BUCKET = 4  # points


_SMALLER = 0.75  # times the height of a word: raised digits are no bigger


class Stroke(NamedTuple):
    """Letters written in one go; an end is open if no white space of the file stands there."""

    word: Word
    open_start: bool
    open_end: bool


def mended(strokes: Iterable[Stroke]) -> Iterator[Word]:
    """Words in the order of the file, those written in several goes where the first of these stands."""
    parts = _marked(list(strokes))
    starts: dict[int, list[int]] = defaultdict(list)
    for number, part in enumerate(parts):
        if part.open_start:
            starts[int(part.word.box.left // _BUCKET)].append(number)
    after = _followers(parts, starts)
    following = set(after.values())
    for number, part in enumerate(parts):
        if number not in following:
            yield _whole(parts, after, number) if number in after else part.word


def _followers(parts: Sequence[Stroke], starts: Mapping[int, Sequence[int]]) -> dict[int, int]:
    """By the number of a part that of the one which continues it."""
    after: dict[int, int] = {}
    taken: set[int] = set()
    for number, part in enumerate(parts):
        if not part.open_end:
            continue
        at = int(part.word.box.right // _BUCKET)
        near = (it for bucket in (at - 1, at, at + 1) for it in starts.get(bucket, ()))
        found = [
            it
            for it in near
            if it != number and it not in taken and _continues(part.word.box, parts[it].word.box)
        ]
        if found:
            after[number] = min(found, key=lambda it: abs(parts[it].word.box.left - part.word.box.right))
            taken.add(after[number])
    return after


def touch(left: Box | None, right: Box | None) -> bool:
    """Whether two letters, or a letter and white space, stand side by side with no room between."""
    if left is None or right is None:
        return False
    return abs(right.left - left.right) <= _TOUCH * max(left.height, right.height)


def _continues(left: Box, right: Box) -> bool:
    """Whether letters go on others, on one line and of one size."""
    height = max(left.height, right.height)
    level = abs(left.bottom - right.bottom) <= height / 3 and height <= 2 * min(left.height, right.height)
    return level and right.right > left.right and touch(left, right)


def _whole(parts: Sequence[Stroke], after: Mapping[int, int], first: int) -> Word:
    word, at = parts[first].word, first
    while at in after:
        at = after[at]
        word = replace(word, text=word.text + parts[at].word.text, box=word.box.union(parts[at].word.box))
    return word


def is_raised(letter: Box, word: Box) -> bool:
    """Whether a letter is a small one above the line: a mark of a note, or a power."""
    return letter.height < _SMALLER * word.height and letter.middle[1] < word.middle[1]


def beside(word: Box, mark: Box) -> Box:
    """Where a raised mark stands on the line of its word."""
    return Box(mark.left, word.top, mark.right, word.bottom)


def _marked(parts: list[Stroke]) -> list[Stroke]:
    """The parts, where small figures over the end of a word are raised, and on the line of the word."""
    ends: dict[int, list[Word]] = defaultdict(list)
    for part in parts:
        ends[int(part.word.box.right // _BUCKET)].append(part.word)
    return [_mark(part, ends) if part.word.text.isdecimal() else part for part in parts]


def _mark(part: Stroke, ends: Mapping[int, Sequence[Word]]) -> Stroke:
    box, at = part.word.box, int(part.word.box.left // _BUCKET)
    near = (word for bucket in (at - 1, at, at + 1) for word in ends.get(bucket, ()))
    for word in near:
        if (
            touch(word.box, box)
            and is_raised(box, word.box)
            and word.box.top - box.height < box.top < word.box.bottom
        ):
            told = replace(part.word, text=part.word.text.translate(RAISED), box=beside(word.box, box))
            return Stroke(told, False, False)
    return part
