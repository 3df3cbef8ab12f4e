"""Figures that go on under the name of a province after it has become another."""

import pytest

from toancanh.integrate.scopes import declared, doubtful
from toancanh.integrate.told import Told
from toancanh.model import Measure, Place

POWER = {"indicator": "electricity_sales", "unit": "kWh"}
COFFEE = {"indicator": "industrial_product_output", "dims": (("product", "cà phê bột"),), "unit": "tonne"}


def doubts(*values) -> dict[str, str]:
    """Codes by period."""
    found = doubtful(Told(values))
    return {thing.period.code: it.code.removeprefix("integrate.") for thing, it in found.items()}


def test_coffee_that_goes_on_by_the_month_is_still_of_the_old_province(places, value) -> None:
    old = value(21470, places.old, "2025-H1", spread=5, **COFFEE)
    month = value(5200, places.new, "2025-M07", spread=50, **COFFEE)
    so_far = value(26700, places.new, "2025-M01..M07", spread=50, **COFFEE)
    assert doubts(old, month, so_far) == {"2025-M01..M07": "scope_kept"}


def test_power_that_leaps_is_of_the_new_province_and_not_compared(places, value) -> None:
    old = value(1315, places.old, "2025-H1", **POWER)
    so_far = value(2155, places.new, "2025-M01..M07", **POWER)
    for month in ([], [value(300, places.new, "2025-M07", **POWER)]):
        told = Told([old, so_far, *month])
        assert doubtful(told) == {}
        assert [it.code for it in declared(told)] == ["integrate.scope_changed"]


def test_leap_under_one_area_shows_that_the_earlier_figure_is_of_the_old_one(places, value) -> None:
    before = value(1315, places.new, "2025-H1", **POWER)
    month, so_far = (
        value(300, places.new, "2025-M07", **POWER),
        value(2155, places.new, "2025-M01..M07", **POWER),
    )
    assert doubts(before, month, so_far) == {"2025-H1": "scope_changed"}


def test_year_so_far_that_grows_by_the_month_is_no_leap(places, value) -> None:
    before = value(1855, places.new, "2025-H1", **POWER)
    month, so_far = (
        value(300, places.new, "2025-M07", **POWER),
        value(2155, places.new, "2025-M01..M07", **POWER),
    )
    assert doubts(before, month, so_far) == {}


def test_figure_of_the_old_province_told_of_the_new_one(places, value) -> None:
    assert doubts(value(18147, places.old), value(18147, places.new)) == {"2025-H1": "scope_copied"}


def test_short_number_may_be_the_same_by_chance(places, value) -> None:
    assert doubts(value(12, places.old), value(12, places.new)) == {}


def years(value, place: Place, before: int, after: int) -> list:
    """Three months of three years."""
    levels = {2023: before, 2024: before + 3, 2025: after}
    return [
        value(level + month, place, f"{year}-M{month:02}")
        for year, level in levels.items()
        for month in (1, 2, 3)
    ]


def test_years_before_the_merger_stay_on_the_old_province(places, value) -> None:
    found = doubts(*years(value, places.new, 8500, 16400))
    assert sorted(found) == [f"{year}-M0{month}" for year in (2023, 2024) for month in (1, 2, 3)]
    assert set(found.values()) == {"scope_between_years"}


def test_years_of_one_land_grow_by_little(places, value) -> None:
    assert doubts(*years(value, places.new, 14800, 16400)) == {}


def test_leap_that_the_report_tells_is_growth(places, value) -> None:
    levels = years(value, places.new, 500, 1000)
    told = [value(98, places.new, f"2025-M{month:02}", measure=Measure.YOY) for month in (1, 2, 3)]
    assert doubts(*levels, *told) == {}


def test_leap_after_the_merger_is_no_change_of_land(places, value) -> None:
    levels = [
        value(level + month, places.new, f"{year}-M{month:02}")
        for year, level in ((2025, 800), (2026, 1600))
        for month in (7, 8, 9)
    ]
    assert doubts(*levels) == {}


def test_the_latest_leap_is_the_change_of_land(places, value) -> None:
    levels = {2022: 300, 2023: 500, 2024: 520, 2025: 1000, 2026: 1100}
    values = [
        value(level + month, places.new, f"{year}-M{month:02}")
        for year, level in levels.items()
        for month in (1, 2, 3)
    ]
    assert {code[:4] for code in doubts(*values)} == {"2022", "2023", "2024"}


@pytest.mark.parametrize("place", ["old", "other"])
def test_province_that_was_not_merged_may_leap(places, value, place) -> None:
    assert doubts(*years(value, getattr(places, place), 8500, 16400)) == {}
