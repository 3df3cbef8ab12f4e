"""Monthly reports as figures, without files: as many provinces, months and rows as wanted, with known slips.

Each report tells of each row, as the Statistics Office's tables do, the month before as it turned out, the
month itself as estimated, the year so far, and the growth of the last two. All fit but for the slips planted.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from functools import cached_property, lru_cache
from hashlib import sha256
from typing import NamedTuple

from toancanh.model import (
    Area,
    AreaLevel,
    Document,
    Evidence,
    Extraction,
    Locator,
    Measure,
    Observation,
    Part,
    Passage,
    Period,
    Quantity,
    Status,
    Way,
)
from toancanh.reference.areas import areas

_PARTS = ("retail_goods", "accommodation_catering", "travel_services", "other_services")
_PRODUCTS = (
    "xi măng",
    "đường",
    "bia",
    "sợi",
    "gạo",
    "điện",
    "vải",
    "giày",
    "thép",
    "gỗ",
    "phân bón",
    "ván ép",
)
_EVIDENCE = tuple(Evidence(part, Way.STATED, "table.row", 0, 9) for part in list(Part)[:4])


class Row(NamedTuple):
    """What a row of the tables is of; ``step`` is one unit of its last written digit."""

    indicator: str
    dims: tuple[tuple[str, str], ...]
    unit: str
    step: Decimal


TOTAL = Row("retail_sales", (), "VND", Decimal(10_000))
COMPONENTS = tuple(Row(code, (), "VND", Decimal(10_000)) for code in _PARTS)
TRADE = tuple(Row(code, (), "USD", Decimal(10_000)) for code in ("exports", "imports"))
PRODUCTS = tuple(
    Row("industrial_product_output", (("product", it),), "tonne", Decimal(1))
    for it in (*_PRODUCTS, *(f"sản phẩm {number}" for number in range(100)))
)


class Slip(NamedTuple):
    """A digit of the month's value that went wrong: in which report, in which row, by how much."""

    document: str
    row: Row
    gap: Decimal


@dataclass
class Series:
    """Reports of provinces, month by month; the same seed gives the same.

    Args:
        provinces: how many.
        months: how many, from January 2025.
        products: how many products of industry each report has.
        slips: how many reports in a thousand have a wrong digit.
        seed: of all that is drawn.
    """

    provinces: int
    months: int
    products: int = 12
    slips: int = 50
    seed: int = 20261122
    planted: list[Slip] = field(default_factory=list)

    @cached_property
    def places(self) -> tuple[Area, ...]:
        """The provinces of today."""
        found = [it for it in areas().units if it.level is AreaLevel.PROVINCE and it.valid_to is None]
        return tuple(found[: self.provinces])

    def reports(self) -> Iterator[tuple[Document, Extraction]]:
        """Every report, month after month."""
        for number in range(self.months):
            for place in self.places:
                yield self.report(place, 2025 + number // 12, number % 12 + 1)

    def report(self, place: Area, year: int, month: int) -> tuple[Document, Extraction]:
        """The report of one province for one month."""
        said = f"{self.seed} {place.code} {year}-{month:02}"
        written = Period(*(date(year, month, 28),) * 2)
        document = Document(
            sha256(said.encode()).hexdigest(), f"{said}.txt", "text/plain", said, (), published=written
        )
        rows = (*COMPONENTS, TOTAL, *TRADE, *PRODUCTS[: self.products])
        facts = [fact for row in rows for fact in self._row(place, row, year, month)]
        facts = [
            replace(it, passage=replace(it.passage, document=document.sha256, start=10 * at, end=10 * at + 9))
            for at, it in enumerate(facts)
        ]
        return document, Extraction(tuple(self._slipped(document.sha256, facts)))

    def _slipped(self, document: str, facts: list[Observation]) -> list[Observation]:
        chance = random.Random(document)
        if chance.randrange(1000) >= self.slips:
            return facts
        row = chance.choice(COMPONENTS)
        at = next(
            at for at, it in enumerate(facts)
            if it.indicator == row.indicator and it.status is Status.ESTIMATE and it.measure is Measure.LEVEL
        )  # fmt: skip
        gap = row.step * 10 ** chance.randrange(2, 5) * chance.choice((-3, -2, 2, 3))
        quantity = facts[at].quantity
        facts[at] = replace(facts[at], quantity=replace(quantity, value=quantity.value + gap))
        self.planted.append(Slip(document, row, gap))
        return facts

    def _row(self, place: Area, row: Row, year: int, month: int) -> Iterator[Observation]:
        last = (year, month - 1) if month > 1 else (year - 1, 12)
        settled = sum((self._actual(place, row, year, it) for it in range(1, month)), Decimal(0))
        now, so_far = self._estimate(place, row, year, month), Period.months(year, 1, month)
        before = self._actual(place, row, year - 1, month)
        so_far_before = sum(
            (self._actual(place, row, year - 1, it) for it in range(1, month + 1)), Decimal(0)
        )
        yield _fact(
            place, row, Period.month(*last), _level(row, self._actual(place, row, *last)), Status.ACTUAL
        )
        yield _fact(place, row, Period.month(year, month), _level(row, now))
        yield _fact(place, row, Period.month(year, month), _growth(now, before))
        if month > 1:
            yield _fact(place, row, so_far, _level(row, settled + now))
            yield _fact(place, row, so_far, _growth(settled + now, so_far_before))

    def _actual(self, place: Area, row: Row, year: int, month: int) -> Decimal:
        if row == TOTAL:
            return sum((self._actual(place, it, year, month) for it in COMPONENTS), Decimal(0))
        return _drawn(self.seed, place.code, row, year, month)

    def _estimate(self, place: Area, row: Row, year: int, month: int) -> Decimal:
        """One row in five was estimated otherwise than it turned out."""
        if row == TOTAL:
            return sum((self._estimate(place, it, year, month) for it in COMPONENTS), Decimal(0))
        turned_out = self._actual(place, row, year, month)
        chance = random.Random(repr((self.seed, place.code, row[:2], year, month, "estimate")))
        return turned_out + row.step * chance.randrange(-500, 500) if chance.random() < 0.2 else turned_out


@lru_cache(1_000_000)
def _drawn(seed: int, code: str, row: Row, year: int, month: int) -> Decimal:
    chance = random.Random(repr((seed, code, row[:2])))
    level = chance.randrange(10**7, 10**8)
    growth = 1 + random.Random(repr((seed, code, row[:2], year, month))).randrange(-100, 100) / 1000
    return row.step * int(level * growth * 1.05 ** (year - 2024))


def _level(row: Row, value: Decimal) -> Quantity:
    return Quantity(value, row.unit, step=row.step)


def _growth(now: Decimal, before: Decimal) -> Quantity:
    grown = ((now / before - 1) * 100).quantize(Decimal("0.01"), ROUND_HALF_EVEN)
    return Quantity(grown, "percent", step=Decimal("0.01"))


def _fact(
    place: Area, row: Row, period: Period, quantity: Quantity, status: Status = Status.ESTIMATE
) -> Observation:
    passage = Passage("", 0, 9, str(quantity.value), Locator(sheet="1", cell="A1"))
    return Observation(
        passage, quantity, row.indicator, row.indicator,
        Measure.YOY if quantity.unit == "percent" else Measure.LEVEL, status, period, place.name, place.code,
        row.dims, (0, 9), "series", area_since=place.valid_from, evidence=_EVIDENCE,
        confidence=Decimal("0.97"),
    )  # fmt: skip
