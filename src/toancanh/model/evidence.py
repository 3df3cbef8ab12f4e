"""Why a figure is read as it is: for each of its parts the words that gave it, and how they reach it."""

from enum import StrEnum
from typing import NamedTuple


class Part(StrEnum):
    """What is said of a number."""

    INDICATOR = "indicator"
    AREA = "area"
    PERIOD = "period"
    MEASURE = "measure"
    STATUS = "status"
    UNIT = "unit"


class Way(StrEnum):
    """How a part came to a number, from the surest way to the least sure."""

    STATED = "stated"  # the words stand beside the number, up to the number before it
    TABLE = "table"  # its row, its column or the caption
    INTRO = "intro"  # the sentence that opens the list it stands in
    CARRIED = "carried"  # spoken of before: earlier in the sentence, or some sentences ago
    HEADING = "heading"  # the heading of its section
    DOCUMENT = "document"  # what the whole document is about
    TOLD = "told"  # whoever handed the document in says it
    ASSUMED = "assumed"  # nothing says it: what is usual


class Evidence(NamedTuple):
    """One part of one figure: the rule that read it and where.

    ``start`` and ``end`` span the words in the document's text; both ``None`` when no words say it.
    ``distance`` is how many sentences back they stand, ``others`` how many other candidates there were.
    """

    part: Part
    way: Way
    rule: str
    start: int | None = None
    end: int | None = None
    distance: int = 0
    others: int = 0
