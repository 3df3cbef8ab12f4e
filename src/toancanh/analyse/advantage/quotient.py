"""The location quotient: how much larger a branch is here than where one compares with.

LQ = (e_i / e) / (E_i / E), with e for the area and E for the country or region (P. Sargant Florence,
Investment, Location and Size of Plant, 1948; W. Isard, Methods of Regional Analysis, 1960, chapter 5).
Over 1 the area has more of the branch than its size lets one expect. The area is a part of what it is
compared with, so that LQ cannot be more than E / e: in a province that is half of its region never over 2.
"""

from toancanh.model import Interval
from toancanh.model.intervals import divide


def quotient(share_here: Interval, share_there: Interval) -> Interval:
    """The location quotient of a branch from its two shares; anything where it may be nought there."""
    return divide(share_here, share_there)
