"""Obstacles of energy projects that nobody is to settle by any day, and how much power each class holds up.

The directive on lists of obstacles with who settles them by when: resolution 233/NQ-CP of 10/12/2024.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from toancanh.model import Severity
from toancanh.registers.books.energy_obstacles import CLASSES
from toancanh.registers.checks.findings import Columns, Finding, about, rows
from toancanh.registers.registry import register

REGISTERS = ("energy_obstacles",)
BASIS = "Nghị quyết 233/NQ-CP"
_OVER = ("operating", "revoked")
_CLASSES = {it.code: it for it in CLASSES}


def findings(today: date) -> Iterator[Finding]:
    """Each open obstacle that is not taken care of, then the classes by the power that they hold up."""
    open_ones = [it for it in rows("energy_obstacles", settled_on=None) if _stands(it)]
    for it in open_ones:
        yield from _untended(it, today)
    yield from _held_up(open_ones)


def _stands(obstacle: Any) -> bool:
    """Whether its project is still on its way."""
    project = obstacle.project
    return project is not None and project.retired_at is None and project.stage not in _OVER


def _untended(it: Any, today: date) -> Iterator[Finding]:
    project = {"project": it.project.name}
    of = register("energy_obstacles")
    missing = tuple(of.column(name) for name in ("office", "due_on") if getattr(it, name) is None)
    if missing:
        yield about(it, "obstacle_without", Severity.WARNING, {"columns": Columns(missing), **project}, BASIS)
    if it.due_on is not None and it.due_on < today:
        values = {"day": it.due_on, "days": (today - it.due_on).days, **project}
        yield about(it, "obstacle_overdue", Severity.ERROR, values, BASIS)


def _held_up(open_ones: list[Any]) -> Iterator[Finding]:
    """MW and MWp are different units and are told apart; a project counts once in each class."""
    classes: defaultdict[str, dict[int, Any]] = defaultdict(dict)
    for it in open_ones:
        classes[it.kind or "other"][it.project.pk] = it.project
    for code, projects in sorted(classes.items()):
        kind, among = _CLASSES[code], projects.values()
        values = (
            ("kind", kind),
            ("projects", len(projects)),
            ("mw", sum((it.mw for it in among if it.mw is not None), Decimal(0))),
            ("mwp", sum((it.mwp for it in among if it.mw is None and it.mwp is not None), Decimal(0))),
            ("unknown", sum(it.mw is None and it.mwp is None for it in among)),
        )
        yield Finding("held_up", Severity.INFO, "energy_obstacles", None, kind.vi, values, BASIS)
