"""What a person decided about a figure that the rules were not sure of."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from toancanh.model.observations import Observation


class Verdict(StrEnum):
    """Whether a figure is as it was read; ``OPEN`` takes back what was decided: the rules decide again."""

    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    OPEN = "open"


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


@dataclass(frozen=True, slots=True)
class Mending:
    """The number that a person put in the place of what a claim says.

    Args:
        fact: the claim, as it was read when it was put right.
        value: the right number, in the unit of the claim; ``None`` if it was taken back.
        who, when, reason: by whom, when and why.
        source: where the right number stands.
    """

    fact: Observation
    value: Decimal | None
    who: str
    when: datetime
    reason: str
    source: str


class Settlement(StrEnum):
    """How a person settled a contradiction; ``OPEN`` takes it back.

    One figure stands, one is put right, one was read wrong, or all stand because they measure other things.
    """

    CHOSEN = "chosen"
    CORRECTED = "corrected"
    REJECTED = "rejected"
    DIFFER = "differ"
    OPEN = "open"
