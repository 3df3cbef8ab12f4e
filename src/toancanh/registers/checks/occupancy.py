"""Land of clusters and parks: more leased than there is, occupancy that it does not bear out, thresholds.

Decree 32/2024/NĐ-CP, article 8: a cluster has 75 ha at most, also after it grows; it may grow when 60 % of it
are leased, or when more is asked for than it has. Occupancy is leased of leasable industrial land (circular
14/2024/TT-BCT). The decree's third threshold, 50 % on the average of a district before another cluster is
established there, has had no unit to be counted in since there are no districts, and is not checked.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import F, Q

from toancanh.model import Severity
from toancanh.registers.checks.findings import Finding, about, rows

REGISTERS = ("clusters", "parks")
LARGEST = Decimal(75)
TO_GROW = Decimal(60)
DECREE = "Nghị định 32/2024/NĐ-CP, Điều 8"
OCCUPANCY = "Thông tư 14/2024/TT-BCT"
_ROUNDING = Decimal(1)  # per cent: reports write whole ones
_OF_OTHER_LAND = ("industrial", "committed")


def findings(_today: date) -> Iterator[Finding]:
    """What does not fit the land, then the thresholds."""
    for of in REGISTERS:
        for entry in rows(of, Q(leased_ha__isnull=False) | Q(occupancy__gt=100)):
            yield from _land(entry)
    for entry in rows("clusters", leased_ha__isnull=True, committed_ha__gt=F("leasable_ha")):
        yield about(entry, "over_committed", Severity.WARNING, _hectares(entry, "committed_ha"))
    for entry in rows("clusters", area_ha__gt=LARGEST):
        yield about(entry, "too_large", Severity.WARNING, {"area": entry.area_ha, "most": LARGEST}, DECREE)
    for entry in rows("clusters", status="expanding", occupancy__lt=TO_GROW):
        values = {"occupancy": entry.occupancy, "least": TO_GROW}
        yield about(entry, "too_empty_to_grow", Severity.WARNING, values, DECREE)


def _land(entry: Any) -> Iterator[Finding]:
    if entry.occupancy is not None and entry.occupancy > 100:
        why = getattr(entry, "occupancy_why", None) or entry.occupancy_basis or "—"
        yield about(entry, "over_full", Severity.INFO, {"occupancy": entry.occupancy, "why": why}, OCCUPANCY)
    if entry.leased_ha is None or not entry.leasable_ha:
        return
    if entry.leased_ha > entry.leasable_ha:
        yield about(entry, "over_leased", Severity.ERROR, _hectares(entry, "leased_ha"), OCCUPANCY)
        return
    committed = getattr(entry, "committed_ha", None) or Decimal(0)
    if entry.leased_ha + committed > entry.leasable_ha:
        values = {"land": entry.leased_ha + committed, "leasable": entry.leasable_ha}
        yield about(entry, "over_committed", Severity.WARNING, values)
    yield from _rate(entry)


def _rate(entry: Any) -> Iterator[Finding]:
    """An occupancy that is told to be of the leasable land, or not of which land, and is not."""
    if entry.occupancy is None or entry.occupancy_basis in _OF_OTHER_LAND:
        return
    rate = entry.leased_ha / entry.leasable_ha * 100
    if abs(rate - entry.occupancy) > _ROUNDING:
        values = {"occupancy": entry.occupancy, "rate": round(rate, 1), **_hectares(entry, "leased_ha")}
        yield about(entry, "another_rate", Severity.WARNING, values, OCCUPANCY)


def _hectares(entry: Any, name: str) -> dict[str, Any]:
    return {"land": getattr(entry, name), "leasable": entry.leasable_ha}
