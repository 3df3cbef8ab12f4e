"""Numbers of textbooks, and numbers at random."""

from decimal import Decimal

from hypothesis import strategies as st

from toancanh.model import Interval
from toancanh.model.intervals import exactly


def at(value: object) -> Interval:
    """One value."""
    return exactly(Decimal(str(value)))


def near(found: Interval, value: object, by: str = "1e-25") -> bool:
    """Whether a result is this value, but for the rounding outwards of a fraction."""
    assert found.low is not None
    assert found.high is not None
    told = Decimal(str(value))
    return found.low - Decimal(by) <= told <= found.high + Decimal(
        by
    ) and found.high - found.low <= 2 * Decimal(by)


def holds(it: Interval, value: Decimal, by: str = "1e-25") -> bool:
    """Whether a value lies in an interval, but for the rounding of the value itself."""
    slack = Decimal(by)
    return (it.low is None or it.low - slack <= value) and (it.high is None or value <= it.high + slack)


amounts = st.decimals(min_value=1, max_value=10**6, places=2)
"""Amounts of something."""


@st.composite
def spread(draw: st.DrawFn, least: int = 1, most: int = 1000) -> tuple[Interval, Decimal]:
    """An interval, and a value in it."""
    ends = st.decimals(min_value=least, max_value=most, places=2)
    low, value, high = sorted((draw(ends), draw(ends), draw(ends)))
    return Interval(low, high), value


class Region:
    """An example of a course at the University of Washington.

    G. Krumme, Geography 350, "Shift & Share Table", faculty.washington.edu/krumme/350/ssexcel.html:
    employment of a region in four industries in 1985 and 1995, make-up and growth of the nation in percent.
    """

    before = (500, 100, 200, 200)
    now = (1000, 100, 250, 280)
    nation = (10, 20, 40, 30)
    grown = (10, 20, 30, 40)
    country = 29
    quotients = ("5", "0.5", "0.5", "0.667")
    differential = (450, -20, -10, 0)
    composition = (-95, -9, 2, 22)  # the table prints two of them without their sign; they add up to -80
