"""Workbooks as their cells read, whatever the format: Excel old and new, OpenDocument, separated text.

Every cell that holds something is one block of kind cell; its ``value`` and its text say the same:

- A number is written as short as it goes, with a dot and without an exponent ("58331.2977099237", "99"), to
  the 15 digits that Excel itself keeps (0.30000000000000004 is "0.3"). How many decimals the sheet shows does
  not count. What its number format says of its unit does: per cent, words before and behind ("Tháng "0),
  thousands or millions left out; 0.0868 shown as per cent is "8.68%" with the value 8.68.
- A day is "15/12/2026" with a date as its value; where the format shows no day it is "08/2026", or "2026".
  A moment is "15/12/2026 07:30" with the day as its value; an hour "07:30" has none.
- Words stay as typed, with the line breaks inside the cell; a number typed as words has no value. Truth is
  "TRUE" or "FALSE", an error what the sheet shows ("#REF!"), both without a value.
- Of merged cells only the first is a block, and tells what it covers. Formulas count by the value they were
  saved with. Hidden sheets, rows and columns are read, and named in the metadata, as are empty sheets.
- In separated text (.csv) every cell is words: whether "1.234" is a thousand, no format says.

Macros never run. The values of .xlsx and .ods come from calamine; what it does not tell (number formats,
errors, hidden rows, merged cells of OpenDocument) is read beside it as ``Notes``. Those of .xls come from
xlrd, which tells all of it.
"""
