"""Tables as ``.xlsx``: frozen heads, widths, formats of numbers, links to sources, formulas.

``sheets`` says what a sheet is made of, ``writing`` writes it. A formula is written with the value that it
has, so that a program which does not calculate shows the number too; those that do calculate it anew.
"""

from toancanh.publish.workbooks.sheets import Cell, Formula, Head, Sheet, at
from toancanh.publish.workbooks.writing import write

__all__ = ["Cell", "Formula", "Head", "Sheet", "at", "write"]
