"""What a text is speaking of at a point: carried from number to number, sentence to sentence."""

from dataclasses import dataclass, field

from toancanh.extract.rules.area import Place
from toancanh.extract.rules.change import Base, Verb
from toancanh.extract.rules.indicator.subjects import Subject
from toancanh.model import Measure, Period, Status


@dataclass(frozen=True, slots=True)
class Figure:
    """The last thing a level or a rate was given of: comparisons that follow speak of it."""

    subject: Subject | None
    indicator: str | None
    label: str
    period: Period | None
    place: Place | None
    status: Status
    dims: tuple[tuple[str, str], ...]
    kind: str
    end: int


@dataclass(slots=True)
class Scene:
    """Running state while a document is read; the only mutable value of the stage."""

    subject: Subject | None = None
    family: Subject | None = None
    place: Place | None = None
    period: Period | None = None
    period_block: int = -1
    year: int | None = None
    figure: Figure | None = None
    verb: Verb | None = None
    base: Base | None = None
    measure: Measure | None = None
    intro: "Intro | None" = None
    section: Subject | None = None
    section_period: Period | None = None
    section_status: Status | None = None
    told: list[Subject | None] = field(default_factory=list)  # of each number of the sentence so far
    family_block: int = -1
    figure_block: int = -1
    goes_on: Figure | None = None  # the last figure, when a sentence begins with "riêng", "trong đó"
    said: Measure | None = None  # how the paragraph last gave a rate
    said_block: int = -1
    claimed: set[int] = field(default_factory=set)  # bases that belong to an earlier number


@dataclass(frozen=True, slots=True)
class Intro:
    """A sentence that ends with a colon: what the list items after it are about."""

    subject: Subject | None
    verb: Verb | None
    base: Base | None
    period: Period | None
    status: Status | None
    block: int
