"""Assessments as plain values for programs: what the command line prints as JSON and the API answers with."""

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Any

from toancanh.analyse import energy, parks
from toancanh.analyse.figures import Figure
from toancanh.analyse.outlook import Outlook, Refused, Span, Trial
from toancanh.analyse.prospects import Prospect
from toancanh.analyse.stated import Key, Origin, Ratio, Stated, Total
from toancanh.assessing import reasons, saying
from toancanh.assessing.targets import Target
from toancanh.model import Interval
from toancanh.reference.messages import Language

Record = dict[str, Any]
_STEP = Decimal("0.0001")


def target(it: Target, lang: Language) -> Record:
    """One aim of a year: how far it is, what the year may come to, whether and since when it is warned of."""
    own = it.watched
    pace, code = own.pace, it.subject[0]
    return {
        "indicator": code,
        "dims": dict(it.subject[1]),
        "area_code": it.area.code,
        "area_since": it.area.valid_from,
        "kind": pace.aim.kind.value,
        "year": pace.aim.period.start.year,
        "target": _figure(pace.target),
        "target_growth": _figure(pace.aim.growth),
        "period": pace.period.code if pace.period else None,
        "done": _figure(pace.done),
        "grown": _figure(pace.grown),
        "percent": _figure(pace.percent),
        "needed_growth": _figure(pace.needed),
        "verdict": pace.verdict.value,
        "prospect": _prospect(own.prospect) if own.prospect else None,
        "lack": own.lack.value if own.lack else None,
        "warned": own.warns,
        "since": own.since.code if own.since else None,
        "text": saying.warning(own, lang) if own.warns else _plainly(it, lang),
    }


def _plainly(it: Target, lang: Language) -> str:
    own = it.watched
    return saying.prospect(own.prospect, lang) if own.prospect else saying.lack(own, lang)


def _prospect(it: Prospect) -> Record:
    percent = _ends(it.percent)
    return {
        "pattern": it.pattern.value,
        "risk": it.risk.value,
        "unit": it.span.unit,
        **_ends(it.span.interval),
        "percent_low": percent["low"],
        "percent_high": percent["high"],
        "outcomes": [{"year": each.year, **_ends(each.result.interval)} for each in it.outcomes],
    }


def _figure(it: Figure | None) -> Record | None:
    if it is None:
        return None
    return {
        "unit": it.unit,
        **_ends(it.interval),
        "how": it.how.value,
        "facts": [each.id for each in it.facts],
    }


def _ends(it: Interval) -> Record:
    """Both ends, rounded outwards to as many digits as anybody needs."""
    low = None if it.low is None else it.low.quantize(_STEP, ROUND_FLOOR)
    return {"low": low, "high": None if it.high is None else it.high.quantize(_STEP, ROUND_CEILING)}


def outlook(it: Outlook | Refused, lang: Language) -> Record:
    """What a statistical method expects, or why nothing is told; never a figure that anybody reported."""
    told = {"text": list(saying.outlook(it, lang)), "trial": _trial(it.trial) if it.trial else None}
    if isinstance(it, Refused):
        return {**told, "refused": it.why.value, "unit": None, "year": None, "months": []}
    months = [_span(each) for each in it.months]
    return {**told, "refused": None, "unit": it.unit, "year": _span(it.year), "months": months}


def _span(it: Span) -> Record:
    return {"period": it.period.code, "middle": it.middle, "low": it.low, "high": it.high}


def _trial(it: Trial) -> Record:
    return {
        "origins": it.origins, "points": it.points, "mase": it.mase, "naive_mase": it.naive,
        "covered": it.covered, "expected": it.expected,
    }  # fmt: skip


def estate(it: parks.Assessed, lang: Language) -> Record:
    """A park, zone or cluster assessed."""
    own, full = it.estate, it.occupancy
    return {
        **_named(own.key, own.name),
        "kind": own.kind.value,
        "status": own.stage or None,
        "amounts": {name: _stated(each) for name, each in own.amounts.items()},
        "occupancy": full.value if full else None,
        "occupancy_basis": full.basis.value if full else None,
        "left_ha": it.left,
        "may_grow": it.may_grow,
        "per_hectare": {name: _ratio(each) for name, each in it.per_hectare.items()},
        "wastewater": it.water.value,
        "path": [
            {"day": each.day, "occupancy": each.value, "basis": each.basis.value, "dated": each.dated}
            for each in own.past
        ],
        "reasons": [
            {"cause": each.cause.value, **_said(said)}
            for each, said in zip(it.reasons, reasons.of_estate(it, lang), strict=True)
        ],
    }


def kind(it: parks.Sums) -> Record:
    """The sums of one kind of land."""
    return {
        "kind": it.kind.value,
        "entries": it.entries,
        "at_work": it.at_work,
        "totals": {name: _total(each) for name, each in it.totals.items() if each.known},
        "occupancy": round(it.occupancy[0], 2) if it.occupancy else None,
        "occupancy_of": it.occupancy[1] if it.occupancy else 0,
        "left_ha": _total(it.left),
        "wastewater": {state.value: n for state, n in it.water.items() if n},
    }


def project(it: energy.Assessed, lang: Language) -> Record:
    """An energy project assessed."""
    own = it.project
    return {
        **_named(own.key, own.name),
        "kind": own.kind or None,
        "stage": own.stage or None,
        "amounts": {name: _stated(each) for name, each in own.amounts.items()},
        "days_in_stage": it.stay.days,
        "days_known": it.stay.known.value,
        "since": it.stay.since,
        "days_late": it.late,
        "obstacles": list(own.classes),
        "reasons": [
            {"cause": each.cause.value, **_said(said)}
            for each, said in zip(it.reasons, reasons.of_project(it, lang), strict=True)
        ],
    }


def pipeline(it: energy.Pipeline) -> Record:
    """The sums of projects on their way; classes overlap where a project has several."""
    return {
        "whole": _power(it.whole),
        "blocked": _power(it.blocked),
        "free": _power(it.free),
        "operating": _power(it.operating),
        "by_stage": {at: _power(each) for at, each in it.by_stage.items()},
        "by_obstacle": {at: _power(each) for at, each in it.by_class.items()},
        "in_several_classes": it.several,
    }


def _power(it: energy.Power) -> Record:
    units = {unit: _total(Total(value, known, it.projects)) for unit, (value, known) in it.units.items()}
    return {"projects": it.projects, "capacity": units, "unknown": it.unknown}


def _named(key: Key, name: str) -> Record:
    return {"register_code": key[0], "entry": key[1], "name": name}


def _said(it: reasons.Said) -> Record:
    return {"text": it.text, **_origin(it.origin)}


def _stated(it: Stated) -> Record:
    return {"value": it.value, **_origin(it.origin)}


def _origin(it: Origin) -> Record:
    as_of = it.as_of.code if it.as_of else None
    return {"source": it.source, "url": it.url, "document": it.document or None, "as_of": as_of}


def _ratio(it: Ratio) -> Record:
    return {"value": it.value, "over": it.over.value, "under": it.under.value, "land": it.under.column}


def _total(it: Total) -> Record:
    return {"value": it.value, "known": it.known, "entries": it.entries}
