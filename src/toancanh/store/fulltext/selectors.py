"""Search in the words of the documents in force.

Words stand anywhere in a line, in any order; between quotation marks, one after the other. Marks typed must
agree, marks left out need not: "ban le" finds "bán lẻ", "bán lẻ" does not find "bản lề". Nothing typed is an
operator: what is not a word or a quotation mark parts words.

Lines in which all that is typed stands in a row come first, then headings, then the latest documents.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

from django.db import connection
from django.db.models import BooleanField, Exists, F, Func, OuterRef, Q, Value
from django.db.models.functions import Coalesce, ExtractYear, Substr

from toancanh.model.text import canonical, reading_form, strip_marks
from toancanh.store.fulltext.lines import Word, words
from toancanh.store.fulltext.rows import LineRow
from toancanh.store.models import ObservationRow, SourceDocument

MOST = 500  # lines that are put in order; of more the latest stored
_HEAVY = ("document__text", "document__blocks", "document__metadata")


class Phrase(NamedTuple):
    """Words that stand one after the other."""

    words: tuple[Word, ...]

    @property
    def marked(self) -> bool:
        """Whether marks were typed, so that they must agree."""
        return any(strip_marks(it.marked) != it.marked for it in self.words)

    @property
    def column(self) -> str:
        """Where it is looked for."""
        return "marked" if self.marked else "plain"

    @property
    def keys(self) -> tuple[str, ...]:
        """Its words as they are looked for."""
        return tuple(it.marked if self.marked else it.plain for it in self.words)


@dataclass(frozen=True)
class Sought:
    """What is looked for, and in which documents.

    Args:
        text: words, or "words in a row" between quotation marks.
        year: in which they were published; without a date of their own, received.
        places: codes of areas with the days since which they bear them: figures of one of them are told.
        media_type: what kind of file.
    """

    text: str
    year: int | None = None
    places: Collection[tuple[str, date]] = ()
    media_type: str = ""

    @cached_property
    def phrases(self) -> tuple[Phrase, ...]:
        """What every line found must have."""
        parts = reading_form(canonical(self.text)).split('"')
        if len(parts) % 2 == 0:  # the last quotation mark closes nothing
            parts[-2:] = [" ".join(parts[-2:])]
        found: list[Phrase] = []
        for number, part in enumerate(parts):
            sought = tuple(it for it in words(part) if it.plain)
            found += [Phrase(sought)] if number % 2 and sought else [Phrase((it,)) for it in sought]
        return tuple(dict.fromkeys(found))

    @property
    def in_a_row(self) -> "Sought":
        """The same with all its words one after the other."""
        return replace(self, text=f'"{self.text.replace(chr(34), " ")}"')


@dataclass(frozen=True, slots=True)
class Hit:
    """A line that was found: its document without text, its place there, and its words."""

    document: SourceDocument
    start: int
    text: str
    marks: tuple[tuple[int, int], ...]

    @property
    def first(self) -> tuple[int, int]:
        """Where the first word found stands in the document."""
        start, end = self.marks[0] if self.marks else (0, len(self.text))
        return self.start + start, self.start + end


class Found(NamedTuple):
    """Some of the lines found; ``total`` is how many there are, ``more`` that there may be even more."""

    hits: tuple[Hit, ...]
    total: int
    more: bool


def found(sought: Sought, first: int = 0, count: int = 20) -> Found:
    """Lines ``first`` to ``first + count`` of those that have all that is sought; four queries at most."""
    if not sought.phrases:
        return Found((), 0, more=False)
    rows = {it.pk: it for it in _rows(sought.in_a_row)}
    together = frozenset(rows)
    if len(rows) < MOST and len(sought.phrases) > 1:
        rows |= {it.pk: it for it in _rows(sought)}
    order = sorted(rows.values(), key=attrgetter("document_id", "start"))
    order.sort(
        key=lambda it: (
            it.pk in together,
            it.heading,
            it.document.published_end or it.document.received_at.date(),
        ),
        reverse=True,
    )
    shown = order[first : first + count]
    texts = _texts([it.pk for it in shown])
    hits = tuple(Hit(it.document, it.start, texts[it.pk], marks(texts[it.pk], sought)) for it in shown)
    return Found(hits, len(order), more=len(rows) >= MOST)


def marks(text: str, sought: Sought) -> tuple[tuple[int, int], ...]:
    """Where what is sought stands in a canonical text."""
    stand = words(text)
    spans = {span for phrase in sought.phrases for span in _spans(stand, phrase)}
    return tuple(sorted(spans))


def _spans(stand: Sequence[Word], phrase: Phrase) -> Iterator[tuple[int, int]]:
    here = [it.marked if phrase.marked else it.plain for it in stand]
    length, keys = len(phrase.words), list(phrase.keys)
    for at, key in enumerate(here):
        if key == keys[0] and here[at : at + length] == keys:
            last = stand[at + length - 1]
            yield stand[at].start, last.start + len(last.marked)


def _rows(sought: Sought) -> list[LineRow]:
    asked = LineRow.objects.filter(_has(sought), _in(sought)).select_related("document")
    return list(asked.defer(*_HEAVY, "marked", "plain").order_by("-pk")[:MOST])


def _texts(keys: Sequence[int]) -> dict[int, str]:
    """What stands in some lines, without the rest of their documents."""
    line = Substr("document__text", F("start") + 1, F("end") - F("start"))
    return dict(LineRow.objects.filter(pk__in=keys).values_list("pk", line))


class _Stands(Func):
    """Whether PostgreSQL finds a phrase in a column; ``phraseto_tsquery`` knows no operators."""

    template = '"store_linerow"."%(column)s" @@ phraseto_tsquery(\'simple\', %(expressions)s)'
    output_field = BooleanField()


class _Matches(Func):
    """Whether the index of SQLite has a line for an expression, whose words are all quoted."""

    template = (
        '"store_linerow"."id" IN'
        " (SELECT rowid FROM store_linewords WHERE store_linewords MATCH %(expressions)s)"
    )
    output_field = BooleanField()


def _has(sought: Sought) -> Q:
    """Whether a line has every phrase."""
    if connection.vendor == "postgresql":
        phrases = ((it.column, " ".join(it.keys)) for it in sought.phrases)
        return Q(*(Q(_Stands(Value(text), column=f"{column}_words")) for column, text in phrases))
    quoted = (f'{it.column} : "{" ".join(it.keys)}"' for it in sought.phrases)
    return Q(_Matches(Value(" AND ".join(quoted))))


def _in(sought: Sought) -> Q:
    """Which documents: those in force, narrowed."""
    asked = Q(document__superseded_by__isnull=True)
    if sought.year:
        undated = Q(document__published_end__isnull=True, document__received_at__year=sought.year)
        asked &= Q(document__published_end__year=sought.year) | undated
    if sought.media_type:
        asked &= Q(document__media_type=sought.media_type)
    if sought.places:
        here = (Q(area_code=code, area_since=since) for code, since in sought.places)
        told = ObservationRow.objects.filter(Q(*here, _connector=Q.OR), reading__current=True)
        asked &= Q(Exists(told.filter(reading__document=OuterRef("document"))))
    return asked


def facets() -> tuple[tuple[int, ...], tuple[str, ...]]:
    """Years in which documents in force were published or received, the last first, and their media types."""
    rows = SourceDocument.objects.filter(superseded_by__isnull=True).order_by()
    told = Coalesce(ExtractYear("published_end"), ExtractYear("received_at"))
    years = rows.annotate(year=told).values_list("year", flat=True).distinct()
    kinds = rows.values_list("media_type", flat=True).distinct()
    return tuple(sorted(years, reverse=True)), tuple(sorted(kinds))
