"""What nobody tells but follows from what is told, around one area and year."""

from collections.abc import Collection
from datetime import timedelta

from toancanh import joining, pipeline
from toancanh.integrate import compositions_among
from toancanh.model import Area, Kind, Measure, Node, Period, Place, Value
from toancanh.reconcile.around import derived as follows
from toancanh.reconcile.claims import joined, root
from toancanh.reference.areas import areas
from toancanh.store.selection import Selection

_YEARS = 1  # before that asked for, and after: what growth is told against


def derived(indicator: str, place: Place, period: Period, kinds: Collection[Kind]) -> tuple[Value, ...]:
    """Derived levels of a place: over a period, or of the plan and the rest of its year.

    Only claims of the province that the place lies in are held together, of wholes and of the years around.
    """
    province = root(place)
    unit = areas().get(province.code, province.since) if province.since else None
    codes = {place.code, province.code, *(it.code for it in _parts(unit))}
    after = 0 if Kind.NEED in kinds else _YEARS
    years = range(period.end.year - _YEARS, period.end.year + after + 1)
    around = Period(Period.year(years[0]).start, Period.year(years[-1]).end)
    found = pipeline.claims(Selection(joined(indicator), codes, touching=around, whole=True))
    near = [it for it in found.facts if it.period and it.period.end.year in years]
    families = joining.reconciled(near, found.sources, found.choices)
    wanted = _wanted(period, kinds)

    def own(node: Node) -> bool:
        thing = node.thing
        here = thing.indicator == indicator and thing.place == place and not thing.dims
        return here and node.measure is Measure.LEVEL and (thing.kind, thing.period) in wanted

    values = (
        value
        for (_, where), each in families.items()
        if where == province
        for value in follows(own, each, compositions_among({it.node.thing.place for it in each.values}))
    )
    return tuple(value for value in values if own(value.node))


def _parts(unit: Area | None) -> tuple[Area, ...]:
    return areas().parts(unit) if unit else ()


def _wanted(period: Period, kinds: Collection[Kind]) -> set[tuple[Kind, Period]]:
    """What is asked for of a period: itself; of plans that of its year; of what is to do the rest of it."""
    year = Period.year(period.end.year)
    found: set[tuple[Kind, Period]] = {(kind, period) for kind in kinds if kind is not Kind.NEED}
    if Kind.PLAN in kinds:
        found.add((Kind.PLAN, year))
    if Kind.NEED in kinds and period.end < year.end:
        found.add((Kind.NEED, Period(period.end + timedelta(days=1), year.end)))
    return found
