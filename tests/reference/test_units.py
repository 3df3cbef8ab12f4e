"""Units and magnitudes: every written form leads to one unit by an exact factor."""

from decimal import Decimal

import pytest

from toancanh.model.text import reading_form
from toancanh.reference.units import magnitudes, parse, unit_forms, units

STANDARD = """
    VND USD percent ha km2 m2 m km MW MWp kWh kV tonne m3 litre person vehicle household visit count
"""
SMALL = """[units.tonne]
name_vi = "tấn"
name_en = "tonne"
dimension = "mass"
forms = ["tấn"]
scaled = { "kg" = "0.001" }
[other]
[magnitudes]
"triệu" = "1000000"
"""


def test_units_are_the_standard_list_and_others() -> None:
    assert [code for code in units() if not code.startswith("other:")] == STANDARD.split()


@pytest.mark.parametrize("code", units())
def test_unit_has_names_and_forms(code: str) -> None:
    unit = units()[code]
    assert unit.name_vi
    assert unit.name_en.isascii()
    assert unit.dimension
    assert unit.forms


@pytest.mark.parametrize(
    ("form", "unit", "factor"),
    [
        ("đồng", "VND", "1"),
        ("trđ", "VND", "1000000"),
        ("đồng/năm", "VND", "1"),
        ("us$", "USD", "1"),
        ("đô la mỹ", "USD", "1"),
        ("phần trăm", "percent", "1"),
        ("mwac", "MW", "1"),
        ("kw", "MW", "0.001"),
        ("kwp", "MWp", "0.001"),
        ("gwh", "kWh", "1000000"),
        ("kg", "tonne", "0.001"),
        ("tạ", "tonne", "0.1"),
        ("m³", "m3", "1"),
        ("hl", "litre", "100"),
        ("công chức, viên chức và người lao động", "person", "1"),
        ("chiếc xe", "vehicle", "1"),
        ("hộ gia đình", "household", "1"),
        ("lượt người", "visit", "1"),
        ("lần", "other:lần", "1"),
        ("tr.usd", "USD", "1000000"),
        ("tr.kwh", "kWh", "1000000"),
        ("sp", "count", "1"),
        ("trang (khổ 13x19cm)", "other:trang", "1"),
        ("m/giây", "other:m/s", "1"),
        ("mva", "other:MVA", "1"),
        ("đồng/kwh", "other:VND/kWh", "1"),
        ("uscents/kwh", "other:UScent/kWh", "1"),
        ("usd/m2", "other:USD/m2", "1"),
        ("kwh/m2/năm", "other:kWh/m2/năm", "1"),
    ],
)
def test_written_form_leads_to_its_unit(form: str, unit: str, factor: str) -> None:
    found = unit_forms()[form]
    assert (found.unit, found.factor) == (unit, Decimal(factor))


@pytest.mark.parametrize(("form", "points"), [("điểm phần trăm", True), ("điểm %", True), ("%", False)])
def test_percentage_points_are_told_from_percent(form: str, points: bool) -> None:
    assert unit_forms()[form].unit == "percent"
    assert unit_forms()[form].points is points


def test_forms_are_in_reading_form_longest_first() -> None:
    forms = list(unit_forms())
    assert forms == [reading_form(form) for form in forms]
    assert [len(form) for form in forms] == sorted(map(len, forms), reverse=True)


@pytest.mark.parametrize(
    ("word", "value"),
    [("trăm", "1e2"), ("nghìn", "1e3"), ("ngàn", "1e3"), ("vạn", "1e4"), ("tỉ", "1e9"), ("nghìn tỷ", "1e12")],
)
def test_magnitude_multiplies(word: str, value: str) -> None:
    assert magnitudes()[word] == Decimal(value)


def test_magnitude_of_two_words_is_their_product() -> None:
    single = {word: value for word, value in magnitudes().items() if " " not in word}
    for word in magnitudes().keys() - single.keys():
        first, second = word.split()
        assert magnitudes()[word] == single[first] * single[second]


def test_no_magnitude_is_a_unit() -> None:
    assert not magnitudes().keys() & unit_forms().keys()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"0.001"', "0.001", "tonne: 'kg' = 0.001, expected a positive decimal"),
        ('"0.001"', '"một"', "tonne: 'kg' = 'một', expected a positive decimal"),
        ('"1000000"', '"-1"', "magnitudes: 'triệu' = '-1', expected a positive decimal"),
        ('"kg"', '"TẤN"', "'tấn' stands in tonne and again in tonne"),
        ('dimension = "mass"\n', "", "tonne: missing .'dimension'."),
        ("forms", "form", "tonne: unknown field .'form'."),
    ],
)
def test_wrong_data_are_refused_by_name(old: str, new: str, message: str) -> None:
    with pytest.raises(ValueError, match=rf"^units.toml: {message}"):
        parse(SMALL.replace(old, new))
