"""Numbers of a pace as a table tells them, their small line, and where halves lie."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toancanh.accounts.visits import FIRST, Looks, next_look
from toancanh.analyse.figures import Claim, Figure, How
from toancanh.model import Interval, Kind, Measure, Period
from toancanh.reference.areas import areas
from toancanh.web.overview.sides import sides
from toancanh.web.overview.spark import HEIGHT, WIDTH, spark
from toancanh.web.overview.words import short

M = 10**6


@pytest.mark.parametrize(
    ("low", "high", "unit", "told"),
    [
        ("564400000", "570400000", "USD", "564,4–570,4 triệu USD"),
        ("566900000", "567400000", "USD", "567,2 triệu USD"),
        ("189909500", "212372500", "USD", "189–213 triệu USD"),
        ("0", "200000000", "USD", "đến 200 triệu USD"),
        ("119946000000000", "119973000000000", "VND", "119.960 tỷ đồng"),
        ("90.5", "91.5", "percent", "90,5–91,5%"),
        ("76.11", "76.15", "percent", "76,1%"),
        ("0", "0", "USD", "0 USD"),
    ],
)
def test_number_that_follows_is_told_as_exactly_as_it_is_known(low, high, unit, told) -> None:
    figure = Figure(Interval(Decimal(low), Decimal(high)), unit, (), How.RECKONED)
    assert short(figure) == told


def test_growth_has_its_sign() -> None:
    falls = Figure(Interval(Decimal("-22.8"), Decimal("-21.8")), "percent", (), How.RECKONED)
    rises = Figure(Interval(Decimal("2.9"), Decimal("2.94")), "percent", (), How.RECKONED)
    assert short(falls, signed=True) == "-22,8 đến -21,8%"
    assert short(rises, signed=True) == "+2,9%"


def test_told_number_keeps_its_words(make_fact) -> None:
    assert short(Claim(make_fact(1_500_000_000, step=10**8)).figure) == "1,5 tỷ USD"


amounts = st.integers(min_value=1, max_value=10**9)


@settings(deadline=None)
@given(low=amounts, more=st.integers(min_value=0, max_value=10**9))
def test_ends_are_never_narrower_than_what_is_known(low: int, more: int) -> None:
    high = low + more
    written = short(Figure(Interval(Decimal(low), Decimal(high)), "ha", (), How.RECKONED))
    numbers = [
        Decimal(it.replace(".", "").replace(",", ".")) for it in written.removesuffix(" ha").split("–")
    ]
    if len(numbers) == 2:
        assert numbers[0] <= low <= high <= numbers[1]
    else:
        assert abs(numbers[0] - (low + high) / Decimal(2)) <= max(Decimal(1), high / Decimal(100))


def line(fact, kind: Kind = Kind.OUTCOME, **parts: object) -> SimpleNamespace:
    level = fact.measure is Measure.LEVEL
    return SimpleNamespace(
        indicator=fact.indicator, dims=(), area="Đắk Lắk", area_code="66", area_since=None, kind=kind,
        period=fact.period, value=fact if level else None, pct_of_plan=None,
        growth=None if level else fact, rivals=(),
    )  # fmt: skip


def test_small_line_stays_in_its_box_and_says_every_value(make_fact) -> None:
    months = [line(make_fact(it * M, period=Period.month(2025, it))) for it in range(1, 8)]
    drawn = spark(months, "USD")
    points = [tuple(map(float, it.split(","))) for it in drawn.points.split()]
    assert len(points) == 7
    assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in points)
    assert points == sorted(points, key=lambda it: (it[0], -it[1]))  # rises from left to right
    assert all(f"Tháng {it}/2025: {it} triệu USD" in drawn.title for it in range(1, 8))


def test_two_values_or_two_rhythms_are_no_course(make_fact) -> None:
    spans = ("2025-M01", "2025-M02", "2025-Q2", "2024")
    mixed = [line(make_fact(M, period=Period.parse(it))) for it in spans]
    plans = [line(make_fact(M, period=Period.month(2025, it)), Kind.PLAN) for it in range(1, 6)]
    assert spark(mixed, "USD") is None
    assert spark(plans, "USD") is None
    assert spark((), "USD") is None


@pytest.mark.parametrize(
    ("code", "told"),
    [("66", {"54": "phía Đông", "66": "phía Tây"}), ("52", {"52": "phía Đông", "64": "phía Tây"})],
)
def test_halves_lie_where_the_map_has_them(code: str, told: dict[str, str]) -> None:
    parts = areas().parts(areas().get(code, date(2025, 7, 1)))
    assert dict(zip((it.code for it in parts), sides(parts), strict=True)) == told


def test_three_parts_have_no_sides() -> None:
    parts = areas().parts(areas().get("79", date(2025, 7, 1)))
    assert (len(parts), set(sides(parts))) == (3, {""})


NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("before", "since"),
    [
        (None, NOW - FIRST),
        (Looks(NOW - timedelta(days=3), NOW - timedelta(hours=20)), NOW - timedelta(hours=20)),
        (Looks(NOW - timedelta(days=3), NOW - timedelta(minutes=5)), NOW - timedelta(days=3)),
        (Looks(NOW, NOW + timedelta(days=9)), NOW - FIRST),  # a clock that went wrong
    ],
)
def test_news_is_since_the_end_of_the_visit_before(before: Looks | None, since: datetime) -> None:
    assert next_look(before, NOW) == Looks(since, NOW)
