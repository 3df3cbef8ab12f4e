"""Registers as workbooks: out with every column, in by what the headings say, in any order and language.

``write`` gives an ``.xlsx``; ``read`` takes ``.xlsx``, ``.xls``, ``.ods`` and ``.csv``; ``plan`` says row by
row what would change; ``apply`` does it, all or nothing.
"""

from toancanh.registers.workbook.importing import Plan, Row, apply, plan
from toancanh.registers.workbook.reading import Sheet, read
from toancanh.registers.workbook.writing import write

__all__ = ["Plan", "Row", "Sheet", "apply", "plan", "read", "write"]
