"""Growth, shares, plan ratios: what a number says about the figure it speaks of."""

from toancanh.extract.rules.change.rules import Base, BaseKind, Verb, find_bases, find_verbs

__all__ = ["Base", "BaseKind", "Verb", "find_bases", "find_verbs"]
