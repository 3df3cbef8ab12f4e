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
from toancanh.reconcile.identities import breakdowns
from toancanh.reconcile.intervals import add, common, gap
from toancanh.reconcile.relations import AtMost, Sum
from toancanh.reconcile.settling import Check
from toancanh.reconcile.slips import slip_of

_REVISION = Decimal("0.01")  # of the value: as much may change between reports without being an error
_MOST_SUSPECTS = 3
_TELLING_DIGITS = 4
_TELLING = (Slip.SWAPPED, Slip.SCALE, Slip.COPY)
_SLIPS = list(Slip)


class Noted(NamedTuple):
    """A relation checked, and the document that it was checked for."""

    check: Check
    document: str


def diagnose(noted: Sequence[Noted]) -> tuple[Contradiction, ...]:
    """Contradictions among the relations of a family, in the order in which they came to light."""
    broken = _first_times(it for it in noted if not (it.check.fits or _rounded(it.check) or _revised_by(it)))
    if not broken:
        return ()
    uses = _uses(noted)
    rows = frozenset(it.check.values[0].node for it in broken)
    scene = _Scene(_all_needs(broken), rows, uses, _copies(uses))
    roots, spread = _roots(_smallest(broken), noted)
    return tuple(_told(it, spread.get(id(it), 0), scene) for it in roots)


class _Scene(NamedTuple):
    """What each observation would have to be for each broken relation, the rows broken, and all its uses.

    ``copies`` are the observations whose number stands for another period of the same series as well.
    """

    needs: Mapping[Observation, Sequence[tuple[Check, Interval]]]
    rows: frozenset[Node]
    uses: Mapping[Observation, Sequence[Noted]]
    copies: frozenset[Observation]


def _revised_by(it: Noted) -> bool:
    """Whether two documents merely tell one thing before and after a revision: that is its history."""
    return it.check.relation.identity == "sources" and _may_be_revised(it)


def _rounded(check: Check) -> bool:
    """Whether a sum over several reports misses by no more than rounding: each may round other digits."""
    relation, values, _ = check
    if not isinstance(relation, Sum):
        return False
    told = [value.told for value in values]
    if not all(told) or len({it.passage.document for it in told if it}) == 1:
        return False
    lost = _gap(check)
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
    rows = {node for _, _, node in by_row}
    explained: set[int] = set()
    spread: dict[int, int] = {}
    for sums in noted:
        relation = sums.check.relation
        if not (sums.check.fits and isinstance(relation, Sum) and not relation.taken):
            continue
        whole, *parts = (value.node for value in sums.check.values)
        if whole not in rows or relation.identity not in breakdowns():
            continue
        for identity in {identity for _, identity, _ in by_row} - {relation.identity}:
            over = by_row.get((sums.document, identity, whole))
            under = [by_row[key] for node in parts if (key := (sums.document, identity, node)) in by_row]
            if over is None or not under:
                continue
            if len(under) > 2 and 2 * len(under) > len(parts):
                explained |= {id(it) for it in under}
                spread[id(over)] = max(spread.get(id(over), 0), len(under))
            else:
                explained.add(id(over))
    left = [it for it in broken if id(it) not in explained]
    echoes = {id(it) for it in left if any(_echoes(it, other) for other in broken if id(other) in explained)}
    return [it for it in left if id(it) not in echoes], spread


def _echoes(it: Noted, other: Noted) -> bool:
    """Whether a break carries on another one: by as much, with the figure that the other is about."""
    whole = other.check.values[0].told
    if it.check.relation.identity != other.check.relation.identity or whole is None:
        return False
    if not any(value.told is whole for value in it.check.values[1:]):
        return False
    own, first = _gap(it.check), _gap(other.check)
    steps = sum(value.told.quantity.step for value in it.check.values if value.told)
    return own is not None and first is not None and abs(abs(own) - abs(first)) <= steps


def _gap(check: Check) -> Decimal | None:
    return gap(check.values[0].interval, check.relation.solve(0, [value.interval for value in check.values]))


def _all_needs(broken: Iterable[Noted]) -> Mapping[Observation, Sequence[tuple[Check, Interval]]]:
    found: defaultdict[Observation, list[tuple[Check, Interval]]] = defaultdict(list)
    for it in broken:
        for told, should_be in () if isinstance(it.check.relation, AtMost) else _needs(it.check):
            found[told].append((it.check, should_be))
    return found


