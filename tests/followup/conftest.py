"""Offices, a clock that is held, and matters made by hand."""

from datetime import UTC, datetime

import pytest

from toancanh.followup import actions
from toancanh.followup.changes import By
from toancanh.followup.models import MatterKind
from toancanh.followup.sketches import Given, Sketch
from toancanh.followup.terms import just, on_day


@pytest.fixture
def by():
    """Somebody, at nine in the morning of a day of June 2026."""

    def signed(day: int = 1, who: str = "Lan", reason: str = "") -> By:
        return By(who, datetime(2026, 6, day, 2, tzinfo=UTC), reason)

    return signed


@pytest.fixture
def energy(db, by):
    """The offices that matters are given to; the name of the first."""
    actions.save_office(by=by(), name="Phòng Quản lý Công nghiệp")
    return actions.save_office(by=by(), name="Phòng Quản lý Năng lượng").name


@pytest.fixture
def open_matter(by, energy):
    """Open a matter of the energy division, due on a day of June 2026 unless told otherwise."""

    def make(due=None, kind=MatterKind.TASK, lead=energy, **parts):
        terms = {"terms": just(on_day(due))} if due else {}
        given = parts.pop("given", Given(lead=lead))
        sketch = Sketch(kind, parts.pop("title", "Đôn đốc dự án"), given, **terms, **parts)
        return actions.open_matter(by=by(), sketch=sketch)

    return make
