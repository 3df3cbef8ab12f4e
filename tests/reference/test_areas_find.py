"""Names of areas as people write them."""

import re
import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toancanh.model import Area, AreaLevel
from toancanh.model.text import fold, reading_form, strip_marks
from toancanh.reference.areas import areas

BEFORE, AFTER = date(2025, 6, 30), date(2025, 7, 1)
INDEX = areas()
any_area = st.sampled_from(INDEX.units)


def codes(query: str, on: date | None = None, **where: object) -> list[str]:
    return [area.code for area in INDEX.find(query, on=on, **where)]  # type: ignore[arg-type]


@pytest.mark.parametrize("on", [date(2018, 1, 1), AFTER])
@pytest.mark.parametrize(
    "query",
    ["Đắk Lắk", "Đăk Lăk", "Đak Lak", "Dak Lak", "ĐẮK LẮK", "Đắc Lắc", "tỉnh Đắk Lắk", "66", "Đắk  Lắk"],
)
def test_dak_lak_however_it_is_spelt(query: str, on: date) -> None:
    assert codes(query, on, level=AreaLevel.PROVINCE) == ["66"]


@pytest.mark.parametrize(
    ("query", "on", "expected"),
    [
        ("huyện Krông Pa", date(2022, 7, 25), ["637"]),
        ("H. Krông Pa", BEFORE, ["637"]),
        ("H.Krông Pa", BEFORE, ["637"]),
        ("tỉnh Phú Yên", date(2023, 1, 1), ["54"]),
        ("P. Phú Yên", AFTER, ["22240"]),
        ("TX. An Khê", BEFORE, ["623"]),
        ("TT. M'Drắk", BEFORE, ["24412"]),
        ("M'Drăk", BEFORE, ["652", "24412"]),
        ("Ea Hleo", BEFORE, ["645", "24184"]),
        ("TP.HCM", AFTER, ["79"]),
        ("tp hcm", AFTER, ["79"]),
        ("TP. Hồ Chí Minh", AFTER, ["79"]),
        ("Bà Rịa-Vũng Tàu", BEFORE, ["77"]),
        ("Bà Rịa – Vũng Tàu", BEFORE, ["77"]),
        ("TP Mĩ Tho", BEFORE, ["815"]),
        ("Qui Nhơn", BEFORE, ["540"]),
        ("Q.1", BEFORE, ["760"]),
        ("Q1", BEFORE, ["760"]),
        ("đặc khu Côn Đảo", AFTER, ["26732"]),
        ("Việt Nam", AFTER, ["VN"]),
        ("tỉnh Kon Tum", BEFORE, ["62"]),
        ("tỉnh Kontum", BEFORE, ["62"]),
        ("12", BEFORE, ["12"]),
        ("Hà Tây", date(2010, 1, 1), ["23725"]),
        ("T. Gia Lai", AFTER, ["52"]),
        ("huyện đảo Lý Sơn", BEFORE, ["536"]),
        ("phường 07, quận 3", BEFORE, []),
        ("P. 09, Đà Lạt", BEFORE, ["24778"]),
        ("  24076 ", AFTER, ["24076"]),
        ("vn", AFTER, ["VN"]),
        ("xã 24076", AFTER, ["24076"]),
        ("xã 24076", BEFORE, []),
        ("Atlantis", AFTER, []),
        ("tỉnh", AFTER, []),
        ("", AFTER, []),
    ],
)
def test_find(query: str, on: date, expected: list[str]) -> None:
    assert codes(query, on) == expected


def test_typed_marks_count_and_absent_ones_do_not() -> None:
    assert codes("Phú Yên", AFTER) == ["22240"]
    assert codes("Phù Yên", AFTER) == ["03910"]
    assert codes("phu yen", AFTER) == ["03910", "22240"]
    assert codes("Mỹ Tho", BEFORE) == ["815"]  # not the communes called Mỹ Thọ


def test_words_are_not_run_together_when_a_name_fits_as_typed() -> None:
    assert {area.name for area in INDEX.find("Phúc An")} == {"Phúc An"}
    assert {area.name for area in INDEX.find("Phú Cần")} == {"Phú Cần"}


def test_a_name_of_several_units_is_a_stated_ambiguity() -> None:
    found = INDEX.find("xã Hòa Phú", on=BEFORE)
    central = [area for area in found if INDEX.province_of(area).name in ("Đắk Lắk", "Phú Yên", "Gia Lai")]
    assert [area.code for area in central] == ["22270", "23743", "24172"]


