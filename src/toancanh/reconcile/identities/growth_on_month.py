"""A month is the month before, and so many percent more (so với tháng trước); the same of quarters."""

from collections.abc import Iterator

from toancanh.model import Kind, Measure, Node, Period, Thing
from toancanh.reconcile.identities.growth import comparable
from toancanh.reconcile.relations import Ratio, Term


def relations(node: Node) -> Iterator[Ratio]:
    """The growth on the month or quarter before."""
    thing = node.thing
    if node.measure is not Measure.MOM or thing.kind is not Kind.OUTCOME or not comparable(thing):
        return
    if (earlier := _before(thing)) is not None:
        terms = (Node(thing, Measure.LEVEL), Node(earlier, Measure.LEVEL), node)
        result, base, percent = map(Term, terms)
        yield Ratio("growth_on_month", result, base, percent, on_top=True)


def _before(thing: Thing) -> Thing | None:
    """The month or quarter before; ``None`` of other periods."""
    first, last = thing.period.months_of_year or (0, 0)
    length = last - first + 1 if first else 0
    if length not in (1, 3) or (length == 3 and first % 3 != 1):
        return None
    year, month = divmod(thing.period.start.year * 12 + first - 1 - length, 12)
    return thing.at(Period.months(year, month + 1, month + length))
