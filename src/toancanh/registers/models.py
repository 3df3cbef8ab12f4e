"""The tables that all registers share: what was done, value by value, and what is proposed.

::

    Deed ──< ValueChange          one action, with who, when, why and from where; each value before and after
    Proposal                      what a document says of an entry, until a person has decided
    Distinct                      two entries that a person said are not the same thing

Nothing here is overwritten or deleted, save that a proposal is decided once. The tables of the entries
are in ``books``.
"""

# ruff: noqa: D106 (what Meta is for is said by the model)

from enum import StrEnum
from typing import Any

from django.db import models
from django.db.models import F, Q

from toancanh.model import Period
from toancanh.registers.registry import registers
from toancanh.store.models import SourceDocument
from toancanh.store.origin import here


class _Sourced(models.Model):
    """Where a statement comes from: words, an address, the passage of a document, the time it holds for."""

    source = models.TextField(default="")
    url = models.TextField(default="")
    document = models.ForeignKey(SourceDocument, models.PROTECT, null=True, related_name="+")
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    as_of_start = models.DateField(null=True)
    as_of_end = models.DateField(null=True)

    class Meta:
        abstract = True
        constraints = (
            models.CheckConstraint(
                condition=Q(start__isnull=True, end__isnull=True)
                | Q(start__isnull=False, end__isnull=False, start__lte=F("end"), document__isnull=False),
                name="%(class)s_passage_of_a_document",
            ),
            models.CheckConstraint(
                condition=Q(as_of_start__isnull=True, as_of_end__isnull=True)
                | Q(as_of_start__isnull=False, as_of_end__isnull=False, as_of_start__lte=F("as_of_end")),
                name="%(class)s_as_of_pair",
            ),
        )

    @property
    def as_of(self) -> Period | None:
        """The day or stretch that it holds for."""
        if self.as_of_start is None or self.as_of_end is None:
            return None
        return Period(self.as_of_start, self.as_of_end)


class _AppendOnly(models.Model):
    """Rows that are written once."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **more: Any) -> None:
        """Write it for the first and only time."""
        if self.pk is not None:
            raise TypeError(f"{self._meta.label} {self.pk} is history")
        super().save(*args, **more)

    def delete(self, *_args: Any, **_more: Any) -> tuple[int, dict[str, int]]:
        """Refuse."""
        raise TypeError(f"{self._meta.label} {self.pk} is history")


class Deed(_AppendOnly, _Sourced):
    """One thing that somebody did to one entry; ``version`` is the entry's after it."""

    class Kind(StrEnum):
        """What was done."""

        ADD = "add"
        CHANGE = "change"
        RETIRE = "retire"
        RESTORE = "restore"
        MERGE = "merge"
        UNDO = "undo"

    register = models.CharField(max_length=40)
    entry = models.BigIntegerField()
    version = models.PositiveIntegerField()
    kind = models.CharField(max_length=10)
    who = models.TextField()
    reason = models.TextField(default="")
    at = models.DateTimeField()
    address = models.CharField(max_length=45, default=here)
    other = models.BigIntegerField(null=True)  # the entry that it was merged with
    undoes = models.OneToOneField("self", models.PROTECT, null=True, related_name="undone_by")

    class Meta:
        ordering = ("-id",)
        constraints = (
            *_Sourced.Meta.constraints,
            models.UniqueConstraint(fields=("register", "entry", "version"), name="deed_each_version_once"),
            models.CheckConstraint(condition=~Q(who=""), name="deed_signed"),
            models.CheckConstraint(condition=Q(undoes__isnull=True) | Q(kind="undo"), name="deed_undoes"),
        )


class ValueChange(_AppendOnly):
    """One value of one entry before and after a deed, as text; ``None`` is unknown."""

    deed = models.ForeignKey(Deed, models.PROTECT, related_name="changes")
    field = models.CharField(max_length=40)
    before = models.TextField(null=True)
    after = models.TextField(null=True)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("deed", "field"), name="value_change_once_a_deed"),
            models.CheckConstraint(
                condition=Q(before__isnull=True, after__isnull=False)
                | Q(before__isnull=False, after__isnull=True)
                | ~Q(before=F("after")),
                name="value_change_changes",
            ),
        )


class Proposal(_Sourced):
    """What a passage says: a new entry (``entry`` is null) with its values, or one value of an entry.

    ``claim`` is the same for the same statement, which is proposed once, whatever was decided about it.
    """

    class State(StrEnum):
        """Waiting, or decided."""

        OPEN = "open"
        ACCEPTED = "accepted"
        REJECTED = "rejected"

    claim = models.CharField(max_length=40, unique=True)
    register = models.CharField(max_length=40)
    entry = models.BigIntegerField(null=True)
    values = models.JSONField()
    sentence = models.TextField()
    state = models.CharField(max_length=10, default="open")
    proposed_at = models.DateTimeField()
    who = models.TextField(null=True)
    reason = models.TextField(null=True)
    decided_at = models.DateTimeField(null=True)
    deed = models.OneToOneField(Deed, models.PROTECT, null=True, related_name="proposal")

    class Meta:
        ordering = ("id",)
        constraints = (
            *_Sourced.Meta.constraints,
            models.CheckConstraint(
                condition=Q(state="open", who__isnull=True, decided_at__isnull=True, deed__isnull=True)
                | Q(state="accepted", who__isnull=False, decided_at__isnull=False, deed__isnull=False)
                | Q(state="rejected", who__isnull=False, decided_at__isnull=False, deed__isnull=True)
                & ~Q(reason=""),
                name="proposal_decided_by_somebody",
            ),
        )
        indexes = (models.Index(fields=("state", "register"), name="proposal_by_state"),)


class Distinct(_AppendOnly):
    """Two entries that look alike and are not the same thing, as a person said."""

    register = models.CharField(max_length=40)
    first = models.BigIntegerField()
    second = models.BigIntegerField()
    who = models.TextField()
    reason = models.TextField()
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("register", "first", "second"), name="distinct_once"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="distinct_in_order"),
        )


registers()  # their tables belong to this app
