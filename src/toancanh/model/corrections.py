"""What a reviewer put right: a figure that the source has wrong, with the value that it has there."""

from dataclasses import dataclass
from datetime import date

from toancanh.model.quantities import Quantity


@dataclass(frozen=True, slots=True)
class Correction:
    """Why a figure is not the one of its passage.

    Args:
        original: what the passage says.
        reason: what is wrong with it.
        author: who put it right.
        on: the day of the review.
        source: where the right value stands.
        where: the file and entry that say so.
    """

    original: Quantity
    reason: str
    author: str
    on: date
    source: str
    where: str
