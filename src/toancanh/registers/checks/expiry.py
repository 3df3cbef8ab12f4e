"""Licences, certificates and permits that run out: told in time to have them renewed.

How many days ahead: a station's certificate 60, because the application is due 30 days before the last day
(decree 83/2014/NĐ-CP, article 25); LPG the same (decree 87/2018/NĐ-CP); an OCOP certificate 180, because
its 36 months (decision 148/QĐ-TTg of 2023) end with a new rating; an environmental permit and the
recognition of a product 180, as systems that follow parks warn six months ahead.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from toancanh.model import Severity
from toancanh.registers.checks.findings import Finding, Told, about, rows
from toancanh.registers.entries import Entry
from toancanh.registers.registry import register

_EVERY = Q()
_PETROL = Q(kind="petrol") | Q(kind__isnull=True)  # what a station sells need not be told


@dataclass(frozen=True, slots=True)
class Expiry:
    """What runs out: the day of which column, told how many days ahead, by which law, of which entries."""

    register: str
    column: str
    ahead: int
    basis: str
    such: Q = _EVERY


EXPIRIES = (
    Expiry("fuel_stations", "expires_on", 60, "Nghị định 83/2014/NĐ-CP, Điều 25", _PETROL),
    Expiry("fuel_stations", "expires_on", 60, "Nghị định 87/2018/NĐ-CP", Q(kind="lpg")),
    Expiry("ocop_products", "expires_on", 180, "Quyết định 148/QĐ-TTg năm 2023"),
    Expiry("products", "expires_on", 180, "Nghị định 45/2012/NĐ-CP"),
    Expiry("clusters", "wastewater_permit_until", 180, "Luật Bảo vệ môi trường 2020, Điều 40"),
)
REGISTERS = tuple(dict.fromkeys(it.register for it in EXPIRIES))


def findings(today: date) -> Iterator[Finding]:
    """What has run out, and what will before long."""
    for it in EXPIRIES:
        for entry in rows(it.register, it.such, **{f"{it.column}__lte": today + timedelta(it.ahead)}):
            yield _told(it, entry, getattr(entry, it.column), today)


def _told(it: Expiry, entry: Entry, day: date, today: date) -> Finding:
    column = register(it.register).column(it.column)
    left = (day - today).days
    if left < 0:
        told: dict[str, Told] = {"column": column, "day": day, "days": -left}
        return about(entry, "expired", Severity.ERROR, told, it.basis)
    return about(entry, "expiring", Severity.WARNING, {"column": column, "day": day, "days": left}, it.basis)
