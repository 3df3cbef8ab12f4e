"""The pages of land and energy: sums that say what they rest on, reasons with sources, files, areas."""

import io
import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from html import unescape
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook

from toancanh.model import Period
from toancanh.reference.areas import areas
from toancanh.registers import actions
from toancanh.registers.entries import Entry
from toancanh.registers.grounds import Grounds
from toancanh.registers.registry import register
from toancanh.web import clock

pytestmark = pytest.mark.django_db
LAN = Grounds(
    "Lan", source="Báo cáo 12/BC-SCT", url="https://example.vn/12", as_of=Period.parse("2026-03-31")
)


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: date(2026, 6, 30))


@pytest.fixture
def add(db) -> Callable[..., Entry]:
    """Add an entry, a cluster of today's Đắk Lắk unless told otherwise."""

    def make(name: str = "CCN Tân An", of: str = "clusters", **values: Any) -> Entry:
        values.setdefault("area", areas().versions("66")[-1])
        numbers = {key: Decimal(str(it)) if isinstance(it, float) else it for key, it in values.items()}
        return actions.add(register=register(of), values={"name": name, **numbers}, grounds=LAN)

    return make


def seen(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return unescape(" ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split()))


def test_sums_of_land_say_how_many_have_a_value(client, add) -> None:
    add(status="operating", area_ha=48.5, leasable_ha=40.0, leased_ha=10.0, wastewater_required=True)
    add("CCN Ea Đar", status="planned")
    text = seen(client, "/khu-cum/")
    assert "Diện tích 48,5 ha 1/2 mục có số" in text
    assert "Lấp đầy: đất đã cho thuê / đất cho thuê được 25% của 1 mục biết cả hai" in text
    assert "Phải có, chưa có quyết định: 1" in text
    assert "Sổ chưa có số nào: Đất công nghiệp" in text


def test_reasons_stand_in_order_with_their_source(client, add) -> None:
    add(status="operating", leasable_ha=40.0, leased_ha=10.0, wastewater_required=True)
    add("CCN Đầy", status="operating", leasable_ha=40.0, leased_ha=40.0, wastewater_running=True)
    text = seen(client, "/khu-cum/")
    first = text[text.index("Cần quan tâm trước") : text.index("Từng khu, cụm")]
    assert first.index("CCN Tân An") < first.index("CCN Đầy")
    assert "Mới lấp đầy 25% (đất đã cho thuê / đất cho thuê được). Còn 30 ha chưa cho thuê." in first
    assert "Báo cáo 12/BC-SCT" in first
    assert "Xếp theo lý do nặng nhất" in first


def test_course_of_occupancy_is_told_from_the_second_time_on(client, add) -> None:
    entry = add(status="operating", leasable_ha=40.0, leased_ha=20.0)
    assert "Diễn biến" not in seen(client, "/khu-cum/")
    later = Grounds("Lan", source="Báo cáo 40", as_of=Period.parse("2026-06-15"))
    actions.change(entry=entry, values={"leased_ha": Decimal(30)}, version=entry.version, grounds=later)
    text = seen(client, "/khu-cum/")
    assert "Diễn biến 31/3/2026: 50%" in text
    assert "15/6/2026: 75%" in text


def test_megawatts_of_several_classes_are_said_to_overlap(client, add) -> None:
    wind = add("Điện gió Chơ Long", "energy_projects", kind="wind_onshore", stage="built", mw=155.0)
    for kind in ("forest", "inspection"):
        add(f"Vướng {kind}", "energy_obstacles", project=wind, kind=kind)
    add("Điện mặt trời", "energy_projects", kind="solar_ground", stage="approved", mwp=49.0)
    text = seen(client, "/nang-luong/")
    assert "Trên đường đến vận hành 155 MW, 49 MWp 2 dự án" in text
    assert "1 dự án vướng nhiều loại được tính ở mỗi loại" in text
    assert (
        "Xây xong mà chưa vận hành thương mại (ít nhất 91 ngày nếu chưa đổi, nguồn nêu lúc 31/3/2026)" in text
    )


def test_pages_ask_for_an_area_and_say_what_they_leave_out(client, add, settings) -> None:
    settings.AREA = "66"
    add("CCN Đông", place="huyện Sơn Hòa")
    add("CCN Đâu đó")
    text = seen(client, "/khu-cum/?dia-ban=54")
    assert "CCN Đông" in text
    assert "1 mục chưa rõ thuộc phía nào nên không tính ở đây: CCN Đâu đó" in text
    assert "Sổ không có mục nào của “99”" in seen(client, "/khu-cum/?dia-ban=99")


def test_empty_registers_say_so(client) -> None:
    assert "Sổ chưa có khu, cụm nào" in seen(client, "/khu-cum/")
    assert "Sổ chưa có dự án năng lượng nào" in seen(client, "/nang-luong/")


@pytest.mark.parametrize("page", ["/khu-cum/", "/nang-luong/"])
def test_files_have_the_numbers_as_numbers_and_the_reasons_with_sources(client, add, page) -> None:
    add(status="operating", area_ha=48.5, leasable_ha=40.0, leased_ha=10.0)
    add("Điện gió", "energy_projects", kind="wind_onshore", stage="built", mw=155.0)
    book = load_workbook(io.BytesIO(client.get(f"{page}tai.xlsx").content))
    entries, grave = book.worksheets
    row = [cell.value for cell in entries[3]]
    assert (48.5 in row) if page == "/khu-cum/" else (155 in row)
    assert "Báo cáo 12/BC-SCT" in " ".join(str(cell.value) for line in grave.iter_rows() for cell in line)


@pytest.mark.parametrize(
    ("register_", "page"), [("cum-cong-nghiep", "/khu-cum/"), ("du-an-nang-luong-cap-dien", "/nang-luong/")]
)
def test_lists_lead_to_their_assessment_and_back(client, add, register_, page) -> None:
    add()
    add("Điện gió", "energy_projects")
    assert f'href="{page}' in client.get(f"/danh-ba/{register_}/").content.decode()
    assert f'href="/danh-ba/{register_}/' in client.get(page).content.decode()
