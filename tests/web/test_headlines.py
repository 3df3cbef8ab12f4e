"""The home page shows what a director asks for: the latest stock, the year's aims, parts in their whole."""

from collections.abc import Callable

import pytest

from toancanh.model import Measure, Period, Status
from toancanh.reference.indicators import catalogue
from toancanh.web.choices import Choice, Place
from toancanh.web.headlines import SECTIONS, Card, Page, headlines
from toancanh.web.overview.around import around

pytestmark = pytest.mark.django_db


@pytest.fixture
def add(keep, make_document, make_fact) -> Callable[..., None]:
    """Store one more figure of Đắk Lắk."""

    def one(text: str, **parts: object) -> None:
        document = make_document(text)
        keep(document, [make_fact(document=document, span=(0, 5), **parts)])

    return one


def shown(period: str = "2025-H1") -> Page:
    chosen = Choice(Place("66", None, ""), Period.parse(period))
    return headlines(chosen, around(chosen).picture)


def cards(page: Page) -> list[Card]:
    return [card for section in page.sections for card in section.cards]


def test_sections_follow_the_fields_of_the_sector(add) -> None:
    add("87 nhà máy", value=87, indicator="power_plants", unit="count")
    add("1,5 tỷ USD")
    add("GRDP tăng 7%", value=7, indicator="grdp", unit="percent", measure=Measure.YOY)
    assert [str(section.title) for section in shown().sections] == [
        "Thương mại, xuất nhập khẩu", "Năng lượng", "Kinh tế",
    ]  # fmt: skip


def test_stock_is_shown_as_last_counted(add) -> None:
    clusters = {"indicator": "industrial_clusters", "unit": "count"}
    add("19 cụm đầu năm", value=19, period=Period.parse("2025-M01"), **clusters)
    add("17 cụm năm trước", value=17, period=Period.parse("2024-M12"), **clusters)
    add("21 cụm cuối năm", value=21, period=Period.parse("2025-M12"), **clusters)
    (card,) = cards(shown())
    assert (card.main.quantity.value, card.as_of.code) == (19, "2025-M01")


@pytest.mark.parametrize(
    ("counted", "nearest"),
    [
        (("2025-M01", "2025-M07"), "2025-M07"),
        (("2024-M12", "2025-M12"), "2025-M12"),
        (("2024-M12", "2026-M01"), "2024-M12"),
        (("2025-M06", "2025-H1"), None),
    ],
)
def test_stock_is_the_one_counted_nearest_within_the_year(add, counted, nearest) -> None:
    for period in counted:
        add(
            f"{period}: 22 cụm",
            value=22,
            period=Period.parse(period),
            indicator="industrial_clusters",
            unit="count",
        )
    (card,) = cards(shown())
    assert (card.as_of and card.as_of.code) == nearest


def test_ratio_of_stocks_is_shown_beside_them(add) -> None:
    occupancy = {"indicator": "industrial_cluster_occupancy", "unit": "percent"}
    add("lấp đầy 60,6%", value="60.6", period=Period.parse("2025-M07"), **occupancy)
    assert [card.as_of.code for card in cards(shown())] == ["2025-M07"]


def test_figure_of_one_project_is_a_detail_never_a_headline(add) -> None:
    add("150 MW", value=150, indicator="power_capacity", unit="MW", dims=(("project", "Ia Pết Đak Đoa 1"),))
    page = shown()
    assert page.sections == ()
    assert [card.detail for card in page.details] == ["Ia Pết Đak Đoa 1"]


def test_figure_of_one_product_stands_inside_the_whole(add) -> None:
    add("1,5 tỷ USD")
    add("cà phê 900 triệu USD", value=900_000_000, dims=(("commodity", "cà phê"),))
    page = shown()
    assert [part.detail for part in cards(page)[0].parts] == ["cà phê"]
    assert page.details == ()


def test_flow_of_another_period_is_not_shown(add) -> None:
    add("1,5 tỷ USD quý I", period=Period.parse("2025-Q1"))
    assert cards(shown()) == []


def test_aims_of_the_year_stand_apart(add) -> None:
    add("2,2 tỷ USD cả năm", value=2_200_000_000, status=Status.TARGET, period=Period.parse("2025"))
    add("2,4 tỷ USD năm sau", value=2_400_000_000, status=Status.TARGET, period=Period.parse("2026"))
    page = shown()
    assert [card.main.quantity.value for card in page.aims] == [2_200_000_000]
    assert cards(page) == []


def test_parts_stand_inside_their_whole(add) -> None:
    growth = {"indicator": "grdp", "unit": "percent", "measure": Measure.YOY}
    add("GRDP tăng 7%", value=7, **growth)
    add("dịch vụ tăng 8%", value=8, dims=(("sector", "dịch vụ"),), **growth)
    (card,) = cards(shown())
    assert card.main.quantity.value == 7
    assert [part.detail for part in card.parts] == ["dịch vụ"]


def test_parts_without_a_whole_share_a_card(add) -> None:
    for source in ("hydro", "wind"):
        add(f"nhà máy {source}", value=4, indicator="power_plants", unit="count", dims=(("source", source),))
    (card,) = cards(shown())
    assert card.main is None
    assert [part.detail for part in card.parts] == ["thủy điện", "điện gió"]


def test_every_indicator_has_a_section() -> None:
    assert {indicator.group for indicator in catalogue().values()} <= set(SECTIONS)


def test_figure_of_a_forgotten_indicator_is_kept_aside(add) -> None:
    add("1,5 tỷ USD", indicator="dropped_from_the_catalogue")
    assert len(shown().others) == 1


def test_figure_of_no_indicator_is_kept_aside(add) -> None:
    add("20 hạng mục", value=20, indicator=None, label="hạng mục", unit="count")
    page = shown()
    assert [card.name for card in page.others] == ["Hạng mục"]
    assert page.sections == ()
