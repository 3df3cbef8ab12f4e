"""What is said of branches: worked out by hand from what a few reports tell."""

from dataclasses import replace
from decimal import Decimal

import pytest
from tests.answering.advantage.conftest import COUNTRY, EAST, NEW, NINE, WEST

from toancanh.analyse.figures import How
from toancanh.answering.advantage import phrases
from toancanh.answering.advantage.composing import compose
from toancanh.answering.advantage.tables import parse
from toancanh.answering.advantage.values import Asked, Branch, Listed
from toancanh.model import Period, Status

pytestmark = pytest.mark.django_db
ASKED = Asked(NEW, NINE)
HEAD = "structure,branch,area,period,measure,value,unit,source\n"


def composed(structure: str, asked: Asked = ASKED) -> Listed:
    return next(it for it in compose(asked).lists if it.structure.code == structure)


def branch(name: str, listed: Listed) -> Branch:
    return next(it for it in listed.branches if it.name == name)


def value(of: Branch | Listed, method: str) -> Decimal:
    """A number that is known exactly, but for the last of forty digits."""
    found = of.evidence[method].value
    assert found is not None, of.evidence[method].missing
    assert found.interval.high - found.interval.low < Decimal("1e-20")
    return round(found.interval.low + Decimal("1e-15"), 10)


def test_shares_and_contributions_follow_from_levels_and_growths(exports):
    found = composed("exports")
    coffee, durian = branch("cà phê", found), branch("sầu riêng", found)
    assert (value(coffee, "share"), value(durian, "share")) == (60, 30)
    # 200 more of 800 a year before, 50 more of 800.
    assert (value(coffee, "contribution"), value(durian, "contribution")) == (25, Decimal("6.25"))
    assert [(it.name, it.rank.best, it.rank.worst) for it in found.branches] == [
        ("cà phê", 1, 1), ("sầu riêng", 2, 2)
    ]  # fmt: skip
    assert {exports["coffee"], exports["coffee grown"], exports["whole"], exports["grown"]} == set(
        coffee.evidence["contribution"].value.facts
    )


def test_a_tenth_that_nobody_tells_widens_the_concentration(exports):
    told = composed("exports").evidence["concentration"].value.interval
    assert round(told.low, 6) == Decimal("0.45")
    assert round(told.high, 6) == Decimal("0.46")


def test_what_is_missing_is_named_and_nothing_made_up(tell):
    tell("cà phê", 600)
    tell("sầu riêng", growth=20)
    found = composed("exports")
    coffee, durian = branch("cà phê", found), branch("sầu riêng", found)
    assert coffee.evidence["share"].missing == ("whole",)
    assert coffee.evidence["contribution"].missing == ("growth", "whole_before")
    assert durian.evidence["size"].missing == ("level",)
    assert durian.evidence["advantage"].missing == ("against", "share")
    assert coffee.rank is None
    assert not any(it.used for it in found.weighed)


def test_a_whole_less_than_its_branches_is_a_figure_of_something_else(tell):
    """As in a monthly workbook whose "điện sản xuất" leaves out the sun."""
    power = {"indicator": "electricity_output", "dimension": "source", "unit": "kWh"}
    tell("", 70, **power)
    tell("", growth=-48, indicator="electricity_output")
    for source, amount in (("hydro", 40), ("solar", 35)):
        tell(source, amount, **power)
    found = composed("electricity")
    solar = branch("solar", found)
    assert (found.whole, found.growth) == (None, None)
    assert solar.evidence["share"].missing == ("whole_odd",)
    assert "whole_odd" in solar.evidence["contribution"].missing


def test_dollars_of_a_good_are_taken_where_tonnes_are_told_too(tell):
    tell("", 1000)
    tell("cà phê", 88_853, unit="tonne")
    tell("cà phê", 447)
    assert value(branch("cà phê", composed("exports")), "share") == Decimal("44.7")


def test_growth_beside_tonnes_alone_is_not_that_of_dollars(tell):
    tell("", 1000)
    tell("hạt điều", 29_600, unit="tonne")
    tell("hạt điều", growth=12)
    assert [it.structure.code for it in compose(ASKED).lists] == []


def test_growth_of_grdp_is_that_of_constant_prices(tell):
    grdp = {"indicator": "grdp", "dimension": "sector", "unit": "VND"}
    price = ("price", "giá so sánh 2010")
    tell("", 1000, **grdp, dims=(price,))
    tell("", growth=25, indicator="grdp")
    tell("dịch vụ", 440, **grdp, dims=(("sector", "dịch vụ"), price))
    tell("dịch vụ", growth=10, indicator="grdp", dimension="sector")
    services = branch("Dịch vụ", composed("grdp"))
    assert value(services, "contribution") == 5  # 40 of 800
    assert value(services, "share") == 44


