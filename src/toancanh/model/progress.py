"""How far a task has got, as the words of its report show."""

from dataclasses import dataclass
from enum import StrEnum


class Progress(StrEnum):
    """Đã xong, đang làm, chưa làm, thường xuyên, vướng."""

    DONE = "done"
    IN_PROGRESS = "in_progress"
    NOT_STARTED = "not_started"
    RECURRING = "recurring"
    BLOCKED = "blocked"


@dataclass(frozen=True, slots=True)
class Sign:
    """Words that show how far a task has got: characters ``start`` to ``end`` of the text they stand in."""

    progress: Progress
    start: int
    end: int
    rule: str
