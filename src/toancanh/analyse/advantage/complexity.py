"""Complexity of economies and products, and how near a product is to what an area makes already.

From who has an advantage in what (RCA of at least 1): an economy is complex that makes much which few others
make, a product that few but complex ones make (C. A. Hidalgo, R. Hausmann, The building blocks of economic
complexity, PNAS 106, 2009). Two products are near if who makes one makes the other; the density of a product
in an area is the part of all nearness to it that lies in what the area makes (C. A. Hidalgo, B. Klinger,
A.-L. Barabási, R. Hausmann, The product space conditions the development of nations, Science 317, 2007).

The indices are worked out by ``economic_complexity``. Libraries disagree about scale, sign, gaps and
noughts, so that here it is said:

* a cell that nobody told, or that is less than nought, leaves its product out: it is not taken for nought;
* so is an area or product without any advantage left out, and all that is left out is named;
* the indices have mean 0 and population standard deviation 1;
* the sign is that of diversity: who has more advantages does not come out as less complex for it;
* they must not change with more steps, and three areas and products must be left: else there are none.

Proximity is worked out here: that of the library writes into what pandas 3 no longer lets anybody change.
Of some twenty areas the indices are fragile; they tell an order, no measure.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas

Cells = Mapping[tuple[str, str], Decimal]
_LEAST = 3
_STEPS = (20, 30, 40, 60, 100)  # reflections; each is asked whether it says what the one before did
_NEAR = 1e-6


@dataclass(frozen=True, slots=True)
class Complexity:
    """What a table of areas and products says.

    Args:
        eci: complexity of each area that was kept; empty where the table is too small or does not settle.
        pci: complexity of each product that was kept.
        advantage: those that have an RCA of at least 1, as (area, product).
        density: from 0 to 1, of each area and product.
        left_out: areas and products that were not kept.
    """

    eci: Mapping[str, Decimal]
    pci: Mapping[str, Decimal]
    advantage: frozenset[tuple[str, str]]
    density: Mapping[tuple[str, str], Decimal]
    left_out: tuple[str, ...] = ()


def complexity(cells: Cells) -> Complexity:
    """The indices of a table of amounts by (area, product)."""
    areas = tuple(dict.fromkeys(area for area, _ in cells))
    products = tuple(dict.fromkeys(product for _, product in cells))
    told = tuple(it for it in products if all(cells.get((area, it), Decimal(-1)) >= 0 for area in areas))
    advantage = _advantage(cells, areas, told)
    kept_areas, kept = _with_any(advantage, areas, told)
    out = tuple(it for it in (*areas, *products) if it not in {*kept_areas, *kept})
    advantage = frozenset(it for it in advantage if it[0] in kept_areas and it[1] in kept)
    density = dict(_densities(advantage, kept_areas, kept))
    eci, pci = _indices(advantage, kept_areas, kept)
    return Complexity(eci, pci, advantage, density, out)


def _advantage(cells: Cells, areas: Sequence[str], products: Sequence[str]) -> frozenset[tuple[str, str]]:
    """Who has an RCA of at least 1, decided without rounding: x·X ≥ (sum here)·(sum of the product)."""
    here = {area: sum((cells[area, it] for it in products), Decimal(0)) for area in areas}
    there = {it: sum((cells[area, it] for area in areas), Decimal(0)) for it in products}
    whole = sum(here.values(), Decimal(0))
    return frozenset(
        (area, it)
        for area in areas
        for it in products
        if cells[area, it] > 0 and cells[area, it] * whole >= here[area] * there[it]
    )


def _with_any(
    advantage: frozenset[tuple[str, str]], areas: Sequence[str], products: Sequence[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The areas and products with any advantage; one of either kind always has the other."""
    return (
        tuple(it for it in areas if any(it == area for area, _ in advantage)),
        tuple(it for it in products if any(it == product for _, product in advantage)),
    )


def _densities(
    advantage: frozenset[tuple[str, str]], areas: Sequence[str], products: Sequence[str]
) -> Iterator[tuple[tuple[str, str], Decimal]]:
    makers = {it: frozenset(area for area, made in advantage if made == it) for it in products}
    for it in products:
        near = {other: _proximity(makers[it], makers[other]) for other in products if other != it}
        whole = sum(near.values(), Decimal(0))
        for area in areas:
            own = sum((near[other] for other in near if (area, other) in advantage), Decimal(0))
            if whole:
                yield (area, it), own / whole


def _proximity(one: frozenset[str], other: frozenset[str]) -> Decimal:
    """The lesser of the two chances that who makes one makes the other."""
    return Decimal(len(one & other)) / max(len(one), len(other))


def _indices(
    advantage: frozenset[tuple[str, str]], areas: Sequence[str], products: Sequence[str]
) -> tuple[dict[str, Decimal], dict[str, Decimal]]:
    """The two indices; both empty where the table is too small, or more steps say something else."""
    if len(areas) < _LEAST or len(products) < _LEAST:
        return {}, {}
    # Heavy, and wanted by few.
    import pandas
    from economic_complexity import complexity as of_library

    rows = [[float((area, it) in advantage) for it in products] for area in areas]
    table = pandas.DataFrame(rows, index=list(areas), columns=list(products))
    if table.sum(axis=1).nunique() == 1 and table.sum(axis=0).nunique() == 1:
        return {}, {}  # all alike: nothing to put in order
    before = None
    for steps in _STEPS:
        found = tuple(_scaled(it) for it in of_library(table, iterations=steps))
        if None in found:
            return {}, {}
        if before is not None and all(_alike(one, other) for one, other in zip(before, found, strict=True)):
            return _signed(found, table)
        before = found
    return {}, {}


def _scaled(index: "pandas.Series[float]") -> dict[str, float] | None:
    values = {str(name): float(value) for name, value in index.items()}
    mean = sum(values.values()) / len(values)
    spread = (sum((it - mean) ** 2 for it in values.values()) / len(values)) ** 0.5
    if not spread > _NEAR:  # also where it is no number
        return None
    return {name: (it - mean) / spread for name, it in values.items()}


def _alike(one: Mapping[str, float] | None, other: Mapping[str, float] | None) -> bool:
    return bool(one and other) and all(abs(one[it] - other[it]) < _NEAR for it in one)  # type: ignore[index,union-attr]


def _signed(
    found: tuple[dict[str, float] | None, ...], table: "pandas.DataFrame"
) -> tuple[dict[str, Decimal], dict[str, Decimal]]:
    eci, pci = (it or {} for it in found)
    diversity = {str(name): float(value) for name, value in table.sum(axis=1).items()}
    middle = sum(diversity.values()) / len(diversity)
    sign = -1 if sum(eci[it] * (diversity[it] - middle) for it in eci) < -_NEAR else 1
    return _exact(eci, sign), _exact(pci, sign)


def _exact(index: Mapping[str, float], sign: int) -> dict[str, Decimal]:
    """To six digits, which is what is settled."""
    return {name: Decimal(f"{sign * it:.6f}") for name, it in index.items()}
