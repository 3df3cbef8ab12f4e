"""Entries that may be one thing are offered with what they share, never merged by themselves."""

import pytest

from toancanh.registers import actions
from toancanh.registers.likeness import alike
from toancanh.registers.registry import register

pytestmark = pytest.mark.django_db


def pairs(of: str = "clusters") -> list[tuple[str, str, tuple[str, ...]]]:
    return [(it.first.name, it.second.name, it.why) for it in alike(register(of))]


def test_same_name_under_an_old_and_a_new_place_is_offered(add) -> None:
    add("CCN Ea Đar", area="24373", owner="Công ty A")
    add("Cụm công nghiệp Ea Đar", area="66", owner="công ty a")
    assert [it[:2] for it in pairs()] == [("CCN Ea Đar", "Cụm công nghiệp Ea Đar")]


def test_same_name_in_another_province_is_not(add) -> None:
    add("CCN Hòa Phú", area="66"), add("CCN Hòa Phú", area="52")
    assert not pairs()


def test_part_of_a_name_needs_the_same_owner(add) -> None:
    add("Điện gió Nhơn Hòa", "energy_projects", investor="Cty A")
    add("Nhà máy điện gió Nhơn Hòa giai đoạn 1", "energy_projects", investor="Cty A")
    add("Điện gió Nhơn Hòa 3", "energy_projects", investor="Cty B")
    assert pairs("energy_projects") == [
        ("Điện gió Nhơn Hòa", "Nhà máy điện gió Nhơn Hòa giai đoạn 1", ("name_in_name", "owner"))
    ]


def test_plants_of_two_kinds_are_two(add) -> None:
    add("Điện gió Nhơn Hòa", "energy_projects", kind="wind_onshore")
    add("Điện mặt trời Nhơn Hòa", "energy_projects", kind="solar_ground")
    assert not pairs("energy_projects")


def test_pair_kept_apart_is_not_offered_again(add, minh) -> None:
    first, second = add("CCN A B"), add("Cụm A B")
    actions.keep_apart(entries=(second, first), grounds=minh)
    assert not pairs()
