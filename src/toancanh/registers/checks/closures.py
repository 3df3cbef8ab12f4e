"""Petrol stations that closed for a time: the time is over, or was never said.

A station stops selling with the department's written consent (decree 83/2014/NĐ-CP, amended by 95/2021).
"""

from collections.abc import Iterator
from datetime import date, timedelta

from toancanh.model import Severity
from toancanh.registers.checks.findings import Finding, about, rows

REGISTERS = ("fuel_stations",)
BASIS = "Nghị định 83/2014/NĐ-CP, 95/2021/NĐ-CP"
WITHOUT_END = timedelta(30)
"""How long a closure without an end may be before somebody has to ask."""


def findings(today: date) -> Iterator[Finding]:
    """Closures past their last day, and those of long ago that have none."""
    for entry in rows("fuel_stations", closed_until__lt=today):
        values = {"day": entry.closed_until, "days": (today - entry.closed_until).days}
        yield about(entry, "closed_too_long", Severity.WARNING, values, BASIS)
    for entry in rows("fuel_stations", closed_until=None, closed_from__lt=today - WITHOUT_END):
        values = {"day": entry.closed_from, "days": (today - entry.closed_from).days}
        yield about(entry, "closed_without_end", Severity.WARNING, values, BASIS)
