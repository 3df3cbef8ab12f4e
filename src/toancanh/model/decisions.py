"""What a person decided about a figure that the rules were not sure of."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from toancanh.model.observations import Observation


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


@dataclass(frozen=True, slots=True)
class Choice:
    """The claim that a person chose to stand for what it measures (``model.subject_of``).

    Args:
        subject: what is measured.
        fact: the claim, as it was read when it was chosen; ``None`` if the rules are to choose again.
        documents: SHA-256 of its document, then of those that took its place, in order.
        who, when, reason: by whom, when and why.
    """

    subject: str
    fact: Observation | None
    documents: tuple[str, ...]
    who: str
    when: datetime
    reason: str
