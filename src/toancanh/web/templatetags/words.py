"""Filters that name registers, roles of papers and events in the reader's language."""

from django import template

from toancanh.publish.words import capital, say
from toancanh.registers.declaring import Register
from toancanh.registers.declaring import said as told
from toancanh.web.language import spoken

register = template.Library()


@register.filter
def register_name(of: Register) -> str:
    """The title of a register."""
    return told(of.words, spoken())


@register.filter
def worded(code: str, section: str) -> str:
    """A fixed word of a section of the messages: ``"evidence"|worded:"paper"``."""
    return capital(say(f"{section}.{code}", spoken()))
