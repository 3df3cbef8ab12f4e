"""Lists: searched with marks and without, filtered, sorted, paged."""

from decimal import Decimal

import pytest

from toancanh.model import UserError
from toancanh.reference.areas import areas
from toancanh.registers import selectors
from toancanh.registers.registry import register, registers
from toancanh.registers.selectors import Asked

pytestmark = pytest.mark.django_db

CLUSTERS = register("clusters")


def names(**asked) -> list[str]:
    return [it.name for it in selectors.entries(CLUSTERS, Asked(**asked))]


@pytest.mark.parametrize("query", ["Hoà Phú", "hòa phú", "hoa phu", "HÒA PHU", "ccn phú", "hoa phú"])
def test_search_forgives_marks_left_out_and_where_they_stand(add, query) -> None:
    add("CCN Hòa Phú")
    assert names(search=query) == ["CCN Hòa Phú"]


@pytest.mark.parametrize("query", ["hóa phú", "hòa phù", "hòa bình", "hôa phú"])
def test_search_holds_to_marks_that_were_typed(add, query) -> None:
    add("CCN Hòa Phú")
    assert not names(search=query)


def test_d_with_stroke_is_a_letter(add) -> None:
    add("CCN Ea Đar"), add("CCN Ea Dar")
    assert names(search="dar") == ["CCN Ea Dar", "CCN Ea Đar"]
    assert names(search="đar") == ["CCN Ea Đar"]


def test_search_finds_owner_and_place(add) -> None:
    add("CCN A", owner="Công ty Trường Thành", place="xã Ea Đar, huyện Ea Kar")
    assert names(search="trường thành ea kar") == ["CCN A"]


def test_filters_bound_numbers_and_know_what_is_unknown(add) -> None:
    add("A", area_ha=Decimal(75)), add("B", area_ha=Decimal(9)), add("C")
    assert names(values={"area_ha__min": 10}) == ["A"]
    assert names(values={"area_ha__max": 10}) == ["B"]
    assert names(values={"area_ha__known": False}) == ["C"]


def test_numbers_sort_as_numbers_and_unknown_ones_come_last(add) -> None:
    add("A", area_ha=Decimal(75)), add("B", area_ha=Decimal("9.5")), add("C"), add("D", area_ha=Decimal(310))
    assert names(sort="area_ha") == ["B", "A", "D", "C"]
    assert names(sort="-area_ha") == ["D", "A", "B", "C"]


def test_area_holds_its_communes_and_what_was_merged_into_it(add) -> None:
    add("A", area="54"), add("B", area="66"), add("C", area="52")
    today = areas().find("66")[-1]
    assert sorted(names(area=today)) == ["A", "B"]


def test_unknown_column_is_named_with_those_there_are(add) -> None:
    with pytest.raises(UserError, match="no_such_column"):
        names(sort="password")
    with pytest.raises(UserError, match="no_such_column"):
        names(values={"version__isnull": 1})


def test_pages_hold_all_once(add) -> None:
    for number in range(5):
        add(f"CCN {number}")
    pages = [selectors.page(CLUSTERS, number=at, size=2) for at in (1, 2, 3, 4)]
    assert [len(it.entries) for it in pages] == [2, 2, 1, 0]
    assert {it.total for it in pages} == {5}


def test_every_register_can_be_listed_by_every_column() -> None:
    for it in registers().values():
        for column in it.columns:
            assert not list(selectors.entries(it, Asked(sort=column.name, search="x")))
