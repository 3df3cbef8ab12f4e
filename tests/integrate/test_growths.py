"""Growth of an area through time, and when it must not be made."""

from datetime import date
from decimal import Decimal

import pytest

from toancanh.integrate import Basis, join
from toancanh.integrate.growths import growth
from toancanh.model import Measure, Place


def codes(*values) -> list[str]:
    return [it.code.removeprefix("integrate.") for it in join(values).findings]


def test_growth_of_the_merged_province_is_on_the_summed_levels(places, node, value, figures) -> None:
    levels = (value(110, places.old), value(100, places.old, "2024-H1"))
    told = figures(*levels, value(450, places.other), value(300, places.other, "2024-H1"))
    found = growth(node(places.new).thing, told)
    assert (found.basis, found.interval.low, found.interval.high) == (Basis.DERIVED, Decimal(40), Decimal(40))
    assert [it.basis for it in found.inputs] == [Basis.DERIVED, Basis.DERIVED]


def test_growth_on_sums_is_told_beside_the_sums(places, value) -> None:
    values = [
        value(number, place, period)
        for place, period, number in (
            (places.old, "2025-H1", 110), (places.old, "2024-H1", 100),
            (places.other, "2025-H1", 450), (places.other, "2024-H1", 300),
        )
    ]  # fmt: skip
    found = {(it.node.measure, it.node.thing.period.code): it.basis for it in join(values).figures}
    assert found[Measure.YOY, "2025-H1"] is Basis.DERIVED


def test_new_province_over_the_old_one_of_the_name_is_refused(places, value) -> None:
    assert codes(value(1520, places.new), value(1011, places.old, "2024-H1")) == ["growth_areas"]


def test_province_that_kept_its_land_grows_over_its_new_code(node, value, figures) -> None:
    old, new = (Place("04", day) for day in (date(2004, 7, 8), date(2025, 7, 1)))
    found = growth(node(new).thing, figures(value(110, new), value(100, old, "2024-H1")))
    assert found.interval.low == 10


@pytest.mark.parametrize(
    ("code", "period", "parts"),
    [
        ("growth_regimes", "2023-12-15..2024-06-14", {}),
        ("growth_units", "2024-H1", {"unit": "VND"}),
        ("growth_prices", "2024-H1", {"dims": (("price", "current"),)}),
    ],
)
def test_levels_of_other_calendar_unit_or_prices_are_not_compared(places, value, code, period, parts) -> None:
    grdp = {"indicator": "grdp", "dims": (("price", "2010"),)}
    assert codes(value(100, places.new, **grdp), value(90, places.new, period, **{**grdp, **parts})) == [code]


def test_the_periods_of_a_year_are_refused_together(places, value) -> None:
    values = [value(100 + m, places.new, f"2025-M{m:02}") for m in (7, 8, 9)]
    before = [value(50 + m, places.old, f"2024-M{m:02}") for m in (7, 8, 9)]
    (finding,) = join((*values, *before)).findings
    assert (finding.code, dict(finding.values)["others"]) == ("integrate.growth_areas", "2")


def test_growth_that_the_report_tells_needs_no_refusal(places, value) -> None:
    grown = value(12, places.new, measure=Measure.YOY)
    assert codes(value(1520, places.new), grown, value(1011, places.old, "2024-H1")) == []


def test_told_growth_over_the_old_province_is_found(places, value) -> None:
    grown = value("50.3", places.new, measure=Measure.YOY, spread="0.1")
    told = (value(1520, places.new), grown, value(1011, places.old, "2024-H1"))
    assert codes(*told) == ["growth_over_old_area"]
    # Phú Yên's own base shows that the growth is right after all: it had nothing.
    assert codes(*told, value(0, places.other, "2024-H1")) == []


def test_base_that_may_be_nought_gives_no_growth(places, node, value, figures) -> None:
    found = growth(node(places.new).thing, figures(value(5, places.new), value(0, places.new, "2024-H1")))
    assert (found.interval, found.reason.code) == (None, "integrate.growth_open")
