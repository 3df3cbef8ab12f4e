"""The documents as a list to look something up in: by words, by when they came out, by how they stand."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Exists, OuterRef, Q, QuerySet

from toancanh.model import Period, Severity
from toancanh.model.text import fold
from toancanh.store import selectors
from toancanh.store.models import FindingRow, ObservationRow, SourceDocument
from toancanh.store.superseding import KEY_LENGTH


class Standing(StrEnum):
    """Which documents are asked for."""

    IN_FORCE = "in_force"
    SUPERSEDED = "superseded"
    DOUBTED = "doubted"
    FIGURELESS = "figureless"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for; an empty part does not narrow.

    ``words`` stand in name, title, number or issuer; ``published`` is when it came out, or began to.
    """

    words: str = ""
    published: Period | None = None
    standing: Standing | None = None


def documents(wanted: Wanted) -> QuerySet[SourceDocument]:
    """Those looked for, last received first, each with how much was found in it (``selectors.documents``)."""
    return selectors.documents().filter(_condition(wanted)).order_by("-id")


def _condition(wanted: Wanted) -> Q:
    asked = _with_words(wanted.words)
    if wanted.published:
        asked &= Q(published_start__range=(wanted.published.start, wanted.published.end))
    return asked & _standing(wanted.standing)


def _with_words(words: str) -> Q:
    """Documents that have all the words in one of their keys, with marks or without."""
    key = fold(words)[:KEY_LENGTH]
    if not key:
        return Q()
    # One column at a time, each in its own index: texts and blocks, which lie between, are not read.
    found = Q()
    for name in ("name_key", "title_key", "number_key", "issuer_key"):
        found |= Q(pk__in=SourceDocument.objects.filter(**{f"{name}__contains": key}).values("pk"))
    return found


def _standing(standing: Standing | None) -> Q:
    own = {"reading__document": OuterRef("pk"), "reading__current": True}
    match standing:
        case Standing.IN_FORCE:
            return Q(superseded_by__isnull=True)
        case Standing.SUPERSEDED:
            return Q(superseded_by__isnull=False)
        case Standing.DOUBTED:
            return Q(Exists(FindingRow.objects.filter(**own).exclude(severity=Severity.INFO.value)))
        case Standing.FIGURELESS:
            return ~Q(Exists(ObservationRow.objects.filter(**own)))
        case None:
            return Q()


def days() -> tuple[date, ...]:
    """The days on which, or from which, documents came out, each once, the last first."""
    found = SourceDocument.objects.filter(published_start__isnull=False).order_by("-published_start")
    return tuple(it for it in found.values_list("published_start", flat=True).distinct() if it)
