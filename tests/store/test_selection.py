"""Selections: what they cover is what their condition finds."""

import pytest

from toancanh.model import Measure, Period
from toancanh.store.selection import Measured, Selection, Several

_YEAR = Period.parse("2025")
_TOUCHING = Selection(area_codes=("66",), touching=_YEAR)
_WHOLE = Selection(("exports", None), whole=True)


@pytest.mark.parametrize(
    ("period", "there"),
    [("2025-M03", True), ("2025", True), ("2024", False), ("2026-M01", False)],
)
def test_touching_covers_what_shares_a_day(period: str, there: bool) -> None:
    assert _TOUCHING.covers(Measured("exports", "66", Period.parse(period))) is there
    assert not _TOUCHING.covers(Measured("exports", "66", None))


def test_whole_covers_only_what_no_dimension_narrows() -> None:
    assert _WHOLE.covers(Measured("exports", "66", _YEAR))
    assert _WHOLE.covers(Measured(None, "66", _YEAR))
    assert not _WHOLE.covers(Measured("exports", "66", _YEAR, (("commodity", "cà phê"),)))


def test_several_cover_what_any_of_them_does_in_any_order() -> None:
    both = Several((_TOUCHING, _WHOLE))
    assert both.covers(Measured("imports", "66", _YEAR, (("commodity", "cà phê"),)))
    assert both.covers(Measured("exports", "52", Period.parse("2020")))
    assert not both.covers(Measured("imports", "52", Period.parse("2020")))
    assert both.key == Several((_WHOLE, _TOUCHING)).key


def test_measures_narrow_what_is_told_of_a_thing() -> None:
    levels = Selection(("exports",), measures=(Measure.LEVEL,))
    assert levels.covers(Measured("exports", "66", _YEAR))
    assert not levels.covers(Measured("exports", "66", _YEAR, measure=Measure.YOY))
