"""A question answered on the console. Import it after ``open_store``."""

from collections.abc import Iterable, Iterator

from django.utils import timezone
from rich.console import Console

from toancanh.analyse.figures import Figure
from toancanh.analyse.targets import Pace, paces, so_far
from toancanh.answering import Answer, answer, home
from toancanh.answering.elsewhere import entries, lineages, matters
from toancanh.cli.screen import screen
from toancanh.cli.tables import print_sentence
from toancanh.cli.words import say
from toancanh.extract import asked, keywords
from toancanh.model import Area, Kind, Observation, Period, Place
from toancanh.publish import figures, names, periods, spans, standing, words
from toancanh.publish.area_answers import notes
from toancanh.reference.areas import areas
from toancanh.reference.messages import language
from toancanh.store import selectors
from toancanh.store.fulltext.selectors import Hit, Sought, found

_FEW, _MANY = 3, 20  # lines of documents beside an answer, of a search
_AROUND = 160  # characters of a line


def tell(text: str) -> None:
    """Print how a question was understood, its answer, and what else bears its words."""
    day = timezone.localdate()
    here = home(day)
    read = asked(text, day, here)
    told, console = answer(read, here), screen()
    if told.indicator:
        _print(console, _understood(told), bold=True)
    for each in (told, *told.beside):
        _told(console, each, _headed(each) if told.beside else "")
    for line in (*_progress(told), *_names(told)):
        _print(console, line)
    for it in lineages(read, day):
        _print(console, say(f"ask.{it.ask}", area=names.full_area(it.unit, language())), bold=True)
        _print(console, "  " + "; ".join(names.full_area(unit, language()) for unit in it.about.units))
        for note in notes(it.about, language()):
            _print(console, f"  • {note}")
    _passages(console, keywords(text), _FEW if told.found else _MANY, alone=not told.found)


def search(text: str) -> None:
    """Print the lines of documents that have the words."""
    _passages(screen(), text, _MANY, alone=True)


def _print(console: Console, text: str, *, bold: bool = False) -> None:
    console.print(text, style="bold" if bold else None, markup=False, soft_wrap=True)


def _understood(told: Answer) -> str:
    """What the question was taken for: indicator – area – period – sort of figure."""
    read = told.question
    code = names.indicator(told.indicator, "", language())
    sort = f"kind.{read.kind}" if read.kind is not Kind.OUTCOME else f"measure.{read.measure}"
    narrowed = names.dimensions(read.dims, language())
    when = periods.period(told.period, language()) if told.period else ""
    sort = "ask.pace" if read.pace else sort
    parts = (" · ".join(filter(None, (code, narrowed))), _place(told.place), when, say(sort))
    return say("ask.understood", parts=" – ".join(filter(None, parts)))


def _place(place: Place | None) -> str:
    unit = areas().get(place.code, place.since) if place and place.since else None
    return names.full_area(unit, language()) if unit else ""


def _headed(it: Answer) -> str:
    when = periods.period(it.period, language()) if it.period else ""
    return ", ".join(filter(None, (_place(it.place), when)))


def _told(console: Console, it: Answer, name: str) -> None:
    """The figures of one area, or that there are none; under its name, where several are asked about."""
    if name:
        _print(console, name, bold=True)
    _figures(console, it)
    for line in _missing(it):
        _print(console, line)


def _figures(console: Console, told: Answer) -> None:
    for it in told.told:
        _figure(console, it.fact)
        for other in it.line.observations:
            if other is not it.fact:
                _print(console, f"  {figures.entry(other, language())} {say(f'measure.{other.measure}')}")
        if it.line.rivals:
            rivals = "; ".join(figures.entry(rival, language()) for rival in it.line.rivals)
            _print(console, f"  {say('word.rivals')} {rivals}")
    for fact in told.facts:
        _figure(console, fact)
    if told.derived:
        _print(console, say("ask.derived", value=_value(told.derived)), bold=True)
        _print(console, _based(told.derived))


def _value(it: Figure) -> str:
    return spans.span(it.interval, it.unit, language())


def _based(it: Figure) -> str:
    """The figures of documents that a number rests on."""
    facts = (f"{names.thing(fact, language())}, {_told_as(fact)} [{fact.id}]" for fact in it.facts)
    return "  " + say("ask.based", facts="; ".join(facts))


