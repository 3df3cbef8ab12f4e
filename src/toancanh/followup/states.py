"""How a matter stands, from its facts and the day of today: two words, for the work and for the clock.

"Đang thực hiện, quá hạn 3 ngày" is work under way and the clock run out; neither hides the other. A matter
that was asked to be extended is late as before until the extension is granted.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol


class Stage(StrEnum):
    """The work: mới giao, đang thực hiện, xin gia hạn, chuyển cấp trên, hoàn thành, dừng."""

    NEW = "new"
    UNDER_WAY = "under_way"
    EXTENSION_ASKED = "extension_asked"
    ESCALATED = "escalated"
    DONE = "done"
    STOPPED = "stopped"


class Standing(StrEnum):
    """The clock: trong hạn, quá hạn, or no day to be held to."""

    IN_TIME = "in_time"
    LATE = "late"
    UNDATED = "undated"


class Facts(Protocol):
    """What is known of a matter."""

    due: date | None
    begun_on: date | None
    asked_until: date | None
    escalated_on: date | None
    resolved_on: date | None
    stopped_on: date | None


@dataclass(frozen=True, slots=True)
class State:
    """The work, the clock, and by how many days it is late."""

    stage: Stage
    standing: Standing
    days_late: int = 0


def state(facts: Facts, today: date) -> State:
    """How a matter stands on a day."""
    end = facts.resolved_on or facts.stopped_on or today
    if facts.due is None:
        return State(_stage(facts), Standing.UNDATED)
    late = max(0, (end - facts.due).days)
    return State(_stage(facts), Standing.LATE if late else Standing.IN_TIME, late)


def _stage(facts: Facts) -> Stage:
    reached = (
        (facts.stopped_on, Stage.STOPPED),
        (facts.resolved_on, Stage.DONE),
        (facts.escalated_on, Stage.ESCALATED),
        (facts.asked_until, Stage.EXTENSION_ASKED),
        (facts.begun_on, Stage.UNDER_WAY),
    )
    return next((stage for fact, stage in reached if fact), Stage.NEW)
