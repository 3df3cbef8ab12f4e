"""Units as the forms of departments and the monthly tables write them: all of them are read."""

from decimal import Decimal

import pytest

from toancanh.extract.tables.meaning import written_unit
from toancanh.model.text import reading_form
from toancanh.reference.products import products

MONEY, ENERGY = "VND", "kWh"


@pytest.mark.parametrize(
    ("written", "unit", "factor"),
    [
        ("1000 lít", "litre", "1000"),
        ("1000 bao", "other:bao", "1000"),
        ("1000 m2", "m2", "1000"),
        ("1000 m3", "m3", "1000"),
        ("1000 cái", "count", "1000"),
        ("1000 sp", "count", "1000"),
        ("1000 đôi", "other:đôi", "1000"),
        ("1000 chiếc", "other:chiếc", "1000"),
        ("1000 con", "other:con", "1000"),
        ("1000 viên", "other:viên", "1000"),
        ("1000 tờ", "other:tờ", "1000"),
        ("Triệu viên", "other:viên", "1000000"),
        ("Triệu KWh", ENERGY, "1000000"),
        ("Triệu đồng", MONEY, "1000000"),
        ("Tr. đồng", MONEY, "1000000"),
        ("Tỷ đồng", MONEY, "1000000000"),
        ("Triệu USD", "USD", "1000000"),
        ("Tr.USD", "USD", "1000000"),
        ("Nghìn tấn", "tonne", "1000"),
        ("1.000 tấn", "tonne", "1000"),
        ("Kg", "tonne", "0.001"),
        ("M3", "m3", "1"),
        ("Chiếc", "other:chiếc", "1"),
        ("Bộ", "other:bộ", "1"),
        ("Ha", "ha", "1"),
        ("Trang (khổ 13x19cm)", "other:trang", "1"),
        ("Triệu trang in (khổ 13x19cm)", "other:trang", "1000000"),
    ],
)
def test_written_unit(written: str, unit: str, factor: str) -> None:
    found = written_unit(reading_form(written))
    assert found is not None
    assert (found.code, found.factor) == (unit, Decimal(factor))


@pytest.mark.parametrize("product", products().values(), ids=lambda it: it.name[:30])
def test_unit_beside_each_product_is_read(product) -> None:
    assert written_unit(reading_form(product.unit_written)) is not None
