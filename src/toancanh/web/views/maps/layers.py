"""What of the registers stands on the map, with which sign, of which size, in which state."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from toancanh.registers.books.energy_obstacles import CLASSES, EnergyObstacle
from toancanh.registers.declaring import Choice, Register
from toancanh.registers.entries import Entry
from toancanh.registers.registry import register


class State(StrEnum):
    """How far a thing has got, roughly enough to be a colour."""

    RUNNING = "running"
    BUILDING = "building"
    PLANNED = "planned"
    STOPPED = "stopped"


STATES = {
    State.RUNNING: _("Đang hoạt động"),
    State.BUILDING: _("Đang xây dựng"),
    State.PLANNED: _("Quy hoạch, chuẩn bị"),
    State.STOPPED: _("Dừng, thu hồi"),
}
_RUNNING = {"operating", "expanding"}
_BUILDING = {"building", "built"}
_STOPPED = {"stopped", "abolished", "suspended", "revoked"}


@dataclass(frozen=True, slots=True)
class Layer:
    """One register on the map.

    Args:
        code: of the register.
        sign: its shape: square, circle, diamond or triangle.
        sizes: the columns of which the first that is known gives the size.
        stage: the column with the state; of things without one all run.
    """

    code: str
    sign: str
    sizes: tuple[str, ...] = ()
    stage: str = ""

    @property
    def register(self) -> Register:
        """The register."""
        return register(self.code)

    def state(self, entry: Entry) -> State:
        """How far an entry has got; what nobody says is taken for planned."""
        if not self.stage:
            return State.RUNNING
        stage = getattr(entry, self.stage)
        if stage in _RUNNING:
            return State.RUNNING
        if stage in _BUILDING:
            return State.BUILDING
        return State.STOPPED if stage in _STOPPED else State.PLANNED

    def size(self, entry: Entry) -> tuple[str, Decimal] | None:
        """The column and the number that its size goes by."""
        told = ((name, getattr(entry, name)) for name in self.sizes)
        return next(((name, value) for name, value in told if value is not None), None)


LAYERS = (
    Layer("parks", "square", ("area_ha",), "status"),
    Layer("clusters", "circle", ("area_ha", "planned_ha"), "status"),
    Layer("energy_projects", "diamond", ("mw", "mwac", "mwp"), "stage"),
    Layer("establishments", "triangle", ("labour",)),
    Layer("markets", "square"),
    Layer("shops", "square"),
    Layer("fuel_stations", "triangle"),
)


def obstacles(entries: Iterable[Entry]) -> dict[int, tuple[Choice, ...]]:
    """The classes of what obstructs energy projects and is not settled, by the project's number."""
    projects = [it.pk for it in entries]
    known = {it.code: it for it in CLASSES}
    found: dict[int, dict[str, Choice]] = {}
    there = EnergyObstacle._default_manager.filter(project__in=projects, retired_at=None, settled_on=None)
    for project, code in there.order_by("pk").values_list("project", "kind"):
        kind = known.get(code or "", known["other"])
        found.setdefault(project, {})[kind.code] = kind
    return {project: tuple(kinds.values()) for project, kinds in found.items()}
