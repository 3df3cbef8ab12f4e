"""A clock that is held at a Friday of June 2026, an office with matters, and pages as text."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client

from toancanh.followup import actions
from toancanh.followup.changes import By
from toancanh.followup.models import MatterKind
from toancanh.followup.sketches import Given, Sketch
from toancanh.followup.terms import just, on_day
from toancanh.web import clock

TODAY = datetime(2026, 6, 5, 2, tzinfo=UTC)


@pytest.fixture(autouse=True)
def at(db, monkeypatch):
    """Hold the clock; call it to set the day of June."""

    def held(day: int = 5) -> None:
        monkeypatch.setattr(clock, "now", lambda: TODAY.replace(day=day))

    held()
    return held


@pytest.fixture
def office() -> int:
    """The number of the energy division."""
    return actions.save_office(by=By("Lan", TODAY), name="Phòng Quản lý Năng lượng").pk


@pytest.fixture
def make(office):
    """Open a matter of the division, due on a day of June if one is given."""

    def made(
        title: str = "Đôn đốc dự án", day: int | None = None, lead: int | None = office, **given: object
    ):
        terms = {"terms": just(on_day(date(2026, 6, day)))} if day else {}
        whom = Given(lead=str(lead) if lead else None, **given)
        return actions.open_matter(by=By("Lan", TODAY), sketch=Sketch(MatterKind.TASK, title, whom, **terms))

    return made


@pytest.fixture
def page(client: Client):
    """The text of a page."""

    def told(address: str, **headers: str) -> str:
        response = client.get(address, headers=headers)
        assert response.status_code == 200
        return response.content.decode()

    return told
