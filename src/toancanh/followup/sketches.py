"""What is given to open matters and to keep papers: frozen values without the database."""

from dataclasses import dataclass
from datetime import date

from toancanh.followup.models import MatterKind
from toancanh.followup.terms import NO_TERMS, Terms
from toancanh.model import Passage, Period


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a register: its register's code, its id there, its name as written."""

    register: str
    entry: str
    name: str


@dataclass(frozen=True, slots=True)
class Given:
    """Whom a matter is given to and what it is about, as far as known: offices by code or name, area, entry.

    ``session`` is the number of the working session that it comes from.
    """

    lead: str | None = None
    partners: tuple[str, ...] = ()
    area: str | None = None
    area_code: str | None = None
    entry: Entry | None = None
    session: int | None = None


NOTHING_GIVEN = Given()


@dataclass(frozen=True, slots=True)
class Sketch:
    """A matter to be opened.

    Args:
        kind, title: what sort of thing is to be done, and what.
        given: to whom, about what.
        terms: its deadlines.
        number: of the document that assigns it.
        passage: the words of a stored document that it comes from.
        topics: codes of ``reference/topics.toml``.
        parties: who asks or orders, and whom.
        answers: how many answers are needed; of a petition one, unless told otherwise.
    """

    kind: MatterKind
    title: str
    given: Given = NOTHING_GIVEN
    terms: Terms = NO_TERMS
    number: str | None = None
    passage: Passage | None = None
    topics: tuple[str, ...] = ()
    parties: tuple[str | None, str | None] = (None, None)
    answers: int | None = None

    @property
    def answers_needed(self) -> int:
        """How many answers are needed."""
        if self.answers is None:
            return int(self.kind is MatterKind.PETITION)
        return self.answers


@dataclass(frozen=True, slots=True)
class Shown:
    """A document handed in: its name or number, of a stored one its SHA-256, and when it was issued."""

    name: str
    document: str | None = None
    issued: Period | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    """A working session to be written down; ``minutes`` is the SHA-256 of a stored document."""

    delegation: str
    head: str
    area: str
    on: date
    place: str = ""
    area_code: str | None = None
    minutes: str | None = None
