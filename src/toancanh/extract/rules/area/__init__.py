"""Administrative areas named in a text, and the area a document is about."""

from toancanh.extract.rules.area.rules import Place, find_places, main_area

__all__ = ["Place", "find_places", "main_area"]
