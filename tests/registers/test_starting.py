"""The public data is imported like any file, every row with its source."""

import pytest

from toancanh.registers import selectors
from toancanh.registers.models import Deed, ValueChange
from toancanh.registers.registry import register
from toancanh.registers.starting import FILES, load_public

pytestmark = pytest.mark.django_db


def test_every_row_of_the_public_data_has_a_source_that_can_be_seen() -> None:
    load_public()
    counts = selectors.counts()
    assert {code: counts[code] for code in FILES} == {
        "parks": 20, "clusters": 42, "energy_projects": 54, "energy_obstacles": 27,
        "reported_totals": 29,
    }  # fmt: skip
    assert not Deed.objects.filter(source="") | Deed.objects.filter(url="")
    assert ValueChange.objects.filter(field="area").count() == 20 + 42 + 54 + 29


def test_loading_again_changes_nothing(add) -> None:
    load_public()
    before = Deed.objects.count()
    load_public()
    assert Deed.objects.count() == before


def test_obstacles_lead_to_their_projects() -> None:
    load_public()
    obstacles = selectors.entries(register("energy_obstacles"), selectors.Asked(search="khiếu nại"))
    assert [it.project.name for it in obstacles] == ["Nhà máy điện gió Ea Nam"]
