"""Filters that say the pace of a plan in the reader's language."""

from django import template

from toancanh.analyse.figures import Figure
from toancanh.analyse.prospects import Lack, Watched
from toancanh.analyse.targets import Pace
from toancanh.assessing import saying
from toancanh.model import Observation
from toancanh.publish.names import area, thing
from toancanh.publish.periods import period
from toancanh.web.choices import Place
from toancanh.web.language import spoken
from toancanh.web.overview import words

register = template.Library()


@register.filter
def made(number: int, page: str) -> str:
    """Where it is told how a row was made; ``page`` is the address of the page that tells it."""
    return f"{page}#chi-tieu-{number}"


@register.filter
def short(of: Figure) -> str:
    """A number as a table has it."""
    return words.short(of)


@register.filter
def grown(of: Figure) -> str:
    """A growth with its sign."""
    return words.short(of, signed=True)


@register.filter
def how(of: Figure) -> str:
    """How a number came about; empty of one that is told."""
    return words.how(of)


@register.filter
def pace_verdict(pace: Pace) -> str:
    """What comes out."""
    return words.verdict(pace.verdict)


@register.filter
def pace_reason(pace: Pace) -> str:
    """Why, in a sentence."""
    return words.reason(pace)


@register.filter
def prospect(of: Watched) -> str:
    """What the year may come to, in a sentence; that no past year tells, if it is only that."""
    if of.prospect:
        return saying.prospect(of.prospect, spoken())
    return saying.lack(of, spoken()) if of.lack is Lack.NO_YEARS else ""


@register.filter
def of_aim(of: Watched) -> str:
    """What the year may come to in percent of the aim; empty where no range is told."""
    return saying.percent(of.prospect.percent, spoken()) if of.prospect else ""


@register.filter
def pace_aim(pace: Pace) -> str:
    """Whether it is a plan or a target."""
    return words.aim(pace.aim.kind)


@register.filter
def of_what(fact: Observation) -> str:
    """What a figure is of, with area and period: "Kim ngạch xuất khẩu, Đắk Lắk, 6 tháng đầu năm 2025"."""
    span = period(fact.period, spoken()) if fact.period else ""
    place = Place.of(fact.area_code, fact.area_since, fact.area)
    named = area(place.unit, spoken()) if place.unit else place.name
    return ", ".join(filter(None, (thing(fact, spoken()), named, span)))
