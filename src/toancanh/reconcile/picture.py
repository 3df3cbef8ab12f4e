"""The picture (bức tranh): for each thing measured, the value we stand by.

A thing measured is an indicator with its dimensions, in an area, over a period. Outcomes, plans,
targets and forecasts of it are different lines, because none can correct another. Where several
passages claim a value for the same line, one is chosen by ``precedence``; the rest follow as rivals,
each with the rule by which it was not. What a person chose goes before all rules, as long as somebody in
force still claims it (``choices``).

When a document cannot be right beside the best of the same status and unit, that is when their intervals
do not meet, the line is in conflict and a finding says so. An estimate that differs from the actual figure
after it is a revision, not a conflict. A document that gives several figures for one line speaks of several
things that it does not name apart ("4 phòng, 1 chi cục"), so it contradicts nobody either.

Before it come the corrections: a figure that the source has wrong stands as a reviewer put it right; then the
gate: one that the rules are not sure of is left out until a person confirms it.

A claim without indicator, period or area may speak of anything: it makes a line of its document
alone and contradicts nobody. The picture does not depend on the order of the observations.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from operator import itemgetter

from toancanh.model import (
    Choice,
    Correction,
    Finding,
    Interval,
    Kind,
    Measure,
    Observation,
    Period,
    kind_of,
)
from toancanh.model.text import reading_form
from toancanh.reconcile.choices import upheld
from toancanh.reconcile.claims import interval_of
from toancanh.reconcile.intervals import common
from toancanh.reconcile.precedence import ONLY, Precedence, Source, decides
from toancanh.reconcile.quoting import doubt_about


@dataclass(frozen=True, slots=True)
class PictureLine:
    """One thing measured: the level, percent of plan and growth we stand by, and what others say.

    ``rivals`` are the claims not chosen, for any of the three, best first; ``lost`` has for each of them the
    rule of ``precedence`` by which it was not. ``conflict`` says that two claims of the line cannot both be
    true.
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
    lost: tuple[str, ...] = ()
    conflict: bool = False

    @property
    def observations(self) -> tuple[Observation, ...]:
        """The chosen claims: value, percent of plan, growth, as far as there are any."""
        return tuple(it for it in (self.value, self.pct_of_plan, self.growth) if it is not None)

    @property
    def interval(self) -> Interval | None:
        """All that the value stood by can be; ``None`` where no level is told."""
        return None if self.value is None else interval_of(self.value.quantity)

    def why(self, chosen: Observation) -> tuple[str, ...]:
        """The rules by which a claim stands before its rivals, each once; ``only`` if it has none."""
        pairs = zip(self.rivals, self.lost, strict=True)
        return tuple(dict.fromkeys(rule for it, rule in pairs if it.measure is chosen.measure)) or (ONLY,)


@dataclass(frozen=True, slots=True)
class Picture:
    """All lines, by indicator, dimensions, area, then the latest period first; and the conflicts.

    ``dropped`` are the claims that a correction leaves out, by id.
    """

    lines: tuple[PictureLine, ...]
    findings: tuple[Finding, ...]
    dropped: Mapping[str, Correction] = field(default_factory=dict)


_SHOWN = (Measure.LEVEL, Measure.PCT_OF_PLAN, Measure.YOY)
_Key = tuple[str, ...]
_MOST = 8192  # parts of keys that occur again and again, kept made


def build_picture(
    observations: Iterable[Observation],
    sources: Mapping[str, Source],
    choices: Iterable[Choice] = (),
) -> Picture:
    """Choose a value for everything the observations measure.

    Args:
        observations: of documents in force, those that the gate admits; measures other than level, percent
            of plan and growth on a year before make no line.
        sources: by SHA-256, one for each document that the observations quote.
        choices: what people chose among them; of a chosen claim that is not there a finding tells.

    Raises:
        KeyError: an observation quotes a document that ``sources`` does not have.
    """
    observations = tuple(observations)
    chosen, _, gone = upheld(observations, choices)
    groups: dict[_Key, list[Observation]] = defaultdict(list)
    for observation in observations:
        if observation.measure in _SHOWN:
            groups[_thing(observation)].append(observation)
    precedence = Precedence(sources, chosen)
    built = [_line(groups[key], precedence) for key in sorted(groups)]
    told = (finding for _, of_line in built for finding in of_line)
    return Picture(tuple(line for line, _ in built), (*told, *gone))


