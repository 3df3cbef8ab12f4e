"""Tables become frames of either kind, exact unless floats are asked for."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toancanh.library import Column, Table
from toancanh.publish.open_data import Kind

COLUMNS = (
    Column("name", "what"), Column("value", "as told", Kind.NUMBER), Column("low", "least", Kind.NUMBER),
    Column("high", "most", Kind.NUMBER), Column("since", "first day", Kind.DATE),
    Column("count", "how many", Kind.INTEGER), Column("conflict", "contradicted", Kind.YES_NO),
)  # fmt: skip
ROW = {
    "name": "xuất khẩu", "value": Decimal("92742000000000.05"), "since": date(2025, 7, 1), "count": 3,
    "conflict": True,
}  # fmt: skip
NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**16), max_value=10**16, places=6)


def test_pandas_keeps_decimals_days_and_what_is_not_known() -> None:
    frame = Table(COLUMNS, [ROW, {}]).to_pandas()
    assert list(frame.columns) == [it.name for it in COLUMNS]
    assert frame["value"][0] == Decimal("92742000000000.05")
    assert (frame["since"].dt.year[0], frame["count"].sum(), bool(frame["conflict"][0])) == (2025, 3, True)
    assert frame.iloc[1].isna().all()
    assert Table(COLUMNS, []).to_pandas().empty


def test_floats_come_only_if_asked_for() -> None:
    frame = Table(COLUMNS, [ROW, {}]).to_pandas(exact=False)
    assert frame["value"].dtype == "float64"
    assert frame["value"][0] == pytest.approx(92742000000000.05)


def test_polars_has_the_same_kinds() -> None:
    frame = Table(COLUMNS, [ROW, {}]).to_polars()
    assert frame["value"][0] == Decimal("92742000000000.05")
    assert frame.row(1) == (None,) * len(COLUMNS)
    assert frame["since"][0] == date(2025, 7, 1)
    assert str(Table(COLUMNS, [ROW]).to_polars(exact=False)["value"].dtype) == "Float64"


@settings(deadline=None, max_examples=50)  # the first loads both libraries
@given(st.lists(NUMBERS, min_size=1, max_size=5))
def test_numbers_survive_both_kinds_of_frame(numbers: list[Decimal]) -> None:
    table = Table(COLUMNS, [{"value": it} for it in numbers])
    assert list(table.to_pandas()["value"]) == numbers
    assert list(table.to_polars()["value"]) == numbers


@settings(deadline=None, max_examples=50)
@given(NUMBERS, st.integers(1, 99))
def test_an_interval_never_becomes_narrower_in_a_frame(number: Decimal, divisor: int) -> None:
    """Ends of derived intervals have forty digits, two more than polars holds."""
    low, high = number / divisor - Decimal("1e-30"), number / divisor + Decimal("1e-30")
    frame = Table(COLUMNS, [{"low": low, "high": high}]).to_polars()
    assert frame["low"][0] <= low <= high <= frame["high"][0]


def test_a_table_is_a_list_of_rows_and_shows_only_what_is_known() -> None:
    table = Table(COLUMNS, [ROW, ROW, {}])
    assert (len(table), table[0], len(table[1:])) == (3, ROW, 2)
    shown = table._repr_html_()
    assert 'title="how many"' in shown
    assert "<th" in shown
    assert "least" not in shown
