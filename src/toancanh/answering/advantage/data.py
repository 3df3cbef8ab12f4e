"""A report as plain data, for programs: numbers as their two ends, each with what it rests on."""

from collections.abc import Iterable, Mapping
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from typing import Any

from toancanh.analyse.figures import Figure
from toancanh.answering.advantage.tables import RULE, Table
from toancanh.answering.advantage.values import Branch, Evidence, Listed, Report, unit_of
from toancanh.model import Interval, Place
from toancanh.publish import advantage as words
from toancanh.reference.advantage import methods
from toancanh.reference.messages import Language

_FINEST = Decimal("1e-6")
_CONTEXT = Context(prec=60)


def data(report: Report, lang: Language) -> dict[str, Any]:
    """All of a report; numbers are ``Decimal``, rounded outwards to six decimals."""
    asked = report.asked
    files = {it.sha256: it for it in asked.tables}
    return {
        "place": _place(asked.place, lang),
        "period": asked.period.code,
        "against": _place(asked.against, lang) if asked.against else None,
        "lists": [_list(it, files, lang) for it in report.lists],
        "methods": [
            {
                "code": it.code,
                "unit": it.unit,
                "criterion": it.criterion,
                **words.described(it, lang)._asdict(),
            }
            for it in methods().values()
        ],
    }


def _place(it: Place, lang: Language) -> dict[str, Any]:
    unit = unit_of(it)
    return {"code": it.code, "since": it.since, "name": words.place(unit, it.code, lang)}


def _list(it: Listed, files: Mapping[str, Table], lang: Language) -> dict[str, Any]:
    return {
        "structure": it.structure.code,
        "name": words.structure(it.structure, lang),
        "indicator": it.structure.indicator,
        "whole": _number(it.whole, files),
        "growth": _number(it.growth, files),
        "branches": [_branch(of, it, files, lang) for of in it.branches],
        "evidence": [_evidence(of, files) for of in it.evidence.values()],
        "criteria": [
            {"method": of.method.code, "weight": of.weight, "known": of.known, "used": of.used}
            for of in it.weighed
        ],
        "left_out": list(it.left_out),
    }


def _branch(of: Branch, it: Listed, files: Mapping[str, Table], lang: Language) -> dict[str, Any]:
    placed = of.rank
    return {
        "key": of.key,
        "name": words.branch(of.name, it.structure, lang),
        "within": of.within or None,
        "best": placed.best if placed else None,
        "worst": placed.worst if placed else None,
        "score": _ends(placed.score) if placed else None,
        "evidence": [_evidence(told, files) for told in of.evidence.values()],
    }


def _evidence(of: Evidence, files: Mapping[str, Table]) -> dict[str, Any]:
    return {
        "method": of.method.code,
        "value": _number(of.value, files),
        "missing": list(of.missing),
        "parts": {name: _number(it, files) for name, it in of.parts.items()},
    }


def _number(of: Figure | None, files: Mapping[str, Table]) -> dict[str, Any] | None:
    if of is None:
        return None
    told = [it.id for it in of.facts if it.rule != RULE]
    return {
        **_ends(of.interval),
        "unit": of.unit,
        "how": of.how.value,
        "disputed": of.disputed,
        "observations": told,
        "rows": list(_rows(of, files)),
    }


def _rows(of: Figure, files: Mapping[str, Table]) -> Iterable[dict[str, Any]]:
    for it in of.facts:
        if it.rule == RULE:
            table = files.get(it.passage.document)
            name = table.name if table else it.passage.document
            yield {"file": name, "line": it.passage.locator.row, "source": it.label}


def _ends(it: Interval) -> dict[str, Decimal | None]:
    return {"low": _rounded(it.low, ROUND_FLOOR), "high": _rounded(it.high, ROUND_CEILING)}


def _rounded(end: Decimal | None, rounding: str) -> Decimal | None:
    return None if end is None else end.quantize(_FINEST, rounding, _CONTEXT)