def test_a_sector_within_another_is_told_but_not_ranked(tell):
    for name, growth in (("công nghiệp - xây dựng", 9), ("khai khoáng", 11), ("dịch vụ", 7)):
        tell(name, growth=growth, indicator="grdp", dimension="sector")
    found = composed("grdp")
    assert [(it.name, it.within, it.rank and it.rank.best) for it in found.branches] == [
        ("Công nghiệp - xây dựng", "", 1),
        ("Dịch vụ", "", 2),
        ("Khai khoáng", "Công nghiệp - xây dựng", None),
    ]


def test_advantage_and_local_part_are_against_the_country(exports, tell):
    for name, level, growth in (("", 10_000, 10), ("cà phê", 1_000, 30)):
        tell(name, level, place=COUNTRY)
        tell(name, growth=growth, place=COUNTRY)
    found = composed("exports", replace(ASKED, against=COUNTRY))
    coffee = branch("cà phê", found)
    assert value(coffee, "advantage") == 6  # 60 % of 10 %
    parts = {name: round(it.interval.low, 9) for name, it in coffee.evidence["local"].parts.items()}
    assert {name: parts[name] for name in ("national", "mix", "local")} == {
        "national": 10, "mix": 20, "local": 20
    }  # fmt: skip
    # 400 a year before became 600; with the make-up of the country coffee would have been 800 · 1/11.8.
    assert [parts[f"{name}_amount"] for name in ("national", "mix", "local")] == [40, 80, 80]
    expected = Decimal(800) * (1000 / Decimal("1.3")) / (10_000 / Decimal("1.1"))
    assert parts["competitive"] == round(expected / 5, 9)
    assert parts["competitive"] + parts["allocation"] == 80
    assert branch("sầu riêng", found).evidence["advantage"].missing == ("against_share",)
    assert found.evidence["specialisation"].missing == ("against_share",)


def test_a_province_is_held_against_the_country_however_reports_write_its_sectors(tell):
    for name, growth in (("công nghiệp - xây dựng", 9), ("thuế sản phẩm", 3), ("khu vực FDI", 20)):
        tell(name, growth=growth, indicator="grdp", dimension="sector")
    for name, growth in (("", 7), ("công nghiệp và xây dựng", 8)):
        tell(name, growth=growth, indicator="gdp", dimension="sector", place=COUNTRY)
    found = composed("grdp", replace(ASKED, against=COUNTRY))
    assert [it.name for it in found.branches] == ["Công nghiệp - xây dựng"]  # the others are no branches
    assert value(found.branches[0], "local") == 1


def test_half_of_a_merged_province_that_nobody_tells_is_the_rest(tell):
    for name, whole, west in (("", 1000, 600), ("cà phê", 600, 450)):
        tell(name, whole)
        tell(name, west, place=WEST)
    coffee = branch("cà phê", composed("exports", replace(ASKED, place=EAST)))
    assert coffee.evidence["size"].value.how is How.REST
    assert (value(coffee, "size"), value(coffee, "share")) == (150, Decimal("37.5"))


def test_figures_that_contradict_each_other_widen_all_that_follows(tell):
    tell("", 1000)
    tell("cà phê", 600)
    tell("cà phê", 500)
    share = branch("cà phê", composed("exports")).evidence["share"].value
    assert share.disputed
    assert (round(share.interval.low, 9), round(share.interval.high, 9)) == (50, 60)


def test_growth_follows_from_two_years_and_years_are_counted(tell):
    for year, amount in ((2022, 100), (2023, 120), (2024, 90), (2025, 99)):
        tell("cà phê bột", amount, indicator="industrial_product_output", dimension="product", unit="tonne",
             period=Period.parse(f"{year}-M01..M09"))  # fmt: skip
    powder = branch("cà phê bột", composed("products"))
    assert value(powder, "growth") == 10
    assert value(powder, "years") == Decimal("66.6666666667")
    # 20, -25 and 10 percent: mean 5/3, sample deviation √558.333
    assert round(value(powder, "variation"), 4) == Decimal("14.1774")


def test_an_index_has_no_contribution_without_weights(tell):
    for name, growth in (("khai khoáng", 23), ("chế biến, chế tạo", 16)):
        tell(name, growth=growth, indicator="iip", dimension="sector")
    found = composed("iip")
    mining = branch("Khai khoáng", found)
    assert mining.evidence["contribution"].missing == ("weight",)
    assert "share" not in mining.evidence
    weights = parse("quyen-so.csv", (HEAD + "iip,Khai khoáng,66,2020,weight,4,percent,Công văn 1\n").encode())
    told = branch("Khai khoáng", composed("iip", replace(ASKED, tables=(weights,))))
    assert value_of_middle(told, "contribution") == Decimal("0.92")
    row = next(it for it in told.evidence["contribution"].value.facts if it.rule == "table")
    assert (row.label, row.passage.locator.row, row.passage.document) == ("Công văn 1", 2, weights.sha256)


