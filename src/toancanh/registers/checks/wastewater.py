"""Clusters and parks that work without central wastewater treatment.

The law on environmental protection of 2020 (articles 51 and 52; in force from 01/01/2022) wants it of parks,
and gave clusters that had none 24 months: until 31/12/2023.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from toancanh.model import Severity
from toancanh.registers.checks.findings import Finding, about, rows

REGISTERS = ("clusters", "parks")
OF_PARKS = "Luật Bảo vệ môi trường 2020, Điều 51"
OF_CLUSTERS = "Luật Bảo vệ môi trường 2020, Điều 52"
LAST_DAY = date(2023, 12, 31)


def findings(today: date) -> Iterator[Finding]:
    """Those at work of which it is not known that a plant runs, or that none is needed."""
    for entry in rows("clusters", status__in=("operating", "expanding")):
        if not (entry.wastewater_running or entry.wastewater_required is False):
            yield _cluster(entry, today)
    for entry in rows("parks", status="operating"):
        if not entry.wastewater_running:
            yield _not_running(entry, OF_PARKS)


def _cluster(entry: Any, today: date) -> Finding:
    if entry.wastewater_decision:
        return _not_running(entry, OF_CLUSTERS)
    if entry.wastewater and not entry.wastewater_required:
        return _told(entry, OF_CLUSTERS)
    late = today > LAST_DAY and entry.wastewater_required
    severity = Severity.ERROR if late else Severity.WARNING
    return about(entry, "no_wastewater_decision", severity, {"until": LAST_DAY}, OF_CLUSTERS)


def _not_running(entry: Any, basis: str) -> Finding:
    """What is only told in words is to be put in the columns, not taken for missing."""
    if entry.wastewater_running is None and entry.wastewater:
        return _told(entry, basis)
    return about(entry, "wastewater_not_running", Severity.WARNING, basis=basis)


def _told(entry: Any, basis: str) -> Finding:
    return about(entry, "wastewater_only_told", Severity.INFO, {"told": entry.wastewater}, basis)
