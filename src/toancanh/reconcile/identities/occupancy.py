"""Occupancy is the leased part of the industrial land that can be leased (tỷ lệ lấp đầy).

Source: circular 14/2024/TT-BCT; letter 4620/BKHĐT-QLKKT of 2024. Not of the whole area of a park or cluster.
"""

from collections.abc import Iterator
from functools import lru_cache

from toancanh.model import Measure, Node, Thing
from toancanh.reconcile.relations import KEPT, Ratio, Term

_OF = {"industrial_park_area": "industrial_park", "industrial_cluster_area": "industrial_cluster"}
_RATES = {f"{kind}_occupancy": kind for kind in _OF.values()}
LINKED = tuple((f"{kind}_area", f"{kind}_occupancy") for kind in _OF.values())
_LEASED, _LEASABLE = ("kind", "đã cho thuê"), ("kind", "đất công nghiệp")


def relations(node: Node) -> Iterator[Ratio]:
    """The rate of the park, the cluster or all of them."""
    thing = node.thing
    kind = _RATES.get(thing.indicator) or _OF.get(thing.indicator)
    if kind is None or node.measure is not Measure.LEVEL:
        return
    if thing.indicator in _RATES:
        yield _rate(thing._replace(indicator=f"{kind}_area", unit="ha"), kind)
    elif _LEASED in thing.dims or _LEASABLE in thing.dims:
        dims = tuple(it for it in thing.dims if it not in (_LEASED, _LEASABLE))
        yield _rate(thing._replace(dims=dims), kind)


@lru_cache(KEPT)
def _rate(land: Thing, kind: str) -> Ratio:
    leased, leasable = (land._replace(dims=tuple(sorted((*land.dims, it)))) for it in (_LEASED, _LEASABLE))
    rate = land._replace(indicator=f"{kind}_occupancy", unit="percent")
    terms = [Term(Node(it, Measure.LEVEL)) for it in (leased, leasable, rate)]
    return Ratio("occupancy", terms[0], terms[1], terms[2])