def _thing(it: Observation) -> _Key:
    """What an observation measures, as a key that also puts the lines in order."""
    named = (f"0{it.indicator}",) if it.indicator else (f"1{_read(it.label)}",)
    area = f"{it.area_code}@{it.area_since}" if it.area_code else _read(it.area or "")
    alone = "" if _comparable(it) else it.passage.document
    return (*named, _narrowed(it.dims), area, _latest_first(it.period), kind_of(it).value, alone)


def _comparable(it: Observation) -> bool:
    return bool(it.indicator and it.period and (it.area_code or it.area))


@lru_cache(_MOST)
def _read(words: str) -> str:
    return reading_form(words)


@lru_cache(_MOST)
def _narrowed(dims: tuple[tuple[str, str], ...]) -> str:
    return ";".join(f"{name}={reading_form(value)}" for name, value in sorted(dims))


@lru_cache(_MOST)
def _latest_first(period: Period | None) -> str:
    if period is None:
        return "~"
    end, start = (date.max.toordinal() - day.toordinal() for day in (period.end, period.start))
    return f"{end:07}-{start:07}"


def _line(group: list[Observation], precedence: Precedence) -> tuple[PictureLine, list[Finding]]:
    told = ((measure, [it for it in group if it.measure is measure]) for measure in _SHOWN)
    ranked = {measure: precedence.keyed(claims) for measure, claims in told if claims}
    chosen = {measure: claims[0][1] for measure, claims in ranked.items()}
    rivals = sorted((it for claims in ranked.values() for it in claims[1:]), key=itemgetter(0))
    findings = [finding for claims in ranked.values() for finding in _conflicts([it for _, it in claims])]
    first = next(iter(chosen.values()))
    line = PictureLine(
        indicator=first.indicator,
        label=first.label,
        dims=tuple(sorted(first.dims)),
        area=first.area,
        area_code=first.area_code,
        area_since=first.area_since,
        period=first.period,
        kind=kind_of(first),
        value=chosen.get(Measure.LEVEL),
        pct_of_plan=chosen.get(Measure.PCT_OF_PLAN),
        growth=chosen.get(Measure.YOY),
        rivals=tuple(it for _, it in rivals),
        lost=tuple(decides(ranked[it.measure][0][0], key) for key, it in rivals),
        conflict=bool(findings),
    )
    return line, findings


def _conflicts(ranked: list[Observation]) -> list[Finding]:
    """A finding for each document that cannot be right beside the best of the same status and unit."""
    if len(ranked) < 2:
        return []
    said: dict[tuple[str, ...], dict[str, list[Observation]]] = defaultdict(lambda: defaultdict(list))
    for it in filter(_comparable, ranked):
        said[it.status, it.quantity.unit][it.passage.document].append(it)
    findings = []
    for documents in said.values():
        firsts = [claims[0] for claims in documents.values() if _agree(claims)]
        findings += [_disagreement(firsts[0], it) for it in firsts[1:] if not _meet(firsts[0], it)]
    return findings


def _agree(claims: list[Observation]) -> bool:
    return all(_meet(claims[0], it) for it in claims[1:])


def _meet(one: Observation, other: Observation) -> bool:
    return common(interval_of(one.quantity), interval_of(other.quantity)) is not None


def _disagreement(chosen: Observation, rival: Observation) -> Finding:
    """The finding that quotes ``chosen`` and names ``rival``, by fact id, in its values."""
    return doubt_about("sources_disagree", chosen, other=rival.passage.text, other_fact=rival.id)
