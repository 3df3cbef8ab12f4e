"""Who is named in a text: bodies, their heads, people, with the rank that decides who is above whom."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from toancanh.extract.marks import Mark
from toancanh.extract.reading import Reading
from toancanh.extract.rules.act.lexicon import AGAIN, PERSON, TITLE, bodies, tail_words

_UPPER = "".join(char for char in map(chr, range(0x41, 0x1F00)) if char.isupper() and char.isalpha())
_NAME = re.compile(rf"(?: | [-–] |\. |-)[{_UPPER}]\w*")
_AND_NAME = re.compile(rf" và [{_UPPER}]\w*")
_SHORT_FORM = re.compile(r" \([^()\n]{1,20}\)")
_APPOSITION = re.compile(r" ?[,–-]? ?")


@dataclass(frozen=True, slots=True)
class Body:
    """Somebody named at ``start`` to ``end``; rank 0 when only a name or a pronoun tells who.

    ``head`` is the part of the name that a later short mention repeats ("sở", "ubnd huyện").
    """

    start: int
    end: int
    name: str
    head: str
    kind: str
    rank: int

    @property
    def bare(self) -> bool:
        """Whether the mention is nothing but its head ("Huyện", "Sở", "Trung tâm")."""
        return len(self.name) == len(self.head)


def find_bodies(reading: Reading) -> list[Body]:
    """All mentions in text order; an office is one with its body, a person with the office held."""
    joined: list[Body] = []
    for body in _mentions(reading):
        before = joined[-1] if joined else None
        if before and body.start < before.end:
            continue
        if before and _belong(reading.key, before, body):
            joined[-1] = replace(
                before, end=body.end, name=reading.text[before.start : body.end], rank=body.rank or before.rank,
                kind=before.kind if before.kind == PERSON else TITLE,
            )  # fmt: skip
        else:
            joined.append(body)
    return joined


def _mentions(reading: Reading) -> Iterator[Body]:
    for mark in bodies().find(reading.key):
        kind, rank = mark.value
        if kind == "body" and not rank:
            continue
        end = _tail(reading, mark)
        if kind == PERSON and end == mark.end:
            continue
        head = reading.key[mark.start : mark.end]
        yield Body(mark.start, end, reading.text[mark.start : end], head, kind, rank)


def _tail(reading: Reading, mark: Mark[tuple[str, int]]) -> int:
    """Where the name ends that begins with the marked words."""
    end, limit = mark.end, mark.end + 90
    if mark.value[0] == AGAIN:
        return end
    while end < limit:
        more = (
            tail_words().match(reading.key, end)
            or _NAME.match(reading.text, end)
            or _SHORT_FORM.match(reading.text, end)
            or (end > mark.end and _AND_NAME.match(reading.text, end))
        )
        if not more:
            break
        end = more.end()
    return end


def _belong(key: str, first: Body, second: Body) -> bool:
    """Whether the second mention only says more about the first."""
    gap = key[first.end : second.start]
    if first.kind == TITLE and second.kind == "body":
        return gap == " "
    return first.kind == PERSON and second.kind == TITLE and bool(_APPOSITION.fullmatch(gap))
