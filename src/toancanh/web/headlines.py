"""The picture of one area and period as a page shows it: sections of cards, and aims apart.

A card is one indicator; lines of the same indicator that a dimension narrows ("công nghiệp - xây dựng")
stand inside it. A stock (số cụm công nghiệp) is also shown as last counted within the year before, with
its date, because it does not cease to be when the period is over.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import groupby

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from toancanh.model import Observation, Period
from toancanh.pipeline import picture
from toancanh.reconcile.picture import Kind, PictureLine
from toancanh.reference import indicators
from toancanh.store import selectors
from toancanh.store.models import SourceDocument
from toancanh.store.selectors import Selection
from toancanh.web.choices import Choice
from toancanh.web.format import english
from toancanh.web.words import DIMENSION

_SECTIONS: Mapping[str, str | Promise] = {
    "economy": _("Kinh tế"),
    "industry": _("Công nghiệp"),
    "parks": _("Khu, cụm công nghiệp"),
    "trade": _("Thương mại, xuất nhập khẩu"),
    "energy": _("Năng lượng"),
    "market_control": _("Quản lý thị trường"),
    "organisation": _("Tổ chức bộ máy"),
}
_PARKS = ("industrial_park", "industrial_cluster")
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


@dataclass(frozen=True, slots=True)
class Section:
    """Cards of one field."""

    title: str | Promise
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """All that the home page shows of one area and period; ``others`` fit no indicator."""

    sections: tuple[Section, ...]
    aims: tuple[Card, ...]
    others: tuple[Card, ...]


def indicator_name(code: str | None, label: str) -> str:
    """The name of an indicator in the reader's language, or the words of the text."""
    known = indicators.catalogue().get(code or "")
    if known is None:
        return capfirst(label)
    return capfirst(known.name_en if english() else known.name_vi)


def dimensions(dims: Iterable[tuple[str, str]]) -> str:
    """What narrows a figure, in words."""
    return ", ".join(str(DIMENSION.get(value, value)) for _name, value in dims)


def headlines(chosen: Choice) -> Page:
    """Build the page; a fixed number of queries whatever the store holds."""
    lines = _lines(chosen)
    documents = {row.sha256: row for row in selectors.in_force()}
    shown: list[Card] = []
    others: list[Card] = []
    aims: list[Card] = []
    for line in _latest_stocks(lines, chosen.period):
        card = _card(line, documents, chosen.period)
        if line.indicator not in indicators.catalogue():
            others.append(card)
        elif line.kind is Kind.OUTCOME:
            shown.append(card)
        else:
            aims.append(card)
    return Page(_sections(shown), tuple(sorted(aims, key=_in_catalogue)), tuple(others))


def _lines(chosen: Choice) -> tuple[PictureLine, ...]:
    """The lines of the place; without a code only those of the period, or all would have to be read."""
    place = chosen.place
    if place.code:
        lines = picture(Selection(area_codes=(place.code,))).lines
        return tuple(line for line in lines if line.area_since == place.since)
    lines = picture(Selection(period=chosen.period)).lines
    return tuple(line for line in lines if line.area_code is None and line.area == place.name)


def _latest_stocks(lines: Iterable[PictureLine], period: Period) -> list[PictureLine]:
    """Outcomes of the period, aims of its year, and stocks as last counted before its end."""
    kept: list[PictureLine] = []
    seen: set[tuple[object, ...]] = set()
    for line in lines:  # of one indicator, the latest period comes first
        if line.period is None:
            continue
        if line.kind is not Kind.OUTCOME:
            if line.period.start.year <= period.end.year <= line.period.end.year:
                kept.append(line)
            continue
        thing = (line.indicator, line.dims)
        fresh = period.end - _STOCK_LASTS <= line.period.end <= period.end
        if line.period == period or (_is_stock(line) and fresh and thing not in seen):
            kept.append(line)
            seen.add(thing)
    return kept


def _is_stock(line: PictureLine) -> bool:
    known = indicators.catalogue().get(line.indicator or "")
    return known is not None and known.stock_or_flow is indicators.Kind.STOCK


def _card(line: PictureLine, documents: Mapping[str, SourceDocument], period: Period) -> Card:
    def source(it: Observation) -> Source:
        return Source(documents[it.passage.document], it)

    by_document = {it.passage.document: it for it in reversed(line.observations)}
    return Card(
        name=indicator_name(line.indicator, line.label),
        detail=dimensions(line.dims),
        line=line,
        main=line.observations[0] if line.value else (line.growth or line.observations[0]),
        sources=tuple(source(it) for it in reversed(by_document.values())),
        rivals=tuple(source(it) for it in line.rivals),
        as_of=line.period if line.period != period else None,
    )


def _section(code: str) -> str:
    if code.startswith(_PARKS):
        return "parks"
    return indicators.catalogue()[code].group


def _in_catalogue(card: Card) -> tuple[int, int, str]:
    code = card.line.indicator or ""
    section = list(_SECTIONS).index(_section(code))
    return section, list(indicators.catalogue()).index(code), card.detail


def _sections(cards: Iterable[Card]) -> tuple[Section, ...]:
    found: defaultdict[str, list[Card]] = defaultdict(list)
    for code, same in groupby(sorted(cards, key=_in_catalogue), key=lambda card: card.line.indicator):
        found[_section(code or "")].extend(_nested(tuple(same)))
    return tuple(Section(title, tuple(found[key])) for key, title in _SECTIONS.items() if found[key])


def _nested(same: tuple[Card, ...]) -> tuple[Card, ...]:
    """Cards of one indicator as one: the whole with its parts inside, or the parts under a common name."""
    if len(same) == 1:
        return same
    whole = next((card for card in same if not card.detail), None)
    parts = tuple(card for card in same if card is not whole)
    if whole:
        return (replace(whole, parts=parts),)
    sources = {source.document.sha256: source for card in reversed(parts) for source in card.sources}
    first = parts[0]
    return (Card(first.name, "", first.line, None, tuple(reversed(sources.values())), (), parts=parts),)
