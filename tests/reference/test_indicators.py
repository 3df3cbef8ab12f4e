"""The catalogue: complete, unambiguous, in known units, and found by a user's words."""

import dataclasses
from collections import defaultdict

import pytest

from toancanh.model.text import fold, reading_form, strip_marks
from toancanh.reference.indicators import VARIES, PriceBase, catalogue, find, parse
from toancanh.reference.units import units

# The ids that annotated corpora and interfaces use; adding one is a change of contract.
CONTRACT = {
    "economy": """
        gdp grdp grdp_per_capita income_per_capita budget_revenue budget_revenue_domestic
        budget_revenue_customs budget_expenditure social_investment public_investment_disbursed
        fdi_registered fdi_disbursed fdi_projects investment_registered investment_projects cpi
        core_inflation enterprises_new enterprises_new_capital enterprises_suspended
        enterprises_dissolved enterprises_resumed enterprises_active tourist_arrivals
        tourism_revenue
    """,
    "industry": """
        iip industrial_output_value industrial_product_output inventory_index consumption_index
        industrial_labour_index industrial_establishments industrial_enterprises key_products
        industrial_parks industrial_park_area industrial_park_occupancy industrial_park_projects
        industrial_park_capital industrial_park_labour industrial_clusters
        industrial_cluster_area industrial_cluster_occupancy industrial_cluster_projects
        industrial_cluster_capital industrial_cluster_labour industrial_promotion_schemes
        industrial_promotion_budget ocop_products
    """,
    "trade": """
        retail_sales retail_goods accommodation_catering travel_services other_services exports
        imports trade_turnover trade_balance markets supermarkets shopping_centres
        grocery_stores convenience_stores petrol_stations ecommerce_revenue
    """,
    "energy": """
        power_plants power_projects power_capacity power_investment electricity_output
        electricity_sales electrified_households_pct peak_load
    """,
    "market_control": """
        inspections violations fines
    """,
    "organisation": """
        staff organisational_units
    """,
}
IIP = """[iip]
name_vi = "chỉ số sản xuất công nghiệp"
name_en = "index of industrial production"
synonyms = ["IIP"]
unit = "percent"
additive = false
stock_or_flow = "index"
price_base = "none"
direction = "up"
source = "Nghị định 94/2022/NĐ-CP"
"""


@pytest.mark.parametrize("group", CONTRACT)
def test_catalogue_holds_the_ids_of_the_contract(group: str) -> None:
    codes = {code for code, indicator in catalogue().items() if indicator.group == group}
    assert codes == set(CONTRACT[group].split())


def test_catalogue_has_no_other_group() -> None:
    assert {indicator.group for indicator in catalogue().values()} == set(CONTRACT)


@pytest.mark.parametrize("code", catalogue())
def test_indicator_is_named_in_both_languages_and_sourced(code: str) -> None:
    indicator = catalogue()[code]
    assert indicator.name_vi
    assert indicator.name_en.isascii()
    assert indicator.source
    assert "/work" not in indicator.source


@pytest.mark.parametrize("code", catalogue())
def test_indicator_units_are_known(code: str) -> None:
    indicator = catalogue()[code]
    assert {indicator.unit, *indicator.other_units} <= {*units(), VARIES}


@pytest.mark.parametrize("code", catalogue())
def test_money_and_only_money_has_a_price_base(code: str) -> None:
    indicator = catalogue()[code]
    assert (indicator.price_base is not PriceBase.NONE) == (indicator.unit in {"VND", "USD"})


@pytest.mark.parametrize("code", catalogue())
def test_rates_and_indices_are_never_summed_over_areas(code: str) -> None:
    indicator = catalogue()[code]
    assert not (indicator.additive and indicator.stock_or_flow in {"rate", "index"})


def test_no_phrase_stands_for_two_indicators() -> None:
    owners = defaultdict(set)
    for indicator in catalogue().values():
        for phrase in indicator.phrases:
            owners[fold(phrase)].add(indicator.code)
    assert {phrase: codes for phrase, codes in owners.items() if len(codes) > 1} == {}


def test_no_synonym_is_written_twice() -> None:
    for indicator in catalogue().values():
        written = [reading_form(text) for text in (indicator.name_vi, *indicator.synonyms)]
        assert len(written) == len(set(written)), indicator.code


