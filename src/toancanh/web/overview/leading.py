"""The few figures that are asked for first, with their course, their plan and the parts of a merged province.

Which ones is decided here, by the field of the department, never by what documents happen to tell.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from toancanh.analyse.figures import Figure, How, Told
from toancanh.analyse.targets import Pace, paces
from toancanh.answering.known import Subject
from toancanh.model import Bound, Kind, Observation, Period, Status
from toancanh.model.intervals import middle
from toancanh.publish import figures, names
from toancanh.publish.words import say
from toancanh.reconcile.picture import PictureLine
from toancanh.reference.indicators import is_counted
from toancanh.web.language import spoken
from toancanh.web.overview.around import Around
from toancanh.web.overview.spark import Spark, spark

LEADING = (
    "iip",
    "industrial_output_value",
    "retail_sales",
    "exports",
    "imports",
    "electricity_output",
    "electricity_sales",
    "industrial_cluster_occupancy",
)
MOST = 6
"""Cards; of more, the first."""


@dataclass(frozen=True, slots=True)
class Half:
    """A part of a merged province beside the others: its figure, or that there is none.

    ``width`` is its percent of the bar; empty where no bar can be drawn.
    """

    name: str
    figure: Figure | None = None
    growth: Observation | None = None
    width: str = ""
    start: str = ""


@dataclass(frozen=True, slots=True)
class Split:
    """The parts of one figure in one period."""

    period: Period
    halves: tuple[Half, ...]

    @property
    def drawn(self) -> bool:
        """Whether all parts are known, so that a bar can be divided."""
        return all(it.width for it in self.halves)


@dataclass(frozen=True, slots=True)
class Leading:
    """One leading figure.

    Args:
        name: of the indicator.
        line: what is stood by of the whole in ``period``; ``None`` if only parts of it are known.
        period: of the number; ``late`` if it is another than the page's.
        plan: how far the year's plan is by then, if there is one.
        course: how it went.
        split: its parts.
    """

    name: str
    line: PictureLine | None
    period: Period
    late: bool
    plan: Pace | None
    course: Spark | None
    split: Split | None

    @property
    def main(self) -> Observation | None:
        """The number in large type: the level, else the growth."""
        return (self.line.value or self.line.growth) if self.line else None

    @property
    def growth(self) -> Observation | None:
        """The growth beside a level."""
        return self.line.growth if self.line and self.line.value else None

    @property
    def percent(self) -> Figure | None:
        """The percent of the plan, where nobody tells it."""
        told = self.line and self.line.pct_of_plan
        return self.plan.percent if self.plan and not told else None

    @property
    def cautions(self) -> tuple[str, ...]:
        """Why to be careful with it, in words."""
        return cautions(self.line, self.main) if self.main else ()


def leading(there: Around) -> tuple[Leading, ...]:
    """The leading figures that anything is known of this year, by the end of the period chosen."""
    found = (_leading(there, (code, ())) for code in LEADING)
    return tuple(filter(None, found))[:MOST]


def _leading(there: Around, subject: Subject) -> Leading | None:
    if there.whole is None:
        return None
    lines = there.lines(subject, there.whole)
    line = _line(lines, there.chosen.period)
    known = line or _line(
        (it for part in there.parts for it in there.lines(subject, part)), there.chosen.period
    )
    if known is None or known.period is None:
        return None
    whole, parts = there.told(subject)
    return Leading(
        name=names.indicator(subject[0], "", spoken()),
        line=line,
        period=known.period,
        late=known.period != there.chosen.period,
        plan=_plan(whole.until(known.period.end), known.period.end.year),
        course=spark(lines, known.value.quantity.unit if known.value else ""),
        split=_split(there, parts, known),
    )


def _line(lines: Iterable[PictureLine], period: Period) -> PictureLine | None:
    """The line of the period, else the latest of the same year that begins with January or is counted."""
    own = [it for it in lines if it.kind is Kind.OUTCOME and it.period and (it.value or it.growth)]
    exact = next((it for it in own if it.period == period), None)
    if exact is not None:
        return exact
    earlier = [it for it in own if _before(it, period)]
    return max(earlier, key=lambda it: (it.period.end, it.period.days) if it.period else (), default=None)


def _before(line: PictureLine, period: Period) -> bool:
    it = line.period
    assert it is not None
    begins = it.start == Period.year(period.end.year).start or is_counted(line.indicator or "")
    return begins and it.end <= period.end and it.end.year == period.end.year


def _plan(known: Told, year: int) -> Pace | None:
    found = [it for it in paces(known, year) if it.percent is not None]
    return next((it for it in found if it.aim.kind is Kind.PLAN), found[0] if found else None)


def _split(there: Around, parts: Sequence[Told], line: PictureLine) -> Split | None:
    """The parts in the period of the line, else in the latest before in which any of them is told."""
    if not parts or line.period is None or is_counted(line.indicator or ""):
        return None
    year = line.period.end.year
    shown = "levels" if line.value else "growths"
    told = {
        span
        for it in parts
        for span, figure in getattr(it, shown).items()
        if span.end.year == year and span.end <= line.period.end and figure.how is How.TOLD
    }
    period = line.period if line.period in told else max(_begun(told, year), default=None, key=_when)
    if period is None:
        return Split(line.period, tuple(Half(it.short) for it in there.parts))
    own = [_half(it.short, known, period, shown) for it, known in zip(there.parts, parts, strict=True)]
    return Split(period, _widths(own) if shown == "levels" else tuple(own))


def _begun(periods: Iterable[Period], year: int) -> list[Period]:
    return [it for it in periods if it.start == Period.year(year).start]


def _when(period: Period) -> tuple[object, ...]:
    return period.end, period.days


def _half(name: str, known: Told, period: Period, shown: str) -> Half:
    growth = known.growths.get(period)
    beside = growth.fact if growth and shown == "levels" else None
    return Half(name, getattr(known, shown).get(period), beside)


def _widths(halves: Sequence[Half]) -> tuple[Half, ...]:
    sizes = [middle(it.figure.interval) if it.figure else None for it in halves]
    known = [it for it in sizes if it is not None and it > 0]
    if len(known) < len(halves):
        return tuple(halves)
    made, start = [], Decimal(0)
    for half, size in zip(halves, known, strict=True):
        width = (100 * size / sum(known)).quantize(Decimal("0.1"))
        made.append(Half(half.name, half.figure, half.growth, str(width), str(start)))
        start += width
    return tuple(made)


def cautions(line: PictureLine | None, main: Observation) -> tuple[str, ...]:
    """Why to be careful with a figure of a line, in words."""
    return tuple(_cautions(line, main))


def _cautions(line: PictureLine | None, main: Observation) -> Iterator[str]:
    if line and line.conflict:
        yield _("các văn bản nêu khác nhau")
    if main.quantity.bound is Bound.ABOUT:
        yield figures.interval(main.quantity, spoken())
    if main.status in (Status.ESTIMATE, Status.PRELIMINARY, Status.FORECAST):
        yield _("số %(status)s, còn có thể sửa") % {"status": say(f"status.{main.status}", spoken())}
    if main.correction:
        yield _("đã hiệu đính")
