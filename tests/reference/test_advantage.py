"""How figures are divided into branches: what the data say, and what is refused."""

import pytest

from toancanh.reference.advantage import (
    Levels,
    branch_name,
    criteria,
    methods,
    parse_structures,
    structures,
)


def test_names_of_one_branch_are_one():
    iip = structures()["iip"]
    assert branch_name(iip, "chế biến, chế tạo") == branch_name(iip, "Ngành công nghiệp chế biến, chế tạo")
    assert branch_name(structures()["retail_goods"], "xăng dầu các loại") == "Xăng, dầu các loại"
    assert branch_name(structures()["exports"], "sầu riêng") == "sầu riêng"


def test_sections_and_divisions_of_industry_are_apart():
    section, division = {"sector": "khai khoáng"}, {"sector": "dệt", "vsic": "13"}
    coarse, fine = structures()["iip"], structures()["iip_2"]
    assert (coarse.takes(section), coarse.takes(division)) == (True, False)
    assert (fine.takes(section), fine.takes(division)) == (False, True)
    assert not coarse.takes({"sector": "khai khoáng", "place": "KCN"})


def test_the_country_is_divided_by_an_indicator_of_its_own():
    grdp = structures()["grdp"]
    assert (grdp.whole_in("VN"), grdp.whole_in("66")) == ("gdp", "grdp")


def test_only_an_index_has_no_levels_and_only_exports_have_an_advantage():
    assert {it.code for it in structures().values() if it.levels is Levels.INDEX} == {"iip", "iip_2"}
    assert [it.code for it in structures().values() if it.exports] == ["exports"]


def test_criteria_are_methods_of_branches():
    assert {"share", "growth", "contribution", "quotient", "years"} <= {it.code for it in criteria()}
    assert not any(it.whole for it in criteria())
    assert {it.unit for it in methods().values()} <= {"own", "percent", "points", "plain", "per"}


@pytest.mark.parametrize(
    "entry",
    ['indicator = "nothing"\ndimension = "x"', 'indicator = "iip"', 'indicator = "iip"\nparts = ["x"]'],
)
def test_a_structure_that_cannot_be_is_refused(entry):
    with pytest.raises(ValueError, match=r"structures\.toml: odd"):
        parse_structures(f'[odd]\nname_vi = "a"\nname_en = "b"\nlevels = "sum"\n{entry}\n')
