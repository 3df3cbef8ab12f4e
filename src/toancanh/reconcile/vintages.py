"""Vintages: what was told of a thing and when, what was stood by on a day, how far estimates were off.

Documents that were superseded are part of the history: what they told was stood by until the later one came.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from toancanh.model import Kind, Measure, Node, Observation, Period, Place, Status, Value
from toancanh.reconcile.claims import settled
from toancanh.reconcile.editions import Edition
from toancanh.reconcile.intervals import common, middle
from toancanh.reconcile.precedence import Precedence, Source

_HUNDRED = Decimal(100)


class Telling(NamedTuple):
    """One told value of a node.

    Args:
        value: what is told.
        vintage: the day of the document.
        until: the day from which a later copy of the document stands for it; ``None`` if none does.
        source: what else is known of the document.
    """

    value: Value
    vintage: date
    until: date | None = None
    source: Source | None = None

    @property
    def fact(self) -> Observation:
        """The observation."""
        if self.value.told is None:
            raise ValueError(f"nobody tells {self.value.node}")
        return self.value.told

    @property
    def document(self) -> str:
        """SHA-256 of the document."""
        return self.fact.passage.document


History = Sequence[Telling]  # of one node, in the order in which it was told


def histories(
    editions: Iterable[Edition], superseded: Mapping[str, date] | None = None
) -> dict[Node, tuple[Telling, ...]]:
    """Every told value of every node, the earliest first.

    Args:
        editions: those of documents in force and of superseded ones.
        superseded: by SHA-256, from which day a later copy stands for a document.
    """
    found: defaultdict[Node, list[Telling]] = defaultdict(list)
    until = superseded or {}

    def in_turn(it: Edition) -> tuple[date, bool, str]:
        return it.vintage, it.document not in until, it.document

    for edition in sorted(editions, key=in_turn):
        for value in edition.values:
            later = until.get(edition.document)
            found[value.node].append(Telling(value, edition.vintage, later, edition.source))
    return {node: tuple(tellings) for node, tellings in found.items()}


def as_of(history: History, day: date) -> Telling | None:
    """The telling that was stood by on a day; ``None`` if nothing had been told by then."""
    usable = [it for it in history if it.vintage <= day and (it.until is None or it.until > day)]
    precedence = Precedence({it.document: it.source or Source(it.vintage) for it in usable})
    ranked = precedence.ranked([it.fact for it in usable])
    return next((it for it in usable if it.fact is ranked[0]), None)


def change(earlier: Telling, later: Telling) -> Decimal | None:
    """By how much a later telling differs: a level in percent, a ratio in points; ``None`` of mere bounds."""
    first, last = _point(earlier), _point(later)
    if first is None or last is None:
        return None
    if earlier.value.node.measure is not Measure.LEVEL:
        return last - first
    return (last - first) / abs(first) * _HUNDRED if first else None


def agree(earlier: Telling, later: Telling) -> bool:
    """Whether both can be true: the later one repeats the earlier one, or says it more or less exactly."""
    return common(earlier.value.interval, later.value.interval) is not None


def _point(it: Telling) -> Decimal | None:
    """The number told, of one that is no mere bound."""
    return middle(it.value.interval) if _bounded(it) else None


def _bounded(it: Telling) -> bool:
    return it.value.interval.low is not None and it.value.interval.high is not None


class Row(NamedTuple):
    """Of what estimates are compared: an indicator in a row of its tables, an area, a measure.

    ``single`` says whether they are of single months, which are harder to tell than the year so far.
    """

    indicator: str
    dims: tuple[tuple[str, str], ...]
    place: Place
    measure: Measure
    single: bool


class Record(NamedTuple):
    """How far estimates were off from what was told later, in percent of a level, in points of a ratio.

    Args:
        times: how many estimates were told again.
        mean: on average, with the sign: above nought if they were too low.
        mean_absolute: on average, without it.
        worst: the largest, with its sign.
    """

    times: int
    mean: Decimal
    mean_absolute: Decimal
    worst: Decimal


def row_of(node: Node) -> Row:
    """The row whose record is a caution beside an estimate of a node."""
    thing = node.thing
    period = thing.period
    single = (period.start.year, period.start.month) == (period.end.year, period.end.month)
    return Row(thing.indicator, thing.dims, thing.place, node.measure, single)


Errors = Mapping[Row, Mapping[Period, Decimal]]


def errors(found: Mapping[Node, History]) -> Errors:
    """How far the estimates of each row were off, of all that were told anew, by period."""
    made: defaultdict[Row, dict[Period, Decimal]] = defaultdict(dict)
    for node, history in found.items():
        if node.thing.kind is Kind.OUTCOME and (error := estimate_error(history)) is not None:
            made[row_of(node)][node.thing.period] = error
    return made


def record(found: Errors, node: Node) -> Record | None:
    """How far estimates of earlier periods than that of a node were off; ``None`` if none was told anew."""
    row = found.get(row_of(node), {})
    own = [error for period, error in row.items() if period.end < node.thing.period.end]
    if not own:
        return None
    times, nought = len(own), Decimal(0)
    mean, mean_absolute = (sum(each, nought) / times for each in (own, map(abs, own)))
    return Record(times, mean, mean_absolute, max(own, key=lambda it: (abs(it), it)))


def estimate_error(history: History) -> Decimal | None:
    """How far the first estimate is off from what stands in the end; ``None`` if nothing was told anew.

    A later document that only repeats the estimate says nothing of how good it was.
    """
    at = next((at for at, it in enumerate(history) if it.fact.status is Status.ESTIMATE), len(history))
    last = as_of(history, date.max)
    if last is None or last not in history[at + 1 :]:
        return None
    first = history[at]
    if agree(first, last):
        told_anew = _bounded(first) and _bounded(last) and settled(last.fact) < settled(first.fact)
        return Decimal(0) if told_anew else None
    return change(first, last)
