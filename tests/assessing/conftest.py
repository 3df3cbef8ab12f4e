"""Entries of the registers, and the papers that they come from."""

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


@pytest.fixture
def paper() -> Callable[..., Grounds]:
    """A source as of some time."""

    def make(as_of: str = "2026-03-31", source: str = "Báo cáo 12/BC-SCT") -> Grounds:
        return Grounds("Lan", source=source, url="https://example.vn/12", as_of=Period.parse(as_of))

    return make


@pytest.fixture
def add(db, paper) -> Callable[..., Entry]:
    """Add an entry, a cluster unless told otherwise; areas by name or code."""

    def make(name: str = "CCN Tân An", of: str = "clusters", **values: Any) -> Entry:
        grounds = values.pop("grounds", paper())
        if isinstance(area := values.get("area"), str):
            values["area"] = areas().find(area)[-1]
        numbers = {key: Decimal(str(it)) if isinstance(it, float) else it for key, it in values.items()}
        return actions.add(register=register(of), values={"name": name, **numbers}, grounds=grounds)

    return make
