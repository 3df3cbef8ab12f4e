"""Petitions, directives, obstacles, solutions and commitments in a document (kiến nghị, chỉ đạo, …)."""

from toancanh.extract.rules.act.find import find_acts

__all__ = ["find_acts"]
