"""A contradiction in words: what it is about, by how much it is off, from where, and what is likely wrong."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal

from toancanh.model import (
    Contradiction,
    Interval,
    Measure,
    Observation,
    Quantity,
    Severity,
    Slip,
    Suspect,
    Value,
)
from toancanh.publish import figures, sources, spans, titles
from toancanh.publish.sources import Line, Names
from toancanh.publish.words import capital, say
from toancanh.reference.messages import Language

_SCALES = tuple(Decimal(10) ** power for power in (1, -1, 2, -2, 3, -3))
_MOST_CANDIDATES = 50  # numbers of so many digits that a value can be changed to, to choose one from
_FEW = 3  # terms
_ROUNDING = Decimal("1e-6")  # of a value: what is known so well is told as one number
_WIDE = Context(prec=60)


@dataclass(frozen=True, slots=True)
class Told:
    """A contradiction in words.

    Args:
        severity: how much it matters.
        identity: name of what is broken.
        about: the row, the area and the period.
        said: what is told, what it would have to be, and by how much it is off.
        law: what is broken, in words.
        spread: how many other rows break in the same way; empty if none.
        members: the figures that cannot all be true, each with its document and place.
        suspects: the figures of which one change would repair it, the likeliest first.
    """

    severity: Severity
    identity: str
    about: str
    said: str
    law: str
    spread: str
    members: tuple[Line, ...]
    suspects: tuple[Line, ...]

    @property
    def line(self) -> str:
        """All but the figures behind it, on one line."""
        return ", ".join(filter(None, (f"{self.about}: {self.said} ({self.law})", self.spread)))


def told(it: Contradiction, names: Names, lang: Language) -> Told:
    """Put a contradiction into words.

    Args:
        it: the contradiction; of its terms the first is what it is about.
        names: of the documents of its members.
        lang: the language.
    """
    about = it.terms[0]
    title = titles.of_node(about.node, lang)
    must = dict(_alternatives(it, lang))
    return Told(
        it.severity,
        it.relation.identity,
        str(title),
        _said(about, it.expected, lang),
        say(f"identity.{it.relation.identity}", lang),
        say("contradiction.spread", lang, count=str(it.spread)) if it.spread else "",
        tuple(_member(fact, title, must.get(fact, ""), names, lang) for fact in it.members),
        tuple(Line(_suspect(each, title, names, lang), 1, each.observation) for each in it.suspects),
    )


def _alternatives(it: Contradiction, lang: Language) -> Iterator[tuple[Observation, str]]:
    """What each other figure would have to be instead, where there are few: a base, a percentage."""
    if len(it.terms) > _FEW:
        return
    intervals = [term.interval for term in it.terms]
    for at, term in enumerate(it.terms):
        if at and term.told is not None:
            must = spans.of_node(it.relation.solve(at, intervals), term.node, lang)
            yield term.told, say("contradiction.or_else", lang, must=must)


def _member(fact: Observation, title: titles.Title, must: str, names: Names, lang: Language) -> Line:
    words = f"{titles.of_fact(fact, lang).beside(title)}: {sources.told(fact, names, lang)}"
    return Line("; ".join(filter(None, (words, must))), 1, fact)


def lines(it: Told, lang: Language) -> Iterator[Line]:
    """The contradiction under its severity, its suspects, its figures."""
    yield Line(f"{capital(say(f'severity.{it.severity}', lang))}: {it.line}")
    if it.suspects:
        yield Line(say("contradiction.suspects", lang), 1)
        yield from (line._replace(depth=2) for line in it.suspects)
    yield Line(say("contradiction.members", lang), 1)
    yield from (line._replace(depth=2) for line in it.members)


def _said(about: Value, expected: Interval, lang: Language) -> str:
    seen = figures.entry(about.told, lang) if about.told else spans.of_node(about.interval, about.node, lang)
    must = _expected(about, expected, lang)
    off = _off(about, expected, lang)
    verb = "said" if about.told else "follows"
    return say(f"contradiction.{verb}", lang, seen=seen, must=must) + (f"; {off}" if off else "")


def _expected(about: Value, expected: Interval, lang: Language) -> str:
    """What a value must be; with the digits of the one that is told, if it is known so well."""
    low, high = expected.low, expected.high
    written = about.told.quantity if about.told else None
    sure = low is not None and high is not None and high - low <= abs(high) * _ROUNDING
    if written is None or low is None or high is None or not (written.step and sure):
        return spans.of_node(expected, about.node, lang)
    return spans.exact(_on_grid((low + high) / 2, written.step), written, lang)


def _off(about: Value, expected: Interval, lang: Language) -> str:
    """By how much the value is too high or too low; of a bound how far it is beyond it."""
    one, other = _middle(about.interval), _middle(expected)
    if one is None or other is None or one == other:
        return ""
    gap = one - other
    unit, step = spans.unit_of(about.node), about.told.quantity.step if about.told else Decimal(0)
    size = spans.distance(abs(gap), unit, step, lang)
    return say("contradiction.too_high" if gap > 0 else "contradiction.too_low", lang, size=size)


def _middle(it: Interval) -> Decimal | None:
    if it.low is None or it.high is None:
        return it.high if it.low is None else it.low
    return (it.low + it.high) / 2


def _suspect(it: Suspect, title: titles.Title, names: Names, lang: Language) -> str:
    fact = it.observation
    unit = fact.quantity.unit
    value = mended(fact.quantity, it.should_be, it.slip)
    new = spans.span(it.should_be, unit, lang) if value is None else spans.exact(value, fact.quantity, lang)
    return say(
        "contradiction.suspect",
        lang,
        where=sources.source(fact, names, lang),
        what=titles.of_fact(fact, lang).beside(title),
        old=_as_written(fact, lang),
        new=new,
        slip=say(f"slip.{it.slip}", lang),
    )


def _as_written(fact: Observation, lang: Language) -> str:
    """The number of a figure; of a growth in a cell also what stands there, which may be an index."""
    number = figures.amount(fact.quantity, lang)
    if fact.measure not in (Measure.YOY, Measure.MOM) or not fact.passage.locator.cell:
        return number
    return say("contradiction.in_cell", lang, number=number, text=" ".join(fact.passage.text.split()))


def mended(written: Quantity, should_be: Interval, slip: Slip) -> Decimal | None:
    """The number that was meant, if the slip tells it.

    Args:
        written: the number as it stands.
        should_be: what it would have to be.
        slip: how the clerk went wrong.
    """
    if slip is Slip.SIGN:
        return -written.value
    if slip is Slip.SCALE:
        return next((it for scale in _SCALES if (it := written.value * scale) in should_be), None)
    near = list(_candidates(written.step, should_be))
    if not near:
        return None
    middle = (near[0] + near[-1]) / 2
    return min(near, key=lambda it: (_differing(it, written), abs(it - middle)))


def _candidates(step: Decimal, should_be: Interval) -> Iterator[Decimal]:
    """The numbers with the same last digit's worth, if they are few."""
    low, high = should_be.low, should_be.high
    if low is None or high is None or not step or high - low > step * _MOST_CANDIDATES:
        return
    value = _on_grid(low, step)
    while value <= high:
        if value in should_be:
            yield value
        value += step


def _on_grid(value: Decimal, step: Decimal) -> Decimal:
    """The nearest number with a last digit of that worth."""
    return _WIDE.divide(value, step).to_integral_value(ROUND_HALF_EVEN) * step


def _differing(value: Decimal, written: Quantity) -> int:
    """In how many digits a number differs from the one that is written."""
    one, other = (str(int(_WIDE.divide(abs(it), written.step))) for it in (value, written.value))
    width = max(len(one), len(other))
    return sum(a != b for a, b in zip(one.zfill(width), other.zfill(width), strict=True))


def facts(it: Told) -> tuple[Observation, ...]:
    """Every figure that it names, each once."""
    found = (line.fact for line in (*it.suspects, *it.members))
    return tuple(dict.fromkeys(fact for fact in found if fact is not None))
