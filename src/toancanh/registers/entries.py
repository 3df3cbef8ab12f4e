"""What every entry of every register has: a name, a place, a version, and its end."""

from decimal import Decimal
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from toancanh.model import Area
from toancanh.model.text import canonical, fold, reading_form
from toancanh.reference.areas import areas
from toancanh.registers.rules import Between, Needs, Together, checks

PLACES = 4
"""Decimal places of a number: a square metre of a hectare, 100,000 đồng of a billion."""

COMMON = (
    Together(("area_code", "area_since")),
    Together(("latitude", "longitude")),
    Between(("latitude",), Decimal(-90), Decimal(90)),
    Between(("longitude",), Decimal(-180), Decimal(180)),
    Together(("retired_at", "retired_why")),
    Needs(("merged_into", "retired_at")),
    Between(("version",), Decimal(1)),
)


def amount() -> "models.DecimalField[Any, Any]":
    """A number that may be unknown. With 15 digits it is exact on SQLite too, where it can be sorted."""
    return models.DecimalField(max_digits=15, decimal_places=PLACES, null=True)


def count() -> "models.IntegerField[Any, Any]":
    """A number of things that may be unknown."""
    return models.IntegerField(null=True)


def text() -> "models.TextField[Any, Any]":
    """Words that may be unknown."""
    return models.TextField(null=True)


def choice() -> "models.CharField[Any, Any]":
    """The code of one of the column's choices."""
    return models.CharField(max_length=40, null=True)


def day() -> "models.DateField[Any, Any]":
    """A day that may be unknown."""
    return models.DateField(null=True)


def yes_no() -> "models.BooleanField[Any, Any]":
    """Yes, no, or unknown."""
    return models.BooleanField(null=True)


def entry_of(register: str) -> "models.ForeignKey[Any, Any]":
    """An entry of another register, by the name of its model."""
    return models.ForeignKey(f"registers.{register}", models.PROTECT, null=True, related_name="+")


class Entry(models.Model):
    """One thing of a register. ``None`` means not known; only ``actions`` write.

    ``name_key`` is what equal names share, ``search_text`` and ``search_key`` what a search looks in, with
    marks and without. ``version`` grows with every change.
    """

    SEARCHED: ClassVar[tuple[str, ...]] = ("name", "place")
    """The fields that a search looks in; a register may add to them."""

    name = models.TextField()
    name_key = models.TextField(db_index=True)
    search_text = models.TextField()
    search_key = models.TextField()
    area_code = models.CharField(max_length=10, null=True, db_index=True)
    area_since = models.DateField(null=True)
    place = text()
    latitude = models.DecimalField(max_digits=9, decimal_places=6, null=True)
    longitude = models.DecimalField(max_digits=9, decimal_places=6, null=True)
    note = text()
    version = models.PositiveIntegerField(default=1)
    added_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True)
    retired_why = text()
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")

    class Meta:  # noqa: D106 (what it is for is said by the model)
        abstract = True
        ordering = ("name_key", "id")
        constraints = (
            *checks(*COMMON),
            models.CheckConstraint(condition=~Q(name=""), name="%(class)s_named"),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def area(self) -> Area | None:
        """The unit that it lies in, as of the time it was reported for."""
        if self.area_code is None or self.area_since is None:
            return None
        return areas().get(self.area_code, self.area_since)

    @area.setter
    def area(self, unit: Area | None) -> None:
        self.area_code = unit.code if unit else None
        self.area_since = unit.valid_from if unit else None

    def index(self) -> None:
        """Bring the keys that it is found by up to date with its words."""
        self.name_key = name_key(self.name)
        words = " ".join(filter(None, (getattr(self, name) for name in self.SEARCHED)))
        self.search_text, self.search_key = name_key(words), fold(words)


def name_key(name: str) -> str:
    """What two writings of the same name share: case, spaces and the place of tone marks do not count."""
    return " ".join(reading_form(canonical(name)).split())
