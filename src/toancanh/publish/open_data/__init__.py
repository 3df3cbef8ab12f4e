"""Sets of open data as files: tables, their dictionary, and the catalogue that describes them (DCAT 3).

It writes what it is given: which rows and columns may leave the house is decided before
(``toancanh.opendata``).
"""

from toancanh.publish.open_data.values import Agent, Catalogue, Cell, DataSet, Field, File, Kind, Text

__all__ = ["Agent", "Catalogue", "Cell", "DataSet", "Field", "File", "Kind", "Text"]
