"""The figure of an area: reported, a sum, what is left of a whole, or why not."""

from datetime import date
from decimal import Decimal
from types import MappingProxyType

from toancanh.integrate import Basis
from toancanh.integrate.weights import Weights
from toancanh.model import Interval, Measure, Place


def reason(figure) -> tuple[str, dict]:
    assert figure.basis is Basis.NOT_DERIVABLE
    assert figure.interval is None
    return figure.reason.code, dict(figure.reason.values)


def test_reported_goes_before_what_the_parts_make(places, node, value, figures) -> None:
    told = figures(value(1500, places.new), value(1293, places.old), value(227, places.other))
    found = told.of(node(places.new))
    assert (found.basis, found.interval) == (Basis.REPORTED, Interval(Decimal(1500), Decimal(1500)))


def test_sum_of_the_old_provinces_keeps_what_rounding_leaves_open(places, node, value, figures) -> None:
    found = figures(value(1293, places.old, spread=0.5), value(227, places.other, spread=1)).of(
        node(places.new)
    )
    assert (found.basis, found.interval) == (Basis.DERIVED, Interval(Decimal("1518.5"), Decimal("1521.5")))
    assert {it.node.thing.place for it in found.inputs} == {places.old, places.other}


def test_what_is_left_of_the_new_province_is_called_residual(places, node, value, figures) -> None:
    found = figures(value(1520, places.new), value(1293, places.old)).of(node(places.other))
    assert (found.basis, found.interval) == (Basis.RESIDUAL, Interval(Decimal(227), Decimal(227)))
    assert [it.node.thing.place for it in found.inputs] == [places.new, places.old]


def test_missing_part_is_named(places, node, value, figures) -> None:
    code, values = reason(figures(value(1293, places.old)).of(node(places.new)))
    assert code == "integrate.part_missing"
    assert values["areas"].startswith("Tỉnh Phú Yên (54, ")


def test_part_in_another_unit_is_not_added(places, node, value, figures) -> None:
    told = figures(value(1293, places.old), value(227, places.other, unit="VND"))
    code, values = reason(told.of(node(places.new)))
    assert (code, values["unit"], values["other"]) == ("integrate.units", "USD", "2025-H1, VND")


def test_part_that_closes_on_the_14th_is_not_added(places, node, value, figures) -> None:
    administrative = "2024-12-15..2025-06-14"
    told = figures(value(1293, places.old), value(227, places.other, administrative))
    code, values = reason(told.of(node(places.new)))
    assert code == "integrate.regimes"
    assert administrative in values["other"]


def test_parts_in_different_prices_are_not_added(places, node, value, figures) -> None:
    constant, current = (
        {"indicator": "grdp", "unit": "VND", "dims": (("price", it),)} for it in ("2010", "current")
    )
    told = figures(value(60, places.old, **constant), value(30, places.other, **current))
    assert reason(told.of(node(places.new, **constant)))[0] == "integrate.prices"


def test_index_without_weights_is_not_derivable(places, node, value, figures) -> None:
    iip = {"indicator": "iip", "unit": "percent", "measure": Measure.YOY}
    told = figures(value(15, places.old, **iip), value(9, places.other, **iip))
    assert reason(told.of(node(places.new, **iip)))[0] == "integrate.rate"


def test_index_is_the_mean_by_the_weights_that_somebody_states(places, node, value, figures) -> None:
    iip = {"indicator": "iip", "unit": "percent", "measure": Measure.YOY}
    parts = MappingProxyType({places.other: Decimal("0.4"), places.old: Decimal("0.6")})
    days = date(2025, 1, 1), date(2025, 12, 31)
    stated = Weights("iip", Measure.YOY, places.new, parts, *days, "letter 1", "value added")
    values = (
        value(15, places.old, **iip),
        value(10, places.other, **iip),
        value(9, places.old, "2024-H1", **iip),
    )
    told = figures(*values, weights=(stated,))
    found = told.of(node(places.new, **iip))
    assert (found.basis, found.interval, found.weights) == (
        Basis.DERIVED, Interval(Decimal(13), Decimal(13)), stated,
    )  # fmt: skip
    assert reason(told.of(node(places.new, "2024-H1", **iip)))[0] == "integrate.rate"


def test_ratio_of_a_level_is_left_to_reconciliation(places, node, value, figures) -> None:
    percent = {"measure": Measure.PCT_OF_PLAN}
    told = figures(value(69, places.old, **percent), value(61, places.other, **percent))
    assert reason(told.of(node(places.new, **percent)))[0] == "integrate.ratio"


def test_sums_go_through_several_mergers(node, value, figures) -> None:
    before, merged, today = (
        Place("01", day) for day in (date(2004, 7, 8), date(2008, 8, 1), date(2025, 7, 1))
    )
    told = figures(value(70, before, "2007"), value(30, Place("28", date(2004, 7, 8)), "2007"))
    found = told.of(node(today, "2007"))
    assert (found.basis, found.interval) == (Basis.DERIVED, Interval(Decimal(100), Decimal(100)))
    assert [it.node.thing.place for it in found.inputs] == [merged]


def test_copy_of_the_old_province_is_told_and_goes_into_nothing(places, node, value, figures) -> None:
    told = figures(value(21470, places.new), value(21470, places.old))
    assert told.of(node(places.new)).reason.code == "integrate.scope_copied"
    assert reason(told.of(node(places.other)))[0] == "integrate.scope_copied"