def _copies(observations: Iterable[Observation]) -> frozenset[Observation]:
    """Those whose number, of four digits or more, is told of another period of the same series too."""
    same: defaultdict[object, list[Observation]] = defaultdict(list)
    for it in observations:
        if len(it.quantity.value.normalize().as_tuple().digits) >= _TELLING_DIGITS:
            key = it.indicator, it.dims, it.area_code, it.area_since, it.measure, it.quantity.value
            same[key].append(it)
    groups = (group for group in same.values() if len({it.period for it in group}) > 1)
    return frozenset(it for group in groups for it in group)


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
    severity = _severity(it, members, suspects)
    return Contradiction(relation, severity, it.document, values, expected, tuple(members), suspects, spread)


def _severity(it: Noted, members: Sequence[Observation], suspects: Sequence[Suspect]) -> Severity:
    relation = it.check.relation
    if not any(value.told for value in it.check.values):
        return Severity.INFO  # nobody told any of them: rates of rounded or revised bases do not add up
    if any(suspect.slip in _TELLING for suspect in suspects):
        return Severity.WARNING
    in_table = any(member.passage.locator.cell or member.passage.locator.row for member in members)
    if isinstance(relation, AtMost) and in_table:
        return Severity.INFO  # the rows of a table of products are no parts of each other
    if relation.identity == "cumulative":
        return Severity.WARNING
    if len({member.passage.document for member in members}) == 1:
        return Severity.WARNING
    return Severity.INFO if _may_be_revised(it) else Severity.WARNING


def _may_be_revised(it: Noted) -> bool:
    """Whether it fits if what other documents told may be off by as much as revisions are."""
    relation, values, _ = it.check
    intervals = [_revised(value, it.document) for value in values]
    return common(intervals[0], relation.solve(0, intervals)) is not None


def _revised(value: Value, document: str) -> Interval:
    """What a value can be if figures of other documents are revised; growths move with their levels."""
    if value.told is None or value.told.passage.document == document:
        if value.relation is None or value.told is not None:
            return value.interval
        intervals = [it.interval if it is value else _revised(it, document) for it in value.terms]
        return value.relation.solve(value.at, intervals)
    size = abs(value.told.quantity.value)
    if value.node.measure in (Measure.YOY, Measure.MOM):
        size += 100
    margin = size * _REVISION
    return add(value.interval, Interval(-margin, margin))


def _suspects(it: Noted, scene: _Scene) -> tuple[Suspect, ...]:
    """The figures of which one change repairs it and breaks nothing else, the likeliest first."""
    if isinstance(it.check.relation, AtMost):
        return ()
    found: list[tuple[tuple[object, ...], Suspect]] = []
    for told, need in _needs(it.check):
        repaired, should_be = _repaired(told, need, it.check, scene)
        breaks = _breaks(told, should_be, scene)
        slip = Slip.COPY if told in scene.copies else slip_of(told.quantity, should_be)
        telling = _SLIPS.index(slip) if slip in _TELLING else len(_SLIPS)
        rank = (breaks > 0, -repaired, telling, told is not it.check.values[0].told, _SLIPS.index(slip))
        found.append(((*rank, told.passage.start, told.id), Suspect(told, should_be, slip)))
    found.sort(key=lambda pair: pair[0])
    return tuple(suspect for rank, suspect in found if not rank[0])[:_MOST_SUSPECTS]


def _needs(check: Check) -> Iterator[tuple[Observation, Interval]]:
    """What each told figure behind a relation would have to be for it to hold, if it alone changed."""
    intervals = [value.interval for value in check.values]
    for at, value in enumerate(check.values):
        yield from _behind(value, check.relation.solve(at, intervals))


def _behind(value: Value, should_be: Interval) -> Iterator[tuple[Observation, Interval]]:
    if common(should_be, should_be) is None:
        return  # no change of this one alone would do
    if value.told is not None:
        yield value.told, should_be
    if value.relation is None:
        return
    intervals = [should_be if it is value else it.interval for it in value.terms]
    for at, other in enumerate(value.terms):
        if other is not value:
            yield from _behind(other, value.relation.solve(at, intervals))


def _repaired(told: Observation, need: Interval, own: Check, scene: _Scene) -> tuple[int, Interval]:
    """How many of the broken relations one change to a figure repairs, and to what it must be changed."""
    repaired, should_be = 1, need
    for check, again in scene.needs[told]:
        if check is not own and (both := common(should_be, again)) is not None:
            repaired, should_be = repaired + 1, both
    return repaired, should_be


def _breaks(told: Observation, should_be: Interval, scene: _Scene) -> int:
    """How many relations that hold the change would break, but for what was calculated from the figure."""
    count = 0
    for use in scene.uses[told]:
        relation, values, fits = use.check
        at = next(at for at, value in enumerate(values) if value.told is told)
        node = values[at].node
        derived = any(value.told is None and node in value.behind for value in values)
        if fits and not derived and not _calculated(use, at, scene.rows):
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
