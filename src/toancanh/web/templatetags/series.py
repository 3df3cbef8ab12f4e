"""Where the series of a figure is."""

from django import template
from django.urls import reverse

from toancanh.publish.series import Line, key_of
from toancanh.reference.indicators import catalogue
from toancanh.web.choices import Place
from toancanh.web.series.asking import Asked

register = template.Library()


@register.filter
def series_address(line: Line) -> str:
    """The page of the series of a line; empty if it is of no indicator of the catalogue or no area."""
    key = key_of(line)
    if key is None or key.indicator not in catalogue():
        return ""
    place = Place.of(line.area_code, line.area_since, line.area)
    asked = Asked(key.indicator, place, key.dims)
    return f"{reverse('series:one', args=[key.indicator])}?{asked.query}"
