"""Administrative areas named in a text, and the area a document is about."""

from toancanh.extract.rules.area.rules import Place, find_places, main_area
from toancanh.extract.rules.area.sides import part_on, with_sides

__all__ = ["Place", "find_places", "main_area", "part_on", "with_sides"]
