"""Numbers as written: digits in Vietnamese and English order, and number words."""

from toancanh.extract.rules.number.rules import Number, find_numbers

__all__ = ["Number", "find_numbers"]
