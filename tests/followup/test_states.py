"""How a matter stands follows from its facts and the clock."""

from dataclasses import dataclass
from datetime import date

import pytest

from toancanh.followup.states import Stage, Standing, state


@dataclass
class Known:
    due: date | None = date(2026, 6, 10)
    begun_on: date | None = None
    asked_until: date | None = None
    escalated_on: date | None = None
    resolved_on: date | None = None
    stopped_on: date | None = None


LAST, NEXT, EARLY = date(2026, 6, 10), date(2026, 6, 11), date(2026, 6, 1)


@pytest.mark.parametrize(("facts", "today", "stage", "standing", "days"), [
    ({}, LAST, Stage.NEW, Standing.IN_TIME, 0),
    ({}, NEXT, Stage.NEW, Standing.LATE, 1),
    ({"begun_on": EARLY}, NEXT, Stage.UNDER_WAY, Standing.LATE, 1),
    ({"begun_on": EARLY, "asked_until": date(2026, 7, 1)}, NEXT, Stage.EXTENSION_ASKED, Standing.LATE, 1),
    ({"asked_until": NEXT, "escalated_on": EARLY}, LAST, Stage.ESCALATED, Standing.IN_TIME, 0),
    ({"resolved_on": LAST}, date(2026, 8, 1), Stage.DONE, Standing.IN_TIME, 0),
    ({"resolved_on": NEXT}, date(2026, 8, 1), Stage.DONE, Standing.LATE, 1),
    ({"stopped_on": EARLY}, date(2026, 8, 1), Stage.STOPPED, Standing.IN_TIME, 0),
    ({"due": None}, date(2030, 1, 1), Stage.NEW, Standing.UNDATED, 0),
])  # fmt: skip
def test_state_on_a_day(facts, today, stage, standing, days) -> None:
    found = state(Known(**facts), today)
    assert (found.stage, found.standing, found.days_late) == (stage, standing, days)
