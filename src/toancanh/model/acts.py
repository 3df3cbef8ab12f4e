"""What somebody asks, orders, complains of or promises in a document."""

from dataclasses import dataclass
from enum import StrEnum

from toancanh.model.documents import Passage


class ActType(StrEnum):
    """Kinds of act (kiến nghị, chỉ đạo, vướng mắc, giải pháp, cam kết)."""

    PETITION = "petition"
    DIRECTIVE = "directive"
    OBSTACLE = "obstacle"
    SOLUTION = "solution"
    COMMITMENT = "commitment"


@dataclass(frozen=True, slots=True)
class Act:
    """One act, quoted. ``actor`` and ``addressee`` are as the text names them; topics are codes."""

    passage: Passage
    type: ActType
    actor: str | None
    addressee: str | None
    topics: tuple[str, ...]
    rule: str
