"""What the store has of a series that is asked for: its strands, those beside it, and their documents."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from textwrap import wrap

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from toancanh.model import Kind, Measure, Observation
from toancanh.pipeline import picture
from toancanh.publish import names, periods
from toancanh.publish.charts import making
from toancanh.publish.charts.making import Shown, Words, aims_of
from toancanh.publish.charts.values import Break, Chart
from toancanh.publish.series import Key, Line, Strand, by_series, strands
from toancanh.publish.words import say
from toancanh.reference import indicators
from toancanh.reference.indicators import Indicator
from toancanh.store.models import SourceDocument
from toancanh.store.selection import Selection
from toancanh.store.selectors import in_force
from toancanh.web.choices import Place
from toancanh.web.language import spoken
from toancanh.web.series.asking import MEASURES, Asked, Dims, parts
from toancanh.web.templatetags.figures import cited

_WIDE = 125  # letters of a line under a picture
_CITED = 3  # documents by name; of more the number is told


@dataclass(frozen=True)
class Series:
    """A series as its page shows it.

    Args:
        asked: what the address asks for, told in full.
        indicator: what is measured.
        shown: the strands in the chart.
        choice: all strands of what happened, of the measure asked for.
        measures: the measures that there is anything of.
        narrowed: the ways in which documents narrow the indicator in this place.
    """

    asked: Asked
    indicator: Indicator
    shown: Shown
    choice: tuple[Strand, ...]
    measures: tuple[Measure, ...]
    narrowed: tuple[Dims, ...]

    @property
    def name(self) -> str:
        """What is measured, with what narrows it."""
        own = names.indicator(self.indicator.code, "", spoken())
        return " · ".join(filter(None, (own, names.dimensions(self.asked.dims, spoken()))))

    @cached_property
    def scale(self) -> tuple[Decimal, str]:
        """What one of the unit of chart and table is worth, and its name."""
        return making.scale(self.shown, spoken())

    @cached_property
    def facts(self) -> tuple[Observation, ...]:
        """Every figure in chart and table, each once."""
        return tuple({it.id: it for strand in self.shown.strands for it in _facts(strand)}.values())

    @cached_property
    def documents(self) -> Mapping[str, SourceDocument]:
        """The documents that they come from, by SHA-256."""
        used = {it.passage.document for it in self.facts}
        return {row.sha256: row for row in in_force(used)}

    @cached_property
    def sources(self) -> tuple[SourceDocument, ...]:
        """The documents, the one that came last first."""
        return tuple(sorted(self.documents.values(), key=lambda it: (it.received_at, it.pk), reverse=True))

    @property
    def source_line(self) -> str:
        """Under the chart: which documents, how many, when the last of them was read."""
        count = len(self.sources)
        cites = "; ".join(map(cited, self.sources[:_CITED])) + ("; …" if count > _CITED else "")
        read = periods.day(timezone.localdate(self.sources[0].received_at), spoken())
        told = ngettext("Nguồn: %(cites)s (%(n)s văn bản); đọc ngày %(day)s.",
                        "Nguồn: %(cites)s (%(n)s văn bản); đọc ngày %(day)s.", count)  # fmt: skip
        return told % {"cites": cites, "n": count, "day": read}

    @property
    def signs(self) -> str:
        """What the signs in the chart mean, as far as they occur."""
        return " ".join(_signs(self.chart))

    @cached_property
    def chart(self) -> Chart:
        """The chart."""
        words = Words(self.name, self.asked.place.title, (), _page, self._cite, spoken())
        return making.chart(self.shown, words, compared=self.compared)

    @property
    def in_file(self) -> Chart:
        """The chart with what is to be known of it under it."""
        notes = filter(None, (self.signs, *wrap(self.source_line, _WIDE)))
        return replace(self.chart, notes=tuple(notes))

    @property
    def leveled(self) -> bool:
        """Whether values are shown, with the growth and the percent of plan told beside them."""
        return self.asked.measure is Measure.LEVEL

    @property
    def compared(self) -> bool:
        """Whether years are laid over each other."""
        return self.asked.compared and self.shown.comparable

    def _cite(self, fact: Observation) -> str:
        return cited(self.documents[fact.passage.document])


def series(asked: Asked) -> Series | None:
    """What there is of the series; ``None`` if there is nothing.

    What the address leaves out is filled in: the measure that there is most of, then the strand with most
    points. A fixed number of queries.
    """
    there = (asked.place, *parts(asked.place))
    codes = tuple({it.code for it in there if it.code})
    lines = picture(Selection(indicators=(asked.code,), area_codes=codes)).lines
    found = by_series(lines)
    asked = _narrowed(asked, found, there)
    measures = tuple(it for it in MEASURES if _of(found, asked, there, it))
    measure = asked.measure if asked.measure in measures else next(iter(measures), None)
    if measure is None:
        return None
    choice = _of(found, asked, there, measure)
    best, own = _best(choice, asked), strands(found.get(asked.key, ()), measure)
    shown = Shown(
        own=next((it for it in own if _same(it, best)), None),
        aims=aims_of(own, best),
        parts=tuple(_parts(found, asked, there[1:], best)),
        breaks=tuple(_breaks(asked.place)),
    )
    return Series(
        asked=asked.seen(measure, best.rhythm, best.unit),
        indicator=indicators.catalogue()[asked.code],
        shown=shown,
        choice=_alike(choice),
        measures=measures,
        narrowed=tuple(sorted({key.dims for key in found if key.place == asked.key.place})),
    )


_Found = Mapping[Key, tuple[Line, ...]]


def _narrowed(asked: Asked, found: _Found, there: Iterable[Place]) -> Asked:
    """As asked; where the whole is asked for and nobody tells it, the part that most is told of."""
    if asked.dims or any(_at(asked, it) in found for it in there):
        return asked
    own = {key.dims: len(its) for key, its in found.items() if key.place == asked.key.place}
    return replace(asked, dims=max(own, key=lambda it: own[it], default=()))


def _of(found: _Found, asked: Asked, there: Iterable[Place], measure: Measure) -> tuple[Strand, ...]:
    """The strands of what happened in the place, then in its parts."""
    return tuple(
        strand
        for key in (_at(asked, it) for it in there)
        for strand in strands(found.get(key, ()), measure)
        if strand.kind is Kind.OUTCOME
    )


def _at(asked: Asked, place: Place) -> Key:
    return Asked(asked.code, place, asked.dims).key


def _best(choice: tuple[Strand, ...], asked: Asked) -> Strand:
    """The strand asked for, as far as there is one; of several the one with most points."""
    return max(choice, key=lambda it: (it.unit == asked.unit, it.rhythm is asked.rhythm, len(it.points)))


def _same(one: Strand, other: Strand) -> bool:
    return (one.kind, one.rhythm, one.unit) == (other.kind, other.rhythm, other.unit)


def _alike(choice: tuple[Strand, ...]) -> tuple[Strand, ...]:
    """One strand of each rhythm and unit."""
    return tuple({(it.rhythm, it.unit): it for it in reversed(choice)}.values())[::-1]


def _parts(found: _Found, asked: Asked, there: Iterable[Place], best: Strand) -> Iterator[tuple[str, Strand]]:
    for place in there:
        own = strands(found.get(_at(asked, place), ()), best.measure)
        yield from ((place.title, it) for it in own if _same(it, best))


def _breaks(place: Place) -> Iterator[Break]:
    """The day on which a unit was merged of others."""
    unit = place.unit
    if unit and parts(place):
        day = periods.day(unit.valid_from, spoken())
        yield Break(unit.valid_from, say("chart.merged", spoken(), day=day))


def _facts(strand: Strand) -> Iterator[Observation]:
    for point in strand.points:
        yield point.fact
        yield from filter(None, (point.growth, point.pct_of_plan))
        yield from point.disputed


def _page(fact: Observation) -> str:
    return reverse("fact", args=[fact.id])


def _signs(chart: Chart) -> Iterator[str]:
    dots = [dot for trace in chart.traces for dot in trace.dots]
    if not all(it.settled for it in dots):
        yield _("Chấm rỗng: ước tính, sơ bộ.")
    if any(it.low is not None for it in dots):
        yield _("Vạch mờ: khoảng mà số có thể nằm trong.")
