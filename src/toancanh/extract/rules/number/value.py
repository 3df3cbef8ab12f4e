"""What a written number says: its value, its precision, and how it was written."""

from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple


class Style(StrEnum):
    """Who writes so: the mark before decimals is a comma in Vietnamese, a dot in English."""

    VIETNAMESE = "vietnamese"
    ENGLISH = "english"


class Number(NamedTuple):
    """A value, and what one unit of its last written digit is worth.

    Args:
        value, step: as read.
        words: written in words.
        whole: "20/24 xã", "hai phần ba": so many of this many.
        other: the value when dot and comma are read the other way round, where both are possible.
        style: whose notation it is beyond doubt.
        grouped: a mark parts thousands, beyond doubt.
    """

    value: Decimal
    step: Decimal
    words: bool = False
    whole: int | None = None
    other: Decimal | None = None
    style: Style | None = None
    grouped: bool = False
