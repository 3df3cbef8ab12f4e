"""What leaves the house as data of others' programs: figures as SDMX, reporting forms as workbooks.

It gathers figures from the store and hands them to ``publish``, which writes them; command line, site and API
ask here, so that all three give the same. Django must be set up before it is imported (``web.prepare``).
"""
