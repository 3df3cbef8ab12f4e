"""The words that a pattern can begin with, read off the pattern itself.

Trying forty patterns at every character of a report is most of what reading costs. A pattern that begins
with one of a few words need only be tried where one of them stands, and those places are found for all
patterns in one pass (``sighting``). Zero-width conditions are left to the pattern, which is still asked.
"""

from collections.abc import Iterable, Sequence
from itertools import product
from re import _constants, _parser  # type: ignore[attr-defined]  # the one description of a pattern there is
from typing import Any

DIGIT = "0"  # stands for any digit: "9 tháng" and "6 tháng" are one word to look for
LENGTHS = (12, 8, 5, 3, 2, 1)  # characters of an opening: the longest that are few enough
MOST = 250  # words that a pattern is opened by
FEW = 4  # times that a repeated part is written out
_SMALL = 12  # characters in a set that are spelled out one by one

Item = tuple[Any, Any]
# What can stand at the front, and whether what follows in the pattern may surely be added to it.
Front = dict[str, bool]


def shape(text: str) -> str:
    """The text with every digit written ``DIGIT``."""
    for digit in "123456789":
        text = text.replace(digit, DIGIT)
    return text


def starting(*words: str) -> str:
    """A pattern for any of some words, whole, which the engine skips to by their first letters.

    A word boundary before them would have it try them all at every character.
    """
    return "(?:" + "|".join(rf"{word}\b(?<!\w{word})" for word in words) + ")"


def openings(pattern: str) -> frozenset[str]:
    """The strings one of which every match of ``pattern`` begins with, any digit written ``DIGIT``.

    None of them begins with another.

    Raises:
        ValueError: the pattern can begin with anything, so it would have to be tried everywhere.
    """
    words = sorted(_few_enough(list(_parser.parse(pattern))))
    if "" in words:
        raise ValueError(f"no word opens this pattern: {pattern}")
    kept: list[str] = []
    for word in words:
        if not (kept and word.startswith(kept[-1])):
            kept.append(word)
    return frozenset(kept)


def _few_enough(items: Sequence[Item]) -> Front:
    for length in LENGTHS:
        try:
            return _sequence(items, length)
        except OverflowError:
            continue
    return {"": False}


def _sequence(items: Sequence[Item], length: int) -> Front:
    front: Front = {"": True}
    for item in items:
        if not any(front.values()):
            break
        front = _joined(front, _front(*item, length), length)
    return front


def _joined(front: Front, more: Front, length: int) -> Front:
    joined = {word: False for word, grows in front.items() if not grows}
    for (word, _), (tail, grows) in product((it for it in front.items() if it[1]), more.items()):
        longer = (word + tail)[:length]
        joined[longer] = joined.get(longer, True) and grows and len(longer) < length
        if len(joined) > MOST:
            raise OverflowError
    return joined


def _front(kind: Any, value: Any, length: int) -> Front:
    """What one part of a pattern begins with."""
    match kind:
        case _constants.LITERAL:
            return {shape(chr(value)): True}
        case _constants.IN:
            return _any_of(value)
        case _constants.BRANCH:
            return _either(_sequence(list(branch), length) for branch in value[1])
        case _constants.SUBPATTERN:
            return _sequence(list(value[3]), length)
        case _constants.ATOMIC_GROUP:
            return _sequence(list(value), length)
        case _constants.MAX_REPEAT | _constants.MIN_REPEAT | _constants.POSSESSIVE_REPEAT:
            least, most, items = value
            return _repeated(least, most, list(items), length)
        case _constants.AT | _constants.ASSERT | _constants.ASSERT_NOT:
            return {"": True}
    return {"": False}


def _either(fronts: Iterable[Front]) -> Front:
    merged: Front = {}
    for front in fronts:
        for word, grows in front.items():
            merged[word] = merged.get(word, True) and grows
    return merged


def _repeated(least: int, most: int, items: Sequence[Item], length: int) -> Front:
    if most <= FEW:
        return _either(_sequence([*items] * times, length) for times in range(least, most + 1))
    once = dict.fromkeys(_sequence(items, length), False)
    return _either((once, {"": True})) if least == 0 else once


def _any_of(members: Sequence[Item]) -> Front:
    """A set of characters, spelled out if it is small."""
    characters = ""
    for kind, value in members:
        if kind is _constants.LITERAL:
            characters += chr(value)
        elif kind is _constants.RANGE and value[1] - value[0] < _SMALL:
            characters += "".join(map(chr, range(value[0], value[1] + 1)))
        elif kind is _constants.CATEGORY and value is _constants.CATEGORY_DIGIT:
            characters += DIGIT
        else:
            return {"": False}
    return dict.fromkeys(shape(characters), True) if len(characters) <= _SMALL else {"": False}
