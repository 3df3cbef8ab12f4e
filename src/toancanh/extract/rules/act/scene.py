"""What a reader of acts has in mind: the clause at hand, and what was said before it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from toancanh.extract.marks import Mark
from toancanh.extract.rules.act.bodies import Body
from toancanh.extract.rules.act.lexicon import AGAIN, PERSON, Classes
from toancanh.model import ActType

Cue = Mark[Classes]
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Clause:
    """Characters ``start`` to ``end`` of the reading form ``key``, with the cues and bodies in them."""

    key: str
    start: int
    end: int
    block: int
    cues: tuple[Cue, ...]
    bodies: tuple[Body, ...]
    listed: bool = False  # a list item

    def has(self, *classes: str) -> Cue | None:
        """The first cue of any of the classes."""
        return next((cue for cue in self.cues if not cue.value.isdisjoint(classes)), None)

    def opens(self, *classes: str) -> Cue | None:
        """A cue of the classes that begins the clause, but for bullets, numbers and quotes."""
        first = _WORD.search(self.key, self.start, self.end)
        cue = self.has(*classes)
        return cue if cue and first and cue.start <= first.start() + 4 else None

    def body_before(self, at: int) -> Body | None:
        """The last body that ends before ``at``."""
        return next((body for body in reversed(self.bodies) if body.end <= at), None)

    def body_after(self, at: int, within: int = 60) -> Body | None:
        """The first body that begins at most ``within`` characters after ``at``."""
        return next((body for body in self.bodies if at <= body.start <= at + within), None)

    def cut(self, start: int, end: int) -> "Clause":
        """The part from ``start`` to ``end``."""
        return replace(
            self, start=start, end=end,
            cues=tuple(cue for cue in self.cues if start <= cue.start and cue.end <= end),
            bodies=tuple(body for body in self.bodies if start <= body.start < end),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Deed:
    """An act before it is quoted: its type, who acts, towards whom, and where the clause's part ends."""

    type: ActType
    actor: Body | None = None
    addressee: Body | None = None
    start: int | None = None
    end: int | None = None


@dataclass
class Scene:
    """What carries over from one sentence to the next. Changed only by ``hear`` and ``remember``."""

    section: ActType | None = None  # what the last heading announced
    speaker: Body | None = None
    last: Deed | None = None
    near: bool = False  # whether the last act stands next to the clause at hand
    same: bool = False  # and in the same paragraph
    heard: bool = False  # whether the speaker was quoted next to the clause at hand
    _heads: dict[str, Body] = field(default_factory=dict)
    _people: dict[str, Body] = field(default_factory=dict)

    def hear(self, bodies: Iterable[Body]) -> None:
        """Keep full names so that short mentions after them can be understood."""
        for body in bodies:
            if body.kind == PERSON and body.rank:
                self._people[body.name.split()[-1]] = body
            elif not body.bare:
                self._heads[body.head] = body
                self._heads[body.head.removeprefix("ubnd ").split()[0]] = body

    def known(self, body: Body | None) -> Body | None:
        """Who a mention means: the full name for a short one, the office for a person."""
        if body is None:
            return None
        if body.kind == AGAIN:
            return self.speaker
        if body.kind == PERSON and not body.rank:
            return self._people.get(body.name.split()[-1]) or body
        full = self._heads.get(body.head) if body.bare else None
        return full if full and full.rank == body.rank else body

    def said(self, *types: ActType) -> bool:
        """Whether the act right before is of one of the types."""
        return self.near and self.last is not None and self.last.type in types
