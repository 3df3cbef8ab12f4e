"""Filters that say a value of the model in the reader's language."""

from datetime import date, datetime
from decimal import Decimal

from django import template
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from toancanh.model import (
    Act,
    Bound,
    Choice,
    Decision,
    Finding,
    Interval,
    Locator,
    Observation,
    Period,
    Severity,
)
from toancanh.publish import acts, explanation, figures, names, periods, standing, words
from toancanh.reconcile.precedence import ONLY
from toancanh.reference.indicators import Direction, catalogue
from toancanh.reference.messages import render
from toancanh.store.models import Outcome, SourceDocument
from toancanh.web.claims import Rival
from toancanh.web.language import spoken

# By the beginning of the media type.
_FORMATS = {
    "text/plain": "TXT",
    "text/html": "HTML",
    "text/csv": "CSV",
    "image/": "Ảnh",
    "application/pdf": "PDF",
    "application/rtf": "RTF",
    "application/msword": "Word",
    "application/vnd.ms-word": "Word",
    "application/vnd.ms-works": "Works",
    "application/vnd.ms-excel": "Excel",
    "application/vnd.ms-outlook": "MSG",
    "message/rfc822": "EML",
    "application/vnd.openxmlformats-officedocument.wordprocessingml": "Word",
    "application/vnd.openxmlformats-officedocument.spreadsheetml": "Excel",
    "application/vnd.oasis.opendocument.text": "ODT",
    "application/vnd.oasis.opendocument.spreadsheet": "ODS",
}
_WHOLES = ("count", "person", "household", "vehicle")

register = template.Library()


@register.filter
def day(when: date) -> str:
    """A day."""
    return periods.day(when, spoken())


@register.filter
def moment(at: datetime) -> str:
    """A day with its hour, as the clocks here go."""
    here = timezone.localtime(at)
    return f"{periods.day(here.date(), spoken())} {here:%H:%M}"


@register.filter
def period(span: Period) -> str:
    """A period by name."""
    return periods.period(span, spoken())


@register.filter
def published(span: Period) -> str:
    """When a document came out."""
    return periods.published(span, spoken())


@register.filter
def figure(fact: Observation) -> str:
    """The number as a reader expects it: an amount, a growth, or a percent."""
    return figures.figure(fact, spoken())


@register.filter
def entry(fact: Observation) -> str:
    """The number as a table has it."""
    return figures.entry(fact, spoken())


@register.filter
def bound(fact: Observation) -> str:
    """The word before the number, if any."""
    return figures.bound_word(fact.quantity.bound, fact.status, spoken())


@register.filter
def amount(fact: Observation) -> str:
    """The number with its unit."""
    return figures.amount(fact.quantity, spoken())


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
    return figures.interval(fact.quantity, spoken())


@register.filter
def certain(fact: Observation) -> bool:
    """Whether the number stands for itself alone, as one that counts wholes to the last digit does."""
    quantity = fact.quantity
    span: Interval = quantity.interval
    counted = quantity.unit in _WHOLES and quantity.step <= 1 and quantity.bound is Bound.EXACT
    return counted or span.low == span.high


@register.filter
def bar(fact: Observation) -> str:
    """A percent of plan as the length of a bar, 0 to 100."""
    return str(min(max(fact.quantity.value, Decimal(0)), Decimal(100)).quantize(Decimal("0.1")))


@register.filter
def severity(of: Severity) -> str:
    """How much a finding matters: "Cảnh báo"."""
    return words.capital(words.say(f"severity.{of}", spoken()))


@register.filter
def share(part: Decimal) -> str:
    """A probability: "0,87"."""
    return figures.number(part, spoken(), 2)


@register.filter(name="explanation")
def explained(fact: Observation, document: SourceDocument) -> tuple[explanation.Line, ...]:
    """For each part of a figure of the document what gave it."""
    return explanation.lines(fact, document.text, spoken())


@register.filter
def doubted(fact: Observation) -> tuple[str, ...]:
    """How sure a figure is and why not more."""
    return tuple(explanation.confidence(fact, spoken()))


@register.filter
def verdict_word(decision: Decision) -> str:
    """What was decided."""
    return words.capital(words.say(f"word.{decision.verdict}", spoken()))


@register.filter
def standing_why(rival: Rival) -> str:
    """Why the picture stands by a claim, or not."""
    if rival.because:
        return standing.because(rival.because, spoken()) if rival.because != (ONLY,) else ""
    return standing.instead(rival.instead, spoken()) if rival.instead else ""


@register.filter
def put_right(rival: Rival) -> str:
    """What a correction did to a claim; empty if there is none."""
    if rival.dropped:
        return standing.dropped(rival.fact, rival.dropped, spoken())
    return corrected(rival.fact)


@register.filter
def corrected(fact: Observation) -> str:
    """What was put right in a figure; empty if it is as it was read."""
    return standing.corrected(fact, spoken()) or ""


@register.filter
def choice_words(choice: Choice) -> str:
    """Who chose, when and why."""
    return standing.choice(choice, spoken())


@register.filter
def name(fact: Observation) -> str:
    """The indicator of a figure with what narrows it."""
    return names.thing(fact, spoken())


@register.filter
def status(fact: Observation) -> str:
    """How settled a figure is."""
    return words.say(f"status.{fact.status}", spoken())


@register.filter
def measure(fact: Observation) -> str:
    """How a figure relates to its indicator."""
    return words.say(f"measure.{fact.measure}", spoken())


@register.filter
def bound_meaning(fact: Observation) -> str:
    """What the words around a figure mean."""
    return words.say(f"bound_meaning.{fact.quantity.bound}", spoken())


@register.filter
def locator(place: Locator) -> str:
    """Where in its file a passage stands: "trang 3, đoạn 12"."""
    return words.locator(place, spoken())


@register.filter
def act_type(act: Act) -> str:
    """What kind of act it is."""
    return words.say(f"act.{act.type}", spoken())


@register.filter
def act_topics(act: Act) -> str:
    """What an act is about."""
    known = names.topics(spoken())
    return ", ".join(known[code] for code in act.topics if code in known)


@register.filter
def act_note(act: Act) -> str:
    """By when an act is to be done and the documents it names."""
    return acts.note(act, spoken())


@register.filter
def cited(document: SourceDocument) -> str:
    """A document as a source line names it: by number, else by title, else by file name."""
    return document.number or Truncator(document.title or document.name).chars(70)


@register.filter
def media(document: SourceDocument) -> str:
    """The format of a document, as people call it."""
    return file_type(document.media_type)


@register.filter
def file_type(media_type: str) -> str:
    """A format by its media type, as people call it."""
    known = (name for start, name in _FORMATS.items() if media_type.startswith(start))
    return _(next(known, media_type))


@register.filter
def superseded_why(document: SourceDocument) -> str:
    """Why a document replaced another."""
    why = document.supersedes_why
    return words.say(f"superseding.{why}", spoken()) if why else ""


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
        return render(message, values, spoken())
    except KeyError:
        return " ".join((message, *(f"{key}={value}" for key, value in values.items())))


@register.filter
def is_web(address: str) -> bool:
    """Whether an address that somebody typed may be a link."""
    return address.startswith(("https://", "http://"))
