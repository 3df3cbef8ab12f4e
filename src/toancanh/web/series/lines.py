"""The table of a series in words, ready to be written: a page has some hundred lines."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.urls import reverse

from toancanh.model import Observation
from toancanh.publish import figures, periods, words
from toancanh.reference.messages import Language
from toancanh.web.language import spoken
from toancanh.web.series.tables import Row
from toancanh.web.templatetags.figures import cited, verdict


@dataclass(frozen=True, slots=True)
class Number:
    """A figure as a table has it, the address of its page, and what is to be said of it in a word."""

    written: str
    address: str
    word: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A value with what is told beside it.

    Args:
        period: when.
        value, growth, planned: the figures; of the growth the word is whether it is good or bad.
        status: how settled the value is, as a code and in words.
        rivals: what else is claimed, and how settled that is.
        disputed: whether any of that cannot be true as well.
        origin: the address of the passage in its document.
        document, published, where: its name, its day, and the place in it.
    """

    period: str
    value: Number
    growth: Number | None
    planned: Number | None
    status: tuple[str, str]
    rivals: tuple[Number, ...]
    disputed: bool
    origin: str
    document: str
    published: str
    where: str


def lines(rows: Iterable[Row]) -> Iterator[Line]:
    """Rows in the language of the page."""
    lang = spoken()
    for row in rows:
        point, fact, paper = row.point, row.fact, row.document
        value, place = _number(fact, lang), fact.passage.locator
        yield Line(
            period=periods.period(point.period, lang),
            value=value,
            growth=_number(point.growth, lang, verdict(point.growth)) if point.growth else None,
            planned=_number(point.pct_of_plan, lang) if point.pct_of_plan else None,
            status=(fact.status.value, _status(fact, lang)),
            rivals=tuple(_number(it, lang, _status(it, lang)) for it in point.rivals),
            disputed=bool(point.disputed),
            origin=_origin(row),
            document=cited(paper),
            published=periods.published(paper.published, lang) if paper.published else "",
            where=words.locator(place, lang) if place.as_dict() else "",
        )


def _number(fact: Observation, lang: Language, word: str = "") -> Number:
    return Number(figures.entry(fact, lang), reverse("fact", args=[fact.id]), word)


def _status(fact: Observation, lang: Language) -> str:
    return words.say(f"status.{fact.status}", lang)


def _origin(row: Row) -> str:
    """The passage in its document; of a cell with the stretch of the text that it stands in."""
    passage = row.fact.passage
    stretch = f"?tu={passage.start}&den={passage.end}" if passage.locator.sheet else ""
    return f"{reverse('document', args=[row.document.sha256])}{stretch}#f-{row.fact.id}"
