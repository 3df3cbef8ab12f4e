"""Official documents named by their number ("Công văn số 1234/UBND-CN ngày 3/4/2025")."""

from toancanh.extract.rules.document.rules import Named, find_named, may_name

__all__ = ["Named", "find_named", "may_name"]
