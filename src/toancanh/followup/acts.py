"""The acts of documents, and which of them are matters already."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, F, QuerySet

from toancanh.followup.models import Matter
from toancanh.model import Act
from toancanh.store import selectors
from toancanh.store.models import ActRow, SourceDocument


@dataclass(frozen=True, slots=True)
class Numbered:
    """An act, its place among those of its document from 1, and the number of the matter that quotes it."""

    number: int
    act: Act
    matter: int | None


def numbered(row: SourceDocument) -> tuple[Numbered, ...]:
    """The acts of a document, each with its matter."""
    quoted = Matter.objects.filter(document=row, start__isnull=False).order_by("pk")
    taken = list(quoted.values_list("start", "end", "pk"))
    found = enumerate(selectors.acts_of(row), 1)
    return tuple(Numbered(number, act, _matter(act, taken)) for number, act in found)


def _matter(act: Act, taken: Iterable[tuple[int | None, int | None, int]]) -> int | None:
    """The matter that quotes words of an act: rules that are mended may set its ends elsewhere."""
    return next(
        (
            matter
            for start, end, matter in taken
            if start is not None and end is not None and act.passage.start < end and start < act.passage.end
        ),
        None,
    )


def with_acts() -> QuerySet[ActRow, tuple[int, int]]:
    """The keys of the documents in force that have acts, with how many, the last received first."""
    found = ActRow.objects.filter(reading__current=True, reading__document__superseded_by__isnull=True)
    counted = found.order_by().values(key=F("reading__document")).annotate(number=Count("pk"))
    return counted.order_by("-reading__document__received_at", "-key").values_list("key", "number")
