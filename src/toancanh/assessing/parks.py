"""Parks, zones and clusters of an area, as ``analyse.parks`` assesses them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Count, Sum

from toancanh.analyse.parks import Assessed, Basis, Estate, Kind, Plant, Point, assessed, occupancy
from toancanh.analyse.stated import NOWHERE, Stated
from toancanh.assessing.entries import Book, book, changes, origin, within
from toancanh.model import Area
from toancanh.registers.books.tenant_projects import TenantProject
from toancanh.registers.entries import Entry
from toancanh.registers.models import Deed
from toancanh.registers.registry import register
from toancanh.registers.totals import as_of_deed
from toancanh.store.remembering import Remembered

REGISTERS = ("parks", "clusters")
_LAND = {it: it for it in ("area_ha", "industrial_ha", "leasable_ha", "leased_ha", "occupancy")}
_YIELD = {it: it for it in ("labour", "revenue", "exports", "budget")}
_COLUMNS = {
    "parks": {**_LAND, **_YIELD, "capital": "investment", "tenants": "projects"},
    "clusters": {
        **_LAND, **_YIELD, "capital": "capital_planned", "capital_spent": "capital_spent",
        "committed_ha": "committed_ha", "tenants": "tenants",
    },
}  # fmt: skip
_AT_WORK = ("operating", "expanding")
_RATES = ("occupancy", "leased_ha", "leasable_ha", "industrial_ha", "occupancy_basis")
_BASES = {"leasable": Basis.LEASABLE, "industrial": Basis.INDUSTRIAL, "committed": Basis.COMMITTED}


@dataclass(frozen=True, slots=True)
class Assessment:
    """What lies in an area, and the names of those of which it is not known whether they do."""

    each: tuple[Assessed, ...]
    elsewhere: tuple[str, ...]


_assessments: Remembered[Assessment] = Remembered(16)


def assessment(unit: Area | None, today: date) -> Assessment:
    """All parks, zones and clusters of an area, or of everywhere, on a day."""
    key = unit and (unit.code, unit.valid_from), today
    as_of = as_of_deed(*REGISTERS, "tenant_projects")
    return _assessments.of(key, as_of, lambda: _assessment(unit, today))


def _assessment(unit: Area | None, today: date) -> Assessment:
    each: list[Assessed] = []
    elsewhere: list[str] = []
    for code in REGISTERS:
        inside, unsettled = within(register(code), unit)
        each += (assessed(it, today) for it in _estates(book(code, inside)))
        elsewhere += (it.name for it in unsettled)
    return Assessment(tuple(each), tuple(elsewhere))


def _estates(of: Book) -> Iterator[Estate]:
    keys = [it.pk for it in of.entries]
    told, newest, tenants = changes(of.code, keys, _RATES), of.newest(), _tenants(of.code)
    for entry in of.entries:
        it: Any = entry
        amounts = of.amounts(entry, _COLUMNS[of.code]) | tenants.get(entry.pk, {})
        yield Estate(
            key=of.key(entry),
            name=entry.name,
            kind=_kind(of.code, it),
            at_work=it.status in _AT_WORK,
            stage=it.status or "",
            amounts=amounts,
            basis=_basis(it.occupancy_basis),
            plant=_plant(of, entry),
            past=tuple(_path(told.get(entry.pk, []))),
            newest=newest.get(entry.pk, NOWHERE),
        )


def _kind(code: str, it: Any) -> Kind:
    if code == "clusters":
        return Kind.CLUSTER
    return Kind.ZONE if it.kind == "economic_zone" else Kind.PARK


def _basis(told: str | None) -> Basis:
    """What a rate told is of; the words of a park's source are no kind."""
    return _BASES.get(told or "", Basis.TOLD)


def _plant(of: Book, entry: Entry) -> Plant:
    it: Any = entry
    columns = ("wastewater_running", "wastewater_required", "wastewater_decision", "wastewater")
    named = next((each for each in columns if getattr(it, each, None) is not None), columns[0])
    return Plant(
        getattr(it, "wastewater_required", None),
        it.wastewater_running,
        getattr(it, "wastewater_decision", None) or "",
        it.wastewater or "",
        of.origin(entry, named),
    )


def _tenants(code: str) -> Mapping[int, dict[str, Stated]]:
    """Capital registered by the tenants that are listed, by the number of their park or cluster."""
    where = "park" if code == "parks" else "cluster"
    rows = TenantProject._default_manager.filter(retired_at=None, capital_registered__isnull=False)
    found = (
        rows.exclude(**{where: None})
        .order_by()
        .values_list(where)
        .annotate(Sum("capital_registered"), Count("pk"))
    )
    return {key: {"tenant_capital": Stated("capital_registered", Decimal(value))} for key, value, _ in found}


def _path(told: Iterable[tuple[Deed, dict[str, str | None]]]) -> Iterable[Point]:
    """The occupancy after each deed that changed it, by the day that it holds for."""
    now: dict[str, str | None] = {}
    points = []
    for deed, values in told:
        now |= values
        whence = origin(deed)
        amounts = {
            name: Stated(name, Decimal(text), whence)
            for name, text in now.items()
            if text is not None and name != "occupancy_basis"
        }
        full, day = occupancy(amounts, _basis(now.get("occupancy_basis"))), whence.day
        if full and day:
            points.append(Point(day, full.value, full.basis, whence.as_of is not None, whence))
    return sorted(points, key=lambda it: it.day)
