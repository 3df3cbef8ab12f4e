"""Words of a task's report that show how far it has got."""

from toancanh.extract.rules.progress.rules import find_signs, proposed

__all__ = ["find_signs", "proposed"]
