"""What is told of the branches of some areas: by the picture, and by tables where documents say nothing."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import accumulate

from toancanh.analyse.figures import Claim, Figure, Told, joined, told
from toancanh.analyse.seasons import YEARS
from toancanh.analyse.targets import with_last_year
from toancanh.answering.advantage.tables import Cell, Table, branch_key, cells
from toancanh.answering.available import place_of
from toancanh.answering.known import root
from toancanh.model import Kind, Measure, Observation, Period, Place
from toancanh.model.intervals import total
from toancanh.pipeline import picture
from toancanh.reconcile.picture import PictureLine
from toancanh.reference.advantage import Levels, Structure, branch_name, structures
from toancanh.reference.areas import areas
from toancanh.reference.indicators import catalogue
from toancanh.store.selection import Selection, Several

WHOLE = ""
"""The key of the whole that branches are parts of."""
_PRICE = "price"
_CONSTANT = "so sánh"
_GIVEN = ("weight", "jobs", "budget")
_Claims = dict[tuple[Place, str, str], list[Claim]]  # place, branch, price
_Known = dict[Place, dict[str, Told]]


@dataclass(frozen=True)
class Gathered:
    """What is known of one structure.

    Args:
        structure: which.
        period: of which period.
        known: by place, then by branch; ``WHOLE`` is the whole.
        names: of the branches as they are written.
        given: what tables say beside levels and growths: weights, jobs, money to the budget.
        price: in which prices levels are; empty where there is no choice.
    """

    structure: Structure
    period: Period
    known: Mapping[Place, Mapping[str, Told]]
    names: Mapping[str, str]
    given: Mapping[Cell, Figure] = field(repr=False)
    price: str = ""

    def branches(self, place: Place) -> tuple[str, ...]:
        """The branches of a place that anything is known of in the period, in the order of the indicators."""
        own = self.known.get(place, {})
        found = [key for key, it in own.items() if key != WHOLE and _speaks(it, self.period)]
        if self.structure.parts:
            return tuple(it for it in self.structure.parts if it in found)
        return tuple(sorted(found, key=lambda it: self.names.get(it, it)))

    def level(self, place: Place, branch: str, *, before: bool = False) -> Figure | None:
        """The level of a branch in the period, or in the same one a year before.

        That of a whole which is less than its branches together is none: it is a figure of something else.
        """
        span = self.period.year_before() if before else self.period
        if branch == WHOLE and (self._odd(place, span) or self.odd(place)):
            return None
        return self._level(place, branch, span)

    def odd(self, place: Place) -> bool:
        """Whether what is told as the whole is surely less than its branches together."""
        return self._odd(place, self.period)

    def _level(self, place: Place, branch: str, span: Period) -> Figure | None:
        of = self.known.get(place, {}).get(branch)
        found = of.levels.get(span) if of else None
        return found if found and self._counts(found) else None

    def _odd(self, place: Place, span: Period) -> bool:
        whole = self._level(place, WHOLE, span)
        if whole is None or whole.interval.high is None or self.structure.levels is not Levels.SUM:
            return False
        own = self.known.get(place, {})
        parts = [it for it in own if it != WHOLE and not self.structure.whole_of(it, own)]
        told = [it.interval for part in parts if (it := self._level(place, part, span))]
        least = total(told).low
        return least is not None and least > whole.interval.high

    def growth(self, place: Place, branch: str) -> Figure | None:
        """The growth of a branch in the period, as told."""
        of = self.known.get(place, {}).get(branch)
        return of.growths.get(self.period) if of else None

    def more(self, place: Place, branch: str, measure: str) -> Figure | None:
        """What tables say of a branch: for the period, else the latest before it ended."""
        fits = [
            (cell.period, it)
            for cell, it in self.given.items()
            if (cell.structure, cell.branch, cell.place, cell.measure)
            == (self.structure.code, branch, place, measure)
        ]
        exact = [it for span, it in fits if span == self.period]
        earlier = [pair for pair in fits if pair[0].end <= self.period.end]
        latest = max(earlier, key=lambda pair: pair[0].end, default=None)
        return exact[0] if exact else latest[1] if latest else None

    def _counts(self, it: Figure) -> bool:
        return self.structure.levels is Levels.OWN or it.unit == self._unit

    @cached_property
    def _unit(self) -> str:
        return self.structure.unit or catalogue()[self.structure.indicator].unit


def gather(places: Collection[Place], period: Period, tables: Iterable[Table]) -> tuple[Gathered, ...]:
    """What is known of every structure in some places, with all that follows from their parts."""
    family = tuple(dict.fromkeys(it for place in places for it in _family(place)))
    rows = cells(tables)
    wanted = {code for it in structures().values() for code in it.indicators}
    codes = {it.code for it in family if it.since}
    # The stretch itself and the same of past years: that is all that any method looks at.
    spans = accumulate(range(YEARS), lambda span, _: span.year_before(), initial=period)
    asked = Several(tuple(Selection(wanted, codes, period=it) for it in spans))
    lines = picture(asked).lines if codes else ()
    written = {key: name for it in tables for key, name in it.names.items()}
    return tuple(_gathered(it, family, period, (lines, rows, written)) for it in structures().values())


def _family(place: Place) -> tuple[Place, ...]:
    """The area that a place lies in since it was merged, all that this was made of, and the place."""
    if place.since is None:
        return (place,)
    whole = root(place)
    unit = areas().get(whole.code, whole.since) if whole.since else None
    parts = (Place(it.code, it.valid_from) for it in (areas().parts(unit) if unit else ()))
    return tuple(dict.fromkeys((place, whole, *parts)))


_Sources = tuple[tuple[PictureLine, ...], dict[Cell, Observation], dict[tuple[str, str], str]]


def _gathered(of: Structure, family: tuple[Place, ...], period: Period, sources: _Sources) -> Gathered:
    lines, rows, written = sources
    names = {key: name for (code, key), name in written.items() if code == of.code}
    claims: _Claims = defaultdict(list)
    for line in lines:
        found = _branch_of(of, line) if line.indicator in of.indicators else None
        if found is None or not line.area_code:
            continue
        key, name, price = found
        names.setdefault(key, name)
        place = place_of(line.area_code, line.area_since)
        claims[place, key, price].extend(_claims(of, line))
    price = _best_price(claims, period)
    known = {place: _of_place(of, place, claims, price) for place in family}
    known = _with_tables(of, known, rows)
    known = _with_parts(known, family)
    ready = {
        place: {key: with_last_year(it, period.end.year) for key, it in own.items()}
        for place, own in known.items()
    }
    given = {cell: Claim(fact).figure for cell, fact in rows.items() if cell.measure in _GIVEN}
    return Gathered(of, period, ready, names, given, price)


def _branch_of(of: Structure, line: PictureLine) -> tuple[str, str, str] | None:
    """The branch that a line speaks of, its name, and the prices; ``None`` if it speaks of none."""
    dims = dict(line.dims)
    price = dims.pop(_PRICE, "")
    if line.kind is not Kind.OUTCOME:
        return None
    if not dims:
        if line.indicator in of.parts:
            return line.indicator or "", line.indicator or "", price
        whole = line.indicator == of.whole_in(line.area_code or "")
        return (WHOLE, "", price) if whole else None
    if line.indicator != of.whole_in(line.area_code or "") or not of.takes(dims):
        return None
    name = branch_name(of, dims[of.dimension])
    return (branch_key(of, name), name, price) if name else None


def _claims(of: Structure, line: PictureLine) -> Iterator[Claim]:
    """The figures of a line with those that contradict them; the level in the unit that is wanted.

    Tonnes and dollars of one good are rivals in the picture. Where only tonnes are told, a growth is theirs.
    """
    levels = [it for it in (line.value, *line.rivals) if it and it.measure is Measure.LEVEL]
    fitting = [it for it in levels if of.unit in ("", it.quantity.unit)]
    if levels and not fitting:
        return
    rivals = line.rivals if line.conflict else ()
    chosen = [it for it in line.observations if it.measure is not Measure.LEVEL]
    for fact in (*fitting[:1], *chosen):
        same = (it for it in rivals if it.measure is fact.measure and it.status is fact.status)
        yield Claim(fact, tuple(it for it in same if it is not fact))


def _best_price(claims: _Claims, period: Period) -> str:
    """The prices that most branches have levels in; constant ones before others."""
    counted: dict[str, int] = defaultdict(int)
    for (_, branch, price), every in claims.items():
        if price and branch != WHOLE:
            counted[price] += any(
                it.fact.measure is Measure.LEVEL and it.fact.period == period for it in every
            )
    return max(counted, key=lambda it: (counted[it], _CONSTANT in it, it), default="")


def _of_place(of: Structure, place: Place, claims: _Claims, price: str) -> dict[str, Told]:
    """What is told of each branch of a place; growth that names no prices is at constant ones."""
    found: dict[str, Told] = {}
    dims = ((_PRICE, price),) if price else ()
    for (where, branch, prices), every in claims.items():
        if where != place or prices not in (price, ""):
            continue
        if price and not prices:
            grown = [it for it in every if it.fact.measure is Measure.YOY]
            every = grown if _CONSTANT in price else []
        both = told(_indicator(of, place, branch), dims, every)
        before = found.get(branch)
        found[branch] = _together(before, both) if before else both
    return found


def _indicator(of: Structure, place: Place, branch: str) -> str:
    return branch if branch in of.parts else of.whole_in(place.code)


def _together(one: Told, other: Told) -> Told:
    """Two that tell of the same: what the first says stands."""
    return replace(
        one,
        levels={**other.levels, **one.levels},
        growths={**other.growths, **one.growths},
    )


def _with_tables(of: Structure, known: _Known, rows: Mapping[Cell, Observation]) -> _Known:
    """The same with what tables say where no document does."""
    claims: dict[tuple[Place, str], list[Claim]] = defaultdict(list)
    for cell, fact in rows.items():
        if cell.structure == of.code and cell.measure in ("level", "growth"):
            claims[cell.place, cell.branch].append(Claim(fact))
    found = {place: dict(own) for place, own in known.items()}
    for (place, branch), every in claims.items():
        own = found.setdefault(place, {})
        before = own.get(branch)
        dims = before.dims if before else ()
        more = told(_indicator(of, place, branch), dims, every)
        own[branch] = _together(before, more) if before else more
    return found


def _with_parts(known: _Known, family: tuple[Place, ...]) -> _Known:
    """The same with what follows between a merged area and those it was made of."""
    found = {place: dict(own) for place, own in known.items()}
    for whole in dict.fromkeys(root(it) for it in family if it.since):
        unit = areas().get(whole.code, whole.since) if whole.since else None
        parts = tuple(Place(it.code, it.valid_from) for it in (areas().parts(unit) if unit else ()))
        if not parts or whole not in found:
            continue
        for branch in {key for it in (whole, *parts) for key in found.get(it, {})}:
            told_of = [found.setdefault(it, {}).get(branch) for it in (whole, *parts)]
            like = next(it for it in told_of if it is not None)
            empty = Told(like.indicator, like.dims)
            first, others = joined(told_of[0] or empty, tuple(it or empty for it in told_of[1:]))
            for place, it in zip((whole, *parts), (first, *others), strict=True):
                found[place][branch] = it
    return found


def _speaks(of: Told, period: Period) -> bool:
    return period in of.levels or period in of.growths
