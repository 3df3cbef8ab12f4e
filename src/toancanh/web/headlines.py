"""The picture of one area and period as a page shows it: sections of cards, and aims apart.

A card is one indicator; lines of the same indicator that a dimension narrows ("công nghiệp - xây dựng")
stand inside it. What is said of one project, place or product is never the province's figure: without the
whole to stand in, it is a detail at the end of the page.

A stock (số cụm công nghiệp) does not cease to be when the period is over: it is also shown as counted
nearest to the end of the period within its year, else last within the year before, with its date.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import groupby

from toancanh.model import Finding, Kind, Observation, Period
from toancanh.publish import names
from toancanh.publish.words import say
from toancanh.reconcile.picture import Picture, PictureLine
from toancanh.reference import indicators
from toancanh.store import selectors
from toancanh.store.models import SourceDocument
from toancanh.web.choices import Choice, Place
from toancanh.web.language import spoken

SECTIONS = ("trade", "industry", "parks", "energy", "economy", "market_control", "organisation")
_PARKS = ("industrial_park", "industrial_cluster")
_DECIDED = ("reconcile.correction_", "reconcile.choice_")
_ONE_OF_MANY = frozenset(("project", "place", "product", "commodity", "partner"))
_STOCK_LASTS = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Source:
    """A document that a card rests on, with the fact to jump to in it."""

    document: SourceDocument
    fact: Observation


@dataclass(frozen=True, slots=True)
class Card:
    """One line of the picture, ready to show.

    ``main`` is the number in large type: the level, else the growth, else the percent of plan; there is
    none when only ``parts`` of the indicator are known. ``as_of`` is set when the number is of another
    period than the page.
    """

    name: str
    detail: str
    line: PictureLine
    main: Observation | None
    sources: tuple[Source, ...]
    rivals: tuple[Source, ...]
    as_of: Period | None = None
    parts: tuple["Card", ...] = ()

    @property
    def growth(self) -> Observation | None:
        """Growth to show beside the main number."""
        return self.line.growth if self.main and self.main is not self.line.growth else None

    @property
    def pct_of_plan(self) -> Observation | None:
        """Percent of plan to show beside the main number."""
        return self.line.pct_of_plan if self.main and self.main is not self.line.pct_of_plan else None

    @property
    def of_one(self) -> bool:
        """Whether it is of one project, place or product only."""
        return not _ONE_OF_MANY.isdisjoint(name for name, _ in self.line.dims)


@dataclass(frozen=True, slots=True)
class Section:
    """Cards of one field."""

    title: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """All that the home page shows of one area and period.

    ``details`` are of a single project, place or product and stand in no card; ``others`` fit no indicator.
    ``failed`` are decisions of people that the figures fit no more: corrections, choices.
    """

    sections: tuple[Section, ...]
    details: tuple[Card, ...]
    aims: tuple[Card, ...]
    others: tuple[Card, ...]
    failed: tuple[Finding, ...] = ()

    @property
    def figures(self) -> Iterator[Observation]:
        """The figures in large type."""
        cards = (card for section in self.sections for card in section.cards)
        for card in (*cards, *self.aims):
            yield from (it.main for it in (card, *card.parts) if it.main)


def headlines(chosen: Choice, whole: Picture) -> Page:
    """Build the page, with one query, from a picture that has at least the place."""
    shown: list[Card] = []
    others: list[Card] = []
    aims: list[Card] = []
    kept = _on_page(_lines(whole, chosen.place), chosen.period)
    documents = _documents(kept)
    for line in kept:
        card = _card(line, documents, chosen.period)
        if line.indicator not in indicators.catalogue():
            others.append(card)
        elif line.kind is Kind.OUTCOME:
            shown.append(card)
        else:
            aims.append(card)
    sections, details = _sections(shown)
    failed = tuple(it for it in whole.findings if it.code.startswith(_DECIDED))
    return Page(sections, details, tuple(sorted(aims, key=_in_catalogue)), tuple(others), failed)


def _documents(lines: Iterable[PictureLine]) -> dict[str, SourceDocument]:
    """The documents that lines quote, by SHA-256; what was approved may be of one that was replaced."""
    quoted = {it.passage.document for line in lines for it in (*line.observations, *line.rivals)}
    return {row.sha256: row for row in selectors.every_document().filter(original__in=quoted)}


def _lines(whole: Picture, place: Place) -> tuple[PictureLine, ...]:
    return tuple(it for it in whole.lines if Place.of(it.area_code, it.area_since, it.area) == place)


def _on_page(lines: Iterable[PictureLine], period: Period) -> list[PictureLine]:
    """Outcomes of the period, aims of its year, and stocks as counted nearest to its end."""
    kept: list[PictureLine] = []
    near: defaultdict[tuple[object, ...], list[PictureLine]] = defaultdict(list)
    for line in lines:
        if line.period is None:
            continue
        if line.kind is not Kind.OUTCOME:
            if line.period.start.year <= period.end.year <= line.period.end.year:
                kept.append(line)
        elif indicators.is_counted(line.indicator or "") and _is_near(line.period, period):
            near[line.indicator, line.dims].append(line)
        elif line.period == period:
            kept.append(line)
    return kept + [min(same, key=lambda it: _distance(it.period, period)) for same in near.values()]


def _is_near(counted: Period, period: Period) -> bool:
    same_year = counted.end.year == period.end.year
    return same_year or period.end - _STOCK_LASTS <= counted.end <= period.end


def _distance(counted: Period | None, period: Period) -> tuple[bool, bool, timedelta]:
    if counted is None:
        return True, True, timedelta.max
    return counted != period, counted.end.year != period.end.year, abs(counted.end - period.end)


def _card(line: PictureLine, documents: Mapping[str, SourceDocument], period: Period) -> Card:
    def source(it: Observation) -> Source:
        return Source(documents[it.passage.document], it)

    by_document = {it.passage.document: it for it in reversed(line.observations)}
    return Card(
        name=names.indicator(line.indicator, line.label, spoken()),
        detail=names.dimensions(line.dims, spoken()),
        line=line,
        main=line.observations[0] if line.value else (line.growth or line.observations[0]),
        sources=tuple(source(it) for it in reversed(by_document.values())),
        rivals=tuple(source(it) for it in line.rivals),
        as_of=line.period if line.period != period else None,
    )


def section_of(code: str) -> str:
    """The section of the page that an indicator belongs to."""
    if code.startswith(_PARKS):
        return "parks"
    return indicators.catalogue()[code].group


def _in_catalogue(card: Card) -> tuple[int, int, bool, str]:
    code = card.line.indicator or ""
    section = SECTIONS.index(section_of(code))
    return section, list(indicators.catalogue()).index(code), card.of_one, card.detail


def _sections(cards: Iterable[Card]) -> tuple[tuple[Section, ...], tuple[Card, ...]]:
    """Sections that have cards, and the figures that stand in no card."""
    found: defaultdict[str, list[Card]] = defaultdict(list)
    details: list[Card] = []
    for code, same in groupby(sorted(cards, key=_in_catalogue), key=lambda card: card.line.indicator):
        card, alone = _nested(tuple(same))
        details += alone
        if card:
            found[section_of(code or "")].append(card)
    titles = ((key, say(f"section.{key}", spoken())) for key in SECTIONS if key in found)
    return tuple(Section(title, tuple(found[key])) for key, title in titles), tuple(details)


def _nested(same: tuple[Card, ...]) -> tuple[Card | None, tuple[Card, ...]]:
    """Cards of one indicator as one, and those of a single project or product that have no place in it.

    The whole holds all others; without it, parts of the whole province share a card under its name.
    """
    whole = next((card for card in same if not card.detail), None)
    if whole:
        return replace(whole, parts=tuple(card for card in same if card is not whole)), ()
    parts = tuple(card for card in same if not card.of_one)
    alone = tuple(card for card in same if card.of_one)
    if len(parts) < 2:
        return (parts[0] if parts else None), alone
    sources = {source.document.sha256: source for card in reversed(parts) for source in card.sources}
    first = parts[0]
    return Card(first.name, "", first.line, None, tuple(reversed(sources.values())), (), parts=parts), alone
