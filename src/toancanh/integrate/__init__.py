"""Figures of the areas of today and of old: joined where they can be, refused with the reason where not.

What documents tell is never changed: integration is a view on it, the same in whatever order it is told.
"""

from toancanh.integrate.figures import Basis, Figure, Figures, basis_of
from toancanh.integrate.joining import Joined, join
from toancanh.integrate.sums import compositions, compositions_among

__all__ = ["Basis", "Figure", "Figures", "Joined", "basis_of", "compositions", "compositions_among", "join"]