def _told_as(fact: Observation) -> str:
    area = names.full_area(unit, language()) if (unit := _unit(fact)) else fact.area or ""
    when = periods.period(fact.period, language()) if fact.period else ""
    return ", ".join(
        filter(None, (area, when, figures.entry(fact, language()), say(f"status.{fact.status}")))
    )


def _unit(fact: Observation) -> Area | None:
    return areas().get(fact.area_code, fact.area_since) if fact.area_code and fact.area_since else None


def _progress(told: Answer) -> Iterator[str]:
    """How far the year's plan is in each area asked about, with the figures it rests on."""
    found = told.progress
    if found is None:
        if told.aimless:
            yield say("ask.no_aim")
        return
    year = found.period.end.year
    yield say("ask.aims", year=year)
    for place, of in found.areas:
        paced = paces(of, year)
        for pace in paced:
            yield f"  {_place(place)}: {_pace(pace)}"
            if made := pace.left or pace.done:
                yield f"  {_based(made)}"
        if not paced:
            done, period = so_far(of, year)
            yield f"  {_place(place)}: {'; '.join((say('ask.aimless'), _done(done, period)))}"


def _pace(pace: Pace) -> str:
    """An aim, what is done of it and what is left."""
    aim = say(f"kind.{pace.aim.kind}")
    parts = (
        f"{aim} {_value(pace.target)}" if pace.target else "",
        f"{aim} {_grown(pace.aim.growth)}" if pace.aim.growth else "",
        _done(pace.done, pace.period) if pace.done or not pace.grown else "",
        say("ask.grown", value=_grown(pace.grown)) if pace.grown else "",
        say("ask.percent", value=_value(pace.percent)) if pace.percent else "",
        say("ask.left", value=_value(pace.left)) if pace.left else "",
    )
    return "; ".join(filter(None, parts))


def _grown(it: Figure) -> str:
    return spans.span(it.interval, it.unit, language(), signed=True)


def _done(done: Figure | None, period: Period | None) -> str:
    if done is None or period is None:
        return say("ask.undone")
    return say("ask.done", value=_value(done), period=periods.period(period, language()))


def _figure(console: Console, fact: Observation) -> None:
    claim = selectors.claim(fact.id)
    if claim is None:
        raise LookupError(f"the store has no observation {fact.id}")
    thing = names.thing(fact, language())
    measure, status = say(f"measure.{fact.measure}"), say(f"status.{fact.status}")
    _print(console, f"{figures.entry(fact, language())} ({measure}, {status}) – {thing}", bold=True)
    print_sentence(console, claim.sentence)
    if said := standing.corrected(fact, language()):
        _print(console, f"    {said}")
    place = words.locator(fact.passage.locator, language())
    _print(console, f"    {', '.join(filter(None, (claim.document.name, place)))} [{fact.id}]")


def _missing(told: Answer) -> Iterator[str]:
    """What was not understood, that there is no figure, and what there is instead."""
    if told.indicator and told.unclear:
        yield say("ask.unclear", words=told.unclear)
    if not (told.indicator and told.lacking):
        return
    if not told.unclear:
        yield say("ask.none")
    if told.periods:
        yield say("ask.periods", periods=_listed(periods.period(it, language()) for it in told.periods))
    if told.places:
        yield say("ask.places", areas=_listed(map(_place, told.places)))


def _names(told: Answer) -> Iterator[str]:
    """Entries of registers and matters that bear the words left over."""
    rest = told.question.rest
    if found := entries(rest):
        yield say("ask.entries", names="; ".join(it.name for it in found))
    if doing := matters(rest):
        yield say("ask.matters", names="; ".join(f"[{it.pk}] {it.title}" for it in doing))


def _listed(parts: Iterable[str]) -> str:
    return ", ".join(filter(None, parts))


def _passages(console: Console, text: str, count: int, *, alone: bool) -> None:
    lines = found(Sought(text), 0, count)
    if alone and not lines.hits:
        _print(console, say("ask.no_passage"))
    if not lines.hits:
        return
    _print(console, say("ask.passages", count=lines.total), bold=True)
    for hit in lines.hits:
        print_sentence(console, _cut(hit))
        _print(console, f"    {hit.document.name}")


def _cut(hit: Hit) -> tuple[str, str, str]:
    """A line before, at and after the first words found, as far as one reads."""
    start, end = hit.marks[0] if hit.marks else (0, 0)
    return hit.text[max(0, start - _AROUND) : start], hit.text[start:end], hit.text[end : end + _AROUND]
