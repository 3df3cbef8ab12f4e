"""What a page, a command or a program gets where it says little, and where it says what there is not."""

from dataclasses import replace
from decimal import Decimal

import pytest
from tests.answering.advantage.conftest import COUNTRY, EAST, NEW, NINE, WEST

from toancanh.answering.advantage.asking import NOTHING, Wanted, choose
from toancanh.answering.advantage.choosing import key
from toancanh.model import Period

pytestmark = pytest.mark.django_db
HALF = Period.parse("2025-H1")


@pytest.fixture(autouse=True)
def _here(settings, tmp_path):
    settings.AREA, settings.DATA = "66", tmp_path


def test_without_any_branch_there_is_nothing_to_choose(tell):
    tell("", 1000)
    assert choose(Wanted()) is None


def test_it_opens_at_the_own_province_and_the_fullest_period_of_the_last_year(exports, tell):
    tell("cà phê", 300, period=HALF)
    tell("cà phê", 100, period=Period.parse("2024"))
    tell("cà phê", 900, place=COUNTRY)
    choice = choose(Wanted())
    assert (choice.asked.place, choice.asked.period, choice.asked.against) == (NEW, NINE, COUNTRY)
    assert [(it.code, count) for it, count in choice.periods] == [
        ("2025-M01..M09", 2), ("2025-H1", 1), ("2024", 1)
    ]  # fmt: skip
    assert choice.faults == ()


def test_a_half_is_compared_with_the_whole(exports, tell):
    tell("cà phê", 300, place=WEST)
    choice = choose(Wanted(place=key(WEST)))
    assert (choice.asked.place, choice.asked.against) == (WEST, NEW)
    assert choose(Wanted(place=key(WEST), against=NOTHING)).asked.against is None


def test_the_installation_of_a_merged_province_opens_at_a_part_that_has_branches(tell):
    tell("cà phê", 300, place=EAST)
    assert choose(Wanted()).asked.place == EAST


def test_structures_of_other_periods_are_named(exports, tell):
    tell("bia", 5, indicator="industrial_product_output", dimension="product", unit="litre", period=HALF)
    assert [(it.code, span) for it, span in choose(Wanted(period="2025-M01..M09")).elsewhere] == [
        ("products", HALF)
    ]


@pytest.mark.parametrize(
    ("part", "told", "code"),
    [
        ("place", "99", "advantage.no_place"),
        ("period", "2019", "advantage.no_period"),
        ("period", "mai", "advantage.no_period"),
        ("against", "99", "advantage.no_against"),
        ("weights", {"growth": "nhiều"}, "advantage.weight"),
        ("weights", {"growth": "-1"}, "advantage.weight"),
        ("weights", {"growth": "NaN"}, "advantage.weight"),
        ("weights", {"beauty": "1"}, "advantage.weight_unknown"),
    ],
)
def test_what_there_is_not_is_said_and_the_usual_taken(exports, part, told, code):
    choice = choose(replace(Wanted(), **{part: told}))
    assert [it.code for it in choice.faults] == [code]
    assert (choice.asked.place, choice.asked.period) == (NEW, NINE)
    assert choice.asked.weights == {}


def test_weights_are_written_as_either_language_does(exports):
    assert choose(Wanted(weights={"growth": "2,5", "share": "0.5"})).asked.weights == {
        "growth": Decimal("2.5"), "share": Decimal("0.5")
    }  # fmt: skip


def test_a_table_of_the_folder_that_is_wrong_is_told_and_hinders_nothing(exports, tmp_path):
    (tmp_path / "advantage").mkdir()
    (tmp_path / "advantage" / "x.csv").write_text("a,b", "utf-8")
    choice = choose(Wanted())
    assert [it.code for it in choice.faults] == ["advantage.no_columns"]
    assert choice.asked.place == NEW
