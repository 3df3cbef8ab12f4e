"""From broken identities to contradictions: the smallest sets, the row they come from, the likely culprit.

A slip in one row breaks the rows that it is added into as well: only the row itself is told. A change that
touches most parts of a whole is told once, at the whole. Of the figures in what is left, a suspect is one of
which a single change makes everything fit that it stands in.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from toancanh.model import Contradiction, Interval, Measure, Node, Observation, Severity, Slip, Suspect, Value
from toancanh.reconcile.intervals import common, gap, middle
from toancanh.reconcile.relations import AtMost, Ratio, Sum
from toancanh.reconcile.settling import Check
from toancanh.reconcile.slips import slip_of

_REVISION = Decimal("0.01")  # of the value: as much may change between reports without being an error
_MOST_SUSPECTS = 3
_TELLING = (Slip.SWAPPED, Slip.SCALE, Slip.COPY)
_SLIPS = list(Slip)


class Noted(NamedTuple):
    """A relation checked, and the document that it was checked for."""

    check: Check
    document: str


class _Need(NamedTuple):
    """What an observation would have to be for one broken relation to hold."""

    told: Value
    should_be: Interval


def diagnose(noted: Sequence[Noted]) -> tuple[Contradiction, ...]:
    """Contradictions among the relations of a family, in the order in which they came to light."""
    broken = _first_times(it for it in noted if not (it.check.fits or _rounded(it.check)))
    if not broken:
        return ()
    scene = _Scene(broken, frozenset(it.check.values[0].node for it in broken), _uses(noted))
    roots, spread = _roots(_smallest(broken), noted)
    return tuple(_told(it, spread.get(id(it), 0), scene) for it in roots)


class _Scene(NamedTuple):
    """All that is broken in a family, the rows in which it shows, and what each observation is used in."""

    broken: Sequence[Noted]
    rows: frozenset[Node]
    uses: Mapping[Observation, Sequence[Noted]]


def _rounded(check: Check) -> bool:
    """Whether a sum over several reports misses by no more than rounding: each may round other digits."""
    relation, values, _ = check
    if not isinstance(relation, Sum):
        return False
    told = [value.told for value in values]
    if not all(told) or len({it.passage.document for it in told if it}) == 1:
        return False
    lost = gap(values[0].interval, relation.solve(0, [value.interval for value in values]))
    return lost is not None and abs(lost) <= sum(it.quantity.step for it in told if it)


def _first_times(broken: Iterable[Noted]) -> list[Noted]:
    """Each break once: a later report that says the same again adds nothing."""
    seen: dict[object, Noted] = {}
    for it in broken:
        values = it.check.values
        said = frozenset(_said(source) for value in values for source in value.sources)
        seen.setdefault((it.check.relation.identity, values[0].node, said), it)
    return list(seen.values())


def _said(it: Observation) -> tuple[object, ...]:
    period = it.period and it.period.code
    return it.indicator, it.dims, it.area_code, period, it.measure, it.status, it.quantity.value


def _smallest(broken: Sequence[Noted]) -> list[Noted]:
    """Those whose observations do not include all of another's."""
    sources = [_sources(it) for it in broken]
    ordered = sorted(range(len(broken)), key=lambda at: (len(sources[at]), at))
    kept: list[int] = []
    by_member: defaultdict[Observation, list[int]] = defaultdict(list)
    for at in ordered:
        near = {other for source in sources[at] for other in by_member[source]}
        if not any(sources[other] <= sources[at] for other in near):
            kept.append(at)
            for source in sources[at]:
                by_member[source].append(at)
    return [broken[at] for at in sorted(kept)]


def _sources(it: Noted) -> frozenset[Observation]:
    return frozenset[Observation]().union(*(value.sources for value in it.check.values))


def _roots(broken: list[Noted], noted: Sequence[Noted]) -> tuple[list[Noted], dict[int, int]]:
    """Without the breaks that another one explains; and over how many parts a break at a whole is spread."""
    by_row: dict[tuple[str, str, Node], Noted] = {}
    for it in broken:
        by_row.setdefault((it.document, it.check.relation.identity, it.check.values[0].node), it)
    explained: set[int] = set()
    spread: dict[int, int] = {}
    for sums in noted:
        relation = sums.check.relation
        if not (sums.check.fits and isinstance(relation, Sum) and not relation.taken):
            continue
        whole, *parts = (value.node for value in sums.check.values)
        for identity in {it.check.relation.identity for it in broken} - {relation.identity}:
            over = by_row.get((sums.document, identity, whole))
            under = [by_row[key] for node in parts if (key := (sums.document, identity, node)) in by_row]
            if over is None or not under:
                continue
            if len(under) > 2 and 2 * len(under) > len(parts):
                explained |= {id(it) for it in under}
                spread[id(over)] = max(spread.get(id(over), 0), len(under))
            else:
                explained.add(id(over))
    return [it for it in broken if id(it) not in explained], spread