def value_of_middle(of: Branch, method: str) -> Decimal:
    found = of.evidence[method].value.interval
    return round((found.low + found.high) / 2, 6)


def test_parts_of_retail_sales_make_their_own_whole(tell):
    for code, amount in (("retail_goods", 800), ("accommodation_catering", 100), ("travel_services", 20),
                         ("other_services", 80)):  # fmt: skip
        tell("", amount, indicator=code, unit="VND")
    found = composed("retail")
    assert value(branch("retail_goods", found), "share") == 80
    assert value(found, "concentration") == Decimal("0.6568")
    evenly = found.evidence["concentration"].parts["normalised"].interval.low
    assert round(evenly, 6) == Decimal("0.5424")  # (0.6568 - 1/4) / (3/4)


def test_parts_whose_whole_nobody_tells_give_their_points_to_its_growth(tell):
    codes = ("retail_goods", "accommodation_catering", "travel_services", "other_services")
    for code, before, now in zip(codes, (700, 100, 100, 100), (770, 130, 80, 120), strict=True):
        for span, amount in ((NINE, now), (NINE.year_before(), before)):
            tell("", amount, indicator=code, unit="VND", period=span)
    found = composed("retail")
    assert [value(branch(code, found), "contribution") for code in codes] == [7, 3, -2, 2]
    assert round(value(branch("travel_services", found), "growth"), 6) == -20


def test_jobs_come_from_a_table_and_say_so(exports):
    rows = "exports,cà phê,66,2025-M01..M09,jobs,120000,person,Sở Nội vụ\n"
    jobs = parse("lao-dong.csv", (HEAD + rows).encode())
    coffee = branch("cà phê", composed("exports", replace(ASKED, tables=(jobs,))))
    assert value_of_middle(coffee, "jobs") == 200
    assert "output" in coffee.evidence["jobs"].parts
    assert branch("sầu riêng", composed("exports")).evidence["jobs"].missing == ("jobs",)


@pytest.mark.parametrize(("weights", "first"), [({}, "a"), ({"growth": 5}, "b"), ({"share": 0}, "b")])
def test_weights_put_branches_in_another_order(tell, weights, first):
    tell("", 1000)
    for name, level, growth in (("a", 700, 4), ("b", 100, 9), ("c", 90, 1)):
        tell(name, level)
        tell(name, growth=growth)
    asked = replace(ASKED, weights={"contribution": Decimal(0)} | {k: Decimal(v) for k, v in weights.items()})
    found = composed("exports", asked)
    assert [it.name for it in found.branches if it.rank.best == 1] == [first]


def test_complexity_comes_from_a_table_of_provinces(tell):
    makes = {"66": "wx", "52": "xy", "68": "y", "56": "z"}
    rows = "".join(
        f"exports,{good},{area},2025-M01..M09,level,{100 if good in made else 0},USD,Hải quan\n"
        for area, made in makes.items() for good in "wxyz"
    )  # fmt: skip
    tell("w", 100)
    table = parse("tinh.csv", (HEAD + rows).encode())
    found = composed("exports", replace(ASKED, tables=(table,)))
    assert branch("y", found).evidence["density"].value.interval.low > 0
    assert branch("z", found).evidence["density"].missing == ("matrix",)  # nothing is near to it
    assert {it.code for it in found.methods} >= {"density"}


def test_what_a_table_of_provinces_cannot_use_is_named(tell):
    rows = "".join(
        f"exports,{good},{area},2025-M01..M09,level,{int(good in made) * 9},USD,Hải quan\n"
        for area, made in {"66": "wx", "52": "xy", "68": "yw", "56": ""}.items() for good in "wxy"
    )  # fmt: skip
    tell("w", 9)
    table = parse("tinh.csv", (HEAD + rows + "exports,z,66,2025-M01..M09,level,5,USD,x\n").encode())
    found = composed("exports", replace(ASKED, tables=(table,)))
    assert sorted(phrases.left_out(found, "vi")) == ["Tỉnh Khánh Hòa", "Z"]  # no goods, no gaps filled


def test_places_and_plans_of_others_are_left_out(exports, tell):
    tell("cao su", 50, place=WEST)
    tell("hồ tiêu", 500, status=Status.PLAN)
    assert {it.name for it in composed("exports").branches} == {"cà phê", "sầu riêng"}
