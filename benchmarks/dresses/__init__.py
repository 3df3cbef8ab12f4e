"""The same report in every dress: does each one give the same facts?

A report (``report.py``) is written as Word, a page, text and PDF (``word.py``, ``plain.py``, ``printed.py``),
turned into other formats by LibreOffice (``office.py``), into texts of before Unicode (``codes.py``) and
scanned (``printed.py``). ``facts.py`` says what a file states, wherever it states it.
"""
