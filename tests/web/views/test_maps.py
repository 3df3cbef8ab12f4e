"""The map: what the registers hold, at its place, with its state and what obstructs it."""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from toancanh.model import Period
from toancanh.reference.areas import areas
from toancanh.registers import actions
from toancanh.registers.entries import Entry
from toancanh.registers.grounds import Grounds
from toancanh.registers.registry import register

pytestmark = pytest.mark.django_db
LAN = Grounds("Lan", source="Báo cáo 12/BC-SCT", as_of=Period.parse("2025-M08"))


def add(of: str, name: str, area: str, **values: Any) -> Entry:
    unit = areas().find(area)[-1]
    return actions.add(register=register(of), values={"name": name, "area": unit, **values}, grounds=LAN)


@pytest.fixture(autouse=True)
def things() -> None:
    """Two clusters in one commune, a park of which only the province is known, a project with an obstacle."""
    add("clusters", "CCN Tân An", "Phường Tân An, Đắk Lắk", status="operating", area_ha=Decimal(48))
    add("clusters", "CCN Tân An 2", "Phường Tân An, Đắk Lắk", status="building", area_ha=Decimal(12))
    add("parks", "KCN Ea Kar", "66", status="planned")
    project = add(
        "energy_projects", "Điện gió Krông Búk", "Xã Krông Búk, Đắk Lắk", stage="preparing", mw=Decimal(200)
    )
    actions.add(
        register=register("energy_obstacles"),
        values={"name": "Chưa giải phóng xong mặt bằng", "project": project, "kind": "clearance"},
        grounds=LAN,
    )


@pytest.fixture
def see(client: Client) -> Callable[[str], str]:
    return lambda query: client.get(f"/ban-do/?dia-ban=66&{query}").content.decode()


def pins(html: str) -> list[str]:
    return re.findall(r'<a id="diem-[^"]+" class="pin ([^"]+)"', html)


def test_each_thing_has_a_sign_with_its_state_and_its_record(see) -> None:
    html = see("")
    assert sorted(pins(html)) == ["building", "planned hindered", "running"]
    assert re.search(r'href="/danh-ba/cum-cong-nghiep/\d+/"><title>CCN Tân An, 48\N{NO-BREAK SPACE}ha', html)
    assert "Giải phóng mặt bằng" in html


def test_what_only_a_province_is_known_of_is_listed_and_not_drawn(see) -> None:
    html = see("lop=parks")
    assert pins(html) == []
    assert "KCN Ea Kar" in html
    assert "chưa rõ vị trí" in html
    assert "1 mục chỉ biết tỉnh" in html


def test_two_in_one_commune_can_both_be_seen_and_the_larger_is_larger(see) -> None:
    drawn = re.findall(r'<circle cx="([\d.]+)" cy="([\d.]+)" r="([\d.]+)"', see("lop=clusters"))
    assert len(drawn) == len({(x, y) for x, y, _ in drawn}) == 2
    assert float(drawn[0][2]) > float(drawn[1][2])


@pytest.mark.parametrize(
    ("query", "count"),
    [("tinh-trang=building", 1), ("vuong-mac=any", 1), ("vuong-mac=clearance", 1), ("vuong-mac=price", 0)],
)  # fmt: skip
def test_the_map_is_narrowed(see, query: str, count: int) -> None:
    assert len(pins(see(query))) == count


def test_the_old_provinces_are_drawn_with_their_names(see) -> None:
    html = see("")
    assert "Phú Yên (cũ)" in html
    assert html.count('<path class="old"') == 1


def test_the_country_names_its_islands(client: Client) -> None:
    html = client.get("/ban-do/?dia-ban=VN").content.decode()
    assert "Quần đảo Hoàng Sa (Đà Nẵng)" in html
    assert "Quần đảo Trường Sa (Khánh Hòa)" in html


def test_nonsense_in_the_address_asks_for_nothing(client: Client) -> None:
    assert client.get("/ban-do/?dia-ban=zz&tinh-trang=zz&vuong-mac=zz&lop=zz").status_code == 200
