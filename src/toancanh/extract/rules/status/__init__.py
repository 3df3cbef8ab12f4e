"""Whether a figure has happened, is estimated, planned, wanted or foreseen."""

from toancanh.extract.rules.status.rules import Cue, find_cues

__all__ = ["Cue", "find_cues"]
