"""Amounts: a number with its unit, what it counts, and the words that bound it."""

from toancanh.extract.rules.unit.amounts import EITHER_NOTATION, PART, Amount, kind_of
from toancanh.extract.rules.unit.rules import find_amounts

__all__ = ["EITHER_NOTATION", "PART", "Amount", "find_amounts", "kind_of"]
