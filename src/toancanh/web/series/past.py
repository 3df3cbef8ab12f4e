"""What was told of a series before, and what follows from it: the slow half of its page."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from toancanh.integrate import compositions_among
from toancanh.joining import following
from toancanh.model import Node, Period, Value
from toancanh.model import Place as Located
from toancanh.model.text import fold
from toancanh.pipeline import claims, histories, standpoint
from toancanh.publish import derivations, spans, titles, vintages
from toancanh.publish.series import rhythms
from toancanh.publish.sources import Line
from toancanh.publish.vintages import Entry
from toancanh.reconcile.around import derived
from toancanh.reconcile.claims import joined
from toancanh.reconcile.vintages import History, agree, change
from toancanh.store.contradictions.selectors import as_of_change
from toancanh.store.models import SourceDocument
from toancanh.store.remembering import Remembered
from toancanh.store.selection import Selection
from toancanh.store.selectors import every_document
from toancanh.store.selectors import names as document_names
from toancanh.web.choices import Place
from toancanh.web.language import spoken
from toancanh.web.series.asking import Asked, parts

_SHOWN = 24  # periods, the latest ones


@dataclass(frozen=True, slots=True)
class Told:
    """One telling: the figure, its document, how it differs from the one before."""

    entry: Entry
    document: SourceDocument
    changed: str


@dataclass(frozen=True, slots=True)
class Past:
    """All that was told of one period, the earliest first."""

    title: str
    told: tuple[Told, ...]


def past(asked: Asked) -> tuple[Past, ...]:
    """The periods of which more than one document told, the latest first."""
    found = histories(Selection((asked.code,), _codes(asked)))
    own = [(node, its) for node, its in found.items() if len(its) > 1 and _is_asked(asked, node)]
    own.sort(key=lambda pair: (pair[0].thing.period.end, pair[0].thing.period.start), reverse=True)
    shown = own[:_SHOWN]
    papers = {row.sha256: row for row in every_document({it.document for _, its in shown for it in its})}
    return tuple(Past(_when(node), tuple(_told(its, papers))) for node, its in shown)


def _codes(asked: Asked) -> tuple[str, ...]:
    return (asked.place.code,) if asked.place.code else ()


def _is_asked(asked: Asked, node: Node) -> bool:
    """Whether a node is a point of the strand that is seen."""
    thing = node.thing
    if (thing.indicator, thing.dims) != (asked.code, asked.dims) or not _is_of(asked.place, thing.place):
        return False
    rhythm = asked.rhythm is None or asked.rhythm in rhythms(thing.period, thing.indicator)
    return rhythm and asked.measure in (None, node.measure) and asked.unit in (None, spans.unit_of(node))


def _is_of(place: Place, told: Located) -> bool:
    """Whether a unit of claims is the place; one that goes on with the same land under a later date is."""
    if told.since is None:
        return place.code is None and fold(place.name) == told.code
    return Place.of(told.code, told.since, None) == place


def _when(node: Node) -> str:
    title = titles.of_node(node, spoken())
    return " – ".join(filter(None, (title.period, title.kind, title.measure)))


def _told(history: History, papers: Mapping[str, SourceDocument]) -> Iterator[Told]:
    for before, it in pairwise((None, *history)):
        if it is None:
            continue
        paper = papers[it.document]
        moved, agrees = (change(before, it), agree(before, it)) if before else (None, True)
        entry = Entry(it.fact, paper.published or Period.day(it.vintage), moved, agrees, it.until)
        yield Told(entry, paper, vintages.changed(entry, spoken()))


@dataclass(frozen=True, slots=True)
class Derived:
    """A value that nobody tells: its heading with the value, and the steps to it."""

    headline: str
    steps: tuple[Line, ...]


def follows(asked: Asked) -> tuple[Derived, ...]:
    """The values of the series that nobody tells but that follow from what is told, the latest first.

    Remembered until what counts changes.
    """
    return _known.of((asked, spoken(), standpoint()), as_of_change(), lambda: _follows(asked))


_known: Remembered[tuple[Derived, ...]] = Remembered(200)


def _follows(asked: Asked) -> tuple[Derived, ...]:
    codes = tuple({it.code for it in (asked.place, *parts(asked.place)) if it.code})
    found = claims(Selection(joined(asked.code), codes))
    names = document_names({it.passage.document for it in found.facts})
    own, values = partial(_is_asked, asked), list[Value]()
    for family in following(found.facts, found.sources, found.choices).values():
        among = compositions_among({value.node.thing.place for value in family})
        values += (it for it in derived(own, family, among) if own(it.node))
    values.sort(key=lambda it: (it.node.thing.period.end, it.node.thing.period.start), reverse=True)
    return tuple(_derived(it, names) for it in values[:_SHOWN])


def _derived(value: Value, names: Mapping[str, str]) -> Derived:
    first, *steps = derivations.lines(value, names, spoken())
    return Derived(first.text, tuple(steps))
