"""Energy projects of an area, as ``analyse.energy`` assesses them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from toancanh.analyse.energy import (
    NOT_CLASSED,
    Assessed,
    Milestone,
    Obstacle,
    Pipeline,
    Project,
    assessed,
    pipeline,
)
from toancanh.analyse.stated import NOWHERE
from toancanh.assessing.entries import Book, book, within
from toancanh.model import Area
from toancanh.registers.books.energy_milestones import EnergyMilestone
from toancanh.registers.books.energy_obstacles import EnergyObstacle
from toancanh.registers.books.energy_projects import STAGES
from toancanh.registers.registry import register
from toancanh.registers.selectors import among
from toancanh.registers.totals import as_of_deed
from toancanh.store.remembering import Remembered

REGISTERS = ("energy_projects", "energy_milestones", "energy_obstacles")
GRID = ("line", "substation")
"""Kinds that make no power: lines and substations have no place in a sum of megawatts."""
ORDER = (*(it.code for it in STAGES), "")
_AMOUNTS = {it: it for it in ("mw", "mwac", "mwp", "mwh", "capital")}


@dataclass(frozen=True, slots=True)
class Assessment:
    """The plants of an area with their sums; lines and substations are counted in ``grid``.

    ``elsewhere`` are the names of those of which it is not known whether they lie there.
    """

    each: tuple[Assessed, ...]
    pipeline: Pipeline
    grid: int
    elsewhere: tuple[str, ...]


_assessments: Remembered[Assessment] = Remembered(16)


def assessment(unit: Area | None, today: date) -> Assessment:
    """All projects of an area, or of everywhere, on a day."""
    key = unit and (unit.code, unit.valid_from), today
    return _assessments.of(key, as_of_deed(*REGISTERS), lambda: _assessment(unit, today))


def _assessment(unit: Area | None, today: date) -> Assessment:
    inside, unsettled = within(register("energy_projects"), unit)
    every: list[Any] = [it for it in inside if getattr(it, "kind", None) not in GRID]
    projects = list(_projects(book("energy_projects", every)))
    found = tuple(assessed(it, today) for it in projects)
    grid, elsewhere = len(inside) - len(every), tuple(it.name for it in unsettled)
    return Assessment(found, pipeline(projects, ORDER), grid, elsewhere)


def _projects(of: Book) -> Iterator[Project]:
    keys = [it.pk for it in of.entries]
    steps, obstacles, newest = _milestones(keys), _obstacles(keys), of.newest()
    for entry in of.entries:
        it: Any = entry
        hindrances = tuple(obstacles.get(entry.pk, ()))
        milestones = tuple(steps.get(entry.pk, ()))
        told = [newest.get(entry.pk, NOWHERE), *(each.origin for each in hindrances)]
        told += (each.origin for each in milestones)
        yield Project(
            key=of.key(entry),
            name=entry.name,
            kind=it.kind or "",
            stage=it.stage or "",
            told=of.origin(entry, "stage"),
            amounts=of.amounts(entry, _AMOUNTS),
            milestones=milestones,
            obstacles=hindrances,
            newest=max(told, key=lambda each: each.as_of.end if each.as_of else date.min),
        )


def _milestones(keys: Sequence[int]) -> Mapping[int, list[Milestone]]:
    found: dict[int, list[Milestone]] = defaultdict(list)
    rows = list(
        among(EnergyMilestone._default_manager.filter(retired_at=None).order_by("pk"), "project", keys)
    )
    own = book("energy_milestones", rows)
    for it in rows:
        whence = own.origin(it, "actual_on" if it.actual_on else "planned_on")
        found[it.project_id].append(
            Milestone(it.step or "", it.planned_on, it.actual_on, own.key(it), whence)
        )
    return found


def _obstacles(keys: Sequence[int]) -> Mapping[int, list[Obstacle]]:
    found: dict[int, list[Obstacle]] = defaultdict(list)
    rows = list(
        among(EnergyObstacle._default_manager.filter(retired_at=None).order_by("pk"), "project", keys)
    )
    own = book("energy_obstacles", rows)
    for it in rows:
        settled = it.settled_on is not None
        found[it.project_id].append(
            Obstacle(
                it.kind or NOT_CLASSED,
                it.name,
                own.key(it),
                it.since,
                it.due_on,
                settled,
                own.origin(it, "name"),
            )
        )
    return found
