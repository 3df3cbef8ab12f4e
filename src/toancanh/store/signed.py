"""What every line of a history has that a person signs, and what is asked of who signs it."""

# ruff: noqa: D106 (what Meta is for is said by the model)

from django.db import models
from django.db.models import Q

from toancanh.model import UserError
from toancanh.store.origin import LONGEST, here

SIGNED = ~Q(who="")
"""Somebody signs."""
REASONED = SIGNED & ~Q(reason="")
"""Somebody signs and says why."""


class Signed(models.Model):
    """Who, when, from which address; of the lines on one thing the latest is ``current``, all are kept."""

    who = models.TextField()
    at = models.DateTimeField(auto_now_add=True)
    address = models.CharField(max_length=LONGEST, default=here)
    current = models.BooleanField()

    class Meta:
        abstract = True
        ordering = ("-id",)


def one_current(name: str, *of: str) -> models.UniqueConstraint:
    """One line on each thing is current; the columns ``of`` say which thing."""
    return models.UniqueConstraint(fields=of, condition=Q(current=True), name=name)


def signed(name: str, condition: Q = SIGNED) -> models.CheckConstraint:
    """Nothing unsigned gets in."""
    return models.CheckConstraint(condition=condition, name=name)


def must_sign(who: str) -> None:
    """Ask for a name.

    Raises:
        UserError: there is none.
    """
    if not who.strip():
        raise UserError("review.unsigned")


def must_say_why(reason: str) -> None:
    """Ask for a reason.

    Raises:
        UserError: there is none.
    """
    if not reason.strip():
        raise UserError("review.no_reason")
