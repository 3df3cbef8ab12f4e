"""The picture (bức tranh): for each thing measured, the value we stand by.

A thing measured is an indicator with its dimensions, in an area, over a period. Outcomes, plans,
targets and forecasts of it are different lines, because none can correct another. Where several
passages claim a value for the same line, one is chosen by this precedence:

1. a level in a unit of the indicator before one in another ("202.000 tấn" of exports);
2. the more settled status: actual before preliminary before estimate (Law on Statistics, article 48);
3. the later vintage: the document published later, or received later if it does not say;
4. an official document (one that carries a number) before any other;
5. an exact figure before one bounded by "khoảng", "hơn", "gần";
6. the figure written with more digits.

The rest follow as rivals in the same order. When a document cannot be right beside the best of the
same status and unit, that is when their intervals do not meet, the line is in conflict and a finding
says so. An estimate that differs from the actual figure after it is a revision, not a conflict. A
document that gives several figures for one line speaks of several things that it does not name apart
("4 phòng, 1 chi cục"), so it contradicts nobody either.

A figure that the rules are not sure of is left out until a person confirms it (``gate``).

A claim without indicator, period or area may speak of anything: it makes a line of its document
alone and contradicts nobody. The picture does not depend on the order of the observations.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from toancanh.model import Bound, Finding, Interval, Kind, Measure, Observation, Period, Severity, Status
from toancanh.model.text import reading_form
from toancanh.reconcile.gate import Gate
from toancanh.reference.indicators import catalogue

_KIND = {Status.PLAN: Kind.PLAN, Status.TARGET: Kind.TARGET, Status.FORECAST: Kind.FORECAST}
_SETTLED = (Status.ACTUAL, Status.PRELIMINARY, Status.ESTIMATE)


@dataclass(frozen=True, slots=True)
class Source:
    """What the choice needs to know of a document: its vintage, and whether it carries a number.

    ``dated`` says that the vintage stands in the document; else it is the day on which it came.
    """

    vintage: date
    official: bool = False
    dated: bool = True


@dataclass(frozen=True, slots=True)
class PictureLine:
    """One thing measured: the level, percent of plan and growth we stand by, and what others say.

    ``rivals`` are the claims not chosen, for any of the three, best first. ``conflict`` says that
    two claims of the line cannot both be true.
    """

    indicator: str | None
    label: str
    dims: tuple[tuple[str, str], ...]
    area: str | None
    area_code: str | None
    area_since: date | None
    period: Period | None
    kind: Kind
    value: Observation | None
    pct_of_plan: Observation | None
    growth: Observation | None
    rivals: tuple[Observation, ...] = ()
    conflict: bool = False

    @property
    def observations(self) -> tuple[Observation, ...]:
        """The chosen claims: value, percent of plan, growth, as far as there are any."""
        return tuple(it for it in (self.value, self.pct_of_plan, self.growth) if it is not None)


@dataclass(frozen=True, slots=True)
class Picture:
    """All lines, by indicator, dimensions, area, then the latest period first; and the conflicts."""

    lines: tuple[PictureLine, ...]
    findings: tuple[Finding, ...]


_SHOWN = (Measure.LEVEL, Measure.PCT_OF_PLAN, Measure.YOY)
_Key = tuple[str, ...]
DEFAULT_GATE = Gate()


def build_picture(
    observations: Iterable[Observation], sources: Mapping[str, Source], gate: Gate = DEFAULT_GATE
) -> Picture:
    """Choose a value for everything the observations measure.

    Args:
        observations: of documents in force; measures other than level, percent of plan and growth on
            a year before make no line.
        sources: by SHA-256, one for each document that the observations quote.
        gate: which of them may be stood by, or be held against those that are.

    Raises:
        KeyError: an observation quotes a document that ``sources`` does not have.
    """
    groups: dict[_Key, list[Observation]] = defaultdict(list)
    for observation in observations:
        if observation.measure in _SHOWN and gate.admits(observation):
            groups[_thing(observation)].append(observation)
    built = [_line(groups[key], sources) for key in sorted(groups)]
    return Picture(
        tuple(line for line, _ in built), tuple(finding for _, findings in built for finding in findings)
    )


def _thing(it: Observation) -> _Key:
    """What an observation measures, as a key that also puts the lines in order."""
    named = (f"0{it.indicator}",) if it.indicator else (f"1{reading_form(it.label)}",)
    dims = ";".join(f"{name}={reading_form(value)}" for name, value in sorted(it.dims))
    area = f"{it.area_code}@{it.area_since}" if it.area_code else reading_form(it.area or "")
    alone = "" if _comparable(it) else it.passage.document
    return (*named, dims, area, _latest_first(it.period), _kind(it).value, alone)


def _comparable(it: Observation) -> bool:
    return bool(it.indicator and it.period and (it.area_code or it.area))


def _kind(it: Observation) -> Kind:
    return _KIND.get(it.status, Kind.OUTCOME)


def _latest_first(period: Period | None) -> str:
    if period is None:
        return "~"
    end, start = (date.max.toordinal() - day.toordinal() for day in (period.end, period.start))
    return f"{end:07}-{start:07}"


def _precedence(it: Observation, source: Source) -> tuple[object, ...]:
    """Sort key: the claim to stand by comes first."""
    entry = catalogue().get(it.indicator) if it.indicator else None
    settled = _SETTLED.index(it.status) if it.status in _SETTLED else 0
    return (
        entry is not None and it.measure is Measure.LEVEL and not entry.accepts(it.quantity.unit),
        settled,
        -source.vintage.toordinal(),
        not source.official,
        it.quantity.bound is not Bound.EXACT,
        it.quantity.step,
        # The rest decides nothing but makes the order total.
        it.passage.document,
        it.passage.start,
        it.passage.end,
        it.id,
    )


def _line(group: list[Observation], sources: Mapping[str, Source]) -> tuple[PictureLine, list[Finding]]:
    ranked = sorted(group, key=lambda it: _precedence(it, sources[it.passage.document]))
    chosen = {measure: next((it for it in ranked if it.measure is measure), None) for measure in _SHOWN}
    findings = _conflicts(ranked)
    first = next(it for it in chosen.values() if it is not None)
    line = PictureLine(
        indicator=first.indicator,
        label=first.label,
        dims=tuple(sorted(first.dims)),
        area=first.area,
        area_code=first.area_code,
        area_since=first.area_since,
        period=first.period,
        kind=_kind(first),
        value=chosen[Measure.LEVEL],
        pct_of_plan=chosen[Measure.PCT_OF_PLAN],
        growth=chosen[Measure.YOY],
        rivals=tuple(it for it in ranked if it is not chosen[it.measure]),
        conflict=bool(findings),
    )
    return line, findings


def _conflicts(ranked: list[Observation]) -> list[Finding]:
    """A finding for each document that cannot be right beside the best of the same measure, status, unit."""
    said: dict[tuple[str, ...], dict[str, list[Observation]]] = defaultdict(lambda: defaultdict(list))
    for it in filter(_comparable, ranked):
        said[it.measure, it.status, it.quantity.unit][it.passage.document].append(it)
    findings = []
    for documents in said.values():
        firsts = [claims[0] for claims in documents.values() if _agree(claims)]
        findings += [_disagreement(firsts[0], it) for it in firsts[1:] if not _meet(firsts[0], it)]
    return findings


def _agree(claims: list[Observation]) -> bool:
    return all(_meet(claims[0], it) for it in claims[1:])


def _meet(one: Observation, other: Observation) -> bool:
    first, second = one.quantity.interval, other.quantity.interval
    return _starts_before_end(first, second) and _starts_before_end(second, first)


def _starts_before_end(one: Interval, other: Interval) -> bool:
    if one.low is None or other.high is None:
        return True
    if one.low_open or other.high_open:
        return one.low < other.high
    return one.low <= other.high


def _disagreement(chosen: Observation, rival: Observation) -> Finding:
    """The finding that quotes ``chosen`` and names ``rival``, by fact id, in its values."""
    return Finding(
        code="reconcile.sources_disagree",
        severity=Severity.WARNING,
        passage=chosen.passage,
        values=(
            ("label", chosen.label),
            ("area", chosen.area or ""),
            ("period", chosen.period.code if chosen.period else ""),
            ("said", chosen.passage.text),
            ("other", rival.passage.text),
            ("fact", chosen.id),
            ("other_fact", rival.id),
        ),
    )