def test_phrases_are_in_the_spelling_that_rules_match_on_longest_first() -> None:
    phrases = catalogue()["retail_sales"].phrases
    assert "tổng mức bán lẻ hàng hóa và doanh thu dịch vụ tiêu dùng" in phrases
    assert "tmblhh" in phrases
    assert [len(phrase) for phrase in phrases] == sorted(map(len, phrases), reverse=True)


def test_indicator_cannot_be_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        catalogue()["iip"].unit = "VND"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("xuất khẩu", "exports"),
        ("Xuat khau", "exports"),
        ("bán lẻ", "retail_sales"),
        ("ban le", "retail_sales"),
        ("bán lẻ hàng hoá", "retail_goods"),
        ("iip", "iip"),
        ("CCN", "industrial_clusters"),
        ("GTSX công nghiệp", "industrial_output_value"),
        ("nhập siêu", "trade_balance"),
        ("thu ngân sách", "budget_revenue"),
        ("điện thương phẩm", "electricity_sales"),
        ("retail_sales", "retail_sales"),
        ("trade balance", "trade_balance"),
        ("chợ", "markets"),
        ("lấp đầy cụm", "industrial_cluster_occupancy"),
        ("kim ngạch xuất khẩu cà phê tháng 7", "exports"),
    ],
)
def test_find_puts_what_the_words_mean_first(text: str, code: str) -> None:
    assert find(text)[0].code == code


def test_find_lists_all_that_hold_the_words() -> None:
    assert {"industrial_park_occupancy", "industrial_cluster_occupancy"} == {
        i.code for i in find("tỷ lệ lấp đầy")
    }


def test_find_prefers_the_marks_as_typed() -> None:
    codes = [indicator.code for indicator in find("điện")]
    assert codes.index("power_plants") < codes.index("industrial_park_area")  # "diện tích" also folds to it


@pytest.mark.parametrize("text", ["", " - ", "bóng đá"])
def test_find_gives_nothing_for_other_words(text: str) -> None:
    assert find(text) == ()


@pytest.mark.parametrize("code", catalogue())
def test_find_knows_every_name_with_and_without_marks(code: str) -> None:
    indicator = catalogue()[code]
    for name in (code, indicator.name_vi, indicator.name_en, *indicator.synonyms):
        assert find(name)[0] == indicator
        assert find(strip_marks(name).upper())[0] == indicator


@pytest.mark.parametrize(
    ("code", "unit", "accepted"),
    [
        ("power_capacity", "MWp", True),
        ("industrial_park_capital", "USD", True),
        ("retail_sales", "percent", False),
        ("industrial_product_output", "tonne", True),
    ],
)
def test_accepts_says_in_which_unit_a_level_may_be(code: str, unit: str, accepted: bool) -> None:
    assert catalogue()[code].accepts(unit) is accepted


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('unit = "percent"', 'unit = "phần trăm"', "iip: unknown unit 'phần trăm'"),
        ('direction = "up"', 'direction = "lên"', "iip: 'lên' is not a valid Direction"),
        ('name_en = "index of industrial production"\n', "", "iip: missing .'name_en'."),
        ('"index of industrial production"', '""', "iip: name_en is ''"),
        ("additive = false", 'additive = "no"', "iip: additive is 'no', expected true or false"),
        ("source =", "sources =", "iip: unknown field .'sources'."),
    ],
)
def test_wrong_data_are_refused_by_name(old: str, new: str, message: str) -> None:
    with pytest.raises(ValueError, match=rf"^industry.toml: {message}"):
        parse({"industry": IIP.replace(old, new)})


def test_unknown_definition_field_is_refused() -> None:
    with pytest.raises(ValueError, match=r"industry.toml: iip: .*'formula'"):
        parse({"industry": IIP + '[iip.definition]\nformula = "x"\n'})


def test_same_code_in_two_groups_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^trade.toml: iip is already in industry.toml"):
        parse({"industry": IIP, "trade": IIP})


def test_shared_synonym_is_refused_whatever_its_marks() -> None:
    twin = IIP.replace("[iip]", "[iip_2]").replace("IIP", "chi so san xuat cong nghiep")
    with pytest.raises(ValueError, match="already stands for iip"):
        parse({"industry": IIP + twin})
