"""How a question was understood, part by part, and links that understand a part otherwise."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from toancanh.answering import Answer, home
from toancanh.answering.known import root
from toancanh.extract import asked
from toancanh.extract.question.spelling import LONGEST
from toancanh.model import Kind, Measure, Period, Question
from toancanh.model.things import Place as Key
from toancanh.publish import names, periods
from toancanh.publish.words import capital, say
from toancanh.reference import indicators
from toancanh.reference.areas import areas
from toancanh.web import clock
from toancanh.web.choices import Place, unit_of
from toancanh.web.language import spoken

T = TypeVar("T")
_PARTS = ("chi-tieu", "dia-ban", "ky", "so", "bo-qua")
_KINDS = (Kind.PLAN, Kind.TARGET, Kind.FORECAST, Kind.NEED)
_MEASURES = (Measure.LEVEL, Measure.YOY, Measure.MOM, Measure.PCT_OF_PLAN, Measure.SHARE)


@dataclass(frozen=True, slots=True)
class Link:
    """Another way to understand a part."""

    label: str
    address: str


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the question: what it is called, what it was taken for, what it can be changed to."""

    name: str
    taken: str
    others: tuple[Link, ...]


def family() -> tuple[Place, ...]:
    """The area of the installation and those that it was merged from."""
    whole = home(clock.today())
    units = (whole, *areas().parts(whole)) if whole else ()
    return tuple(Place.of(it.code, it.valid_from, None) for it in units)


def question(request: HttpRequest) -> Question:
    """What the address asks: its words, with the parts that were changed by a link."""
    said = request.GET
    read = asked(said.get("q", "")[:LONGEST], clock.today(), home(clock.today()))
    if (code := said.get("chi-tieu", "")) in indicators.catalogue():
        read = replace(read, indicators=(code, *(it for it in read.indicators if it != code)))
    if there := unit_of(said.get("dia-ban", "")):
        read = replace(read, areas=(there,), beside=())
    if period := _period(said.get("ky", "")):
        read = replace(read, period=period, year_told=True)
    if (sort := said.get("so", "")) in (*_KINDS, *_MEASURES):
        read = replace(read, pace=False)
    if sort in _KINDS:
        read = replace(read, kind=Kind(sort), measure=Measure.LEVEL)
    elif sort in _MEASURES:
        read = replace(read, kind=Kind.OUTCOME, measure=Measure(sort))
    return replace(read, rest="") if said.get("bo-qua") else read


def _period(code: str) -> Period | None:
    try:
        return Period.parse(code) if code else None
    except ValueError:
        return None


def parts(found: Answer, said: QueryDict) -> tuple[Part, ...]:
    """The parts of a question that a figure was looked for."""
    if found.indicator is None:
        return ()
    read = found.question
    codes = (it for it in read.indicators if it != found.indicator)
    sort = read.kind if read.kind is not Kind.OUTCOME else read.measure
    asked_for = _("tiến độ so với chỉ tiêu năm") if read.pace else _sort(sort)
    return (
        Part(_("Chỉ tiêu"), _indicator(found.indicator, read), tuple(_links(said, "chi-tieu", codes, _code))),
        Part(_("Địa bàn"), _asked_of(found), tuple(_places(found, said))),
        Part(_("Kỳ"), _named(found.period), tuple(_links(said, "ky", found.periods, _named))),
        Part(_("Con số"), asked_for, tuple(_links(said, "so", _sorts(found, sort), _sort))),
    )


def _indicator(code: str, read: Question) -> str:
    narrowed = names.dimensions(read.dims, spoken())
    return " · ".join(filter(None, (_code(code), narrowed)))


def _code(code: str) -> str:
    return names.indicator(code, "", spoken())


def _asked_of(found: Answer) -> str:
    """The area, and those asked about beside it."""
    return "; ".join(_place(it.place) for it in (found, *found.beside))


def targets(found: Answer) -> str:
    """The address of the targets of the year that the answer speaks of."""
    it = found.progress
    if it is None:
        return ""
    whole = root(it.areas[0][0])
    place = Place.of(whole.code, whole.since, None)
    return f"{reverse('targets')}?{urlencode({'dia-ban': place.key, 'ky': it.period.code})}"


def _place(place: Key | None) -> str:
    return Place.of(place.code, place.since, None).title if place else _("chưa rõ")


def _places(found: Answer, said: QueryDict) -> Iterator[Link]:
    """Other areas that the words can mean or that have figures, each once."""
    meant = [Key(it.code, it.valid_from) for it in found.question.areas]
    others = (Place.of(it.code, it.since, None) for it in (*meant, *found.places) if it != found.place)
    for place in dict.fromkeys(others):
        yield Link(place.title, changed(said, **{"dia-ban": place.key}))


def _named(period: Period | None) -> str:
    return periods.period(period, spoken()) if period else _("mới nhất")


def _sort(sort: Kind | Measure) -> str:
    section = "kind" if isinstance(sort, Kind) else "measure"
    return capital(say(f"{section}.{sort}", spoken()))


def _sorts(found: Answer, taken: Kind | Measure | None) -> Iterator[Kind | Measure]:
    """Sorts of figures to change to: growth and percent of plan of what happened, and aims that are told."""
    told = (it for it in found.kinds if it is not Kind.OUTCOME)
    taken = None if found.question.pace else taken
    every = (Measure.LEVEL, Measure.YOY, Measure.PCT_OF_PLAN, *told, Kind.NEED)
    return (it for it in every if it is not taken)


def _links(
    said: QueryDict, name: str, values: Iterable[T], label: Callable[[T], str], key: Callable[[T], str] = str
) -> Iterator[Link]:
    return (Link(label(value), changed(said, **{name: key(value)})) for value in values)


def changed(said: QueryDict, **parts: str) -> str:
    """The address of the question with parts of it understood otherwise."""
    kept = {name: value for name in _PARTS if (value := said.get(name, ""))}
    return "?" + urlencode({"q": said.get("q", "")[:LONGEST], **kept, **parts})
