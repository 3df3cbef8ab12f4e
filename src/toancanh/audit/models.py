"""The table of the log: a line for each row of a history, which it leads to, in a chain of hashes."""

# ruff: noqa: D106 (what Meta is for is said by the model)

from django.db import models


class Line(models.Model):
    """One thing that was done.

    ``source`` and ``key`` name the row of the history, ``digest`` is of what stands there, ``chain`` of this
    line and of all before it. ``kind`` is the code of its words, ``target`` where the site shows it.
    ``who_key`` and ``search_key`` are what a search looks in, without marks.
    """

    source = models.CharField(max_length=20)
    key = models.BigIntegerField()
    at = models.DateTimeField()
    who = models.TextField()
    kind = models.CharField(max_length=60)
    about = models.TextField()
    target = models.TextField()
    address = models.CharField(max_length=45)
    who_key = models.TextField()
    search_key = models.TextField()
    digest = models.CharField(max_length=64)
    chain = models.CharField(max_length=64)

    class Meta:
        ordering = ("-at", "-id")
        constraints = (models.UniqueConstraint(fields=("source", "key"), name="line_once_a_row"),)
        indexes = (
            models.Index(fields=("-at", "-id"), name="line_by_time"),
            models.Index(fields=("kind", "-at", "-id"), name="line_by_kind"),
            models.Index(fields=("source", "at", "key"), name="line_by_source"),
        )
