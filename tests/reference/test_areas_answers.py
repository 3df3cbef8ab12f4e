"""What an answer about areas says: which units, whether they are exactly the area, and what else to know."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toancanh.model import Area, AreaLevel
from toancanh.reference.areas import areas
from toancanh.reference.areas.answers import Answer, Ask, Question, answer, places, told

BEFORE, AFTER = date(2025, 6, 30), date(2025, 7, 1)
INDEX = areas()


def asked(ask: str, name: str, on: date | None = None, within: str | None = None) -> Answer:
    return answer(INDEX, Question(Ask(ask), name, on, within))


def codes(found: Answer) -> list[str]:
    return [area.code for area in found.units]


def said(found: Answer) -> list[str]:
    return [note.code.removeprefix("areas.") for note in found.notes]


def note(found: Answer, code: str) -> dict[str, str]:
    (values,) = (dict(it.values) for it in found.notes if it.code == f"areas.{code}")
    return values


@pytest.mark.parametrize(
    ("ask", "name", "on", "expected", "exact"),
    [
        # A district: an exact union of communes, and one that is not.
        ("became", "huyện Krông Pa", None, ["24076", "24100", "24109", "24112"], True),
        ("became", "637", BEFORE, ["24076", "24100", "24109", "24112"], True),
        ("became", "huyện Mang Yang", None, ["23794", "23798", "23799", "23812", "23818"], False),
        # A district without communes became one commune, which is all of it.
        ("became", "huyện Lý Sơn", None, ["21548"], True),
        ("was", "đặc khu Lý Sơn", None, ["536"], True),
        # A commune that was not touched has two validities, and each is the other.
        ("became", "xã Song Tử Tây", None, ["22736"], False),
        ("became", "xã Ia Dal", BEFORE, ["23535"], True),
        ("was", "xã Ia Đal", AFTER, ["23535"], True),
        # A commune merged with others; a commune divided; what took parts.
        ("became", "thị trấn Phú Túc", BEFORE, ["24076"], False),
        ("became", "22246", BEFORE, ["22240", "22261"], False),
        ("was", "22261", AFTER, ["22246", "22261", "22282"], False),
        ("was", "xã Phú Túc, tỉnh Gia Lai", AFTER, ["24076", "24088", "24091", "24097", "24106"], True),
        # Provinces: merged, left as they were, renamed, of another time.
        ("became", "tỉnh Đắk Lắk", None, ["66"], False),
        ("became", "tỉnh Phú Yên", None, ["66"], False),
        ("was", "tỉnh Đắk Lắk", None, ["54", "66"], True),
        ("was", "tỉnh Gia Lai", AFTER, ["52", "64"], True),
        ("became", "Nghệ An", None, ["40"], True),
        ("was", "Nghệ An", None, ["40"], True),
        ("became", "Thừa Thiên Huế", None, ["46"], True),
        ("became", "tỉnh Hà Tây", None, ["01"], False),
        # A code of two units, of which one ended and one was formed.
        ("became", "26740", None, ["26740"], False),
        ("was", "26740", None, ["26737", "26740", "26746"], False),
    ],
)
def test_one_step(ask: str, name: str, on: date | None, expected: list[str], exact: bool) -> None:
    found = asked(ask, name, on)
    assert codes(found) == expected
    assert found.exact is exact


def test_one_unit_is_exact_and_several_are_no_single_area() -> None:
    assert asked("find", "huyện Krông Pa").exact is True
    several = asked("find", "xã Hòa Phú", BEFORE)
    assert {"22270", "23743", "24172"} <= set(codes(several))
    assert (several.exact, said(several)) == (None, ["several"])
    assert (asked("find", "66").exact, said(asked("find", "66"))) == (None, ["several_times", "parts"])


def test_nothing_found_says_why() -> None:
    for ask in Ask:
        assert asked(ask, "Atlantis") == answer(INDEX, Question(Ask.FIND, "Atlantis"))
    assert (asked("find", "Atlantis").units, asked("find", "Atlantis").exact) == ((), None)
    assert said(asked("find", "Atlantis")) == ["unknown"]
    assert note(asked("find", "Hòa Phú", within="Atlantis"), "unknown")["asked"] == "Atlantis"
    late = asked("became", "huyện Krông Pa", AFTER)
    assert (late.units, said(late)) == ((), ["other_time"])
    assert "637, 2004-07-08 – 2025-06-30" in note(late, "other_time")["areas"]
    assert said(asked("find", "Hà Tây", date(2001, 1, 1))) == ["other_time", "data_begin"]
    assert said(asked("find", "Krông Pa", within="Phú Thọ")) == ["elsewhere"]
    assert "Thị xã Đông Hòa" in note(asked("find", "huyện Đông Hòa, Phú Yên"), "other_type")["areas"]
    assert said(asked("find", "phường 40")) == ["unknown"]  # and not the province of that code


def test_a_name_of_several_units_is_no_one_answer() -> None:
    found = asked("became", "Krông Pa")
    assert codes(found) == ["22192", "24076", "24100", "24109", "24112"]
    assert (found.exact, said(found)) == (None, ["several", "became", "became"])
    district, commune = (dict(it.values) for it in found.notes[1:])
    assert district["area"].startswith("Huyện Krông Pa, Tỉnh Gia Lai (637,")
    assert "Xã Suối Trai" in commune["areas"]
    assert "Xã Suối Trai" not in district["areas"]
    assert asked("became", "Krông Pa", within="huyện Sơn Hòa").exact is False


def test_of_a_reused_code_the_notes_say_which_unit_is_told_of() -> None:
    became, was = asked("became", "26740"), asked("was", "26740")
    assert note(became, "became")["area"].startswith("Phường Bến Nghé")
    assert note(became, "still_exists")["areas"].startswith("Phường Sài Gòn")
    assert note(was, "was")["area"].startswith("Phường Sài Gòn")
    assert note(was, "no_origin")["areas"].startswith("Phường Bến Nghé")


@pytest.mark.parametrize(
    ("ask", "name", "on", "why"),
    [
        ("became", "xã Phú Túc, Gia Lai", AFTER, ["still_exists"]),
        ("became", "Việt Nam", None, ["still_exists"]),
        ("was", "Việt Nam", None, ["no_origin"]),
        ("was", "huyện Krông Pa", None, ["district_origin"]),
        ("was", "thị trấn Phú Túc", None, ["no_origin"]),
    ],
)
def test_nothing_after_or_before_says_why(ask: str, name: str, on: date | None, why: list[str]) -> None:
    found = asked(ask, name, on)
    assert (found.units, found.exact, said(found)) == ((), None, why)


def test_what_is_not_exact_says_which_land_is_more_or_less() -> None:
    district = asked("became", "huyện Mang Yang")
    assert note(district, "also_from")["others"] == "Huyện Đak Đoa: Xã Hải Yang"
    province = asked("became", "tỉnh Phú Yên")
    assert note(province, "also_from")["others"] == "Tỉnh Đắk Lắk (66, 2004-07-08 – 2025-06-30)"
    assert note(asked("became", "22246", BEFORE), "divided")["count"] == "2"
    part = note(asked("was", "22261", AFTER), "took_part")
    assert part["source"].startswith("Phường Hòa Hiệp Bắc")
    assert part["others"].startswith("Phường Phú Yên")


@pytest.mark.parametrize(
    ("ask", "name", "code", "acts"),
    [
        ("became", "huyện Krông Pa", "act_district", "1664/NQ-UBTVQH15"),
        ("became", "22246", "act", "1660/NQ-UBTVQH15"),
        ("was", "tỉnh Đắk Lắk", "act", "202/2025/QH15"),
        ("was", "đặc khu Lý Sơn", "act", "1677/NQ-UBTVQH15"),
    ],
)
def test_the_day_and_the_acts_of_a_change_are_told(ask: str, name: str, code: str, acts: str) -> None:
    assert note(asked(ask, name), code) == {"day": "2025-07-01", "acts": acts}


def test_a_unit_that_only_changed_its_name_says_so() -> None:
    for found in (asked("became", "Thừa Thiên Huế"), asked("was", "Thành phố Huế", date(2025, 1, 1))):
        assert note(found, "renamed")["new"].startswith("Thành phố Huế")
    assert "renamed" not in said(asked("became", "Nghệ An"))
    assert "renamed" not in said(asked("became", "thị trấn Phú Túc"))


def test_a_merged_province_names_its_parts() -> None:
    parts = note(asked("find", "tỉnh Đắk Lắk", AFTER), "parts")["parts"]
    assert [part.split(" (")[0] for part in parts.split("; ")] == ["Tỉnh Phú Yên", "Tỉnh Đắk Lắk"]


def test_steps_further_on_are_told() -> None:
    assert "2025-07-01 –" in note(asked("became", "tỉnh Hà Tây"), "further_became")["areas"]
    assert "Tỉnh Hà Tây" in note(asked("was", "Hà Nội", AFTER), "further_was")["areas"]


def test_places_and_names_tell_namesakes_apart() -> None:
    (commune,) = INDEX.find("xã Krông Pa")
    assert places(INDEX, commune) == "Huyện Sơn Hòa, Tỉnh Phú Yên"
    assert told(commune) == "Xã Krông Pa (22195, 2004-07-08 – 2025-06-30)"
    assert INDEX.find(f"xã Krông Pa, {places(INDEX, commune)}") == (commune,)
    assert [places(INDEX, area) for area in INDEX.find("VN")] == [""]


any_area = st.sampled_from(INDEX.units)


@given(any_area)
def test_code_and_date_mean_one_unit(area: Area) -> None:
    found = asked("find", area.code, area.valid_from)
    assert (found.units, found.exact) == ((area,), True)


@given(any_area)
def test_a_unit_is_found_by_its_name_and_the_places_around(area: Area) -> None:
    around = places(INDEX, area)
    assert area in asked("find", f"{area.full_name}, {around}" if around else area.full_name).units


@given(
    st.sampled_from(list(Ask)), st.text(max_size=40), st.none() | st.dates(), st.none() | st.text(max_size=20)
)
def test_any_words_have_an_answer(ask: Ask, name: str, on: date | None, within: str | None) -> None:
    found = answer(INDEX, Question(ask, name, on, within))
    assert found.units or (found.exact is None and found.notes)


@given(any_area)
def test_became_and_was_are_inverse(area: Area) -> None:
    # A district passed into what its communes went to; those were formed from the communes.
    origins = {area, *INDEX.children(area)} if area.level is AreaLevel.DISTRICT else {area}
    for new in asked("became", area.code, area.valid_from).units:
        assert origins & set(asked("was", new.code, new.valid_from).units)
    for old in asked("was", area.code, area.valid_from).units:
        assert area in asked("became", old.code, old.valid_from).units


@given(any_area)
def test_exact_means_the_same_land_seen_from_both_sides(area: Area) -> None:
    found = asked("became", area.code, area.valid_from)
    own = {area, *INDEX.children(area)} if area.level is AreaLevel.DISTRICT else {area}
    back = {old for new in found.units for old in asked("was", new.code, new.valid_from).units}
    assert found.exact is (back <= own if found.units else None)
