"""A first glance at each sentence: what its cues may mean, so that most sentences cost nothing more.

The one pass over the text has found every word (``survey.seen``); a glance only adds up what its finds may
mean. It promises too much at times, as a longer phrase may hold a cue that means nothing, and never too little.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache, cached_property
from typing import NamedTuple

from toancanh.extract.rules.act.bodies import Body, find_bodies
from toancanh.extract.rules.act.lexicon import Classes, bodies, cues
from toancanh.extract.rules.act.names import with_names
from toancanh.extract.rules.act.scene import Cue
from toancanh.extract.rules.act.scribe import Scribe
from toancanh.extract.seen import Find
from toancanh.extract.survey import Survey
from toancanh.model import AreaLevel

NEED, WILL, FUTURE, ACTION, ONWARD, REPORT, ACTS, CONTRAST, COMPLAIN, NAMES = (1 << at for at in range(10))
_BITS = {
    "need": NEED,
    "will": WILL,
    "future": FUTURE,
    "action": ACTION,
    "onward": ONWARD,
    "report": REPORT,
    "contrast": CONTRAST,
    "complain": REPORT | COMPLAIN,
    "ask": ACTS | NAMES,
    "petition": ACTS | NAMES,
    "promise": ACTS | NAMES,
    **dict.fromkeys(("order", "hand", "strive"), ACTS),
    **dict.fromkeys(("submit", "charge", "aim"), WILL),  # like what will be done, of a body only
}
_SURE, _WEAK = 2, 1


class Glance(NamedTuple):
    """The classes of a sentence's cues as bits, what they weigh as trouble, and what there is at all."""

    bits: int
    trouble: int
    named: bool
    empty: bool


@cache
def _scores() -> dict[Classes, tuple[int, int]]:
    """Bits and weight of each set of classes that a cue has."""
    return {classes: _score(classes) for classes in set(cues().words.values())}


def _score(classes: Classes) -> tuple[int, int]:
    bits = 0
    for name in classes:
        bits |= _BITS.get(name, 0)
    if not classes.isdisjoint(("trouble", "lament")):
        return bits, _SURE
    return bits, _WEAK if "doubt" in classes else 0


class Watch:
    """Looks at the finds of one document, and reads of them only what is asked for."""

    def __init__(self, survey: Survey, scribe: Scribe) -> None:
        self._survey, self._scribe = survey, scribe
        self._cues: Sequence[Find] = survey.seen.of(cues())
        self._bodies: Sequence[Find] = survey.seen.of(bodies())
        self._upto = self._named_upto = 0
        self._here: tuple[int, Sequence[Find], Sequence[Find]] = -1, (), ()
        self._known: dict[tuple[int, int], Sequence[Body]] = {}

    def glance(self, end: int) -> Glance:
        """What a sentence that ends at ``end`` may hold; every sentence is looked at, in text order."""
        found, at, scores = self._cues, self._upto, _scores()
        first, bits, trouble = at, 0, 0
        while at < len(found) and found[at][1] <= end:
            more, weight = scores[found[at][2]]
            bits |= more
            trouble += weight
            at += 1
        named, upto = self._bodies, self._named_upto
        before = upto
        while upto < len(named) and named[upto][1] <= end:
            upto += 1
        self._upto, self._named_upto = at, upto
        self._here = end, found[first:at], named[before:upto]
        if trouble:
            trouble += bool(bits & CONTRAST) + bool(bits & COMPLAIN)
        return Glance(bits, trouble, upto > before, at == first and upto == before)

    def cues(self, start: int, end: int) -> Sequence[Cue]:
        """Cues but those in the name of a document: nobody acts in "Chỉ thị số 11/CT-TTg"."""
        said = cues().among(self._finds(start, end)[0])
        names = self._scribe.documents(start, end) if said else ()
        if not names:
            return said
        return [cue for cue in said if not any(it.start <= cue.start < it.end for it in names)]

    def bodies(self, start: int, end: int) -> Sequence[Body]:
        """Who is named between two offsets, which are those of a sentence or of its text."""
        known = self._known.get((start, end))
        if known is None:
            known = self._known[start, end] = self._find_bodies(start, end)
        return known

    def _find_bodies(self, start: int, end: int) -> Sequence[Body]:
        said, raw = self._finds(start, end)
        found = find_bodies(self._survey.reading, bodies().among(raw), self._provinces) if raw else []
        scores = _scores()
        if any(scores[find[2]][0] & NAMES for find in said):
            return with_names(self._survey, self.cues(start, end), found)
        return found

    def _finds(self, start: int, end: int) -> tuple[Sequence[Find], Sequence[Find]]:
        """The finds of cues and of bodies between two offsets; those of the sentence at hand are known."""
        if end == self._here[0]:
            return self._here[1], self._here[2]
        return _between(self._cues, self._ends[0], start, end), _between(
            self._bodies, self._ends[1], start, end
        )

    @cached_property
    def _ends(self) -> tuple[list[int], list[int]]:
        return [find[1] for find in self._cues], [find[1] for find in self._bodies]

    @cached_property
    def _provinces(self) -> dict[int, int]:
        """The starts of the names of provinces by their ends."""
        places = self._survey.places
        return {mark.end: mark.start for mark in places if mark.value.level is AreaLevel.PROVINCE}


def _between(finds: Sequence[Find], ends: list[int], start: int, end: int) -> list[Find]:
    """The finds that lie between two offsets; they stand in the order in which they end."""
    first = bisect_left(ends, start)
    return [find for find in finds[first : bisect_right(ends, end, first)] if find[0] >= start]
