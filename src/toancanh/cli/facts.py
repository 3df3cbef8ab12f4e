"""Facts read back from the lines that ``extract --format jsonl`` prints, for the stages after it."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

import click
import msgspec

from toancanh.cli import files
from toancanh.model import (
    Bound,
    Evidence,
    Locator,
    Measure,
    Observation,
    Part,
    Passage,
    Period,
    Quantity,
    Status,
    UserError,
    Way,
)
from toancanh.reconcile.gate import THRESHOLD, Gate
from toancanh.reconcile.precedence import Source, last_told, written


class Facts(NamedTuple):
    """Claims, and what must be known of their documents, by SHA-256."""

    claims: tuple[Observation, ...]
    sources: Mapping[str, Source]


class _Reason(msgspec.Struct):
    part: Part
    way: Way
    rule: str
    start: int | None = None
    end: int | None = None
    distance: int = 0
    others: int = 0


class _Line(msgspec.Struct):
    sha256: str
    start: int
    end: int
    text: str
    indicator: str | None
    label: str
    dims: dict[str, str]
    area: str | None
    area_code: str | None
    area_since: date | None
    period: str | None
    measure: Measure
    value: Decimal | list[Decimal]
    unit: str
    status: Status
    bound: Bound
    step: Decimal
    rule: str
    sentence: tuple[int, int]
    published: str | None = None
    number: str | None = None
    confidence: Decimal | None = None
    doubts: tuple[str, ...] = ()
    evidence: list[_Reason] = []
    locator: dict[str, Any] = {}


_DECODER = msgspec.json.Decoder(_Line)


confidence_option = click.option(
    "--confidence", envvar="TOANCANH_CONFIDENCE", type=click.FloatRange(0, 1), default=float(THRESHOLD)
)
"""``--confidence``: how sure a fact must be to count."""


def facts_of(name: str, confidence: float) -> Facts:
    """The facts of a file, or of standard input for a dash, that are sure enough.

    Raises:
        UserError: the file cannot be had, or a line is none that ``extract`` prints.
    """
    found = parse(name, files.load(name).splitlines())
    gate = Gate(Decimal(str(confidence)))
    return Facts(tuple(filter(gate.admits, found.claims)), found.sources)


def parse(name: str, lines: Iterable[bytes]) -> Facts:
    """All facts of lines of JSON, in an order of their own; a fact that is told twice is one.

    Raises:
        UserError: a line is none that ``extract`` prints.
    """
    claims: dict[Observation, None] = {}
    documents: dict[str, _Line] = {}
    for at, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            read = _DECODER.decode(line)
            claims[_observation(read)] = None
            documents.setdefault(read.sha256, read)
            _published(read)
        except (msgspec.MsgspecError, ValueError, TypeError) as error:
            raise UserError("cli.no_fact", name=name, line=at, seen=error) from error
    in_order = sorted(claims, key=lambda it: (it.passage.document, it.passage.start, it.id))
    told = last_told(in_order)
    sources = {sha256: _source(it, told.get(sha256)) for sha256, it in documents.items()}
    return Facts(tuple(in_order), sources)


def _observation(it: _Line) -> Observation:
    value, high = (it.value[0], it.value[-1]) if isinstance(it.value, list) else (it.value, None)
    reasons = (
        Evidence(why.part, why.way, why.rule, why.start, why.end, why.distance, why.others)
        for why in it.evidence
    )
    return Observation(
        passage=Passage(it.sha256, it.start, it.end, it.text, Locator(**it.locator)),
        quantity=Quantity(value, it.unit, high, it.step, it.bound),
        indicator=it.indicator,
        label=it.label,
        measure=it.measure,
        status=it.status,
        period=Period.parse(it.period) if it.period else None,
        area=it.area,
        area_code=it.area_code,
        dims=tuple(it.dims.items()),
        sentence=it.sentence,
        rule=it.rule,
        area_since=it.area_since,
        evidence=tuple(reasons),
        confidence=it.confidence,
        doubts=it.doubts,
    )


def _published(it: _Line) -> Period | None:
    return Period.parse(it.published) if it.published else None


def _source(it: _Line, told: date | None) -> Source:
    """A document that does not say when it was published is as old as the figures in it."""
    when = written(_published(it), date.max, told)
    return Source(when, number=it.number, told=told or date.min)
