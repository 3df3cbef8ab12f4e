"""Why a park, a cluster or an energy project asks for attention, in sentences, each with its source."""

from collections.abc import Iterable
from decimal import ROUND_HALF_EVEN, Decimal
from typing import NamedTuple

from toancanh.analyse import energy, parks
from toancanh.analyse.energy import NOT_CLASSED, UNITS, Known, Obstacle, Power, Stay
from toancanh.analyse.stated import NOWHERE, Origin, Ratio
from toancanh.publish import periods
from toancanh.publish.figures import number, with_unit
from toancanh.publish.words import say
from toancanh.reference.messages import Language
from toancanh.registers.books.energy_obstacles import CLASSES
from toancanh.registers.books.energy_projects import STAGES

_TENTH, _HUNDREDTH = Decimal("0.1"), Decimal("0.01")
_SHOWN = {"mw": "MW", "mwac": "MWac", "mwp": "MWp"}


class Said(NamedTuple):
    """A sentence and where what it says comes from."""

    text: str
    origin: Origin


def of_estate(it: parks.Assessed, lang: Language) -> tuple[Said, ...]:
    """The reasons of a park, zone or cluster."""
    return tuple(Said(_estate(it, each, lang), each.origin) for each in it.reasons)


def _estate(it: parks.Assessed, reason: parks.Reason, lang: Language) -> str:
    values = {}
    if reason.cause is parks.Cause.OLD and reason.day and reason.value is not None:
        values = {"day": periods.day(reason.day, lang), "days": number(reason.value, lang)}
    elif reason.value is not None and it.occupancy:
        values = {"value": rate(reason.value, lang), "basis": say(f"estate.basis_{it.occupancy.basis}", lang)}
    line = say(f"estate.reason_{reason.cause}", lang, **values)
    left = say("estate.left", lang, left=number(reason.left, lang)) if reason.left is not None else ""
    return f"{line} {left}".strip()


def rate(value: Decimal, lang: Language) -> str:
    """A percent to a tenth."""
    return with_unit(number(value.quantize(_TENTH, ROUND_HALF_EVEN).normalize(), lang), "%")


def yielded(name: str, it: Ratio, lang: Language) -> str:
    """What a hectare bears, with its unit and the land that was taken: "0,3 dự án/ha diện tích"."""
    land = "leased" if it.under.column == "leased_ha" else "area"
    value = it.value.quantize(_HUNDREDTH).normalize()
    told = number(value or it.value, lang)
    return f"{with_unit(told, say(f'estate.unit_{name}', lang))} ({say(f'estate.land_{land}', lang)})"


def of_project(it: energy.Assessed, lang: Language) -> tuple[Said, ...]:
    """The reasons of an energy project."""
    return tuple(Said(_project(it, each, lang), each.origin) for each in it.reasons)


def _project(it: energy.Assessed, reason: energy.Reason, lang: Language) -> str:
    values = {
        "names": "; ".join(_hindrances(reason.obstacles, lang)),
        "stay": stay(it.stay, lang),
        "days": number(Decimal(reason.days), lang) if reason.days is not None else "",
        "day": periods.day(reason.day, lang) if reason.day else "",
    }
    return say(f"pipeline.reason_{reason.cause}", lang, **values)


def _hindrances(each: Iterable[Obstacle], lang: Language) -> Iterable[str]:
    """The classes, each with the names of its obstacles where they say more."""
    named: dict[str, list[str]] = {}
    for it in each:
        named.setdefault(class_name(it.kind, lang), []).append(it.name)
    for kind, names in named.items():
        more = [it for it in names if it.casefold() != kind.casefold()]
        yield say("pipeline.hindrance", lang, kind=kind, names=", ".join(more)) if more else kind


def stay(it: Stay, lang: Language) -> str:
    """How long a project has been in its stage, and how that is known."""
    if it.known is Known.UNKNOWN or it.since is None or it.days is None:
        return say("pipeline.stay_unknown", lang)
    days = number(Decimal(it.days), lang)
    return say(f"pipeline.stay_{it.known}", lang, days=days, day=periods.day(it.since, lang))


def class_name(code: str | None, lang: Language) -> str:
    """A class of obstacles; of none that no obstacle is recorded."""
    if code is None:
        return say("pipeline.free", lang)
    if code == NOT_CLASSED:
        return say("pipeline.not_classed", lang)
    return next((it.label(lang) for it in CLASSES if it.code == code), code)


def stage_name(code: str, lang: Language) -> str:
    """A stage of the way."""
    return next((it.label(lang) for it in STAGES if it.code == code), say("pipeline.no_stage", lang))


def capacity(it: Power, lang: Language) -> str:
    """Megawatts, each measure by itself: "330 MW, 40 MWp"; empty where none is known."""
    told = (with_unit(number(it.units[u][0], lang), _SHOWN[u]) for u in UNITS if u in it.units)
    return ", ".join(told)


def counted(it: Power, lang: Language) -> str:
    """How many projects, and how many of them have no capacity: "28 dự án, 8 chưa rõ công suất"."""
    known = "some_unknown" if it.unknown else "all_known"
    return say(f"pipeline.{known}", lang, n=str(it.projects), unknown=str(it.unknown))


def size(it: energy.Project, lang: Language) -> str:
    """The capacity of one project, each measure by itself."""
    told = [with_unit(number(it.amounts[u].value, lang), _SHOWN[u]) for u in UNITS if u in it.amounts]
    return ", ".join(told) or say("pipeline.nothing", lang)


def whence(it: Origin, lang: Language) -> str:
    """A source in words with the time that it holds for; empty if nobody said."""
    when = periods.published(it.as_of, lang) if it.as_of else ""
    return "" if it == NOWHERE else ", ".join(filter(None, (it.source, when)))
