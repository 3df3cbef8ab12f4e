"""Shift-share: how much of what a branch became more is the country's, the branch's, the place's own.

The classical three parts (E. S. Dunn, A statistical and analytical technique for regional analysis, Papers of
the Regional Science Association 6, 1960): with e for the branch here, g for its growth here, G_i for that of
the branch in the country, G for that of the whole country,

    national e·G, mix e·(G_i − G), local e·(g − G_i)

add up to what the branch became more. By J. Esteban-Marquillas (A reinterpretation of shift-share analysis,
Regional and Urban Economics 2, 1972) the local part is split by what the branch would be if the area had the
make-up of the country: a competitive part, and one of allocation, more where the area specialises in what
it is good at.
"""

from typing import NamedTuple

from toancanh.analyse.advantage.shares import HUNDRED
from toancanh.model import Interval
from toancanh.model.intervals import add, divide, multiply, negative


class Parts(NamedTuple):
    """The three parts, all in one unit: that of the amounts, or percentage points of growth."""

    national: Interval
    mix: Interval
    local: Interval


class Growths(NamedTuple):
    """Growths over the same years, in percent: of the branch here, of it in the country, of the country."""

    here: Interval
    branch: Interval
    country: Interval


class Local(NamedTuple):
    """The two parts of the local one."""

    competitive: Interval
    allocation: Interval


def in_points(of: Growths) -> Parts:
    """The parts of the growth of a branch in percentage points; needs no amounts."""
    return Parts(of.country, _less(of.branch, of.country), _less(of.here, of.branch))


def in_amounts(before: Interval, of: Growths) -> Parts:
    """The parts of what a branch became more, in the unit of what it was before."""
    points = in_points(of)
    return Parts(*(divide(multiply(before, it), HUNDRED) for it in points))


def local_parts(before: Interval, expected: Interval, of: Growths) -> Local:
    """The local part split in two.

    Args:
        before: the branch here at the beginning.
        expected: what it would have been with the make-up of the country (the area's total × E_i / E).
        of: the growths.
    """
    gained = _less(of.here, of.branch)
    own = divide(multiply(expected, gained), HUNDRED)
    return Local(own, divide(multiply(_less(before, expected), gained), HUNDRED))


def _less(one: Interval, other: Interval) -> Interval:
    return add(one, negative(other))
