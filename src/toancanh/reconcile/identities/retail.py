"""Total retail sales are goods, accommodation and catering, travel, and other services.

Source: yearbooks of the provinces; decree 94/2022/NĐ-CP. Goods are the twelve groups of the monthly tables.
"""

from collections.abc import Iterator
from functools import cache, lru_cache

from toancanh.model import Measure, Node, Thing
from toancanh.model.text import reading_form
from toancanh.reconcile.relations import KEPT, Sum, Term
from toancanh.reference.retail_groups import retail_groups

_COMPONENTS = ("retail_goods", "accommodation_catering", "travel_services", "other_services")
_TOTAL = "retail_sales"
LINKED = ((_TOTAL, *_COMPONENTS),)
_SERVICES = ("lưu trú", "ăn uống")
_CATERING, _GOODS = "accommodation_catering", "retail_goods"

BREAKDOWN = ONE_REPORT = True


def relations(node: Node) -> Iterator[Sum]:
    """The sum over the components, the one over both catering services, the one over the groups of goods."""
    thing = node.thing
    if thing.indicator not in LINKED[0] or node.measure is not Measure.LEVEL:
        return
    if not thing.dims:
        yield _components(thing._replace(indicator=_TOTAL))
    if thing.indicator == _CATERING and thing.dims in ((), *((("kind", it),) for it in _SERVICES)):
        yield _over(thing._replace(dims=()), "kind", _SERVICES)
    if thing.indicator == _GOODS and (not thing.dims or _grouped(thing)):
        yield _over(thing._replace(dims=()), "commodity", _groups())


def _grouped(thing: Thing) -> bool:
    return len(thing.dims) == 1 and thing.dims[0][0] == "commodity" and thing.dims[0][1] in _groups()


@cache
def _groups() -> tuple[str, ...]:
    """Names of the groups of goods, as dimensions are compared."""
    groups = (it for it in retail_groups().values() if it.indicator == _GOODS and it.within is None)
    return tuple(reading_form(it.name) for it in groups)


@lru_cache(KEPT)
def _components(total: Thing) -> Sum:
    parts = tuple(_term(total._replace(indicator=code)) for code in _COMPONENTS)
    return Sum("retail", _term(total), parts)


@lru_cache(KEPT)
def _over(whole: Thing, dim: str, values: tuple[str, ...]) -> Sum:
    return Sum("retail", _term(whole), tuple(_term(whole._replace(dims=((dim, it),))) for it in values))


def _term(thing: Thing) -> Term:
    return Term(Node(thing, Measure.LEVEL))
