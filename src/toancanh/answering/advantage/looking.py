"""What each method says of a branch; the reckoning is that of ``analyse.advantage``."""

from collections.abc import Iterator
from dataclasses import dataclass

from toancanh.analyse.advantage import growth, per_unit, quotient, revealed, shares, shift_share, stability
from toancanh.analyse.advantage.complexity import Complexity
from toancanh.analyse.advantage.growth import Change
from toancanh.analyse.advantage.shift_share import Growths
from toancanh.analyse.figures import PERCENT, Figure
from toancanh.analyse.seasons import YEARS
from toancanh.answering.advantage import matrix
from toancanh.answering.advantage.gathering import WHOLE, Gathered
from toancanh.answering.advantage.values import PLAIN, POINTS, Asked, Evidence
from toancanh.model import Period, Place
from toancanh.model.intervals import divide, exactly, multiply, total
from toancanh.reference.advantage import Levels, Method, methods

_LEAST_YEARS = 2


@dataclass(frozen=True)
class Looked:
    """A structure looked at from a place, with what it is compared with."""

    of: Gathered
    asked: Asked
    table: Complexity | None

    def evidence(self, key: str) -> Iterator[tuple[str, Evidence]]:
        """What each method says of a branch, in their order; those that cannot apply are left out."""
        found = {
            "size": self._size, "share": self._share, "growth": self._growth,
            "contribution": self._contribution, "quotient": self._quotient, "advantage": self._quotient,
            "local": self._local, "years": self._years, "variation": self._variation, "jobs": self._per_unit,
            "budget": self._per_unit, "density": self._nearness, "complexity": self._nearness,
        }  # fmt: skip
        other = "quotient" if self.of.structure.exports else "advantage"
        for code, method in methods().items():
            if code in found and code != other and self._applies(code):
                yield code, found[code](method, key)

    def _applies(self, code: str) -> bool:
        """Whether a method can say anything here: an index has no shares, tonnes and litres no sum."""
        levels = self.of.structure.levels
        without = {
            Levels.INDEX: ("size", "share", "quotient", "jobs", "budget", "density", "complexity"),
            Levels.OWN: ("share", "contribution", "quotient", "local", "density", "complexity"),
            Levels.SUM: (),
        }
        return code not in without[levels]

    # Numbers of any place.

    def share(self, place: Place, key: str) -> Figure | None:
        """The share of a branch of a place in its whole, in percent."""
        own, whole = self.of.level(place, key), self.of.level(place, WHOLE)
        if own is None:
            return None
        if whole is not None:
            return own.to(shares.share_of(own.interval, whole.interval), whole, unit=PERCENT)
        others = self._others(place, key)
        if others is None:
            return None
        rest = total(it.interval for it in others)
        return own.to(shares.share(own.interval, rest), *others, unit=PERCENT)

    def _others(self, place: Place, key: str, *, before: bool = False) -> tuple[Figure, ...] | None:
        """The levels of all other parts, where all parts that there are are known."""
        every = [self.of.level(place, it, before=before) for it in self.of.structure.parts if it != key]
        found = tuple(it for it in every if it is not None)
        return found if found and len(found) == len(every) else None

    def growth(self, place: Place, key: str) -> Figure | None:
        """The growth of a branch, or of the whole, in percent: as told, else from two levels."""
        if key == WHOLE and self.of.odd(place):
            return None
        return self._grown(place, key, self.of.period)

    def _grown(self, place: Place, key: str, span: Period) -> Figure | None:
        of = self.of.known.get(place, {}).get(key)
        if of is None:
            return None
        now, before = of.levels.get(span), of.levels.get(span.year_before())
        if found := of.growths.get(span):
            return found
        if now is None or before is None or now.unit != before.unit:
            return None
        return now.to(growth.growth(Change(before.interval, now.interval)), before, unit=PERCENT)

    # What each method says.

    def _size(self, method: Method, key: str) -> Evidence:
        own = self.of.level(self.asked.place, key)
        return Evidence(method, own, () if own else ("level",))

    def _share(self, method: Method, key: str) -> Evidence:
        found = self.share(self.asked.place, key)
        if found:
            return Evidence(method, found)
        level = self.of.level(self.asked.place, key)
        whole = "whole_odd" if self.of.odd(self.asked.place) else "whole"
        return Evidence(method, missing=(whole,) if level else ("level",))

    def _growth(self, method: Method, key: str) -> Evidence:
        found = self.growth(self.asked.place, key)
        return Evidence(method, found, () if found else ("growth",))

    def _contribution(self, method: Method, key: str) -> Evidence:
        place, grown = self.asked.place, self.growth(self.asked.place, key)
        if self.of.structure.levels is Levels.INDEX:
            weight = self.of.more(place, key, "weight")
            if weight is None or grown is None:
                return Evidence(method, missing=_without(weight=weight, growth=grown))
            points = growth.weighted(weight.interval, grown.interval)
            return Evidence(method, weight.to(points, grown, unit=POINTS))
        now, whole = self.of.level(place, key), self.of.level(place, WHOLE, before=True)
        if whole is None and (found := self._among_parts(key)):
            return Evidence(method, found)
        if now is None or grown is None or whole is None:
            name = "whole_odd" if self.of.odd(place) else "whole_before"
            return Evidence(method, missing=_without(**{"level": now, "growth": grown, name: whole}))
        points = growth.contribution(growth.increase(now.interval, grown.interval), whole.interval)
        return Evidence(method, now.to(points, grown, whole, unit=POINTS))

    def _among_parts(self, key: str) -> Figure | None:
        """What a part gives to the growth of its whole, where only the parts are told, of both years."""
        place, order = self.asked.place, (key, *(it for it in self.of.structure.parts if it != key))
        now = [it for code in order if (it := self.of.level(place, code))]
        before = [it for code in order if (it := self.of.level(place, code, before=True))]
        if not now or not len(now) == len(before) == len(order) == len(self.of.structure.parts):
            return None
        changes = [Change(was.interval, it.interval) for was, it in zip(before, now, strict=True)]
        return now[0].to(growth.contributions(changes)[0], *now[1:], *before, unit=POINTS)

    def _quotient(self, method: Method, key: str) -> Evidence:
        here, there = self.share(self.asked.place, key), self._there(key)
        if here and there:
            if not self.of.structure.exports:
                found = quotient.quotient(here.interval, there.interval)
                return Evidence(method, here.to(found, there, unit=PLAIN))
            found = revealed.balassa(here.interval, there.interval)
            turned = {"symmetric": here.to(revealed.symmetric(found), there, unit=PLAIN)}
            return Evidence(method, here.to(found, there, unit=PLAIN), parts=turned)
        return Evidence(method, missing=(*self._compared("against_share", there), *_without(share=here)))

    def _there(self, key: str) -> Figure | None:
        return self.share(self.asked.against, key) if self.asked.against else None

    def _local(self, method: Method, key: str) -> Evidence:
        there = self.asked.against
        here = self.growth(self.asked.place, key)
        branch = self.growth(there, key) if there else None
        country = self.growth(there, WHOLE) if there else None
        if here is None or branch is None or country is None:
            both = branch and country
            return Evidence(method, missing=(*self._compared("against_growth", both), *_without(growth=here)))
        grown = Growths(here.interval, branch.interval, country.interval)
        found = shift_share.in_points(grown)
        parts = {name: here.to(it, branch, country, unit=POINTS) for name, it in found._asdict().items()}
        return Evidence(
            method, parts["local"], parts=parts | self._in_amounts(key, grown, (here, branch, country))
        )

    def _in_amounts(self, key: str, grown: Growths, growths: tuple[Figure, ...]) -> dict[str, Figure]:
        """The parts of what a branch became more, where its level of the year before is known.

        The local part comes in two (Esteban-Marquillas) where the make-up of both places was known then.
        """
        place, there = self.asked.place, self.asked.against
        before = self.of.level(place, key, before=True)
        if before is None or there is None:
            return {}
        found = shift_share.in_amounts(before.interval, grown)
        parts = {f"{name}_amount": before.to(it, *growths) for name, it in found._asdict().items()}
        own = self.of.level(place, WHOLE, before=True)
        branch, whole = (self.of.level(there, it, before=True) for it in (key, WHOLE))
        if own is None or branch is None or whole is None:
            return parts
        expected = multiply(own.interval, divide(branch.interval, whole.interval))
        halves = shift_share.local_parts(before.interval, expected, grown)
        facts = (*growths, own, branch, whole)
        return parts | {name: before.to(it, *facts) for name, it in halves._asdict().items()}

    def _compared(self, missing: str, found: object) -> tuple[str, ...]:
        if self.asked.against is None:
            return ("against",)
        return () if found else (missing,)

    def _course(self, key: str) -> tuple[Figure, ...]:
        """The growths of the same stretch of the last years."""
        spans, span = [], self.of.period
        for _ in range(YEARS):
            spans.append(span)
            span = span.year_before()
        return tuple(it for span in spans if (it := self._grown(self.asked.place, key, span)))

    def _years(self, method: Method, key: str) -> Evidence:
        course = self._course(key)
        if len(course) < _LEAST_YEARS:
            return Evidence(method, missing=("years",))
        found = stability.years_growing([it.interval for it in course])
        return Evidence(method, course[0].to(found, *course[1:], unit=PERCENT))

    def _variation(self, method: Method, key: str) -> Evidence:
        course = self._course(key)
        if len(course) < stability.LEAST:
            return Evidence(method, missing=("years",))
        found = stability.variation([it.interval for it in course])
        return Evidence(method, course[0].to(found, *course[1:], unit=PLAIN))

    def _per_unit(self, method: Method, key: str) -> Evidence:
        given, output = self.of.more(self.asked.place, key, method.code), self.of.level(self.asked.place, key)
        if given is None or output is None:
            return Evidence(method, missing=_without(**{method.code: given, "level": output}))
        found = per_unit.per_unit(given.interval, output.interval)
        return Evidence(method, given.to(found, output), parts={"output": output})

    def _nearness(self, method: Method, key: str) -> Evidence:
        if self.table is None:
            return Evidence(method, missing=("matrix",))
        of = (matrix.name_of(self.asked.place), key)
        told = self.table.density.get(of) if method.code == "density" else self.table.pci.get(key)
        if told is None:
            return Evidence(method, missing=("matrix",))
        facts = matrix.facts(self.of, self.asked, key)
        return Evidence(method, Figure(exactly(told), PLAIN, facts))


def _without(**needed: object) -> tuple[str, ...]:
    return tuple(name for name, it in needed.items() if not it)
