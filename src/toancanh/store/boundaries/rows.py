"""The tables of loaded boundaries: a file, and the boundary of each unit in it."""

# ruff: noqa: D106 (what Meta is for is said by the model)

from django.db import models
from django.db.models import Q

from toancanh.store.origin import here


class BoundarySet(models.Model):
    """One file of boundaries: whose they are, of which day; it is taken back with a reason, never deleted."""

    name = models.TextField()
    original = models.ForeignKey("store.Original", models.PROTECT, related_name="+")
    on = models.DateField()  # whose units are meant
    source = models.TextField()
    who = models.TextField()
    at = models.DateTimeField(auto_now_add=True)
    address = models.CharField(max_length=45, default=here)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.TextField(null=True)
    withdrawn_why = models.TextField(null=True)
    withdrawn_address = models.CharField(max_length=45, default="")

    class Meta:
        ordering = ("-id",)
        constraints = (
            models.CheckConstraint(condition=~Q(who="") & ~Q(source=""), name="boundary_set_signed"),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True, withdrawn_why__isnull=True)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False, withdrawn_why__isnull=False)
                & ~Q(withdrawn_by="")
                & ~Q(withdrawn_why=""),
                name="boundary_set_withdrawn_with_reason",
            ),
        )


class BoundaryRow(models.Model):
    """The boundary of one unit, thinned for drawing: rings of ``[latitude, longitude]``."""

    of = models.ForeignKey(BoundarySet, models.PROTECT, related_name="rows")
    area_code = models.CharField(max_length=10)
    area_since = models.DateField()
    rings = models.JSONField()

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("of", "area_code", "area_since"), name="boundary_once_a_set"),
        )
        indexes = (models.Index(fields=("area_code", "area_since"), name="boundary_by_area"),)