@pytest.mark.parametrize(
    ("within", "code"), [("tỉnh Phú Yên", "22270"), ("huyện Chư Păh", "23743"), ("66", "24172")]
)
def test_a_place_around_resolves_an_ambiguity(within: str, code: str) -> None:
    assert codes("Hòa Phú", BEFORE, within=within) == [code]


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("xã Krông Pa, huyện Sơn Hòa, tỉnh Phú Yên", "22195"),
        ("Krông Pa,Sơn Hòa", "22195"),
        ("huyện Krông Pa, Gia Lai, Việt Nam", "637"),
        ("HUYỆN KRÔNG PA , TỈNH GIA LAI", "637"),
        ("huyện Krông Pa,", "637"),
    ],
)
def test_what_follows_a_comma_is_a_place_around(query: str, code: str) -> None:
    assert codes(query) == [code]


def test_a_place_around_may_lie_in_another() -> None:
    assert codes("Krông Pa", within="huyện Sơn Hòa, tỉnh Phú Yên") == ["22195"]
    assert codes("Krông Pa", within="huyện Sơn Hòa, tỉnh Gia Lai") == []


def test_a_code_may_lack_its_leading_zeros() -> None:
    assert codes("4", AFTER) == ["04", "00004"]
    assert codes("4", BEFORE) == ["04", "004", "00004"]
    assert codes("00118", BEFORE) == ["00118"]
    assert codes("118", BEFORE) == ["118"]  # a code as it stands, not 00118


def test_a_place_around_is_taken_at_its_time() -> None:
    # 52 was Bình Định and is Gia Lai.
    assert codes("Phú Túc", BEFORE, within="52") == []
    assert codes("Phú Túc", AFTER, within="52") == ["24076"]


def test_versions_of_a_reused_code() -> None:
    assert [area.full_name for area in INDEX.versions("26740")] == ["Phường Bến Nghé", "Phường Sài Gòn"]
    assert INDEX.get("26740", BEFORE) != INDEX.get("26740", AFTER)
    assert INDEX.get("99", AFTER) is None


def test_the_country_lies_in_no_province() -> None:
    (country,) = INDEX.find("Việt Nam")
    with pytest.raises(ValueError, match="Việt Nam"):
        INDEX.province_of(country)


@given(any_area)
def test_every_unit_is_found_by_its_own_names(area: Area) -> None:
    # A bare number is a code: ward 12 is "Phường 12".
    names = () if area.name.isdecimal() else (area.name, fold(area.name))
    for query in (area.code, area.full_name, area.full_name.upper(), *names):
        assert area in INDEX.find(query, on=area.valid_from)


@given(any_area)
def test_composition_of_letters_does_not_matter(area: Area) -> None:
    decomposed = unicodedata.normalize("NFD", area.full_name)
    assert INDEX.find(decomposed) == INDEX.find(area.full_name)


@given(any_area)
def test_a_type_word_only_restricts(area: Area) -> None:
    typed = INDEX.find(area.full_name, on=area.valid_from)
    assert {found.type for found in typed} == {area.type}


def _new_tone(name: str) -> str:
    return name.replace("òa", "oà").replace("óa", "oá").replace("úy", "uý")


def _other_i(name: str) -> str:
    return re.sub(r"\b([hklmst])ỹ\b", r"\1ĩ", re.sub(r"\bQuy\b", "Qui", name))


VARIANTS = {
    "tone": _new_tone,
    "rhyme": lambda name: name.replace("ắk", "ăk"),
    "rhyme without marks": lambda name: name.replace("ắk", "ak").replace("ăk", "ak"),
    "i": _other_i,
    "apostrophe": lambda name: name.replace("'", ""),
    "other apostrophe": lambda name: name.replace("'", "’"),
    "hyphen": lambda name: name.replace(" - ", "-"),
    "no hyphen": lambda name: name.replace(" - ", " "),
    "dash": lambda name: name.replace(" - ", " – "),
    "spaces": lambda name: "  " + name.replace(" ", " \u00a0 ") + " ",
    "capitals": str.upper,
    "no marks": strip_marks,
    "decomposed": lambda name: unicodedata.normalize("NFD", name),
}


@given(any_area, st.sampled_from(list(VARIANTS)))
def test_usual_variants_of_spelling_mean_the_same_units(area: Area, variant: str) -> None:
    spelt = VARIANTS[variant](area.full_name)
    assert area in INDEX.find(spelt, on=area.valid_from)
    if variant != "no marks":
        assert INDEX.find(spelt) == INDEX.find(area.full_name)


NAMES = list(INDEX.names())


@given(st.sampled_from(NAMES))
def test_every_spelling_leads_back_to_its_unit(spelt: tuple[str, Area]) -> None:
    spelling, area = spelt
    assert area in INDEX.find(spelling, on=area.valid_from)


def test_spellings_for_prose() -> None:
    spelt = {reading_form(name) for name, area in NAMES if area.code in {"66", "77", "645", "760"}}
    assert {"đắk lắk", "đăk lăk", "đak lak", "bà rịa-vũng tàu", "ea h'leo", "ea hleo", "quận 1"} <= spelt
    assert "1" not in spelt
