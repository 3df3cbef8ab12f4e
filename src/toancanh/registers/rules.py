"""What must hold between the columns of an entry: told to people by a message, held to by the database."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce
from operator import and_
from typing import Any, Protocol

from django.db.models import BaseConstraint, CheckConstraint, F, Q


class Rule(Protocol):
    """One rule: which message tells that it is broken, how to see it here, how the database sees it."""

    @property
    def code(self) -> str:
        """Key of the message."""

    @property
    def names(self) -> tuple[str, ...]:
        """The columns that it is about."""

    def broken(self, entry: Any) -> bool:
        """Whether the entry does not hold to it."""

    def condition(self) -> Q:
        """The same for the database."""


@dataclass(frozen=True, slots=True)
class InOrder:
    """The first is not after the second, where both are known."""

    names: tuple[str, str]
    code: str = "registers.not_in_order"

    def broken(self, entry: Any) -> bool:
        """Whether the first is beyond the second."""
        first, second = (getattr(entry, name) for name in self.names)
        return first is not None and second is not None and first > second

    def condition(self) -> Q:
        """The same for the database."""
        first, second = self.names
        return _unknown(first) | _unknown(second) | Q(**{f"{first}__lte": F(second)})


@dataclass(frozen=True, slots=True)
class Together:
    """All are known or none is."""

    names: tuple[str, ...]
    code: str = "registers.not_together"

    def broken(self, entry: Any) -> bool:
        """Whether only some are known."""
        return len({getattr(entry, name) is None for name in self.names}) > 1

    def condition(self) -> Q:
        """The same for the database."""
        none = reduce(and_, (_unknown(name) for name in self.names))
        return none | reduce(and_, (~_unknown(name) for name in self.names))


@dataclass(frozen=True, slots=True)
class Needs:
    """The first is known only where the second is."""

    names: tuple[str, str]
    code: str = "registers.needs"

    def broken(self, entry: Any) -> bool:
        """Whether the first stands alone."""
        first, second = (getattr(entry, name) for name in self.names)
        return first is not None and second is None

    def condition(self) -> Q:
        """The same for the database."""
        return _unknown(self.names[0]) | ~_unknown(self.names[1])


@dataclass(frozen=True, slots=True)
class Between:
    """A number within bounds, beyond which it must be explained in another column, if one is named."""

    names: tuple[str, ...]
    least: Decimal = Decimal(0)
    most: Decimal | None = None
    unless: str = ""
    code: str = "registers.not_between"

    def broken(self, entry: Any) -> bool:
        """Whether one is beyond the bounds and not explained."""
        if self.unless and getattr(entry, self.unless) is not None:
            return False
        values = [value for name in self.names if (value := getattr(entry, name)) is not None]
        return any(value < self.least or (self.most is not None and value > self.most) for value in values)

    def condition(self) -> Q:
        """The same for the database."""
        within = reduce(and_, map(self._within, self.names))
        return within | ~_unknown(self.unless) if self.unless else within

    def _within(self, name: str) -> Q:
        top = {} if self.most is None else {f"{name}__lte": self.most}
        return _unknown(name) | Q(**{f"{name}__gte": self.least}, **top)


@dataclass(frozen=True, slots=True)
class Ordered(InOrder):
    """As ``InOrder``, of two areas of land or two amounts, not of dates."""

    code: str = "registers.part_exceeds"


def checks(*rules: Rule) -> list[BaseConstraint]:
    """The rules as constraints of a table, named after their columns."""
    made: Iterable[BaseConstraint] = (
        CheckConstraint(condition=rule.condition(), name=_name(rule)) for rule in rules
    )
    return list(made)


def _name(rule: Rule) -> str:
    kind = rule.code.rpartition(".")[2]
    return "_".join(("%(class)s", kind, *dict.fromkeys((rule.names[0], rule.names[-1]))))


def _unknown(name: str) -> Q:
    return Q(**{f"{name}__isnull": True})


__all__ = ["Between", "InOrder", "Needs", "Ordered", "Rule", "Together", "checks"]
