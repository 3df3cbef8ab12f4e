"""Which notation a document writes, by a vote of the numbers that leave no doubt."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from toancanh.extract.marks import Mark
from toancanh.extract.rules.number.value import Number, Style

CLEAR = 3  # so many times as many votes settle what a document writes
FULL = 1000  # percent: nothing that reports compare grows tenfold by thousands of percent


@dataclass(frozen=True, slots=True)
class Notation:
    """Votes for either notation; ``grouped`` when commas part thousands somewhere."""

    vietnamese: int = 0
    english: int = 0
    grouped: bool = False

    @property
    def style(self) -> Style | None:
        """The notation of the document, or ``None`` if its numbers do not settle it."""
        if self.vietnamese > CLEAR * self.english:
            return Style.VIETNAMESE
        return Style.ENGLISH if self.english > CLEAR * self.vietnamese else None


def notation(numbers: Iterable[Mark[Number]]) -> Notation:
    """Count what the numbers of a document say; a grouped number says it twice."""
    votes = {Style.VIETNAMESE: 0, Style.ENGLISH: 0}
    grouped = False
    for number in (mark.value for mark in numbers):
        if number.style:
            votes[number.style] += 2 if number.grouped else 1
            grouped = grouped or (number.grouped and number.style is Style.ENGLISH)
    return Notation(votes[Style.VIETNAMESE], votes[Style.ENGLISH], grouped)


def settle_notation(number: Number, written: Notation, whole: bool, percent: bool) -> tuple[Number, bool]:
    """The number as its document means it, and whether that remains in doubt.

    Args:
        number: with another reading.
        written: the notation of the document.
        whole: it counts what is not divided, such as people: one reading only is possible.
        percent: it is a percentage: thousands of percent are hardly meant.
    """
    if number.other is None:
        return number, False
    dotted = number.other < number.value  # "1.234", read as thousands
    turned = number._replace(value=number.other, step=Decimal("0.001") if dotted else Decimal(1))
    if whole:
        return (number if dotted else turned), False
    if dotted:
        if written.style is Style.ENGLISH and written.grouped:
            return turned, False
        if percent and number.value >= FULL:
            return turned, written.style is not Style.ENGLISH
        return number, written.english > 0 and written.style is not Style.VIETNAMESE
    if written.style is Style.ENGLISH:
        return turned, False
    return number, written.style is None
