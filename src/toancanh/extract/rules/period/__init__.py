"""Words for time, and the periods they mean in a document of a known date."""

from toancanh.extract.rules.period.rules import Moment, find_moments

__all__ = ["Moment", "find_moments"]
