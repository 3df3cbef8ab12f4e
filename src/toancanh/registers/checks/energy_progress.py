"""Energy projects past their planned commercial operation, or with a step overdue.

The planned days are those of the register of milestones: what a decision on the investment sets.
"""

from collections.abc import Iterator
from datetime import date

from toancanh.model import Severity
from toancanh.registers.books.energy_milestones import STEPS
from toancanh.registers.checks.findings import Finding, about, rows

REGISTERS = ("energy_milestones", "energy_projects")
BASIS = "Luật Điện lực 61/2024/QH15"
_OVER = ("operating", "revoked")
_NO_AIMS = ("deferred", "revoked")
_STEPS = {it.code: it for it in STEPS}


def findings(today: date) -> Iterator[Finding]:
    """Of each project that is not done with: the steps whose planned day is past."""
    late = rows("energy_milestones", planned_on__lt=today, actual_on=None, project__retired_at=None)
    for milestone in late:
        project = milestone.project
        if project is None or project.stage in _OVER or milestone.step in _NO_AIMS:
            continue
        values = {"day": milestone.planned_on, "days": (today - milestone.planned_on).days}
        if milestone.step == "cod":
            yield about(project, "past_cod", Severity.ERROR, values, BASIS)
        else:
            step = _STEPS[milestone.step]
            told = {"step": step, "project": project.name, **values}
            yield about(milestone, "step_overdue", Severity.WARNING, told, BASIS)
