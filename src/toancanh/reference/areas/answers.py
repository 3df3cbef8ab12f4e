"""Three questions about areas: which unit is meant, what it became, what it was.

A question is asked in words or a code, which may mean several units, and a unit has as many validities as
the data has layers. An answer never hides that:

* ``find`` gives every validity that is meant.
* ``became`` asks about units that ended, ``was`` about units that were formed of others: of all that is meant
  only those count, and what is left out is told. So ``became 26740`` is about Phường Bến Nghé, the
  bearer of the code until 30 June 2025, and a note says that Phường Sài Gòn, which bears it now, exists.
* One step is taken, from a unit to its direct successors or predecessors. What goes on is told in a note.

``Answer.exact`` is a statement about land, never about the data's quality:

* ``True``: the units given together are the area asked about, no more and no less.
* ``False``: one unit was meant, and those given hold more than its land, or it is only a part of theirs.
* ``None``: there is no one area to compare with. Nothing was found, nothing came before or after, or
  several units are meant; then ``units`` are those of all, and a note for each tells which are its.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from toancanh.model import Area, AreaLevel, ChangeKind, Finding, Severity
from toancanh.reference.areas.index import AreaIndex, Steps
from toancanh.reference.areas.spelling import readings

_Taken = dict[Area, Steps]


class Ask(StrEnum):
    """What is asked about an area."""

    FIND = "find"
    BECAME = "became"
    WAS = "was"


@dataclass(frozen=True, slots=True)
class Question:
    """Words or a code, read on a day or at any time, anywhere or within a place."""

    ask: Ask
    name: str
    on: date | None = None
    within: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """Units in order of level, code and date; whether they are the area asked about; what else to know."""

    units: tuple[Area, ...]
    exact: bool | None
    notes: tuple[Finding, ...] = ()


def answer(index: AreaIndex, question: Question) -> Answer:
    """Answer a question; never raises, whatever its words."""
    meant = index.find(question.name, on=question.on, within=question.within)
    if not meant:
        return Answer((), None, tuple(_missing(index, question)))
    if question.ask is Ask.FIND:
        return _found(index, question, meant)
    return _followed(index, question, meant)


def told(area: Area, where: str = "") -> str:
    """A unit beyond doubt, in any language: "Huyện Krông Pa, Tỉnh Gia Lai (637, 2004-07-08 – 2025-06-30)"."""
    name = f"{area.full_name}, {where}" if where else area.full_name
    return f"{name} ({area.code}, {area.valid_from} – {area.valid_to or ''}".rstrip() + ")"


def places(index: AreaIndex, area: Area) -> str:
    """The units it lies in, below the country: "Huyện Krông Pa, Tỉnh Gia Lai"; empty for the country."""
    _, *around = index.upwards(area)
    names = [unit.full_name for unit in around]
    return ", ".join(names[:-1] or names)


def _note(code: str, **values: object) -> Finding:
    return Finding(code, Severity.INFO, None, tuple((name, str(value)) for name, value in values.items()))


def _listed(areas: Iterable[Area]) -> str:
    return "; ".join(map(told, areas))


def _placed(index: AreaIndex, areas: Iterable[Area]) -> str:
    """Units with the places they lie in, which tell namesakes apart."""
    inner = (AreaLevel.DISTRICT, AreaLevel.COMMUNE)
    return "; ".join(told(it, places(index, it) if it.level in inner else "") for it in areas)


def _found(index: AreaIndex, question: Question, meant: tuple[Area, ...]) -> Answer:
    notes = [
        _note("areas.parts", area=told(area), parts=_listed(parts))
        for area in meant
        if (parts := index.parts(area))
    ]
    if len(meant) == 1:
        return Answer(meant, True, tuple(notes))
    return Answer(meant, None, (_ambiguity(question, meant), *notes))


def _ambiguity(question: Question, meant: tuple[Area, ...]) -> Finding:
    one_code = len({area.code for area in meant}) == 1
    code = "areas.several_times" if one_code else "areas.several"
    return _note(code, asked=question.name, count=len(meant))


def _missing(index: AreaIndex, question: Question) -> Iterable[Finding]:
    """Why nothing was found: the words, the place around them, or the day."""
    anywhere = index.find(question.name)
    if not anywhere:
        if others := _of_other_types(index, question.name):
            yield _note("areas.other_type", asked=question.name, areas=_placed(index, others))
        else:
            yield _note("areas.unknown", asked=question.name)
    elif question.within and not index.find(question.within):
        yield _note("areas.unknown", asked=question.within)
    elif question.on and (others := index.find(question.name, within=question.within)):
        yield _note("areas.other_time", asked=question.name, day=question.on, areas=_placed(index, others))
    else:
        where = _placed(index, anywhere)
        yield _note("areas.elsewhere", asked=question.name, within=question.within, areas=where)
    if question.on and question.on < index.begins:
        yield _note("areas.data_begin", day=index.begins)


def _of_other_types(index: AreaIndex, words: str) -> tuple[Area, ...]:
    """Units of the name without its type word: towns were districts once, wards were communes."""
    name, *around = words.split(",", 1)
    bare = [text for kind, text in readings(name) if kind and not text.isdecimal()]
    return index.find(",".join([*bare[:1], *around])) if bare else ()


def _followed(index: AreaIndex, question: Question, meant: tuple[Area, ...]) -> Answer:
    follow = index.became if question.ask is Ask.BECAME else index.was
    steps = {area: taken for area in meant if (taken := follow(area))}
    units = dict.fromkeys(unit for taken in steps.values() for unit, _ in taken)
    notes = [*_each(index, question, meant, steps), *_left_out(index, question, meant, steps)]
    if len(steps) != 1:
        return Answer(index.ordered(units), None, tuple(notes))
    (area,) = steps
    if question.ask is Ask.BECAME:
        exact, why = index.exact_union(area), [*_divided(area, steps[area]), *_strangers(index, area)]
    else:
        exact, why = index.exact_origin(area), list(_remainders(index, area))
    how = _how(index, question.ask, area, units)
    return Answer(index.ordered(units), exact, (*notes, *how, *why, *_further(index, question.ask, units)))


def _how(index: AreaIndex, ask: Ask, area: Area, units: Iterable[Area]) -> Iterable[Finding]:
    """When and by which acts it passed into the units, or they into it, and whether only the name changed."""
    before, after = ([area], list(units)) if ask is Ask.BECAME else (list(units), [area])
    old = [unit for it in before for unit in (it, *index.children(it))]
    code = "areas.act_district" if area.level is AreaLevel.DISTRICT else "areas.act"
    yield _note(code, day=after[0].valid_from, acts=", ".join(index.acts(old, after)))
    alone = len(before) == len(after) == 1 and index.exact_union(before[0])
    if alone and before[0].full_name != after[0].full_name:
        yield _note("areas.renamed", old=told(before[0]), new=told(after[0]))


def _each(index: AreaIndex, question: Question, meant: tuple[Area, ...], steps: _Taken) -> Iterable[Finding]:
    """When several units are meant: which of the answer belongs to which."""
    if len(steps) > 1:
        yield _ambiguity(question, tuple(steps))
    for area, taken in steps.items() if len(meant) > 1 else ():
        units = _listed(unit for unit, _ in taken)
        yield _note(f"areas.{question.ask}", area=_placed(index, [area]), areas=units)


def _left_out(
    index: AreaIndex, question: Question, meant: tuple[Area, ...], steps: _Taken
) -> Iterable[Finding]:
    """Units that the question cannot be about, and why."""
    rest = [area for area in meant if area not in steps]
    districts = [area for area in rest if area.level is AreaLevel.DISTRICT]
    others = [area for area in rest if area.level is not AreaLevel.DISTRICT]
    if question.ask is Ask.BECAME:
        if rest:
            yield _note("areas.still_exists", areas=_placed(index, rest))
        return
    if districts:
        yield _note("areas.district_origin", areas=_placed(index, districts))
    if others:
        yield _note("areas.no_origin", areas=_placed(index, others), day=index.begins)


def _divided(area: Area, taken: Steps) -> Iterable[Finding]:
    if area.level is AreaLevel.COMMUNE and len(taken) > 1:
        yield _note("areas.divided", area=told(area), count=len(taken))


def _strangers(index: AreaIndex, area: Area) -> Iterable[Finding]:
    """For each successor, the units it also took land from, by the district they lay in."""
    own = {area, *index.children(area)}
    for unit, _ in index.became(area):
        strangers: defaultdict[Area, list[Area]] = defaultdict(list)
        for source, _ in index.was(unit):
            if source not in own:
                strangers[index.parent(source) or source].append(source)
        if not strangers:
            continue
        groups = (_group(place, sources) for place, sources in strangers.items())
        yield _note("areas.also_from", area=told(unit), others="; ".join(groups))


def _group(place: Area, sources: list[Area]) -> str:
    if place.level is AreaLevel.COUNTRY:
        return _listed(sources)
    return f"{place.full_name}: {', '.join(source.full_name for source in sources)}"


def _remainders(index: AreaIndex, area: Area) -> Iterable[Finding]:
    """For each origin that passed into it in part, where the rest went."""
    for source, kind in index.was(area):
        if kind is not ChangeKind.WHOLE:
            rest = (unit for unit, _ in index.became(source) if unit != area)
            yield _note("areas.took_part", area=told(area), source=told(source), others=_listed(rest))


def _further(index: AreaIndex, ask: Ask, units: Iterable[Area]) -> Iterable[Finding]:
    """What the units given became, or were, in their turn, for those of which it is known."""
    follow = index.became if ask is Ask.BECAME else index.was
    for unit in units:
        if taken := follow(unit):
            yield _note(f"areas.further_{ask}", area=told(unit), areas=_listed(step for step, _ in taken))
