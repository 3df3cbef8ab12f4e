"""The address decides what is shown, and what cannot be met is said, never an error."""

from datetime import date

import pytest

from toancanh.model import Period
from toancanh.reference.areas import areas
from toancanh.web.choices import (
    Coverage,
    Figures,
    Place,
    choose,
    choose_place,
    coverage,
    family,
    place_options,
    unit_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def figures(keep, make_document, make_fact):
    """Three figures of Đắk Lắk, one of Bình Định under the code that is Gia Lai's now, one without code."""

    def add(area, code, *periods, day=date(2026, 1, 1)):
        for period in periods:
            document = make_document(f"{area} đạt 1,5 tỷ USD trong kỳ {period}.")
            unit = areas().get(code, day) if code else None
            where = {"area": area, "area_code": code, "area_since": unit and unit.valid_from}
            keep(document, [make_fact(document=document, period=Period.parse(period), **where)])

    add("Đắk Lắk", "66", "2025-H1", "2025")
    add("Bình Định", "52", "2024", day=date(2025, 6, 1))
    add("Gia Lai", "52", "2025")
    add("Sông Cầu", None, "2024")


def test_default_is_the_fullest_and_latest(figures) -> None:
    chosen = choose(coverage(), "", "")
    assert (chosen.place.key, chosen.period.code, chosen.notes) == ("66", "2025", ())


def test_a_unit_that_went_on_is_asked_for_with_all_its_days() -> None:
    days = date(2008, 8, 1), date(2025, 7, 1)
    for day in days:
        assert Place.of("01", day, None).units == tuple(("01", it) for it in days)
    assert Place.of("66", date(2004, 7, 8), None).units == (("66", date(2004, 7, 8)),)


def test_a_key_in_an_address_means_one_unit() -> None:
    assert unit_of("66") == areas().versions("66")[-1]
    for unit in areas().versions("66"):
        assert unit_of(Place.of("66", unit.valid_from, None).key) == unit
    assert [unit_of(it) for it in ("", "x", "66-x", "66-2010-01-01")] == [None] * 4


def test_province_of_today_opens_before_a_former_one_with_more_figures() -> None:
    former, today = Place("66", date(2004, 7, 8), ""), Place("66", date(2025, 7, 1), "")
    half, year = Period.parse("2025-H1"), Period.parse("2025")
    cells = {former: {half: Figures(32, 16)}, today: {year: Figures(18, 8)}}
    assert former.unit.valid_to is not None
    there = Coverage((today, former), cells.__getitem__)
    assert choose(there, "", "").place == today


def test_list_of_many_things_in_one_ward_does_not_hide_the_province() -> None:
    ward, province = Place(None, None, "Tân Lợi"), Place("66", date(2025, 6, 16), "")
    half, year = Period.parse("2025-H1"), Period.parse("2025")
    cells = {ward: {year: Figures(2000, 0)}, province: {half: Figures(20, 8)}}
    there = Coverage((province, ward), cells.__getitem__)
    chosen = choose(there, "", "")
    assert (chosen.place, chosen.period) == (province, half)


def test_installation_opens_on_its_own_area(figures) -> None:
    for name in ("Gia Lai", "52"):
        assert choose(coverage(), "", "", home=name).place.title == "Tỉnh Gia Lai"
    assert choose(coverage(), "66", "", home="Gia Lai").place.key == "66"


def test_installation_without_figures_of_its_own_opens_on_its_parts(keep, make_document, make_fact) -> None:
    since = areas().versions("54")[0].valid_from
    keep(make_document(), [make_fact(area="Phú Yên", area_code="54", area_since=since)])
    assert choose(coverage(), "", "", home="Đắk Lắk").place.title == "Tỉnh Phú Yên (cũ)"


@pytest.mark.parametrize("home", ["", "Không Đâu", "Cà Mau"])
def test_installation_of_no_area_or_no_figures_opens_on_the_fullest(figures, home: str) -> None:
    assert choose(coverage(), "", "", home=home).place.key == "66"


def test_single_figure_of_last_month_does_not_hide_the_half_year(keep, make_document, make_fact) -> None:
    document = make_document()
    half = [make_fact(document=document, indicator=it) for it in ("exports", "retail_sales", "grdp")]
    keep(document, [*half, make_fact(document=document, period=Period.parse("2025-M09"))])
    assert choose(coverage(), "66", "").period.code == "2025-H1"


def test_unit_that_goes_on_with_the_same_land_is_one_place() -> None:
    before, after = (areas().get("04", day) for day in (date(2025, 6, 30), date(2025, 7, 1)))
    assert Place.of("04", before.valid_from, "Cao Bằng") == Place.of("04", after.valid_from, "Cao Bằng")


def test_address_is_met(figures) -> None:
    chosen = choose(coverage(), "66", "2025-H1")
    assert (chosen.period.code, chosen.notes) == ("2025-H1", ())


def test_place_without_a_code_is_asked_by_name(figures) -> None:
    assert choose(coverage(), "Sông Cầu", "").place.name == "Sông Cầu"


@pytest.mark.parametrize(
    ("place", "period", "word"),
    [
        ("nowhere", "", "nowhere"),
        ("66", "2019", "2019"),
        ("66", "hôm qua", "hôm qua"),
        ("66", "9999-M13", "9999-M13"),
    ],
)
def test_what_is_not_there_is_said(figures, place: str, period: str, word: str) -> None:
    chosen = choose(coverage(), place, period)
    assert chosen.place.key == "66"
    assert word in " ".join(chosen.notes)


def test_reused_code_means_the_unit_of_today(figures) -> None:
    there = coverage()
    assert choose(there, "52", "").place.title == "Tỉnh Gia Lai"
    former = next(place for place in there.places if place.title == "Tỉnh Bình Định (cũ)")
    assert choose(there, former.key, "").place == former


def test_code_of_a_former_unit_alone_still_finds_it(keep, make_document, make_fact) -> None:
    document = make_document()
    since = areas().versions("54")[0].valid_from
    keep(document, [make_fact(document=document, area="Phú Yên", area_code="54", area_since=since)])
    assert choose(coverage(), "54", "").place.title == "Tỉnh Phú Yên (cũ)"


def test_merged_province_offers_its_parts(figures) -> None:
    there = coverage()
    found = family(there, choose(there, "52", "2025"))
    assert [(tab.label, tab.period.code, tab.selected) for tab in found.tabs] == [
        ("Tỉnh Gia Lai", "2025", True),
        ("Tỉnh Bình Định (cũ)", "2024", False),
    ]
    assert (found.parts, found.merged_on) == ("Bình Định và Gia Lai", date(2025, 7, 1))


def test_every_place_can_be_picked(figures) -> None:
    there = coverage()
    options = place_options(there, choose_place(there, "52")[0])
    assert [option.key for option in options if option.selected] == ["52"]
    assert options[-1].label == "Sông Cầu (chưa rõ mã)"
