"""Entries, and who answers for them."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from toancanh.model import Period
from toancanh.reference.areas import areas
from toancanh.registers import actions
from toancanh.registers.entries import Entry
from toancanh.registers.grounds import Grounds
from toancanh.registers.registry import register


@pytest.fixture(autouse=True)
def _vietnamese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOANCANH_LANG", "vi")


@pytest.fixture
def lan() -> Grounds:
    return Grounds(
        "Lan", source="Báo cáo 12/BC-SCT", url="https://example.vn/12", as_of=Period.parse("2025-M08")
    )


@pytest.fixture
def minh() -> Grounds:
    return Grounds("Minh", reason="theo báo cáo của chủ đầu tư")


@pytest.fixture
def add(lan: Grounds) -> Callable[..., Entry]:
    """Add an entry, a cluster unless told otherwise; areas by name or code."""

    def make(name: str = "CCN Tân An", of: str = "clusters", **values: Any) -> Entry:
        if isinstance(area := values.get("area"), str):
            values["area"] = areas().find(area)[-1]
        numbers = {key: Decimal(it) if isinstance(it, float) else it for key, it in values.items()}
        return actions.add(register=register(of), values={"name": name, **numbers}, grounds=lan)

    return make
