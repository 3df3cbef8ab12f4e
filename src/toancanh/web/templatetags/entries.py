"""Filters for entries of registers."""

from django import template

from toancanh.registers.entries import Entry
from toancanh.web.views.registers.addresses import address

register = template.Library()


@register.filter
def entry_address(entry: Entry) -> str:
    """The page of an entry."""
    return address(entry)
