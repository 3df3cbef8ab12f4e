"""Corrections as they are declared, checked: what is not understood becomes a finding and is not applied."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from toancanh.model import Finding, Measure, Mending, Period, Severity
from toancanh.model.text import fold, reading_form
from toancanh.reconcile.precedence import Source
from toancanh.reference.indicators import catalogue

OWN = Path(__file__).parent
"""The folder of the corrections that come with the package."""

_KEPT = 200  # files whose content is remembered


class Action(StrEnum):
    """What is done with a figure: left out, given another value, multiplied."""

    DROP = "drop"
    OVERRIDE = "override"
    SCALE = "scale"


@dataclass(frozen=True, slots=True)
class Amendment:
    """One correction as declared.

    Args:
        where: file and number of the entry, for messages.
        document: what is stated of it: ``document`` (its SHA-256), ``issuer``, ``number``, ``name``.
        indicator, dims, period, measure: what the figure measures.
        area: its code, or its name folded; ``None`` if the figure names no area.
        action: what is done.
        expect: the value that must stand there, in the unit of the figure.
        value: the right value, or the factor of a scale; ``None`` to drop.
        reason, author, on, source: as in ``model.Correction``, whose ``where`` is ``where``.
    """

    where: str
    document: tuple[tuple[str, str], ...]
    indicator: str
    dims: tuple[tuple[str, str], ...]
    area: str | None
    period: Period
    measure: Measure
    action: Action
    expect: Decimal
    value: Decimal | None
    reason: str
    author: str
    on: date
    source: str

    def of(self, sha256: str, source: Source) -> bool:
        """Whether a document is the one that this speaks of."""
        known = {"document": sha256, "issuer": source.issuer, "number": source.number, "name": source.name}
        return all(folded(known[name]) == stated for name, stated in self.document)


def mended(it: Mending) -> Amendment:
    """What a person put right in the store, as a correction of the document that says otherwise.

    Raises:
        ValueError: it was taken back, or is of no indicator or period.
    """
    fact = it.fact
    if it.value is None or fact.indicator is None or fact.period is None:
        raise ValueError(f"{fact.id} cannot be put right")
    return Amendment(
        where=f"/so-lieu/{fact.id}/",
        document=(("document", fold(fact.passage.document)),),
        indicator=fact.indicator,
        dims=tuple(sorted((name, reading_form(said)) for name, said in fact.dims)),
        area=folded(fact.area_code or fact.area),
        period=fact.period,
        measure=fact.measure,
        action=Action.OVERRIDE,
        expect=fact.said.value,
        value=it.value,
        reason=it.reason,
        author=it.who,
        on=it.when.date(),
        source=it.source,
    )


class Declared(NamedTuple):
    """All corrections, and what was not understood."""

    amendments: tuple[Amendment, ...]
    findings: tuple[Finding, ...]


def declared(folders: Iterable[Path]) -> Declared:
    """The corrections of these folders; one that does not exist holds none."""
    files = sorted((file for folder in folders for file in folder.glob("*.toml")), key=lambda it: str(it))
    read = [_file(file, file.stat().st_mtime_ns) for file in files]
    return Declared(
        tuple(it for own in read for it in own.amendments),
        tuple(it for own in read for it in own.findings),
    )


def folded(name: str | None) -> str | None:
    """A name as it is compared."""
    return None if name is None else fold(name)


@lru_cache(_KEPT)
def _file(path: Path, _changed: int) -> Declared:
    """The corrections of a file, read again when it has changed."""
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
        listed = entries.pop("corrections", [])
        if entries or not isinstance(listed, list):
            raise ValueError(", ".join(entries) or "corrections")
    except (OSError, ValueError) as error:
        return Declared((), (_malformed(path.name, error),))
    amendments, findings = [], []
    for at, entry in enumerate(listed, start=1):
        where = f"{path.name}#{at}"
        try:
            amendments.append(_amendment(where, entry))
        except (ValueError, TypeError, ArithmeticError, KeyError) as error:
            findings.append(_malformed(where, error))
    return Declared(tuple(amendments), tuple(findings))


_NAMING = ("document", "issuer", "number", "name")
_NEEDED = ("indicator", "period", "action", "expect", "reason", "author", "date", "source")
_OPTIONAL = (*_NAMING, "dims", "area", "measure", "value", "factor")
_VALUE = {Action.OVERRIDE: "value", Action.SCALE: "factor"}


def _amendment(where: str, entry: Mapping[str, Any]) -> Amendment:
    """Check an entry.

    Raises:
        ValueError, TypeError, ArithmeticError, KeyError: naming what is wrong.
    """
    _check_keys(entry)
    action = Action(entry["action"])
    if entry["indicator"] not in catalogue():
        raise ValueError(f"indicator = {entry['indicator']}")
    name = _VALUE.get(action)
    if set(entry) & {"value", "factor"} != ({name} if name else set()):
        raise ValueError(f"{action}: {name or 'value, factor'}")
    value = _number(entry, name) if name else None
    if action is Action.SCALE and value is not None and value <= 0:
        raise ValueError(f"factor = {value}")
    return Amendment(
        where=where,
        document=tuple((it, fold(entry[it])) for it in _NAMING if it in entry),
        indicator=entry["indicator"],
        dims=tuple(sorted((it, reading_form(said)) for it, said in entry.get("dims", {}).items())),
        area=folded(entry.get("area")),
        period=Period.parse(entry["period"]),
        measure=Measure(entry.get("measure", Measure.LEVEL)),
        action=action,
        expect=_number(entry, "expect"),
        value=value,
        on=_day(entry),
        **{it: _words(entry, it) for it in ("reason", "author", "source")},
    )


def _check_keys(entry: Mapping[str, Any]) -> None:
    unknown = [it for it in entry if it not in (*_NEEDED, *_OPTIONAL)]
    missing = [it for it in _NEEDED if it not in entry]
    if not any(it in entry for it in _NAMING):
        missing.append(" | ".join(_NAMING))
    if unknown or missing:
        raise ValueError(", ".join((*(f"{it}?" for it in unknown), *(f"{it} = …" for it in missing))))


def _number(entry: Mapping[str, Any], name: str) -> Decimal:
    """A number written as a number or, as long ones are, as a text: exact in both."""
    number = Decimal(entry[name])
    if not number.is_finite() or isinstance(entry[name], bool):
        raise ValueError(f"{name} = {entry[name]}")
    return number


def _day(entry: Mapping[str, Any]) -> date:
    if type(entry["date"]) is not date:
        raise ValueError(f"date = {entry['date']}")
    return entry["date"]


def _words(entry: Mapping[str, Any], name: str) -> str:
    if not isinstance(entry[name], str) or not entry[name].strip():
        raise ValueError(f"{name} = {entry[name]!r}")
    return str(entry[name]).strip()


def _malformed(where: str, error: Exception) -> Finding:
    seen = f"{type(error).__name__}: {error}" if not isinstance(error, ValueError) else str(error)
    return Finding("reconcile.correction_malformed", Severity.ERROR, None, (("where", where), ("seen", seen)))
