"""Notes on how the parts of the figure in hand were come by, made where each is decided.

The attaching functions call these when they settle on a mark or fall back on the scene; what they noted
becomes the evidence of the observation. Nothing here decides anything.
"""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any, NamedTuple, TypeVar

from toancanh.extract.marks import Mark
from toancanh.model import Evidence, Part, Way

T = TypeVar("T")
_STATED, _CARRIED = Way.STATED, Way.CARRIED
# Six of these are made for every number: the constructor of a named tuple takes twice as long.
evidence_of: Callable[[tuple[Any, ...]], Evidence] = partial(tuple.__new__, Evidence)


class Origin(NamedTuple):
    """Where something that is carried on was said: its words, the number of its sentence, and how."""

    start: int | None
    end: int | None
    rule: str
    sentence: int
    way: Way = Way.CARRIED


class Trail:
    """What is known of the parts of the figure in hand, and where what the scene carries was said.

    ``sentence`` numbers the sentence being read, ``start`` is where the window of the amount begins.
    """

    __slots__ = ("_origins", "_parts", "heading", "sentence", "start")

    def __init__(self) -> None:
        self._parts: dict[Part, Evidence] = {}
        self._origins: dict[str, Origin] = {}
        self.sentence = 0
        self.start = 0
        self.heading = False

    def begin(self, start: int) -> None:
        """Start on the next amount, whose window begins at ``start``."""
        self._parts.clear()
        self.start = start

    def said(self, part: Part, mark: Mark[T], others: int = 0) -> T:
        """Words of the sentence gave a part: note it and return what they mean."""
        way = _STATED if mark.start >= self.start else _CARRIED
        self._parts[part] = evidence_of((part, way, mark.rule, mark.start, mark.end, 0, others))
        return mark.value

    def spanned(self, part: Part, way: Way, rule: str, span: tuple[int, int]) -> None:
        """Note a part that the words of a span gave."""
        self._parts[part] = evidence_of((part, way, rule, *span, 0, 0))

    def unsaid(self, part: Part, way: Way, rule: str, others: int = 0) -> None:
        """Note a part that no words gave, and how many words near by could have."""
        self._parts[part] = evidence_of((part, way, rule, None, None, 0, others))

    def recalled(self, part: Part, slot: str, rule: str, way: Way | None = None) -> None:
        """Note a part that comes from what the scene keeps under ``slot``; ``rule`` if that is not known."""
        origin = self._origins.get(slot) or Origin(None, None, rule, self.sentence)
        distance = self.sentence - origin.sentence
        way = way or origin.way
        self._parts[part] = evidence_of((part, way, origin.rule, origin.start, origin.end, distance, 0))

    def beside(self, part: Part, others: int) -> None:
        """Note how many other words near by could have given a part that was noted."""
        self._parts[part] = evidence_of((*self._parts[part][:-1], others))

    def keep(self, slot: str, mark: Mark[T], way: Way = Way.CARRIED) -> T:
        """Remember where something that the scene will carry was said; return what it means."""
        way = Way.HEADING if self.heading and way is Way.CARRIED else way
        self._origins[slot] = Origin(mark.start, mark.end, mark.rule, self.sentence, way)
        return mark.value

    def keep_part(self, slot: str, part: Part) -> None:
        """Remember the words that gave a part of the figure in hand, for the figures that follow."""
        found = self._parts.get(part)
        if found is not None and found.start is not None:
            way = Way.CARRIED if found.way is Way.STATED else found.way
            self._origins[slot] = Origin(
                found.start, found.end, found.rule, self.sentence - found.distance, way
            )

    def inherit(self, parts: Iterable[Evidence]) -> None:
        """Take over the parts of an earlier figure of the sentence: what was stated there is carried here."""
        for found in parts:
            part, way, *where = found
            self._parts[part] = evidence_of((part, _CARRIED, *where)) if way is _STATED else found

    def inherit_part(self, parts: Iterable[Evidence], part: Part) -> None:
        """Take over one part of an earlier figure."""
        self.inherit(found for found in parts if found.part is part)

    @property
    def parts(self) -> tuple[Evidence, ...]:
        """All that was noted of the figure in hand."""
        return tuple(self._parts.values())
