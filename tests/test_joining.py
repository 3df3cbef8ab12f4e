"""Claims of documents, joined over areas and held against each other."""

from datetime import date

import pytest

from toancanh import joining
from toancanh.model import Measure, Observation, Period
from toancanh.reconcile.precedence import Source

AFTER = date(2025, 7, 1)
SOURCE = Source(date(2026, 1, 6))


@pytest.fixture
def tay_ninh(make_fact, make_document):
    """Retail of three months of 2024 and of 2025 as one table of today's Tây Ninh tells them."""

    def make(before: int, after: int) -> list[Observation]:
        levels = [
            (year, month, base + month)
            for year, base in ((2024, before), (2025, after))
            for month in (1, 2, 3)
        ]
        return [
            make_fact(
                level * 10**9, make_document("8.700 tỷ đồng " * 9), span=(at, at + 5), unit="VND", step=10**9,
                indicator="retail_sales", period=Period.month(year, month),
                area="Tây Ninh", area_code="80", area_since=AFTER,
            )
            for at, (year, month, level) in enumerate(levels)
        ]  # fmt: skip

    return make


def growths(claims: list[Observation]) -> list[tuple[str, str]]:
    """Area and period of every growth that follows."""
    sources = {it.passage.document: SOURCE for it in claims}
    values = [value for found in joining.reconciled(claims, sources).values() for value in found.values]
    return [
        (value.node.thing.place.code, value.node.thing.period.code)
        for value in values
        if value.node.measure is Measure.YOY
    ]


def test_growth_follows_within_one_land(tay_ninh) -> None:
    assert ("80", "2025-M02") in growths(tay_ninh(14_800, 16_400))


def test_no_growth_follows_across_an_undeclared_break(tay_ninh) -> None:
    claims = tay_ninh(8_600, 16_400)
    assert growths(claims) == []
    found = joining.integrated(claims, {claims[0].passage.document: SOURCE})
    assert {it.code for it in found.findings} == {"integrate.scope_between_years", "integrate.growth_break"}


def test_claims_on_old_land_stay_as_they_were_told(tay_ninh) -> None:
    claims = tay_ninh(8_600, 16_400)
    found = joining.reconciled(claims, {claims[0].passage.document: SOURCE})
    told = {value.told for it in found.values() for value in it.values if value.told}
    assert told == set(claims)


def test_of_two_reports_the_later_is_joined(make_fact, make_document) -> None:
    first = make_fact(1_293_000_000, area_since=date(2004, 7, 8))
    later = make_fact(
        1_300_000_000, make_document("Xuất khẩu đính chính là 1.300 triệu USD"), area_since=date(2004, 7, 8)
    )
    sources = {
        first.passage.document: Source(date(2025, 6, 23)), later.passage.document: Source(date(2025, 7, 6)),
    }  # fmt: skip
    reported = [it.told for it in joining.integrated([later, first], sources).figures if it.told]
    assert reported == [later]
