"""Some clusters and an energy project, and a way to ask pages and to send forms."""

from collections.abc import Callable
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client

from toancanh.model import Period
from toancanh.reference.areas import areas
from toancanh.registers import actions
from toancanh.registers.entries import Entry
from toancanh.registers.grounds import Grounds
from toancanh.registers.registry import register

CLUSTERS = "/danh-ba/cum-cong-nghiep/"
LAN = Grounds("Lan", source="Báo cáo 12/BC-SCT", url="https://example.vn/12", as_of=Period.parse("2025-M08"))


@pytest.fixture
def add(db) -> Callable[..., Entry]:
    """Add an entry, a cluster unless told otherwise; areas by name or code."""

    def make(name: str = "CCN Tân An", of: str = "clusters", **values: Any) -> Entry:
        if isinstance(area := values.get("area"), str):
            values["area"] = areas().find(area)[-1]
        numbers = {key: Decimal(str(it)) if isinstance(it, float) else it for key, it in values.items()}
        return actions.add(register=register(of), values={"name": name, **numbers}, grounds=LAN)

    return make


@pytest.fixture
def clusters(add: Callable[..., Entry]) -> SimpleNamespace:
    """Three of them, in two provinces."""
    return SimpleNamespace(
        tan_an=add(area="66", status="operating", area_ha=48.5, tenants=57, owner="Công ty Hạ tầng"),
        ea_dar=add("CCN Ea Đar", area="66", status="planned", area_ha=51.0),
        binh_dinh=add("CCN Bình Định", area="52", status="operating", area_ha=1000.5, occupancy=86.0),
    )


@pytest.fixture
def see(client: Client) -> Callable[..., str]:
    """A page as text; its status is the one expected."""

    def page(address: str, status: int = 200, **headers: str) -> str:
        response = client.get(address, headers=headers)
        assert response.status_code == status
        return response.content.decode()

    return page


@pytest.fixture
def send(client: Client) -> Callable[..., Any]:
    """Send a form signed by Minh."""

    def post(address: str, **fields: Any) -> Any:
        return client.post(address, {"who": "Minh", **fields})

    return post
