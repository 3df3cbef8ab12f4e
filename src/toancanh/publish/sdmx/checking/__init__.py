"""A check of SDMX data, ours and others': codes, periods, keys, columns, numbers, what must be told.

Client libraries let all of these through: they read a file and leave it to its user whether it says anything.
``check`` tells every fault with where it stands, what is seen there and what was expected.
"""

from toancanh.publish.sdmx.checking.checks import Fault, check, faults
from toancanh.publish.sdmx.checking.rules import Rules, of_structure, ours

__all__ = ["Fault", "Rules", "check", "faults", "of_structure", "ours"]
