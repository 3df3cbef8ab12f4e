"""Signs of doubt about a figure, read off its evidence and its value.

Each sign can only lower the confidence (``weights.toml``). What is spoken of one sentence back bears the
signs of what is spoken of before in the sentence and one more, so a part that stands farther off is never
surer than a nearer one.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import chain

from toancanh.model import Measure, Observation, Part, Status, Way
from toancanh.reference.indicators import catalogue

_AIMS = (Status.TARGET, Status.FORECAST)
_NEAR = (Way.STATED, Way.TABLE)
_KINDS = 4096  # kinds of evidence that are remembered
_MANY_PERIODS, _MANY_AREAS = 5, 3  # in one document
_LONG = 370  # days: a stage of several years
_FAR = 200  # characters from the start of the sentence
_PLAUSIBLE = 300  # percent


def signs(fact: Observation, document: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The names of the signs that a figure of a document with such signs bears, in a fixed order."""
    if not fact.evidence:
        return (*document, *_of_whole(fact))
    parts, ways, _, _, _, distances, others = zip(*fact.evidence, strict=True)
    doubted = map(_of_part, parts, ways, distances, others)
    return (*document, *chain.from_iterable(doubted), *_of_whole(fact))


def of_document(facts: Sequence[Observation]) -> tuple[str, ...]:
    """The signs that all figures of a document share: where much is spoken of, much can be mistaken."""
    periods = {(fact.period.start, fact.period.end) for fact in facts if fact.period}
    crowded = len(periods) >= _MANY_PERIODS, len({fact.area for fact in facts}) >= _MANY_AREAS
    return tuple(name for name, many in zip(("many_periods", "many_areas"), crowded, strict=True) if many)


@lru_cache(_KINDS)
def _of_part(part: Part, way: Way, distance: int, others: int) -> tuple[str, ...]:
    """The signs of one part; most documents have the same few kinds of evidence."""
    return tuple(_OF_PART[part](way, distance, others))


def _indicator(way: Way, distance: int, others: int) -> Iterator[str]:
    if way is Way.INTRO:
        yield "indicator_of_list"
    elif way not in _NEAR:
        yield "indicator_before"
        if distance:
            yield "indicator_sentences_back"
        if distance > 1:
            yield "indicator_far_back"
    if others:
        yield "indicator_among_others"


def _area(way: Way, distance: int, others: int) -> Iterator[str]:
    if way not in _NEAR:
        yield "area_before"
    if others > (way in _NEAR):
        yield "area_among_others"


def _period(way: Way, distance: int, others: int) -> Iterator[str]:
    if way not in _NEAR:
        yield "period_before"
        if way in (Way.DOCUMENT, Way.ASSUMED):
            yield "period_of_document"
    if others:
        yield "period_among_others"


def _measure(way: Way, distance: int, others: int) -> Iterator[str]:
    if way is Way.ASSUMED:
        yield "measure_assumed"


def _status(way: Way, distance: int, others: int) -> Iterator[str]:
    if way is Way.ASSUMED:
        yield "status_assumed"
    if others:
        yield "status_among_others"


def _unit(way: Way, distance: int, others: int) -> Iterator[str]:
    if way is Way.ASSUMED:
        yield "unit_assumed"


_OF_PART: dict[Part, Callable[[Way, int, int], Iterator[str]]] = {
    Part.INDICATOR: _indicator,
    Part.AREA: _area,
    Part.PERIOD: _period,
    Part.MEASURE: _measure,
    Part.STATUS: _status,
    Part.UNIT: _unit,
}


def _of_whole(fact: Observation) -> Iterator[str]:
    period, quantity = fact.period, fact.quantity
    if fact.indicator is None:
        yield "indicator_unknown"
    if period is None:
        yield "period_unknown"
    elif period.days > _LONG or period.days == 1:
        yield "period_unusual"
    if fact.status in _AIMS:
        yield "aim"
    if fact.measure in (Measure.SHARE, Measure.OTHER, Measure.CHANGE_ABS):
        yield "measure_unusual"
    if quantity.high is not None:
        yield "range"
    if fact.rule.startswith("number.words"):
        yield "number_in_words"
    if quantity.unit.startswith("other:") or (fact.indicator and not _fits(fact, fact.indicator)):
        yield "unit_unusual"
    if fact.passage.start - fact.sentence[0] > _FAR:
        yield "late_in_sentence"


def _fits(fact: Observation, code: str) -> bool:
    """Whether the value is in a unit, and a size, that the indicator can have."""
    if fact.quantity.unit == "percent":
        return abs(fact.quantity.value) <= _PLAUSIBLE
    entry = catalogue().get(code)
    return fact.measure is not Measure.LEVEL or entry is None or entry.accepts(fact.quantity.unit)
