"""Indicators, what narrows them, areas of today and of before, and places in a file have names."""

from datetime import date
from typing import get_args

import pytest

from toancanh.model import ActType, Bound, Locator, Measure, Status
from toancanh.publish import names, words
from toancanh.reference.areas import areas
from toancanh.reference.messages import Language


def test_indicator_of_the_catalogue_is_named_in_both_languages() -> None:
    found = names.indicator("exports", "xk", "vi"), names.indicator("exports", "xk", "en")
    assert found == ("Kim ngạch xuất khẩu", "Exports of goods")


def test_figure_of_no_indicator_keeps_the_words_of_the_text(make_fact) -> None:
    dims = (("source", "pumped storage"), ("place", "Ia Ly"))
    told = names.thing(make_fact(indicator=None, label="hạng mục", dims=dims), "vi")
    assert told == "Hạng mục · thủy điện tích năng, Ia Ly"


@pytest.mark.parametrize(
    ("code", "day", "short", "full"),
    [
        ("66", date(2025, 6, 30), "Đắk Lắk (cũ)", "Tỉnh Đắk Lắk (cũ)"),
        ("66", date(2025, 7, 1), "Đắk Lắk", "Tỉnh Đắk Lắk"),
        ("54", date(2025, 6, 30), "Phú Yên (cũ)", "Tỉnh Phú Yên (cũ)"),
        ("52", date(2025, 7, 1), "Gia Lai", "Tỉnh Gia Lai"),
        ("04", date(2025, 6, 30), "Cao Bằng", "Tỉnh Cao Bằng"),
        ("01", date(2008, 7, 1), "Hà Nội (cũ)", "Thành phố Hà Nội (cũ)"),
        ("637", date(2022, 7, 1), "Krông Pa (cũ)", "Huyện Krông Pa (cũ)"),
    ],
)
def test_area_whose_land_changed_is_told_from_that_of_today(code, day, short, full) -> None:
    unit = areas().get(code, day)
    assert (names.area(unit, "vi"), names.full_area(unit, "vi")) == (short, full)


@pytest.mark.parametrize("lang", get_args(Language))
def test_every_type_of_area_has_its_word(lang: Language) -> None:
    kinds = {unit.type: unit for unit in areas().units}
    assert all(unit.name in names.full_area(unit, lang) for unit in kinds.values())


def test_place_in_a_file_names_every_part() -> None:
    place = Locator(page=3, table=1, row=2, column=3)
    assert words.locator(place, "vi") == "trang 3, bảng 1, dòng 2, cột 3"


@pytest.mark.parametrize("lang", get_args(Language))
def test_every_code_of_the_model_has_its_words(lang: Language) -> None:
    for section, codes in (
        ("status", Status),
        ("measure", Measure),
        ("act", ActType),
        ("bound_meaning", Bound),
    ):
        assert all(words.say(f"{section}.{code}", lang) for code in codes)
