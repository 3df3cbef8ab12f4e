"""What an indicator is in a register: a count of entries, the sum of a column, one in per cent of another."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache

from toancanh.registers.registry import register
from toancanh.registers.statements import of_variety

Codes = frozenset[str]
Dim = tuple[str, str]
"""A dimension of a figure and its value."""


@dataclass(frozen=True, slots=True)
class Scope:
    """The entries of a register that figures are about.

    Args:
        register: code of the register.
        only: by column, the codes that an entry must have in any case.
        narrowed: what the dimensions of a figure narrow it to: a column and its codes.
        doubtful: a column, and the codes of which a figure that tells no stage may speak or not: "22
            clusters" may be those established, or all that are planned.
    """

    register: str
    only: Mapping[str, Codes] = field(default_factory=dict)
    narrowed: Mapping[Dim, tuple[str, Codes]] = field(default_factory=dict)
    doubtful: tuple[str, Codes] = ("", frozenset())

    def filters(self, dims: tuple[Dim, ...]) -> dict[str, Codes] | None:
        """By column, the codes that entries must have; ``None`` if the figure is of something else."""
        if not set(dims) <= self.narrowed.keys():
            return None
        return {**self.only, **dict(self.narrowed[it] for it in dims)}

    def doubts(self, dims: tuple[Dim, ...]) -> dict[str, Codes]:
        """By column, the codes with which an entry may belong to the figure or not."""
        column, codes = self.doubtful
        told = any(name == "stage" for name, _ in dims)
        return {column: codes} if codes and not told else {}


@dataclass(frozen=True, slots=True)
class Yardstick:
    """One way to find a figure again in a register.

    Args:
        scope: the entries.
        unit: of the figure.
        column: what is summed up; empty where the entries are counted.
        per: the column that the sum is told in per cent of; empty where it is not.
        scale: how much of the unit one of the column is.
        year: the column with the year of an entry, of what adds up over years; else empty.
    """

    scope: Scope
    unit: str = "count"
    column: str = ""
    per: str = ""
    scale: Decimal = Decimal(1)
    year: str = ""


def _means(column: str, codes: Mapping[Dim, str]) -> dict[Dim, tuple[str, Codes]]:
    return {dim: (column, frozenset(some.split())) for dim, some in codes.items()}


def _all_but(code: str, column: str, *left_out: str) -> dict[str, Codes]:
    choices = register(code).column(column).choices
    return {column: frozenset(it.code for it in choices) - {*left_out}}


def _clusters() -> Scope:
    stages = {
        ("stage", "established"): "established building operating expanding",
        ("stage", "construction"): "building",
        ("stage", "operating"): "operating expanding",
    }
    return Scope(
        "clusters", _all_but("clusters", "status", "abolished"), _means("status", stages), _STILL_PLANNED
    )


def _parks() -> Scope:
    stages = {("stage", "construction"): "building", ("stage", "operating"): "operating"}
    zones = {("kind", "khu kinh tế"): "economic_zone"}
    only = {**_all_but("parks", "kind", "economic_zone"), **_all_but("parks", "status", "stopped")}
    return Scope("parks", only, {**_means("status", stages), **_means("kind", zones)}, _STILL_PREPARED)


def _plants(doubtful: tuple[str, Codes]) -> Scope:
    of = register("energy_projects")
    stages = {("stage", "construction"): "building", ("stage", "operating"): "operating"}
    varieties = {told for it in of.column("kind").choices for told in it.told}
    kinds = {("source", it): " ".join(of_variety(of, it)) for it in varieties}
    only = {
        **_all_but(of.code, "kind", "line", "substation", "battery"),
        **_all_but(of.code, "stage", "revoked"),
    }
    return Scope(of.code, only, {**_means("stage", stages), **_means("kind", kinds)}, doubtful)


def _shops(kind: str) -> Scope:
    return Scope("shops", {"kind": frozenset({kind})})


_STILL_PLANNED = ("status", frozenset({"planned", "surveyed"}))
_STILL_PREPARED = ("status", frozenset({"planned", "preparing", "approved"}))
_STILL_PROPOSED = ("stage", frozenset({"proposed", "planned"}))
_RANKS = {("kind", f"hạng {told}"): code for code, roman in (("1", "I"), ("2", "II"), ("3", "III"))
          for told in (code, roman)}  # fmt: skip
_LEVELS = {("kind", "quốc gia"): "nation", ("kind", "địa phương"): "province"}
_PETROL = {"kind": frozenset({"petrol"})}


@cache
def yardsticks() -> Mapping[str, Yardstick]:
    """By indicator, how its figures are found again."""
    return dict(_land()) | dict(_power()) | dict(_trade())


def _land() -> Iterator[tuple[str, Yardstick]]:
    for kind, scope, projects in (
        ("industrial_cluster", _clusters(), "tenants"),
        ("industrial_park", _parks(), "projects"),
    ):
        yield f"{kind}s", Yardstick(scope)
        yield f"{kind}_area", Yardstick(scope, "ha", "area_ha")
        yield f"{kind}_projects", Yardstick(scope, "count", projects)
        yield f"{kind}_labour", Yardstick(scope, "person", "labour")
        yield f"{kind}_occupancy", Yardstick(scope, "percent", "leased_ha", per="leasable_ha")


def _power() -> Iterator[tuple[str, Yardstick]]:
    stages = register("energy_projects").column("stage").choices
    built = _plants(("stage", frozenset(it.code for it in stages) - {"operating", "built"}))
    yield "power_plants", Yardstick(built)
    yield "power_projects", Yardstick(_plants(_STILL_PROPOSED))
    yield "power_capacity", Yardstick(built, "MW", "mw")
    yield "power_investment", Yardstick(_plants(_STILL_PROPOSED), "VND", "capital", scale=Decimal(10) ** 9)


def _trade() -> Iterator[tuple[str, Yardstick]]:
    yield "markets", Yardstick(Scope("markets", narrowed=_means("rank", _RANKS)))
    yield "supermarkets", Yardstick(_shops("supermarket"))
    yield "shopping_centres", Yardstick(_shops("centre"))
    yield "convenience_stores", Yardstick(_shops("convenience"))
    yield "petrol_stations", Yardstick(Scope("fuel_stations", _PETROL))
    yield "ocop_products", Yardstick(Scope("ocop_products"))
    schemes = Scope("promotion_schemes", narrowed=_means("level", _LEVELS))
    yield "industrial_promotion_schemes", Yardstick(schemes, year="year")
