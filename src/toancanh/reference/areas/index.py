"""Look up areas by code and by name, and follow them through mergers."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cached_property
from itertools import chain

from toancanh.model import Area, AreaChange, AreaLevel, ChangeKind
from toancanh.reference.areas.spelling import closeness, readings, skeleton, spellings

Steps = tuple[tuple[Area, ChangeKind], ...]
_LEVELS = list(AreaLevel)
_CODE_LENGTHS = (2, 3, 5)  # of provinces, districts, communes
_LONGEST = 200  # characters of a name; what is longer is none, and is not kept in the caches of spelling


class AreaIndex:
    """All units of the country through time; immutable once made.

    Args:
        units: every validity of every unit.
        changes: what became of units that ended. The old code is read on the day before the change, the
            new code on the day of it.
        aliases: names that are no spelling of the official one, by full official name.
    """

    def __init__(
        self,
        units: Iterable[Area],
        changes: Iterable[AreaChange],
        aliases: Mapping[str, Iterable[str]] | None = None,
    ) -> None:
        self.units = tuple(units)
        self.changes = tuple(changes)
        self._chains: dict[tuple[str | None, date], tuple[Area, ...]] = {}
        self._aliases = {name: tuple(others) for name, others in (aliases or {}).items()}

    @cached_property
    def _versions(self) -> dict[str, tuple[Area, ...]]:
        found: defaultdict[str, list[Area]] = defaultdict(list)
        for unit in self.units:
            found[unit.code].append(unit)
        return {code: tuple(sorted(same, key=lambda a: a.valid_from)) for code, same in found.items()}

    @cached_property
    def begins(self) -> date:
        """The first day of which anything is known."""
        return min(unit.valid_from for unit in self.units)

    def versions(self, code: str) -> tuple[Area, ...]:
        """Every unit that bore the code, oldest first; codes were reused in 2025."""
        return self._versions.get(code, ())

    def get(self, code: str, on: date) -> Area | None:
        """The unit that bore the code on a day."""
        for area in self.versions(code):
            if area.exists_on(on):
                return area
        return None

    def parent(self, area: Area) -> Area | None:
        """The unit it lies in (at the end of its validity); ``None`` for the country."""
        return self.get(area.parent, area.valid_to or date.max) if area.parent else None

    def upwards(self, area: Area) -> Iterator[Area]:
        """It and the units it lies in, the country last."""
        yield area
        yield from self._above(area.parent, area.valid_to or date.max)

    def _above(self, code: str | None, on: date) -> tuple[Area, ...]:
        """The unit of a code on a day and those it lies in; few, and asked for again and again."""
        if (code, on) not in self._chains:
            unit = self.get(code, on) if code else None
            self._chains[code, on] = tuple(self.upwards(unit)) if unit else ()
        return self._chains[code, on]

    def province_of(self, area: Area) -> Area:
        """The province it lies in, a province being in itself.

        Raises:
            ValueError: for the country, which lies in no province.
        """
        for unit in self.upwards(area):
            if unit.level is AreaLevel.PROVINCE:
                return unit
        raise ValueError(f"{area.full_name} lies in no province")

    def children(self, area: Area) -> tuple[Area, ...]:
        """Units directly in it, in order of code."""
        return self._children.get(area, ())

    def became(self, area: Area) -> Steps:
        """What it passed into when it ended, one step; empty while it exists.

        A district passed into the communes that its own communes went to, each a part unless there is
        only one; ``exact_union`` says whether those contain nothing else.
        """
        return self._after.get(area) or self._dissolved.get(area, ())

    def was(self, area: Area) -> Steps:
        """What it was formed from, one step, each with how that unit passed into it."""
        return self._before.get(area, ())

    def acts(self, old: Iterable[Area], new: Iterable[Area]) -> tuple[str, ...]:
        """The legal acts by which old units passed into new ones, each once."""
        wanted = set(new)
        steps = ((unit, into) for unit in old for into, _ in self._after.get(unit, ()) if into in wanted)
        return tuple(dict.fromkeys(act for step in steps if (act := self._changes[step].act)))

    def parts(self, area: Area) -> tuple[Area, ...]:
        """The provinces merged into this one, in order of code; empty unless there were several."""
        old = [unit for unit, _ in self.was(area) if unit.level is AreaLevel.PROVINCE]
        return tuple(old) if len(old) > 1 else ()

    def exact_union(self, area: Area) -> bool:
        """Whether the units it passed into hold all of its territory and none from outside.

        Only then is a figure of the old unit the sum of figures of the new ones. ``False`` for a unit that
        has not ended.
        """
        own = {area, *self.children(area)}
        new = self.became(area)
        return bool(new) and all(source in own for unit, _ in new for source, _ in self.was(unit))

    def exact_origin(self, area: Area) -> bool:
        """Whether the units it was formed from passed into it entirely, so that they are all of its land.

        ``False`` for a unit of which no origin is known.
        """
        old = self.was(area)
        return bool(old) and all(kind is ChangeKind.WHOLE for _, kind in old)

    def find(
        self,
        name: str,
        on: date | None = None,
        within: str | None = None,
        level: AreaLevel | None = None,
    ) -> tuple[Area, ...]:
        """Units that a name or code can mean: several are a stated ambiguity, none means it is unknown.

        Args:
            name: a code, its leading zeros or not, or a name with or without a type word ("huyện", "H.",
                "TX.", "tp", …), which restricts the type. Marks typed must agree, marks left out need
                not; of several units only those whose name is nearest to what was typed are given.
                What follows a comma is a place around: "Krông Pa, tỉnh Gia Lai".
            on: only units that existed on this day.
            within: a unit that they lie in at the same time, told as ``name`` is.
            level: only units of this level.

        Returns:
            Provinces first, then districts and communes, each by code and date.
        """
        name, *outer = name.split(",", 1)
        around = [set(self.find(place, on=on)) for place in (*outer, within or "") if place.strip()]
        hits = {
            area: near
            for area, near in self._named(name).items()
            if (on is None or area.exists_on(on))
            and (level is None or area.level is level)
            and all(not places.isdisjoint(self.upwards(area)) for places in around)
        }
        best = max(hits.values(), default=0)
        return self.ordered(area for area, near in hits.items() if near == best)

    @staticmethod
    def ordered(areas: Iterable[Area]) -> tuple[Area, ...]:
        """Provinces first, then districts and communes, each by code and date."""
        return tuple(sorted(areas, key=lambda a: (_LEVELS.index(a.level), a.code, a.valid_from)))

    def names(self) -> Iterator[tuple[str, Area]]:
        """Every spelling that prose may use, without type word, with each unit that it can mean.

        Names that are mere numbers come with their type word ("Phường 3"). Meant for a gazetteer over
        ``model.text.reading_form``; a spelling occurs once for each unit.
        """
        for area in self.units:
            for spelling in sorted(spellings(area.name, area.type)):
                yield spelling, area
            for alias in self._aliases.get(area.full_name, ()):
                yield alias, area

    def _named(self, query: str) -> dict[Area, int]:
        """Units that the query can mean, with how near their name is."""
        if len(query) > _LONGEST:
            return {}
        if same_code := self._coded(query.strip()):
            return dict.fromkeys(same_code, 0)
        hits: dict[Area, int] = {}
        for type_word, name in readings(query):
            hits |= {area: 0 for area in self.versions(name) if area.type == type_word}
            for official, areas in self._by_skeleton.get(skeleton(name), {}).items():
                near = closeness(name, official)
                meant = (area for area in areas if near is not None and type_word in (None, area.type))
                hits |= {area: max(near or 0, hits.get(area, 0)) for area in meant}
        return hits

    def _coded(self, query: str) -> tuple[Area, ...]:
        """Units of a code; of one that is none, those of the codes it is without its leading zeros."""
        if exact := self.versions(query.upper()):
            return exact
        padded = {query.zfill(length) for length in _CODE_LENGTHS} if query.isdecimal() else ()
        return tuple(area for code in sorted(padded) for area in self.versions(code))

    @cached_property
    def _by_skeleton(self) -> dict[str, dict[str, list[Area]]]:
        named: defaultdict[str, list[Area]] = defaultdict(list)
        for area in self.units:
            for name in (area.name, *self._aliases.get(area.full_name, ())):
                named[name].append(area)
        found: defaultdict[str, dict[str, list[Area]]] = defaultdict(dict)
        for name, areas in named.items():
            found[skeleton(name)][name] = areas
        return dict(found)

    @cached_property
    def _children(self) -> dict[Area, tuple[Area, ...]]:
        found: defaultdict[Area, list[Area]] = defaultdict(list)
        for area in self.units:
            if (parent := self.parent(area)) is not None:
                found[parent].append(area)
        return {parent: tuple(units) for parent, units in found.items()}

    @cached_property
    def _changes(self) -> dict[tuple[Area, Area], AreaChange]:
        found = {}
        for change in self.changes:
            old = self.get(change.old_code, change.on - timedelta(days=1))
            new = self.get(change.new_code, change.on)
            if old is None or new is None:
                raise ValueError(f"change between units that did not exist: {change}")
            found[old, new] = change
        return found

    @cached_property
    def _after(self) -> dict[Area, Steps]:
        return _grouped((old, new, change.kind) for (old, new), change in self._changes.items())

    @cached_property
    def _dissolved(self) -> dict[Area, Steps]:
        """Of each district the communes that its own communes passed into."""
        found = {}
        for area in self.units:
            if area.level is AreaLevel.DISTRICT:
                steps = (self._after.get(commune, ()) for commune in self.children(area))
                new = dict.fromkeys(unit for unit, _ in chain.from_iterable(steps))
                kind = ChangeKind.WHOLE if len(new) == 1 else ChangeKind.PART
                found[area] = tuple((unit, kind) for unit in new)
        return found

    @cached_property
    def _before(self) -> dict[Area, Steps]:
        return _grouped((new, old, change.kind) for (old, new), change in self._changes.items())


def _grouped(steps: Iterable[tuple[Area, Area, ChangeKind]]) -> dict[Area, Steps]:
    found: defaultdict[Area, list[tuple[Area, ChangeKind]]] = defaultdict(list)
    for start, end, kind in steps:
        found[start].append((end, kind))
    return {start: tuple(ends) for start, ends in found.items()}
