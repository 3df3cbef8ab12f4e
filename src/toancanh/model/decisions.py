"""What a person decided about a figure that the rules were not sure of."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Verdict(StrEnum):
    """Whether a figure is as it was read."""

    CONFIRMED = "confirmed"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Decision:
    """One verdict on one claim (``Observation.claim``): it holds whenever the same claim is read again."""

    claim: str
    verdict: Verdict
    who: str
    when: datetime
    note: str = ""
