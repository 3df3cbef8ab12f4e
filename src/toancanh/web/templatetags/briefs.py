"""Filters for briefs."""

from django import template

from toancanh.publish.brief import Brief, Said

register = template.Library()


@register.filter
def marks(brief: Brief, said: Said) -> tuple[int, ...]:
    """The numbers of the end notes that words bear."""
    return brief.marks(said)