def _uses(noted: Sequence[Noted]) -> Mapping[Observation, Sequence[Noted]]:
    """The relations in which each observation stands as itself."""
    found: defaultdict[Observation, list[Noted]] = defaultdict(list)
    for it in noted:
        for value in it.check.values:
            if value.told is not None:
                found[value.told].append(it)
    return found


def _told(it: Noted, spread: int, scene: _Scene) -> Contradiction:
    relation, values, _ = it.check
    suspects = _suspects(it, scene)
    expected = relation.solve(0, [value.interval for value in values])
    members = sorted(
        _sources(it), key=lambda source: (source.passage.document, source.passage.start, source.id)
    )
    severity = _severity(it, members, expected, suspects)
    return Contradiction(relation, severity, it.document, values, expected, tuple(members), suspects, spread)


def _severity(
    it: Noted, members: Sequence[Observation], expected: Interval, suspects: Sequence[Suspect]
) -> Severity:
    relation, values, _ = it.check
    if any(suspect.slip in _TELLING for suspect in suspects):
        return Severity.WARNING
    in_table = any(member.passage.locator.cell or member.passage.locator.row for member in members)
    if isinstance(relation, AtMost) and in_table:
        return Severity.INFO  # the rows of a table of products are no parts of each other
    if relation.identity == "cumulative":
        return Severity.WARNING
    if len({member.passage.document for member in members}) == 1:
        return Severity.WARNING
    return Severity.WARNING if _far(relation, values, expected) else Severity.INFO


def _far(relation: object, values: Sequence[Value], expected: Interval) -> bool:
    """Whether the told and the expected differ by more than revisions do."""
    if isinstance(relation, Ratio) and values[2].node.measure in (Measure.YOY, Measure.MOM):
        expected = relation.solve(0, [value.interval for value in values])
    lost, size = gap(values[0].interval, expected), middle(values[0].interval)
    return lost is None or size is None or abs(lost) > abs(size) * _REVISION


def _suspects(it: Noted, scene: _Scene) -> tuple[Suspect, ...]:
    """The figures of which one change repairs it and breaks nothing else, the likeliest first."""
    if isinstance(it.check.relation, AtMost):
        return ()
    found: list[tuple[tuple[object, ...], Suspect]] = []
    for need in _needs(it.check):
        told = need.told.told
        assert told is not None
        repaired, should_be = _repaired(told, need, it, scene.broken)
        breaks = _breaks(told, should_be, scene)
        slip = slip_of(told.quantity, should_be)
        whole = need.told.node == it.check.values[0].node
        rank = (
            breaks > 0,
            -repaired,
            _SLIPS.index(slip) if slip in _TELLING else 9,
            not whole,
            _SLIPS.index(slip),
        )
        found.append(((*rank, told.passage.start, told.id), Suspect(told, should_be, slip)))
    found.sort(key=lambda pair: pair[0])
    return tuple(suspect for rank, suspect in found if not rank[0])[:_MOST_SUSPECTS]


def _needs(check: Check) -> Iterator[_Need]:
    """What each told value behind a broken relation would have to be, alone."""
    intervals = [value.interval for value in check.values]
    for at, value in enumerate(check.values):
        yield from _behind(value, check.relation.solve(at, intervals))


def _behind(value: Value, should_be: Interval) -> Iterator[_Need]:
    if value.told is not None:
        yield _Need(value, should_be)
    if value.relation is None:
        return
    others = list(value.inputs)
    intervals = [it.interval for it in others]
    intervals.insert(value.at, should_be)
    for at, other in enumerate(others):
        place = at if at < value.at else at + 1
        yield from _behind(other, value.relation.solve(place, intervals))


def _repaired(told: Observation, need: _Need, own: Noted, broken: Sequence[Noted]) -> tuple[int, Interval]:
    """How many of the broken relations one change to a figure repairs, and to what it must be changed."""
    repaired, should_be = 1, need.should_be
    for other in broken:
        if other is own:
            continue
        for again in _needs(other.check):
            if again.told.told is told and (both := common(should_be, again.should_be)) is not None:
                repaired, should_be = repaired + 1, both
    return repaired, should_be


def _breaks(told: Observation, should_be: Interval, scene: _Scene) -> int:
    """How many relations that hold would be broken by the change, but for what was calculated from the figure."""
    count = 0
    for use in scene.uses[told]:
        relation, values, fits = use.check
        at = next(at for at, value in enumerate(values) if value.told is told)
        if fits and not _calculated(use, at, scene.rows):
            needed = relation.solve(at, [value.interval for value in values])
            count += common(needed, should_be) is None
    return count


def _calculated(use: Noted, at: int, rows: frozenset[Node]) -> bool:
    """Whether what stands beside a figure in a relation was calculated from it, so that a slip went along.

    The next cumulative value, a total that is off as well, a percentage that the same report gives.
    """
    relation, values, _ = use.check
    if relation.identity == "cumulative":
        return relation.terms[at].before
    if isinstance(relation, Sum):
        return at > 0 and values[0].node in rows
    own, percent = values[at].told, values[-1].told
    return bool(at < 2 and own and percent and own.passage.document == percent.passage.document)
