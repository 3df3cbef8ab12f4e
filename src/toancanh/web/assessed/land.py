"""What parks and clusters of an area come to, in the reader's words."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse

from toancanh.analyse.parks import Assessed, Basis, Kind, Point, Sums, Water, ranked, sums
from toancanh.analyse.stated import Total
from toancanh.assessing import reasons
from toancanh.assessing.reasons import Said
from toancanh.publish import periods
from toancanh.publish.figures import number, with_unit
from toancanh.publish.words import say
from toancanh.registers.registry import register
from toancanh.web.assessed.bars import Piece, course, pieces
from toancanh.web.language import spoken
from toancanh.web.views.registers import words

_FULL = Decimal(100)
YIELDS = ("capital", "tenants", "labour", "revenue", "exports", "budget", "tenant_capital")
_SUMMED = {
    "area_ha": "ha", "industrial_ha": "ha", "leasable_ha": "ha", "leased_ha": "ha",
    "capital": "tỷ đồng", "tenants": "", "labour": "người", "revenue": "tỷ đồng",
    "exports": "triệu USD", "budget": "tỷ đồng",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum with how many entries it rests on; empty ``value`` where no entry has one."""

    label: str
    value: str
    known: int
    entries: int


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a bar, in words: how it looks, what it is, how many."""

    name: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Whole:
    """What all of one kind come to."""

    title: str
    entries: int
    at_work: int
    sums: tuple[Sum, ...]
    without: tuple[str, ...]
    occupancy: str
    rated: int
    water: tuple[Part, ...]
    bar: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Past:
    """The occupancy on one day, and where that comes from."""

    day: str
    value: str
    basis: str
    dated: bool
    said: Said


@dataclass(frozen=True, slots=True)
class Yield:
    """What a hectare bears: what it is, how much, and the two numbers that it was divided from."""

    label: str
    value: str
    made: str


@dataclass(frozen=True, slots=True)
class Row:
    """One park, zone or cluster."""

    name: str
    to: str
    kind: str
    stage: str
    area: str
    occupancy: str
    basis: str
    bar: tuple[Piece, ...]
    past: tuple[Past, ...]
    course: str
    left: str
    yields: tuple[Yield, ...]
    spent: str
    water: str
    tone: str
    may_grow: bool
    reasons: tuple[Said, ...]


def wholes(every: Iterable[Assessed]) -> tuple[Whole, ...]:
    """The sums of each kind."""
    return tuple(_whole(it) for it in sums(every))


def _whole(it: Sums) -> Whole:
    told = [(name, it.totals[name]) for name in _SUMMED]
    code = "clusters" if it.kind is Kind.CLUSTER else "parks"
    parts = tuple(Part(state.value, _water(state), n) for state, n in it.water.items() if n)
    left = (_sum(say("estate.left_to_lease", spoken()), it.left, "ha"),) if it.left.known else ()
    return Whole(
        title=say(f"estate.kind_{it.kind}", spoken()),
        entries=it.entries,
        at_work=it.at_work,
        sums=(*(_sum(_label(code, name), each, _SUMMED[name]) for name, each in told if each.known), *left),
        without=tuple(_label(code, name) for name, each in told if not each.known),
        occupancy=reasons.rate(it.occupancy[0], spoken()) if it.occupancy else "",
        rated=it.occupancy[1] if it.occupancy else 0,
        water=parts,
        bar=pieces(((each.name, Decimal(each.count)) for each in parts), Decimal(it.at_work)),
    )


def _sum(label: str, it: Total, unit: str) -> Sum:
    return Sum(label, with_unit(number(it.value.normalize(), spoken()), unit), it.known, it.entries)


def _label(code: str, name: str) -> str:
    """The heading of the column that a number stands in."""
    of = register(code)
    own = {
        ("parks", "capital"): "investment", ("clusters", "capital"): "capital_planned",
        ("parks", "tenants"): "projects",
    }  # fmt: skip
    return words.title(of.column(own.get((code, name), name)))


def _water(state: Water) -> str:
    return say(f"estate.water_{state}", spoken())


def rows(every: Iterable[Assessed]) -> tuple[Row, ...]:
    """Each by itself: parks before zones before clusters, those at work first, then by name."""
    kinds = list(Kind)
    ordered = sorted(
        every, key=lambda it: (kinds.index(it.estate.kind), not it.estate.at_work, it.estate.name)
    )
    return tuple(map(_row, ordered))


def first(every: Iterable[Assessed]) -> tuple[Row, ...]:
    """Those that ask for attention, the gravest first."""
    return tuple(map(_row, ranked(every)))


def _row(it: Assessed) -> Row:
    own, full = it.estate, it.occupancy
    of, (code, key) = register(own.key[0]), own.key
    area = own.amounts.get("area_ha")
    return Row(
        name=own.name,
        to=reverse("registers:entry", args=(of, key)),
        kind=say(f"estate.kind_{own.kind}", spoken()),
        stage=words.chosen(of.column("status"), own.stage) if own.stage else "",
        area=with_unit(number(area.value.normalize(), spoken()), "ha") if area else "",
        occupancy=reasons.rate(full.value, spoken()) if full else "",
        basis=_basis(full.basis) if full else "",
        bar=pieces([("told" if full.ratio is None else "sure", full.value)], _FULL) if full else (),
        past=tuple(_past(each) for each in own.past) if len(own.past) > 1 else (),
        course=course([(each.day, each.value) for each in own.past]),
        left=with_unit(number(it.left.normalize(), spoken()), "ha") if it.left is not None else "",
        yields=tuple(_yield(code, name, it) for name in YIELDS if name in it.per_hectare),
        spent=reasons.rate(it.spent.value, spoken()) if it.spent else "",
        water=_water(it.water) if own.at_work or it.water is not Water.UNKNOWN else "",
        tone=it.water.value,
        may_grow=it.may_grow,
        reasons=reasons.of_estate(it, spoken()),
    )


def _basis(it: Basis) -> str:
    return say(f"estate.basis_{it}", spoken())


def _past(it: Point) -> Past:
    said = Said(reasons.whence(it.origin, spoken()), it.origin)
    return Past(
        periods.day(it.day, spoken()), reasons.rate(it.value, spoken()), _basis(it.basis), it.dated, said
    )


def _yield(code: str, name: str, it: Assessed) -> Yield:
    found = it.per_hectare[name]
    over, under = (number(each.value.normalize(), spoken()) for each in (found.over, found.under))
    label = say(f"estate.per_{name}", spoken())
    return Yield(label, reasons.yielded(name, found, spoken()), f"{over} ÷ {under}")
