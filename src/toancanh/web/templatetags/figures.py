"""Filters that say a value of the model in the reader's language."""

from decimal import Decimal

from django import template
from django.utils.functional import Promise
from django.utils.text import Truncator

from toancanh.model import Act, Finding, Interval, Locator, Measure, Observation, Period
from toancanh.reference.indicators import Direction, catalogue
from toancanh.reference.messages import render
from toancanh.reference.topics import topics
from toancanh.store.models import Outcome, SourceDocument
from toancanh.store.superseding import Why
from toancanh.web import format as written
from toancanh.web import words
from toancanh.web.headlines import dimensions, indicator_name

register = template.Library()

register.filter("day", written.day)
register.filter("period", written.period)
register.filter("published", written.published)


@register.filter
def figure(fact: Observation) -> str:
    """The number as a reader expects it: an amount, a growth, or a percent."""
    if fact.measure in (Measure.YOY, Measure.MOM, Measure.CHANGE, Measure.CHANGE_ABS):
        return written.change(fact.quantity, fact.status)
    return written.bounded(fact.quantity, fact.status)


@register.filter
def bound(fact: Observation) -> str:
    """The word before the number, if any."""
    return written.bound_word(fact.quantity.bound, fact.status)


@register.filter
def amount(fact: Observation) -> str:
    """The number with its unit."""
    return written.amount(fact.quantity)


@register.filter
def arrow(fact: Observation) -> str:
    """▲ or ▼ or nothing, for a growth."""
    return "▲" if fact.quantity.value > 0 else "▼" if fact.quantity.value < 0 else ""


@register.filter
def verdict(fact: Observation) -> str:
    """Whether a growth is "good" or "bad" for the province, else "even"."""
    known = catalogue().get(fact.indicator or "")
    direction = known.direction if known else Direction.NONE
    value = fact.quantity.value
    if direction is Direction.NONE or value == 0:
        return "even"
    return "good" if (value > 0) is (direction is Direction.UP) else "bad"


@register.filter
def interval(fact: Observation) -> str:
    """The values that the words allow."""
    return written.interval(fact.quantity)


@register.filter
def certain(fact: Observation) -> bool:
    """Whether the number stands for itself alone."""
    span: Interval = fact.quantity.interval
    return span.low == span.high


@register.filter
def bar(fact: Observation) -> str:
    """A percent of plan as the length of a bar, 0 to 100."""
    return str(min(max(fact.quantity.value, Decimal(0)), Decimal(100)).quantize(Decimal("0.1")))


@register.filter
def name(fact: Observation) -> str:
    """The indicator of a figure with what narrows it."""
    parts = (indicator_name(fact.indicator, fact.label), dimensions(fact.dims))
    return " · ".join(part for part in parts if part)


@register.filter
def status(fact: Observation) -> str | Promise:
    """How settled a figure is."""
    return words.STATUS[fact.status]


@register.filter
def measure(fact: Observation) -> str | Promise:
    """How a figure relates to its indicator."""
    return words.MEASURE[fact.measure]


@register.filter
def bound_meaning(fact: Observation) -> str | Promise:
    """What the words around a figure mean."""
    return words.BOUND_MEANING[fact.quantity.bound]


@register.filter
def dims(fact: Observation) -> str:
    """What narrows a figure."""
    return dimensions(fact.dims)


@register.filter
def locator(place: Locator) -> str:
    """Where in its file a passage stands: "trang 3, đoạn 12"."""
    found = place.as_dict()
    return ", ".join(f"{word} {found[part]}" for part, word in words.LOCATOR.items() if part in found)


@register.filter
def act_type(act: Act) -> str | Promise:
    """What kind of act it is."""
    return words.ACT[act.type]


@register.filter
def act_topics(act: Act) -> str:
    """What an act is about."""
    names = {it.code: it.en if written.english() else it.vi for it in topics()}
    return ", ".join(names[code] for code in act.topics if code in names)


@register.filter
def cited(document: SourceDocument) -> str:
    """A document as a source line names it: by number, else by title, else by file name."""
    return document.number or Truncator(document.title or document.name).chars(70)


@register.filter
def media(document: SourceDocument) -> str:
    """The format of a document, as people call it."""
    return words.FORMAT.get(document.media_type, document.media_type)


@register.filter
def superseded_why(document: SourceDocument) -> str | Promise:
    """Why a document replaced another."""
    return words.SUPERSEDED_WHY[Why(document.supersedes_why)] if document.supersedes_why else ""


@register.filter
def reason(failure: Outcome) -> str:
    """Why a file could not be used and what to do."""
    return _told(failure.code or "", failure.values or {})


@register.filter
def doubt(finding: Finding) -> str:
    """A doubt in words."""
    return _told(finding.code, dict(finding.values))


@register.filter
def code(span: Period) -> str:
    """A period as addresses have it."""
    return span.code


def _told(message: str, values: dict[str, str]) -> str:
    """A message of the catalogue; its bare code and values when an older engine wrote another one."""
    try:
        return render(message, values, "en" if written.english() else "vi")
    except KeyError:
        return " ".join((message, *(f"{key}={value}" for key, value in values.items())))
