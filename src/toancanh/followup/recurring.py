"""The matters of duties that come back (``duties/``): each opened in time, and once."""

from datetime import date

from django.db import transaction
from django.db.models import Max

from toancanh.followup.changes import By, opened
from toancanh.followup.duties import Duty, duties
from toancanh.followup.models import Matter, MatterKind
from toancanh.followup.terms import on_day


@transaction.atomic
def open_duties(*, by: By) -> tuple[Matter, ...]:
    """Open the matters of all duties whose time has come by the day of ``by``; none is opened twice.

    Last days that went by since the latest one known are opened too, so that a duty is never missed because
    nobody asked in time.
    """
    asked = Matter.objects.filter(duty__isnull=False).order_by()
    known: dict[str, date] = dict(asked.values_list("duty").annotate(Max("due_first")))
    rows = [_row(duty, due) for duty in duties() for due in duty.now(by.today, after=known.get(duty.code))]
    return tuple(opened(row, by, []) for row in rows)


def _row(duty: Duty, due: date) -> Matter:
    term = on_day(due)
    return Matter(
        kind=MatterKind.TASK.value,
        title=duty.vi,
        number=duty.source,
        duty=duty.code,
        deadline=term.text,
        term=term.kind.value,
        terms=[term.as_json()],
        due=due,
    )
