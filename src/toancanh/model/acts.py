"""What somebody asks, orders, complains of or promises in a document."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from toancanh.model.documents import Passage
from toancanh.model.periods import Period
from toancanh.model.references import Reference


class ActType(StrEnum):
    """Kinds of act (kiến nghị, chỉ đạo, vướng mắc, giải pháp, cam kết)."""

    PETITION = "petition"
    DIRECTIVE = "directive"
    OBSTACLE = "obstacle"
    SOLUTION = "solution"
    COMMITMENT = "commitment"


class Limit(StrEnum):
    """How a time limits what is to be done (trước; chậm nhất, đến hết; trong; hằng tháng)."""

    BEFORE = "before"
    BY = "by"
    WITHIN = "within"
    EVERY = "every"


@dataclass(frozen=True, slots=True)
class Deadline:
    """By when something is to be done, in the words of the text.

    ``period`` is the day or stretch that the words name; of a number of days, that from the day of the
    document on. ``None`` for what recurs ("ngày 20 hằng tháng"), for a number of days from an event, and when
    the document has no date to count from.
    """

    passage: Passage
    limit: Limit
    period: Period | None = None

    @property
    def due(self) -> date | None:
        """The last day on which it is still in time."""
        if self.period is None:
            return None
        return self.period.start - timedelta(days=1) if self.limit is Limit.BEFORE else self.period.end


@dataclass(frozen=True, slots=True)
class Act:
    """One act, quoted. ``actor`` and ``addressee`` are as the text names them; topics are codes.

    ``references`` are the documents named in its sentence, or in the lead-in of its list.
    """

    passage: Passage
    type: ActType
    actor: str | None
    addressee: str | None
    topics: tuple[str, ...]
    rule: str
    deadline: Deadline | None = None
    references: tuple[Reference, ...] = ()
