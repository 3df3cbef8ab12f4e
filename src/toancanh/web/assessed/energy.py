"""The energy projects of an area on their way to operation, in the reader's words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse

from toancanh.analyse.energy import UNITS, Assessed, Known, Pipeline, Power, ranked
from toancanh.assessing import reasons
from toancanh.assessing.energy import ORDER
from toancanh.assessing.reasons import Said
from toancanh.publish import periods
from toancanh.publish.figures import number
from toancanh.registers.registry import register
from toancanh.web.assessed.bars import Piece, pieces
from toancanh.web.language import spoken
from toancanh.web.views.registers import words


@dataclass(frozen=True, slots=True)
class Sum:
    """Some projects: what they have in common, how many, their capacity, and a bar of their megawatts."""

    label: str
    projects: int
    capacity: str
    counted: str
    bar: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One stage of the table of stages and obstacles."""

    label: str
    cells: tuple[Sum, ...]


@dataclass(frozen=True, slots=True)
class Crossed:
    """Stages by classes of obstacles; the last column has no open obstacle."""

    heads: tuple[str, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One project."""

    name: str
    to: str
    kind: str
    stage: str
    size: str
    stay: str
    exact: bool
    obstacles: tuple[str, ...]
    late: str
    cod: str
    reasons: tuple[Said, ...]


def whole(it: Power, label: str) -> Sum:
    """Some projects together."""
    return Sum(label, it.projects, reasons.capacity(it, spoken()), reasons.counted(it, spoken()))


def by_stage(of: Pipeline) -> tuple[Sum, ...]:
    """Each stage, with a bar of what is hindered and what is not."""
    most = max((_size(it) for it in of.by_stage.values()), default=Decimal(0))
    blocked = {at: _size(it) - _size(of.crossed.get((at, None))) for at, it in of.by_stage.items()}
    return tuple(
        Sum(
            reasons.stage_name(at, spoken()),
            it.projects,
            reasons.capacity(it, spoken()),
            reasons.counted(it, spoken()),
            pieces((("blocked", blocked[at]), ("free", _size(it) - blocked[at])), most),
        )
        for at, it in of.by_stage.items()
    )


def by_class(of: Pipeline) -> tuple[Sum, ...]:
    """Each class of obstacles, the most megawatts first."""
    most = max((_size(it) for it in of.by_class.values()), default=Decimal(0))
    return tuple(
        Sum(
            reasons.class_name(kind, spoken()),
            it.projects,
            reasons.capacity(it, spoken()),
            reasons.counted(it, spoken()),
            pieces((("blocked", _size(it)),), most),
        )
        for kind, it in of.by_class.items()
    )


def crossed(of: Pipeline) -> Crossed:
    """What is obstructed by what in which stage."""
    classes: list[str | None] = [*of.by_class, None]
    heads = tuple(reasons.class_name(it, spoken()) for it in classes)
    lines = tuple(
        Line(
            reasons.stage_name(at, spoken()),
            tuple(_cell(head, of.crossed, (at, kind)) for head, kind in zip(heads, classes, strict=True)),
        )
        for at in ORDER
        if at in of.by_stage
    )
    return Crossed(heads, lines)


def _cell(head: str, cells: Mapping[tuple[str, str | None], Power], at: tuple[str, str | None]) -> Sum:
    found = cells.get(at)
    return whole(found, head) if found else Sum(head, 0, "", "")


def _size(it: Power | None) -> Decimal:
    """Megawatts to draw: installed ones alone, since others measure something else."""
    return it.units.get("mw", (Decimal(0), 0))[0] if it else Decimal(0)


def drawn_of(of: Pipeline) -> bool:
    """Whether anything can be drawn."""
    return any(_size(it) for it in of.by_stage.values())


def others_of(of: Pipeline) -> bool:
    """Whether some of the capacity is not in megawatts installed, and so not in the bars."""
    return any(unit in of.whole.units for unit in UNITS if unit != "mw")


def rows(every: Iterable[Assessed]) -> tuple[Row, ...]:
    """Each project that is on its way, by stage, the nearest to operation first, then by name."""
    coming = [it for it in every if it.project.pipeline]
    order = list(ORDER)
    return tuple(map(_row, sorted(coming, key=lambda it: (-order.index(it.project.stage), it.project.name))))


def first(every: Iterable[Assessed]) -> tuple[Row, ...]:
    """Those that ask for attention, the gravest first."""
    return tuple(map(_row, ranked(every)))


def _row(it: Assessed) -> Row:
    own = it.project
    of = register(own.key[0])
    cod = next((each.planned for each in own.milestones if each.step == "cod" and each.planned), None)
    return Row(
        name=own.name,
        to=reverse("registers:entry", args=(of, own.key[1])),
        kind=words.chosen(of.column("kind"), own.kind) if own.kind else "",
        stage=reasons.stage_name(own.stage, spoken()),
        size=reasons.size(own, spoken()),
        stay=reasons.stay(it.stay, spoken()),
        exact=it.stay.known is Known.EXACT,
        obstacles=tuple(reasons.class_name(kind, spoken()) for kind in own.classes),
        late=number(Decimal(it.late), spoken()) if it.late is not None else "",
        cod=periods.day(cod, spoken()) if cod else "",
        reasons=reasons.of_project(it, spoken()),
    )
