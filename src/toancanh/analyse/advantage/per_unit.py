"""What a branch gives for each unit of its output: jobs, money to the budget."""

from toancanh.model import Interval
from toancanh.model.intervals import divide


def per_unit(given: Interval, output: Interval) -> Interval:
    """Jobs or money for one unit of output, in the two units; anything where there may be no output."""
    return divide(given, output)
