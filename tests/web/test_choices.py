"""The address decides what is shown, and what cannot be met is said, never an error."""

import pytest

from toancanh.model import Period
from toancanh.web.choices import choose, coverage, family, place_options

pytestmark = pytest.mark.django_db


@pytest.fixture
def figures(keep, make_document, make_fact):
    """Three figures of Đắk Lắk, one of Bình Định under the code that is Gia Lai's now, one without code."""

    def add(area, code, *periods):
        for period in periods:
            document = make_document(f"{area} đạt 1,5 tỷ USD trong kỳ {period}.")
            keep(
                document,
                [make_fact(document=document, area=area, area_code=code, period=Period.parse(period))],
            )

    add("Đắk Lắk", "66", "2025-H1", "2025")
    add("Bình Định", "52", "2024")
    add("Gia Lai", "52", "2025")
    add("Sông Cầu", None, "2024")


def test_default_is_the_fullest_and_latest(figures) -> None:
    chosen = choose(coverage(), "", "")
    assert (chosen.place.key, chosen.period.code, chosen.notes) == ("66", "2025", ())


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


def test_reused_code_is_named_by_its_period(figures) -> None:
    there = coverage()
    before, after = choose(there, "52", "2024"), choose(there, "52", "2025")
    assert before.place.title(before.period) == "Tỉnh Bình Định (cũ)"
    assert after.place.title(after.period) == "Tỉnh Gia Lai"


def test_merged_province_offers_its_parts(figures) -> None:
    there = coverage()
    found = family(there, choose(there, "52", "2025"))
    assert [(tab.label, tab.period.code, tab.selected) for tab in found.tabs] == [
        ("Tỉnh Gia Lai", "2025", True),
        ("Tỉnh Bình Định (cũ)", "2024", False),
    ]
    assert found.parts == "Bình Định và Gia Lai"


def test_every_place_can_be_picked(figures) -> None:
    there = coverage()
    options = place_options(there, choose(there, "52", ""))
    assert [option.key for option in options if option.selected] == ["52"]
    assert options[-1].label == "Sông Cầu (chưa rõ mã)"
