"""Small words that several parts of a brief say."""

from collections.abc import Sequence
from datetime import date
from textwrap import shorten

from django.utils.translation import gettext as _

from toancanh.publish import periods
from toancanh.publish.brief import Note, Said
from toancanh.web.language import spoken


def short(text: str, most: int = 120) -> str:
    """The beginning of a text, on one line; no word and no number is cut in two."""
    return shorten(text, most, placeholder=" …")


def day(when: date | None, notes: Sequence[Note] = (), tone: str = "") -> Said:
    """A day; one that nobody knows is said to be unknown."""
    if when is None:
        return Said(_("chưa rõ"), tone="unknown")
    return Said(periods.day(when, spoken()), tuple(notes), tone=tone)


def or_unknown(text: str | None, notes: Sequence[Note] = ()) -> Said:
    """Words; where there are none, that nothing is known."""
    return Said(text, tuple(notes)) if text else Said(_("chưa rõ"), tone="unknown")


def beyond(shown: int, every: int, words: str, address: str) -> tuple[Said, ...]:
    """What did not fit, counted, with where it stands; ``words`` has a place for the number."""
    return (Said(words % {"n": every - shown}, address=address),) if every > shown else ()
