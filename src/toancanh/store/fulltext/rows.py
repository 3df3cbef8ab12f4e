"""The table of lines."""

# ruff: noqa: D106 (what Meta is for is said by the model)

from django.db import models


class LineRow(models.Model):
    """A line of a document as it is looked for: where it stands, its words with marks and without.

    The text itself is the document's alone.
    """

    document = models.ForeignKey("store.SourceDocument", models.CASCADE, related_name="lines")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    heading = models.BooleanField()
    marked = models.TextField()
    plain = models.TextField()

    class Meta:
        ordering = ("document", "start")
        constraints = (
            models.CheckConstraint(condition=models.Q(start__lte=models.F("end")), name="line_span"),
            models.UniqueConstraint(fields=("document", "start"), name="line_once"),
        )
