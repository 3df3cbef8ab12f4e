"""An energy project on its way to operation: its milestones in order, and what obstructs it by class."""

from dataclasses import dataclass
from datetime import date

from toancanh.registers.books.energy_milestones import STEPS, EnergyMilestone
from toancanh.registers.books.energy_obstacles import CLASSES, EnergyObstacle
from toancanh.registers.books.energy_projects import EnergyProject
from toancanh.registers.declaring import Choice
from toancanh.registers.entries import Entry
from toancanh.web.language import spoken

_ALWAYS = {"start", "cod"}


@dataclass(frozen=True, slots=True)
class Stop:
    """One milestone: ``state`` is done, late, planned or unknown."""

    label: str
    milestone: EnergyMilestone | None
    state: str


@dataclass(frozen=True, slots=True)
class Obstacles:
    """The obstacles of one class, those that are removed last."""

    label: str
    each: tuple[EnergyObstacle, ...]

    @property
    def open(self) -> bool:
        """Whether one of them is still there."""
        return any(it.settled_on is None for it in self.each)


def way(project: Entry, today: date) -> tuple[Stop, ...]:
    """The milestones that are known, and always the start of building and of operation."""
    if not isinstance(project, EnergyProject):
        return ()
    known = EnergyMilestone._default_manager.filter(project=project, retired_at=None)
    by_step = {it.step: it for it in known}
    return tuple(
        _stop(it, by_step.get(it.code), today) for it in STEPS if it.code in _ALWAYS | by_step.keys()
    )


def _stop(step: Choice, milestone: EnergyMilestone | None, today: date) -> Stop:
    label = step.label(spoken())
    if milestone is None:
        return Stop(label, None, "unknown")
    if milestone.actual_on:
        return Stop(label, milestone, "done")
    if milestone.planned_on is None:
        return Stop(label, milestone, "unknown")
    return Stop(label, milestone, "late" if milestone.planned_on < today else "planned")


def obstacles(project: Entry) -> tuple[Obstacles, ...]:
    """What obstructs a project, by class; classes with something open come first."""
    if not isinstance(project, EnergyProject):
        return ()
    known = EnergyObstacle._default_manager.filter(project=project, retired_at=None)
    found = []
    for kind in (*CLASSES, Choice("", "Chưa phân loại", "Not classed")):
        each = [it for it in known if (it.kind or "") == kind.code]
        if each:
            each.sort(key=lambda it: (it.settled_on is not None, it.pk))
            found.append(Obstacles(kind.label(spoken()), tuple(each)))
    return tuple(sorted(found, key=lambda it: not it.open))
