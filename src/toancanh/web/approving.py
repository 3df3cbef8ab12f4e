"""Areas and periods as the pages of approval tell them, with where each of them stands."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_

from django.conf import settings
from django.db.models import Count, Q
from django.http import HttpRequest

from toancanh.approving import selectors
from toancanh.approving.models import PeriodStep, State, Submission
from toancanh.approving.values import Cell
from toancanh.model import Period
from toancanh.store import selectors as store
from toancanh.store.contradictions.selectors import as_of_change
from toancanh.store.models import ObservationRow
from toancanh.store.remembering import Remembered
from toancanh.web import clock
from toancanh.web.access import can_send
from toancanh.web.choices import Place

OFFICIAL = "chinh-thuc"
"""What the address says for the official picture."""


def may_approve(request: HttpRequest) -> bool:
    """Whether who asks may approve, close and open."""
    return can_send(request, "approve-several", {})


def may_send(request: HttpRequest) -> bool:
    """Whether who asks may send figures up at all, and take back what they sent."""
    return can_send(request, "period-decide", {})


def cell_of(place: Place, period: Period) -> Cell | None:
    """The reporting period of a place; none of a place that is no certain unit."""
    unit = place.unit
    return Cell(unit.code, place.since or unit.valid_from, period) if unit else None


def place_of(cell: Cell) -> Place:
    """The place of a reporting period."""
    return Place.of(cell.code, cell.since, None)


@dataclass(frozen=True, slots=True)
class Sent:
    """A submission as a line of a list.

    Args:
        row: with ``figures``.
        doubts: how many of its figures are in doubt.
    """

    row: Submission
    doubts: int = 0

    @property
    def cell(self) -> Cell:
        """Of which area and period it is."""
        return Cell.of(self.row)

    @property
    def place(self) -> Place:
        """The area."""
        return place_of(self.cell)


def listed(rows: Iterable[Submission]) -> list[Sent]:
    """Submissions as lines, those with doubts first."""
    there = list(rows)
    doubts = selectors.doubts(row.pk for row in there)
    lines = [Sent(row, doubts.get(row.pk, 0)) for row in there]
    return sorted(lines, key=lambda it: it.doubts == 0)


@dataclass(frozen=True, slots=True)
class Line:
    """A reporting period of an area: what came in of it, and where it stands.

    Args:
        cell: the area and period.
        figures: how many figures of documents in force.
        papers: from how many documents.
        late: how many of these documents came after it was closed.
        lacking: who told of the period before, or of the same a year before, and not of this one.
        last: what was sent up last.
        official: whether any figures of it are official.
        closed: the step that closed it.
    """

    cell: Cell
    figures: int
    papers: int
    late: int
    lacking: tuple[str, ...]
    last: Submission | None
    official: bool
    closed: PeriodStep | None

    @property
    def place(self) -> Place:
        """The area."""
        return place_of(self.cell)

    @property
    def state(self) -> str:
        """Where it stands: closed, else the last submission, else open."""
        if self.closed and (self.last is None or self.last.state != State.WAITING):
            return "closed"
        return self.last.state if self.last else "open"


@dataclass(frozen=True, slots=True)
class _Paper:
    figures: int
    issuer: str
    received: datetime


def lines(place: Place) -> list[Line]:
    """The reporting periods of an area, the latest first, in a fixed number of queries."""
    if place.unit is None:
        return []
    papers = _known_papers.of(place, as_of_change(), lambda: _papers(place))
    code = place.unit.code
    last, closed = selectors.states(code), selectors.closed(code)
    official = selectors.official_cells(code)
    found = []
    for period in sorted(papers, key=lambda it: (it.end, it.days), reverse=True):
        cell = cell_of(place, period)
        if cell and (period.whole_months or cell in last):
            found.append(_line(cell, papers, last.get(cell), closed.get(cell), cell in official))
    return found


_known_papers: Remembered[Mapping[Period, list[_Paper]]] = Remembered(20)


def line(cell: Cell) -> Line:
    """One of them."""
    last, closed = selectors.of(cell).first(), selectors.is_closed(cell)
    told = _papers(place_of(cell), (cell.period, *_earlier(cell.period)))
    return _line(cell, told, last, closed, selectors.official(cell) is not None)


def undecided(cell: Cell) -> int:
    """How many figures of a period wait to be looked at, so that they stand in no picture yet."""
    within = {"period_start": cell.period.start, "period_end": cell.period.end}
    queued = store.queue(settings.CONFIDENCE).filter(area_code=cell.code, **within)
    since = queued.order_by().values_list("area_since", flat=True)
    return sum(Place.of(cell.code, it, None) == place_of(cell) for it in since)


def _line(
    cell: Cell,
    papers: Mapping[Period, list[_Paper]],
    last: Submission | None,
    closed: PeriodStep | None,
    official: bool,
) -> Line:
    here, over = papers.get(cell.period, []), cell.period.end < clock.today()
    late = sum(it.received > closed.at for it in here) if closed else 0
    return Line(
        cell,
        sum(it.figures for it in here),
        len(here),
        late,
        _lacking(cell.period, papers) if over else (),
        last,
        official,
        closed,
    )


def _papers(place: Place, periods: Collection[Period] = ()) -> dict[Period, list[_Paper]]:
    """The documents in force that tell of an area, by period: of all periods, or of these.

    One index holds all that is asked of the figures; of the documents no more than those few are read.
    """
    asked = Q(area_code=place.code, period_start__isnull=False)
    if periods:
        asked &= reduce(or_, (Q(period_start=it.start, period_end=it.end) for it in periods))
    columns = ("area_since", "period_start", "period_end", "reading_id")
    rows = list(
        ObservationRow.objects.filter(asked).order_by().values_list(*columns).annotate(figures=Count("pk"))
    )
    papers = store.letters({it[3] for it in rows})
    found: defaultdict[Period, list[_Paper]] = defaultdict(list)
    for since, start, end, reading, figures in rows:
        if reading in papers and Place.of(place.code, since, None) == place:
            issuer, received = papers[reading]
            found[Period(start, end)].append(_Paper(figures, (issuer or "").strip(), received))
    return found


def _lacking(period: Period, papers: Mapping[Period, list[_Paper]]) -> tuple[str, ...]:
    """Who told of the same period a year before, or of the one just before it, and not of this one."""
    here = {it.issuer for it in papers.get(period, [])}
    there = {it.issuer for other in _earlier(period) for it in papers.get(other, [])}
    return tuple(sorted(there - here - {""}))


def _earlier(period: Period) -> list[Period]:
    """The same period a year before, and the one just before it."""
    return [period.year_before(), *_before(period)]


def _before(period: Period) -> list[Period]:
    """The period of the same length just before; of months since January those without the last."""
    span = period.months_of_year
    if span is None or span == (1, 12):
        return []
    first, last = span
    year, count = period.start.year, last - first + 1
    if first == 1 and count > 1:
        return [Period.months(year, 1, last - 1)]
    start = (first - count) if first > count else first - count + 12
    return [Period.months(year if first > count else year - 1, start, start + count - 1)]
