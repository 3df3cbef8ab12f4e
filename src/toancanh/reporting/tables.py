"""The table of indicators: plan, last month or quarter, year so far, against plan and year before."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from toancanh.analyse.figures import Figure, How
from toancanh.analyse.targets import Pace
from toancanh.answering.known import Subject
from toancanh.model import Kind, Measure, Observation, Quantity
from toancanh.publish import figures, reckoned
from toancanh.publish.brief import Said
from toancanh.publish.figures import bound_word, number, scale
from toancanh.publish.word.values import Indicators, Paragraph, Row
from toancanh.publish.words import capital
from toancanh.reconcile.picture import PictureLine
from toancanh.reference.indicators import catalogue
from toancanh.reporting.asked import spelled
from toancanh.reporting.chapters import indicators
from toancanh.reporting.citing import Citer, how
from toancanh.reporting.gathering import Known, Part

_PERCENT = "percent"
_ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class _Cells:
    """What is known of one thing in one area, before it is written."""

    plan: Figure | None
    latest: tuple[Observation | None, PictureLine | None]
    reached: Figure | None
    line: PictureLine | None
    percent: Figure | None
    growth: Figure | None

    @property
    def some(self) -> bool:
        return bool(self.latest[0] or self.reached or self.growth or self.percent)


@dataclass(frozen=True, slots=True)
class Tables:
    """Makes the table of what is known."""

    known: Known
    citer: Citer

    def indicators(self) -> Indicators:
        """The table; a thing has a row for the whole, and one for each part that anything is told of."""
        rows: list[Row] = []
        for code in indicators():
            made = tuple(self._rows((code, ()), len([it for it in rows if not it.part]) + 1))
            rows += made
        asked = self.known.asked
        latest = capital(spelled(asked.latest))
        return Indicators(latest, capital(spelled(asked.reached)), tuple(rows))

    def _rows(self, subject: Subject, number_of: int) -> Iterator[Row]:
        cells = [(part, self._cells(subject, part)) for part in self.known.every]
        shown = [(part, it) for part, it in cells if it.some or (it.plan and part is self.known.whole)]
        if not any(it.some for _, it in shown):
            return
        factor, unit = _unit([it for _, it in shown])
        for at, (part, it) in enumerate(shown):
            name = capital(catalogue()[subject[0]].name_vi)
            if part is not self.known.whole:
                name = f"{name}, {part.name}" if at == 0 else capital(part.name)
            plan, latest, reached, of_plan, grown = self._written(it, subject, part, factor)
            number = str(number_of) if at == 0 else ""
            yield Row(number, name, unit, plan, latest, reached, of_plan, grown, at > 0)

    def _cells(self, subject: Subject, part: Part) -> _Cells:
        asked = self.known.asked
        of = self.known.told(subject)[part]
        aims = self.known.paces(subject)[part]
        plan = next((it.target or it.aim.growth for it in sorted(aims, key=_plan_first)), None)
        line = self.known.line(subject, part, asked.reached)
        latest = self.known.line(subject, part, asked.latest) if asked.latest != asked.reached else None
        fact = (latest.value or latest.growth) if latest else None
        reached = of.levels.get(asked.reached)
        if line is None and reached is not None and reached.how not in (How.AREAS, How.REST):
            reached = None
        found = (of.percents.get(asked.reached), of.growths.get(asked.reached))
        return _Cells(plan, (fact, latest), reached, line, *found)

    def _written(self, it: _Cells, subject: Subject, part: Part, factor: Decimal) -> Iterator[Paragraph]:
        fact, line = it.latest
        name = f"{capital(catalogue()[subject[0]].name_vi)} {part.name}"
        others = " và ".join(other.name for other in self.known.parts if other is not part)

        def cell(figure: Figure | None, what: str) -> Paragraph:
            if figure is None:
                return ()
            if figure.fact is not None and not (figure.disputed and it.line is None):
                return (self._fact(figure.fact, it.line, factor),)
            said = self.citer.figure(figure, f"{name} {what}", how(figure, others))
            text = _span(figure, factor)
            return (Said(text, said.notes, said.address, said.tone),)

        yield cell(it.plan, "kế hoạch năm")
        yield (self._fact(fact, line, factor),) if fact else ()
        yield cell(it.reached, spelled(self.known.asked.reached))
        yield cell(it.percent, "so kế hoạch năm")
        yield cell(it.growth, "so cùng kỳ")

    def _fact(self, it: Observation, line: PictureLine | None, factor: Decimal) -> Said:
        told = self.citer.fact(it, line)
        return Said(_cell(it, factor), told.notes, told.address, told.tone)


def _plan_first(it: Pace) -> bool:
    return it.aim.kind is not Kind.PLAN


def _unit(cells: list[_Cells]) -> tuple[Decimal, str]:
    """One unit for the levels of a thing: the largest in which each of them stays short."""
    quantities = [
        fact.quantity
        for it in cells
        for fact in (it.latest[0], it.reached and it.reached.fact, it.plan and it.plan.fact)
        if fact and fact.measure is Measure.LEVEL
    ]
    if not quantities:
        return _ONE, "%"
    if all(it.unit == "count" for it in quantities):
        return _ONE, "số lượng"
    return min((scale(it, "vi") for it in quantities), key=lambda it: it[0])


def _cell(it: Observation, factor: Decimal) -> str:
    """A figure without its unit, which stands in a column of its own; a growth with its sign."""
    word = bound_word(it.quantity.bound, it.status, "vi")
    if it.quantity.high is not None:
        return figures.entry(it, "vi")
    if it.measure is Measure.LEVEL:
        return f"{word} {_number(it.quantity, factor)}".strip()
    sign = "+" if it.measure is Measure.YOY and it.quantity.value > 0 else ""
    return f"{word} {sign}{_number(it.quantity, _ONE)}".strip()


def _number(it: Quantity, factor: Decimal) -> str:
    amount = figures.amount(it, "vi") if factor == _ONE else ""
    if amount:
        return amount.split(" ")[0].removesuffix("%")
    return number(it.value / factor, "vi", _places(it.step / factor))


def _places(step: Decimal) -> int:
    exponent = step.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _span(it: Figure, factor: Decimal) -> str:
    """A number that was reckoned, without its unit."""
    if it.interval.low is None or it.interval.high is None:
        return reckoned.number(it.interval, it.unit, "vi")
    return " đến ".join(reckoned.ends(it.interval, it.unit, _ONE if it.unit == _PERCENT else factor, "vi"))
