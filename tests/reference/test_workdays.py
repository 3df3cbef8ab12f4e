"""Days on which offices work, with the holidays of Viet Nam and the days moved by order."""

from datetime import date

import pytest

from toancanh.reference import workdays


@pytest.mark.parametrize(("day", "works"), [
    (date(2026, 2, 17), False),  # first day of Tết
    (date(2026, 4, 27), False),  # for the Hùng Kings' day, a Sunday
    (date(2025, 5, 2), False),  # moved to …
    (date(2025, 4, 26), True),  # … this Saturday
    (date(2026, 9, 2), False),
    (date(2026, 6, 6), False),  # Saturday
    (date(2026, 6, 8), True),
    (date(2060, 1, 1), True),  # a Thursday of a year that nobody has told of
])  # fmt: skip
def test_working_days(day: date, works: bool) -> None:
    assert workdays.is_working(day) is works


def test_counting_skips_days_off() -> None:
    assert workdays.after(date(2026, 4, 24), 1) == date(2026, 4, 28)
    assert workdays.after(date(2026, 4, 28), -1) == date(2026, 4, 24)
    assert workdays.after(date(2026, 6, 6), 0) == date(2026, 6, 6)


def test_what_is_due_on_a_day_off_is_handed_in_before() -> None:
    assert workdays.last_before(date(2026, 6, 20)) == date(2026, 6, 19)
    assert workdays.last_before(date(2026, 6, 19)) == date(2026, 6, 19)
