"""Bars beside each other: how much of each plan is done, with a mark where it usually is by then."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import altair as alt
import vl_convert

from toancanh.publish.charts.drawing import fonts, locale
from toancanh.publish.charts.spec import IN_FILE
from toancanh.publish.charts.values import Bar
from toancanh.reference.messages import Language

_SHARP = 2.0
_WIDE, _TALL = 430, 34  # points: of the bars, of each bar
_FULL = Decimal(100)
_data: Any = alt.Data  # without types of its own


def png(bars: Sequence[Bar], lang: Language) -> bytes:
    """A picture of bars, the first on top."""
    fonts()
    drawn = vl_convert.vegalite_to_vega(_described(bars))
    return bytes(vl_convert.vega_to_png(drawn, scale=_SHARP, format_locale=locale(lang)))


def _described(bars: Sequence[Bar]) -> dict[str, Any]:
    look, longest = IN_FILE, max((_FULL, *(it.percent for it in bars)))
    rows = [{"name": it.name, "percent": float(it.percent), "told": it.told, **_marked(it)} for it in bars]
    names = alt.Axis(title=None, labelLimit=420, labelFontSize=13, ticks=False, domain=False, labelPadding=8)
    base = alt.Chart(_data(values=rows)).encode(y=alt.Y("name:N", sort=None, axis=names))
    scale = alt.Scale(domain=[0, float(longest)], nice=False)
    length = alt.X("percent:Q", scale=scale, axis=alt.Axis(title="%", tickCount=5, labelFontSize=12))
    layers = [
        base.mark_bar(color=look.own, height=16).encode(x=length),
        base.mark_text(align="left", dx=6, fontSize=13, fontWeight=600).encode(x=length, text="told:N"),
    ]
    if any(it.mark is not None for it in bars):
        tick = base.transform_filter("isValid(datum.mark)").mark_tick(color=look.aim, thickness=3, height=24)
        layers.append(tick.encode(x=alt.X("mark:Q", scale=scale)))
    whole = alt.layer(*layers).properties(width=_WIDE, height=_TALL * len(bars))
    styled = whole.configure(background=look.ground, font=look.font, padding=12).configure_view(stroke=None)
    return dict(styled.to_dict(validate=False))


def _marked(it: Bar) -> dict[str, float]:
    return {} if it.mark is None else {"mark": float(it.mark)}
