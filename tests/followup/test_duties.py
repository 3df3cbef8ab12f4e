"""Duties that come back open their matters in time, and once."""

from datetime import UTC, date, datetime
from itertools import islice

import pytest

from toancanh.followup import recurring
from toancanh.followup.changes import By
from toancanh.followup.duties import duties
from toancanh.followup.models import Matter

BY_CODE = {duty.code: duty for duty in duties()}


def on(day: date) -> By:
    return By("hệ thống", datetime(day.year, day.month, day.day, 2, tzinfo=UTC))


@pytest.mark.parametrize(("code", "today", "expected"), [
    ("clusters_forms_1_2", date(2026, 6, 20), ["2026-06-20", "2026-12-20", "2027-06-20"]),
    ("clusters_form_3", date(2026, 6, 26), ["2026-12-25", "2027-06-25", "2027-12-25"]),
    ("clusters_form_4", date(2026, 1, 1), ["2026-06-30", "2026-12-31", "2027-06-30"]),
    ("statistics_month", date(2026, 11, 7), ["2026-12-06", "2027-01-06", "2027-02-06"]),
    ("statistics_quarter", date(2026, 1, 7), ["2026-04-06", "2026-07-06", "2026-10-06"]),
])  # fmt: skip
def test_next_days_of_a_duty(code: str, today: date, expected: list[str]) -> None:
    assert [str(day) for day in islice(BY_CODE[code].next_days(today), 3)] == expected


@pytest.mark.parametrize("duty", duties(), ids=lambda duty: duty.code)
def test_every_duty_names_its_act_and_opens_on_a_working_day_before(duty) -> None:
    due = next(duty.next_days(date(2026, 1, 1)))
    assert "/" in duty.source
    assert duty.vi
    assert duty.en
    assert duty.opens(due) < due


@pytest.mark.django_db
def test_matters_are_opened_in_time_and_once() -> None:
    day = date(2026, 6, 8)  # ten working days before Saturday, 20 June
    before = {matter.duty for matter in recurring.open_duties(by=on(date(2026, 6, 5)))}
    assert "clusters_forms_1_2" not in before
    opened = recurring.open_duties(by=on(day))
    assert [(matter.duty, matter.due) for matter in opened] == [("clusters_forms_1_2", date(2026, 6, 20))]
    assert recurring.open_duties(by=on(day)) == ()
    assert Matter.objects.filter(duty="clusters_forms_1_2").count() == 1
    assert opened[0].number == "Thông tư 14/2024/TT-BCT"


@pytest.mark.django_db
def test_duty_that_nobody_opened_in_time_is_opened_late() -> None:
    recurring.open_duties(by=on(date(2026, 6, 5)))  # June's day of the month's figures
    opened = {(matter.duty, matter.due) for matter in recurring.open_duties(by=on(date(2026, 7, 20)))}
    assert ("statistics_month", date(2026, 7, 6)) in opened
    assert ("statistics_month", date(2026, 6, 6)) not in opened
