"""How what is known is told to people: figures, periods and names in Vietnamese and in English.

Pure functions of a value and a language; all words stand in ``reference/messages``. The command line and
the site both write with them, so that a figure reads the same wherever it is met.
"""
