"""Numbers as written: digits in Vietnamese and English order, and number words."""

from toancanh.extract.rules.number.notation import Notation, notation, settle_notation
from toancanh.extract.rules.number.rules import find_numbers
from toancanh.extract.rules.number.value import Number
from toancanh.extract.rules.number.words import spelled

__all__ = ["Notation", "Number", "find_numbers", "notation", "settle_notation", "spelled"]
