"""What a reader of acts has in mind: the clause at hand, and what was said before it."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from toancanh.extract.marks import Mark
from toancanh.extract.rules.act.bodies import Body
from toancanh.extract.rules.act.lexicon import AGAIN, BODY, PERSON, TITLE, Classes
from toancanh.model import ActType

Cue = Mark[Classes]
PEOPLE, ENTERPRISE, DEPARTMENT, PROVINCE, MINISTRY = 1, 2, 4, 5, 6  # ranks of bodies.toml
_WORDS_OF = re.compile(r"(?:kết luận|chỉ đạo|phát biểu)(?: \w+){0,3} của (?:đồng chí )?\Z")
_AREAS = ("tỉnh", "thành phố", "tp")
_CONCLUDES = re.compile(r" (?:đã |có )?(?:kết luận|ý kiến chỉ đạo|chỉ đạo)(?: \w+){0,6}:\Z")
_NONE: frozenset[str] = frozenset()
_WORD = re.compile(r"\w+")


class Clause(NamedTuple):
    """Characters ``start`` to ``end`` of the reading form ``key``, with the cues and bodies in them."""

    key: str
    start: int
    end: int
    block: int
    cues: Sequence[Cue]
    bodies: Sequence[Body]
    listed: bool  # a list item
    classes: frozenset[str]  # of all its cues

    @classmethod
    def of(
        cls, key: str, place: tuple[int, int, int], cues: Sequence[Cue], bodies: Sequence[Body], listed: bool
    ) -> "Clause":
        """The clause at ``place``: its start, its end, and its block."""
        return cls(key, *place, cues, bodies, listed, _NONE.union(*[cue.value for cue in cues]))

    def has(self, *classes: str) -> Cue | None:
        """The first cue of any of the classes."""
        if self.classes.isdisjoint(classes):
            return None
        for cue in self.cues:
            if not cue.value.isdisjoint(classes):
                return cue
        return None

    def opens(self, *classes: str) -> Cue | None:
        """A cue of the classes that begins the clause, but for bullets, numbers and quotes."""
        cue = self.has(*classes)
        if cue is None:
            return None
        first = _WORD.search(self.key, self.start, self.end)
        return cue if first and cue.start <= first.start() else None

    def body_before(self, at: int) -> Body | None:
        """The last body that ends before ``at``."""
        for body in reversed(self.bodies):
            if body.end <= at:
                return body
        return None

    def body_after(self, at: int, within: int = 60) -> Body | None:
        """The first body that begins at most ``within`` characters after ``at``."""
        for body in self.bodies:
            if at <= body.start <= at + within:
                return body
        return None

    def cut(self, start: int, end: int) -> "Clause":
        """The part from ``start`` to ``end``."""
        cues = [cue for cue in self.cues if start <= cue[0] and cue[1] <= end]
        bodies = [body for body in self.bodies if start <= body[0] < end]
        return Clause.of(self.key, (start, end, self.block), cues, bodies, self.listed)


class Deed(NamedTuple):
    """An act before it is quoted: its type, who acts, towards whom, and where the clause's part ends.

    ``under`` is the stretch of the lead-in that governs it.
    """

    type: ActType
    actor: Body | None = None
    addressee: Body | None = None
    start: int | None = None
    end: int | None = None
    under: tuple[int, int] | None = None


def _nobody(start: int, end: int) -> tuple[Body, ...]:
    return ()


@dataclass
class Scene:
    """What carries over from one sentence to the next. Changed only by its methods and by who speaks."""

    section: ActType | None = None  # what the last heading announced
    speaker: Body | None = None
    last: Deed | None = None
    near: bool = False  # whether the last act stands next to the clause at hand
    same: bool = False  # and in the same paragraph
    heard: bool = False  # whether the speaker was quoted next to the clause at hand
    addressee: Body | None = None  # of the sub-heading in force
    lead: Deed | None = None  # what the items of the list at hand are
    read: Callable[[int, int], Iterable[Body]] = _nobody  # who is named in a stretch
    _lead_at: int = -9
    _unheard: list[range | Sequence[Body]] = field(default_factory=list)
    _letterhead: Body | None = None
    _holder: Body | None = None
    _first: Body | None = None
    _heads: dict[str, Body] = field(default_factory=dict)
    _people: dict[str, Body] = field(default_factory=dict)

    def enter(self, key: str, section: ActType | None, addressee: Body | None, named: Iterable[Body]) -> None:
        """Pass a heading. Of the capitals of a letterhead the lowest body is the issuer.

        "Kết luận của Phó Chủ tịch UBND tỉnh" says whose words the sections below give.
        """
        self.section, self.addressee, self.lead = section, addressee, None
        for body in named:
            if _WORDS_OF.search(key, max(0, body.start - 40), body.start):
                self._holder = body
            above = self._letterhead
            if body.name.isupper() and self.last is None and (above is None or body.rank < above.rank):
                self._letterhead = body
            self.hear((body,))

    def hold(self, clause: Clause) -> None:
        """After "Phó Chủ tịch UBND tỉnh kết luận như sau:" what the sections say is his."""
        if clause.bodies and clause.key[clause.end - 1] == ":":
            said = _CONCLUDES.search(clause.key, clause.start, clause.end)
            self._holder = (clause.body_before(said.start()) if said else None) or self._holder

    def approach(self, clause: Clause, near: bool, place: int, heard: bool) -> None:
        """Come to the next sentence: what of the scene still holds ("Bên cạnh đó" may open a paragraph)."""
        onward = clause.block - place == 1 and clause.opens("onward") is not None
        self.near, self.same, self.heard = near or onward, place == clause.block, heard
        if not clause.listed and clause.block - self._lead_at > 1:
            self.lead = None

    def announce(self, lead: Deed | None, block: int) -> None:
        """What the lines after a lead-in are: the items of its list, or the one paragraph after it."""
        self.lead, self._lead_at = lead, block

    def remember(self, deed: Deed) -> None:
        """An act was found; what follows in the sentence stands next to it."""
        self.last, self.near, self.same = deed, True, True

    def hear(self, heard: range | Sequence[Body]) -> None:
        """Note who is named, or the stretch in which they are, to be read when a short mention asks for it."""
        if heard:
            self._unheard.append(heard)

    def _catch_up(self) -> None:
        """Keep full names so that short mentions after them can be understood."""
        for heard in self._unheard:
            for body in self.read(heard.start, heard.stop) if isinstance(heard, range) else heard:
                self._meet(body)
        self._unheard.clear()

    def _meet(self, body: Body) -> None:
        self._first = self._first or body
        if body.kind == PERSON and body.rank:
            self._people[_given_name(body)] = body
        elif not body.short:
            self._note(body)
        if body.office and not body.office.short:
            self._note(body.office)

    def _note(self, body: Body) -> None:
        """Keep a full name by its head; "huyện" alone means the committee where one was named."""
        short = body.head.removeprefix("ubnd ").split()[0]
        known = self._heads.get(short)
        if body.head != short or known is None or known.head == short:
            self._heads[short] = body
        self._heads[body.head] = body

    def known(self, body: Body | None) -> Body | None:
        """Who a mention means: the full name for a short one, the office for a person."""
        if body is None:
            return None
        if body.kind == AGAIN:
            return self.speaker
        if body.kind == PERSON and not body.rank:
            self._catch_up()
            return self._people.get(_given_name(body)) or body
        if not body.short or body.head in _AREAS:
            return body
        self._catch_up()
        said = self.last.actor if self.last else None
        fuller = (self.speaker, said, self._letterhead, self._heads.get(body.head))
        return next((full for full in _with_offices(fuller) if _short_for(body, full)), body)

    @property
    def issuer(self) -> Body | None:
        """Who speaks where nobody is named: the body of the letterhead, else the first one named."""
        named = self._holder or self._letterhead
        if not named:
            self._catch_up()
        return named or self._first

    @property
    def holder(self) -> Body | None:
        """Whose conclusions the document gives, where it says so."""
        return self._holder

    @property
    def idle(self) -> bool:
        """Whether neither a heading nor a lead-in says what the lines at hand are."""
        return self.section is None and self.lead is None

    def said(self, *types: ActType) -> bool:
        """Whether the act right before is of one of the types."""
        return self.near and self.last is not None and self.last.type in types


def _given_name(person: Body) -> str:
    """The last word of a person's own name, by which he is called again ("ông Huy")."""
    return re.split(r" ?[,–-] | ?, ?", person.name, maxsplit=1)[0].split()[-1]


def _with_offices(bodies: Iterable[Body | None]) -> Iterator[Body]:
    """Each body, and the one that it heads."""
    for body in bodies:
        if body:
            yield from (body, body.office) if body.office else (body,)


def _short_for(body: Body, full: Body) -> bool:
    """Whether a short mention may mean the one named in full: "Sở", "Huyện" for "UBND huyện …".

    A bare title is the office of the one so called, not his name: "Thủ tướng" stays as it is.
    """
    same_head = body.head in (full.head, full.head.removeprefix("ubnd "), full.head.split()[0])
    complete = full.office is not None if body.kind == TITLE else full.kind == BODY and full.rank <= MINISTRY
    return body.rank == full.rank and not full.short and same_head and complete
