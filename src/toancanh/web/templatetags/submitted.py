"""Filters for what was handed in and for what was read otherwise."""

from decimal import Decimal

from django import template
from django.utils.translation import gettext as _

from toancanh.model import Attribute, Mention
from toancanh.publish import figures
from toancanh.publish.words import capital, say
from toancanh.store.models import Outcome
from toancanh.submissions.selectors import Line, State
from toancanh.web.language import spoken

register = template.Library()
_KILOBYTE, _MEGABYTE = 1_000, 1_000_000


@register.filter
def megabytes(size: int) -> str:
    """How large a file is: "1,2 MB", "14 kB"."""
    if size >= _MEGABYTE:
        tenths = Decimal(size * 10 // _MEGABYTE) / 10
        return f"{figures.number(tenths, spoken(), 1)} MB"
    return f"{-(-size // _KILOBYTE)} kB"


@register.filter
def state_words(line: Line) -> str:
    """How a file stands, in a word."""
    match line.state:
        case State.WAITING:
            return _("chờ đọc")
        case State.READING:
            return _("đang đọc")
        case State.FAILED:
            return _("không đọc được")
    result = line.outcome.result if line.outcome else ""
    if result == Outcome.Result.KNOWN:
        return _("đã có từ trước")
    return _("đã mở") if result == Outcome.Result.OPENED else _("đã đọc")


@register.filter
def state_tone(line: Line) -> str:
    """The look of the word."""
    return {State.DONE: "actual", State.FAILED: "warning"}.get(line.state, "estimate")


@register.filter
def mention_kind(it: Mention) -> str:
    """What sort of thing is named."""
    return capital(say(f"mention.{it.kind}", spoken()))


@register.filter
def stated(it: Attribute) -> str:
    """What is said of a thing: "diện tích: 61,5 ha"."""
    return f"{say(f'feature.{it.feature}', spoken())}: {it.passage.text}"
