"""The clock of the pages: the one place that reads it, so that it can be held still."""

from datetime import date, datetime

from django.utils import timezone


def now() -> datetime:
    """This moment."""
    return timezone.now()


def today() -> date:
    """The day it is where the offices are."""
    return timezone.localdate(now())
