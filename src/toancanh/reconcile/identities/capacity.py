"""The capacities of power projects, and of sources of power, are together not more than the whole.

Installed MW and MWp of panels are never added: they are different units. Only sources that exclude each other
count: rooftop solar is solar, offshore wind is wind.
"""

from collections.abc import Iterator

from toancanh.model import Measure, Node, Thing
from toancanh.reconcile.known import Known
from toancanh.reconcile.relations import AtMost, Term

_APART = {"hydro", "solar", "wind", "thermal", "biomass", "waste", "nuclear"}
_DIMS = ("project", "source")

ONE_REPORT = True


def among(node: Node, known: Known) -> Iterator[AtMost]:
    """The sums over projects and over sources, of all plants and of those at one stage."""
    thing = node.thing
    if thing.indicator != "power_capacity" or node.measure is not Measure.LEVEL:
        return
    for dim in _DIMS:
        whole = thing._replace(dims=tuple(it for it in thing.dims if it[0] not in _DIMS))
        parts = [it for it in _parts(whole, dim, known) if known.get(Node(it, Measure.LEVEL))]
        if len(parts) > 1:
            terms = tuple(Term(Node(it, Measure.LEVEL)) for it in parts)
            yield AtMost("capacity", Term(Node(whole, Measure.LEVEL)), terms)


def _parts(whole: Thing, dim: str, known: Known) -> Iterator[Thing]:
    for dims in sorted(known.breakdowns(whole.indicator, whole.place)):
        by_name = dict(dims)
        value = by_name.pop(dim, None)
        if dim == "project":
            by_name.pop("source", None)  # a project has one, told or not
        if value is None or tuple(sorted(by_name.items())) != whole.dims:
            continue
        if dim == "project" or value in _APART:
            yield whole._replace(dims=dims)
