"""A chart as files: what a browser draws, and pictures. Needs no network and no font of the machine."""

from functools import cache, lru_cache
from importlib import resources
from itertools import product
from typing import Any

import vl_convert

from toancanh.publish.charts.spec import IN_FILE, ON_PAGE, Frame, Look, frame, rows, vega_lite, worded
from toancanh.publish.charts.values import Chart
from toancanh.publish.series import Rhythm
from toancanh.reference.messages import Language

_NUMBERS = {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["", "\u00a0₫"]}
_SHARP = 2.0  # dots of a picture for each of the plot


def vega(chart: Chart, look: Look) -> dict[str, Any]:
    """What a browser draws with Vega, which need not know Vega-Lite."""
    whole = frame(chart, look)
    made, given = worded(_compiled(whole.mould, look), whole, look), rows(chart)
    return {**made, "data": [_filled(it, given) for it in made["data"]]}


def svg(chart: Chart, look: Look = IN_FILE) -> str:
    """A drawing that can be made larger."""
    fonts()
    return str(vl_convert.vega_to_svg(vega(chart, look), format_locale=locale(chart.lang)))


def png(chart: Chart, look: Look = IN_FILE) -> bytes:
    """A picture for a document or a slide."""
    fonts()
    drawn = vega(chart, look)
    return bytes(vl_convert.vega_to_png(drawn, scale=_SHARP, format_locale=locale(chart.lang)))


@lru_cache(32)
def _compiled(it: Frame, look: Look) -> dict[str, Any]:
    return dict(vl_convert.vegalite_to_vega(vega_lite(it, look)))


def _filled(source: dict[str, Any], given: dict[str, list[dict[str, Any]]]) -> dict[str, Any]:
    """A source of data with its rows, if it is one that has any of its own."""
    return {**source, "values": given[source["name"]]} if source["name"] in given else source


def warm() -> None:
    """Compile the charts of pages and files, which takes some seconds, before the first is asked for."""
    fonts()
    for look, broken in product((ON_PAGE, IN_FILE), (False, True)):
        heading = ("", "", ("",)) if look.framed else None
        it = Frame(heading, (), ("",), Rhythm.MONTH, False, True, "vi", broken)
        _compiled(it.mould, look)


def locale(lang: Language) -> dict[str, Any] | None:
    """How numbers are written on axes, in d3's terms; ``None`` for English, which it knows."""
    return _NUMBERS if lang == "vi" else None


@cache
def fonts() -> None:
    """Make the font of pictures known, once: not every server has one with Vietnamese letters."""
    with resources.as_file(resources.files(__package__) / "fonts") as folder:
        vl_convert.register_font_directory(str(folder))
