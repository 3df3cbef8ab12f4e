"""The map: what the registers hold, at its place, with its state and what obstructs it."""

import json
import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
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


def test_of_many_alike_some_are_drawn_and_the_others_are_counted(see, monkeypatch) -> None:
    monkeypatch.setattr("toancanh.web.views.maps.page._MOST", 2)
    for number in range(5):
        add("fuel_stations", f"Cửa hàng xăng dầu {number}", "Phường Tân An, Đắk Lắk")
    html = see("lop=fuel_stations")
    assert pins(html) == ["running", "running"]
    assert "Còn 3 mục nữa trong sổ" in html
    assert "3 mục không vẽ: mỗi lớp chỉ vẽ 2 mục đầu" in html
    assert "Đang hoạt động (6)" in html
    assert "mục nữa" not in see("lop=fuel_stations&vuong-mac=any")


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


def test_boundaries_of_a_day_before_the_reform_can_be_looked_at(client: Client) -> None:
    add("clusters", "CCN Sông Cầu", "Thị xã Sông Cầu, Phú Yên", status="operating")
    old = client.get("/ban-do/?ngay=2025-06-30&dia-ban=54").content.decode()
    assert "Bản đồ: Tỉnh Phú Yên (cũ)" in old
    assert ("CCN Sông Cầu" in old, "CCN Tân An" in old) == (True, False)
    country = client.get("/ban-do/?ngay=2025-06-30&dia-ban=VN").content.decode()
    assert country.count('<path class="beside"') == 63
    assert "Quần đảo Hoàng Sa (Đà Nẵng)" in country


def test_panel_of_a_sign_tells_its_values_and_leads_on(client: Client, see) -> None:
    address = re.search(r'data-panel="(/ban-do/muc/du-an-nang-luong-cap-dien/\d+/)"', see(""))
    assert address
    html = client.get(address[1]).content.decode()
    assert "Điện gió Krông Búk" in html
    assert "Giải phóng mặt bằng" in html
    assert re.search(r'href="/chuan-bi/\?muc=energy_projects/\d+"', html)


SQUARE = [[[108.0, 12.5], [108.2, 12.5], [108.2, 12.7], [108.0, 12.7], [108.0, 12.5]]]
FORM = {"nguon": "Sở Nông nghiệp và Môi trường", "ngay": "2026-06-01", "who": "Lan"}


def geojson(*names: str) -> SimpleUploadedFile:
    shape = {"type": "Polygon", "coordinates": SQUARE}
    features = [{"type": "Feature", "properties": {"ten_xa": it}, "geometry": shape} for it in names]
    told = json.dumps({"type": "FeatureCollection", "features": features})
    return SimpleUploadedFile("xa.geojson", told.encode())


def test_own_boundaries_are_tried_loaded_drawn_and_taken_back(
    client: Client, see, settings, tmp_path
) -> None:
    settings.DATA = tmp_path
    files = {"tep": geojson("Phường Tân An, Đắk Lắk", "Tỉnh Đắk Lắk", "Xã Không Có")}
    trial = client.post("/ban-do/ranh-gioi/thu/", {**FORM, **files}).content.decode()
    assert "Phường Tân An, Đắk Lắk</td>" in trial
    assert "Không có đơn vị “Xã Không Có” vào ngày 2026-06-01" in trial
    assert "Đường nét: Natural Earth" in see("")
    token = re.search(r'name="file" value="([0-9a-f]{64})"', trial)
    assert token
    load = {**FORM, "file": token[1], "ten": "xa.geojson"}
    assert client.post("/ban-do/ranh-gioi/nap/", load).status_code == 302
    drawn = see("")
    assert '<path class="within"' in drawn
    assert "Ranh giới: Sở Nông nghiệp và Môi trường, theo ngày 1/6/2026." in drawn
    listed = client.get("/ban-do/ranh-gioi/").content.decode()
    number = re.search(r"/ban-do/ranh-gioi/(\d+)/rut/", listed)
    assert number
    client.post(number[0], {"ly-do": "lệch", "who": "Minh"})
    assert '<path class="within"' not in see("")
    assert "Đã rút, Minh: lệch" in client.get("/ban-do/ranh-gioi/").content.decode()


def test_a_file_that_is_no_geojson_is_told_on_the_page(client: Client) -> None:
    files = {"tep": SimpleUploadedFile("x.geojson", b"shape")}
    html = client.post("/ban-do/ranh-gioi/thu/", {**FORM, **files}).content.decode()
    assert "x.geojson không phải là tệp GeoJSON đọc được" in html
