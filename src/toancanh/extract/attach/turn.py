"""Lists that answer each other: "Nghĩa Hưng, Nam Trực và Mỹ Lộc, theo thứ tự 12%, 11% và 9%".

The things are named one after another before a list of as many numbers. A word such as "lần lượt" may
stand anywhere between; without it, only a verb may.
"""

import re

from toancanh.extract.attach.window import CAPITAL, Window
from toancanh.extract.content import Few, inside
from toancanh.extract.marks import Mark, T
from toancanh.extract.rules.area import Place

_AND = re.compile(r"[^.;:,\d]{0,24}(?:,|;|và|, và)[^.;:,\d]{0,16}")
_VERB_ONLY = re.compile(r"[^.,;\d]{0,40}")
_TYPED = r"(?:(?:huyện|thị xã|thành phố|tỉnh|quận|xã|phường|đặc khu|TP\.?) )?"
_NAME = re.compile(rf"{_TYPED}(?P<name>\b{CAPITAL}\w*(?: {CAPITAL}\w*)*)")
_BETWEEN_NAMES = re.compile(r" ?(?:,|;|và|, và) ?")


def in_turn(window: Window, marks: Few[T]) -> Mark[T] | None:
    """What the amount's place in its list pairs it with: one of as many marks before the list."""
    if len(window.run) < 2:
        return None
    end = window.run[0].start
    chain: list[Mark[T]] = []
    for mark in reversed(inside(marks, window.sentence.start, end)):
        if chain and not _AND.fullmatch(window.key, mark.end, chain[0].start):
            break
        chain.insert(0, mark)
    if len(chain) != len(window.run) or not _answers(window, chain[-1].end):
        return None
    return chain[window.at]


def place_in_turn(window: Window) -> Place | None:
    """The area of the amount in its list; one that the gazetteer lacks is known by its name alone."""
    if len(window.run) < 2:
        return None
    start, end = window.sentence.start, window.run[0].start
    text = window.survey.reading.text
    known = {mark.end: mark.value for mark in inside(window.content.places, start, end)}
    if len(known) * 2 < len(window.run):
        return None
    chain: list[re.Match[str]] = []
    for name in reversed(list(_NAME.finditer(text, start, end))):
        if chain and not _BETWEEN_NAMES.fullmatch(text, name.end(), chain[0].start()):
            if sum(one.end() in known for one in chain) * 2 > len(chain):
                break
            chain = []
        chain.insert(0, name)
    named = sum(name.end() in known for name in chain)
    if len(chain) != len(window.run) or named * 2 <= len(chain) or not _answers(window, chain[-1].end()):
        return None
    one = chain[window.at]
    return known.get(one.end()) or Place(one["name"], typed=True)


def _answers(window: Window, end: int) -> bool:
    """Whether a list that ends there is answered by the list of the amount."""
    return window.turn is not None or bool(_VERB_ONLY.fullmatch(window.key, end, window.run[0].start))
