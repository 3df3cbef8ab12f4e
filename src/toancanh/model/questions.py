"""What somebody asks for, as far as the words say it."""

from dataclasses import dataclass

from toancanh.model.areas import Area
from toancanh.model.observations import Measure
from toancanh.model.periods import Period
from toancanh.model.things import Kind


@dataclass(frozen=True, slots=True)
class Question:
    """A question understood; a part of which nothing is said is empty.

    Args:
        text: the question as a report would write it: marks, capitals and "năm" where they were left out.
        indicators: codes of the catalogue that the words can mean, the likeliest first.
        dims: what narrows the indicator, as in ``Observation.dims``.
        areas: units that the words can mean, the likeliest first: those of today before former ones.
        beside: further units that are asked about, each for itself: "phía Đông và phía Tây".
        period: over which stretch of time.
        so_far: whether the words mean the latest stretch from January on that there is: "đến nay".
        pace: whether it is asked how far the year's plan is: what is done of it and what is left.
        year_told: whether the words say of which year; else ``period`` is the latest that is not to come.
        kind: whether what happened is asked for, or what was planned, aimed at, expected or is still to do.
        measure: the level, the growth, the percent of plan …
        rest: words that say none of these, such as the name of a park.
    """

    text: str
    indicators: tuple[str, ...] = ()
    dims: tuple[tuple[str, str], ...] = ()
    areas: tuple[Area, ...] = ()
    beside: tuple[Area, ...] = ()
    period: Period | None = None
    so_far: bool = False
    pace: bool = False
    year_told: bool = False
    kind: Kind = Kind.OUTCOME
    measure: Measure = Measure.LEVEL
    rest: str = ""
