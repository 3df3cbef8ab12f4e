"""For notebooks and programs: read a file, extract what it says, ask a store; answers become frames.

``import toancanh`` gives all of this by name and loads nothing before it is used. Numbers are exact decimals
unless floats are asked for; each has both ends of its interval, its unit, and the words that it rests on.
"""

from toancanh.library.errors import Refused
from toancanh.library.picture import Picture
from toancanh.library.reading import Extracted, Paper, extract, read
from toancanh.library.tables import Column, Table
from toancanh.library.values import Figure

__all__ = ["Column", "Extracted", "Figure", "Paper", "Picture", "Refused", "Table", "extract", "read"]
