"""What a text is speaking of at a point: carried from number to number, sentence to sentence."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from toancanh.extract.evidence import Trail
from toancanh.extract.rules.area import Place
from toancanh.extract.rules.change import Base, Verb
from toancanh.extract.rules.indicator.subjects import Subject
from toancanh.model import Evidence, Measure, Period, Status

Written = tuple[str, Decimal, Decimal | None]  # unit and value of a figure, as written


class Figure(NamedTuple):
    """What an amount is a figure of. Comparisons that follow speak of the same."""

    subject: Subject | None
    indicator: str | None
    period: Period | None
    place: Place | None
    status: Status
    dims: tuple[tuple[str, str], ...]
    kind: str
    evidence: tuple[Evidence, ...] = ()


class Intro(NamedTuple):
    """A sentence that ends with a colon: what the list items after it are about."""

    subject: Subject | None
    verb: Verb | None
    base: Base | None
    period: Period | None
    status: Status | None
    block: int


class Section(NamedTuple):
    """What a heading says of all that stands below it, in part taken over from the heading above."""

    level: int
    subject: Subject | None = None
    period: Period | None = None
    status: Status | None = None


WHOLE = Section(-1)  # no heading yet


class Said(NamedTuple):
    """What a list can go on with: the figure, and how it was compared."""

    figure: Figure | None
    verb: Verb | None
    base: Base | None
    measure: Measure | None


class Total(NamedTuple):
    """How settled a total is, in which paragraph it stands, and what says so."""

    status: Status
    block: int
    evidence: tuple[Evidence, ...]


NOTHING = Said(None, None, None, None)


@dataclass(slots=True)
class Scene:
    """Running state while a document is read; the only mutable value of the stage.

    ``*_block`` number the paragraph in which the part was set: some parts hold only there.
    """

    # of the sentence
    figure: Figure | None = None
    verb: Verb | None = None
    base: Base | None = None
    measure: Measure | None = None
    part: tuple[Figure, Figure] | None = None  # a figure, and the part of it that was compared last
    told: list[Subject | None] = field(default_factory=list)  # subject of each number so far
    told_before: tuple[Subject | None, ...] = ()  # those of the sentence before
    claimed: set[int] = field(default_factory=set)  # comparisons that belong to an earlier number
    outer: Said | None = None  # what was said before the bracket that is open
    opened: Said | None = None  # what the last part of a list parted by semicolons began with
    goes_on: Figure | None = None  # the last figure, when the sentence begins with "riêng", "trong đó"
    # of the paragraph
    last: Figure | None = None  # the last figure with an indicator
    totals: dict[tuple[str, Period | None], Total] = field(default_factory=dict)
    figure_block: int = -1
    period: Period | None = None
    period_block: int = -1
    year: int | None = None
    said: Measure | None = None  # how a rate was last given
    said_base: Base | None = None  # what it was against
    said_block: int = -1
    intro: Intro | None = None
    here: Place | None = None  # where the paragraph is: a part of the whole, the site of a project
    here_block: int = -1
    monthly: Period | None = None
    monthly_block: int = -100  # where the CPI was last compared with the month before
    # of the section and the document
    subject: Subject | None = None
    subject_before: Subject | None = None  # what was spoken of before the sentence
    wholes: set[str] = field(default_factory=set)  # totals spoken of, by the id of the subject
    last_block: int = -1  # that of the sentence before
    family: Subject | None = None
    family_block: int = -1
    place: Place | None = None
    sections: list[Section] = field(default_factory=lambda: [WHOLE])  # the headings in force, outermost first
    economy: Subject | None = None  # the GDP or GRDP, once its growth was told
    stage: Period | None = None  # the last stretch of years named
    stages: dict[int, Period] = field(default_factory=dict)  # all of them, by their last year
    known: dict[Written, Figure] = field(default_factory=dict)  # the figures told so far
    ahead: Figure | None = None  # the last plan, target or forecast that names its time
    ahead_block: int = -1
    trail: Trail = field(default_factory=Trail)

    @property
    def said_now(self) -> Said:
        """The figure and comparison that what follows can go on with."""
        return Said(self.figure, self.verb, self.base, self.measure)

    def resume(self, said: Said) -> None:
        """Go on with something said before."""
        self.figure, self.verb, self.base, self.measure = said

    @property
    def section(self) -> Section:
        """The nearest heading."""
        return self.sections[-1]
