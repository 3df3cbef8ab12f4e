"""A month is the month before, and so many percent more (so với tháng trước); the same of quarters."""

from collections.abc import Iterator

from toancanh.model import Kind, Measure, Node, Period, Thing
from toancanh.reconcile.identities.growth import comparable
from toancanh.reconcile.known import Known
from toancanh.reconcile.relations import Ratio, Term


def relations(node: Node, known: Known) -> Iterator[Ratio]:
    """The growth on the month or quarter before, of the node and of the next one."""
    thing = node.thing
    if node.measure not in (Measure.LEVEL, Measure.MOM) or thing.kind is not Kind.OUTCOME:
        return
    for later in (thing, _moved(thing, 1)):
        if later and comparable(later) and known.get(Node(later, Measure.MOM)):
            earlier = _moved(later, -1)
            if earlier:
                terms = (Node(later, Measure.LEVEL), Node(earlier, Measure.LEVEL), Node(later, Measure.MOM))
                yield Ratio("growth_on_month", *map(Term, terms), on_top=True)


def _moved(thing: Thing, by: int) -> Thing | None:
    """The month or quarter ``by`` places on; ``None`` of other periods."""
    period = thing.period
    length = period.end.month - period.start.month + 1
    if not period.whole_months or period.start.year != period.end.year or length not in (1, 3):
        return None
    first = period.start.year * 12 + period.start.month - 1 + by * length
    year, month = divmod(first, 12)
    if length == 3 and month % 3:
        return None
    return thing._replace(period=Period.months(year, month + 1, month + length))
