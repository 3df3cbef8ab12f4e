"""The history of a figure in words, and the caution beside an estimate.

What was told when is found by ``reconcile.vintages``; here it comes as plain values.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from toancanh.model import Measure, Observation, Period
from toancanh.publish import periods, sources
from toancanh.publish.figures import number
from toancanh.publish.sources import Line, Names
from toancanh.publish.words import say
from toancanh.reference.messages import Language

_TENTH, _HUNDREDTH = Decimal("0.1"), Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Entry:
    """One telling of a figure.

    Args:
        fact: the figure.
        published: when its document came out, as precisely as it says.
        change: against the telling before, in percent of a level, in points of a ratio; ``None`` if it is the
            first, or words that only bound hide it.
        agrees: whether it can be true together with the one before.
        until: the day from which a later copy of the document stands for it.
    """

    fact: Observation
    published: Period
    change: Decimal | None = None
    agrees: bool = True
    until: date | None = None


def line(it: Entry, names: Names, lang: Language) -> Line:
    """One telling: "23/6/2025: +15% (ước tính) – tin.txt, đoạn 3"."""
    words = f"{periods.published(it.published, lang)}: {sources.told(it.fact, names, lang)}"
    notes = [changed(it, lang)]
    if it.until:
        notes.append(say("vintage.superseded", lang, day=periods.day(it.until, lang)))
    return Line(" · ".join(filter(None, (words, *notes))), 1, it.fact)


def changed(it: Entry, lang: Language) -> str:
    """How a telling differs from the one before; empty of the first, and of one that says the same."""
    if not it.change:
        return ""
    size = _size(abs(it.change), it.fact.measure, lang)
    way = "up" if it.change > 0 else "down"
    return say(f"vintage.{'finer' if it.agrees else way}", lang, size=size)


def caution(count: int, mean: Decimal, worst: Decimal, measure: Measure, lang: Language) -> str:
    """How far estimates were off before: "… lệch trung bình 0,6%, nhiều nhất 2,1% (7 lần)"."""
    sizes = {"mean": _size(mean, measure, lang), "worst": _size(abs(worst), measure, lang)}
    return say("vintage.caution", lang, count=str(count), **sizes)


def _size(size: Decimal, measure: Measure, lang: Language) -> str:
    """Percent of a level, points of a ratio, with no more digits than mean something."""
    step = _TENTH if size >= 1 else _HUNDREDTH
    told = number(size.quantize(step), lang)
    return say("interval.points", lang, value=told) if measure is not Measure.LEVEL else f"{told}%"
