"""How a chart looks, in Vega-Lite by Altair. Its words are put in after it was compiled (``worded``).

Calm: one strong colour for what is asked about, thin lines for the rest, no frame. Nothing is told by colour
alone: aims are dashes, rivals crosses, what is not final a hollow point, and all stands in the table too.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import cycle, repeat
from typing import Any

import altair as alt

from toancanh.publish.charts.values import Chart, Dot, Role, Trace
from toancanh.publish.series import Rhythm
from toancanh.publish.words import say
from toancanh.reference.messages import Language

FONT = "Be Vietnam Pro, Noto Sans, Liberation Sans, Arial, sans-serif"  # the first is ours, of pictures
DOTS, BREAKS = "dots", "breaks"
_CROSS = "M-1,-1L1,1M1,-1L-1,1"
_MOST_TICKS = 9
_NARROW = 480  # dots: a telephone, where the legend has two columns
_DASHES = ([6, 3], [2, 3], [8, 3, 2, 3])


@dataclass(frozen=True, slots=True)
class Look:
    """Colours and lettering.

    Args:
        ink, soft, line, ground: text, lesser text, grid, what lies under the points.
        own, aim, rival: colours of the roles; ``parts`` and ``before`` have one for each in turn.
        font: the font, or a list as CSS has it.
        width, height: of the plot; no width takes that of the page.
        framed: whether title and notes are part of the picture.
    """

    ink: str = "#17242b"
    soft: str = "#51626b"
    line: str = "#dfe6e9"
    ground: str = "#ffffff"
    own: str = "#0b5c6b"
    aim: str = "#8a4b00"
    rival: str = "#a8321f"
    parts: tuple[str, ...] = ("#7a4fa3", "#b0620a", "#3d6b35")
    before: tuple[str, ...] = ("#6f8790", "#8d9fa6", "#a5b3b8", "#b9c4c8")
    font: str = FONT
    width: int | None = None
    height: int = 340
    framed: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """A chart without its dots.

    Args:
        heading: title, subtitle and notes, where they are part of the picture.
        names: of the traces, with their roles.
        ticks: where time is written, as dates.
        rhythm, compared, from_nought, lang: as of the chart.
        broken: whether there are breaks to draw.
    """

    heading: tuple[str, str, tuple[str, ...]] | None
    names: tuple[tuple[str, Role], ...]
    ticks: tuple[str, ...]
    rhythm: Rhythm
    compared: bool
    from_nought: bool
    lang: Language
    broken: bool

    @property
    def mould(self) -> "Frame":
        """The same with stand-ins for all words: compiled once, it serves charts of every series."""
        heading = self.heading and ("title", "subtitle", self.heading[2] and ("notes",))
        kept = (self.rhythm, self.lang) if self.compared else (Rhythm.MONTH, "vi")
        blank = replace(self, heading=heading, names=_STAND_INS, from_nought=True)
        return replace(blank, ticks=self.ticks and ("2000-01-01",), rhythm=kept[0], lang=kept[1])


_STAND_INS = (("one", Role.OWN), ("other", Role.PART))  # two, so that there is a legend
_SYSTEM = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', Arial, sans-serif"
ON_PAGE = Look(font=_SYSTEM)
ON_DARK_PAGE = Look(
    ink="#e6edf0", soft="#a5b4bc", line="#2c3a41", ground="#1a252b", own="#5fc0d4", aim="#ffc773",
    rival="#ff9c8a", parts=("#c4a5f0", "#f0b35f", "#9fd08f"),
    before=("#8fa3ab", "#768991", "#61737b", "#526169"), font=_SYSTEM,
)  # fmt: skip
IN_FILE = Look(width=900, height=420, framed=True)


def frame(chart: Chart, look: Look) -> Frame:
    """What there is of a chart but its dots."""
    heading = (chart.title, chart.subtitle, chart.notes) if look.framed else None
    names = tuple((it.name, it.role) for it in chart.traces)
    ticks = () if chart.compared else tuple(_ticks(chart))
    kept = (chart.rhythm, chart.compared, chart.from_nought, chart.lang)
    return Frame(heading, names, ticks, *kept, bool(chart.breaks and not chart.compared))


def rows(chart: Chart) -> dict[str, list[dict[str, Any]]]:
    """The data of a chart by the names under which ``vega_lite`` asks for them."""
    dots = [_row(trace, dot, chart) for trace in chart.traces for dot in trace.dots]
    return {DOTS: dots, BREAKS: [{"at": it.on.isoformat(), "word": it.word} for it in chart.breaks]}


def vega_lite(it: Frame, look: Look) -> dict[str, Any]:
    """A chart as Vega-Lite, its data still to be given; each name of a trace is one entry of the legend."""
    whole: Any = alt.layer(*_layers(it, look), data=alt.NamedData(DOTS)).properties(
        width="container" if look.width is None else look.width,
        height=look.height,
        autosize=alt.AutoSizeParams(type="fit-x", contains="padding"),
        **({"title": _title(it.heading, look)} if it.heading else {}),
    )
    return dict(_configured(whole, look).to_dict(validate=False))


def worded(made: dict[str, Any], it: Frame, look: Look) -> dict[str, Any]:
    """The Vega of a chart, its data still to be given.

    Args:
        made: what ``vega_lite`` of its mould was compiled to.
        it: the chart.
        look: how it looks.
    """
    whole = made | {
        "scales": [scale | _scale(scale["name"], it, look) for scale in made["scales"]],
        "axes": [axis | (_time(axis, it) if axis["scale"] == "x" else {}) for axis in made["axes"]],
    }
    if it.heading:
        whole["title"] = made["title"] | {"text": it.heading[0], "subtitle": it.heading[1]}
    if len(dict(it.names)) > 1:
        whole["legends"] = [legend | {"columns": {"signal": _columns(it)}} for legend in made["legends"]]
    else:
        del whole["legends"]
    return whole


def _scale(name: str, it: Frame, look: Look) -> dict[str, Any]:
    """What is of this chart in a scale."""
    if name == "color":
        return _mapped(_colours(it, look))
    if name == "strokeDash":
        return _mapped(_dashed(it))
    return {"zero": it.from_nought} if name == "y" else {}


def _mapped(names: Mapping[str, object]) -> dict[str, Any]:
    return {"domain": list(names), "range": list(names.values())}


def _time(axis: dict[str, Any], it: Frame) -> dict[str, Any]:
    """What is of this chart on the axis of time."""
    notes = {"title": list(it.heading[2])} if it.heading and "title" in axis else {}
    if it.compared:
        return notes
    ticks = [{"signal": f'datetime("{day}")'} for day in it.ticks]
    return notes | {"values": ticks, "format": say(f"chart.time_{it.rhythm}", it.lang)}


def _title(heading: tuple[str, str, tuple[str, ...]], look: Look) -> alt.TitleParams:
    title, subtitle, _ = heading
    return alt.TitleParams(
        text=title, subtitle=subtitle, anchor="start", frame="group", offset=16, fontSize=19,
        subtitleFontSize=14, subtitleColor=look.soft, subtitlePadding=6, color=look.ink, fontWeight=600,
    )  # fmt: skip


def _configured(whole: Any, look: Look) -> Any:
    text: dict[str, Any] = {"labelColor": look.soft, "labelFontSize": 12, "titleColor": look.soft}
    return whole.configure(
        background=look.ground, font=look.font, padding=20 if look.framed else 4, aria=False,
        view=alt.ViewConfig(stroke=None),
        axis=alt.AxisConfig(**text, domainColor=look.soft, gridColor=look.line, tickColor=look.soft,
                            labelFont=look.font, titleFont=look.font),
        legend=alt.LegendConfig(labelColor=look.ink, labelFontSize=12.5, labelFont=look.font, labelLimit=360,
                                symbolSize=90, columnPadding=18),
        title=alt.TitleConfig(font=look.font, subtitleFont=look.font),
    )  # fmt: skip


def _layers(it: Frame, look: Look) -> Iterator[Any]:
    """From the ground up: breaks, aims, what values can be, lines, points, what others claim."""
    base = alt.Chart().encode(x=_x(it, look), y=_y(it), color=_colour(it, look))
    pointed = base.encode(tooltip="told:N", href="address:N")
    if it.broken:
        yield from _breaks(it, look)
    yield _only(pointed, "aim").mark_rule(strokeWidth=2.5, strokeDash=[7, 4]).encode(x2="until")
    spread = base.transform_filter("isValid(datum.low)").encode(y=alt.Y("low:Q"), y2="high")
    yield spread.mark_rule(strokeWidth=9, opacity=0.22)
    yield (
        _only(base, "line").mark_line().encode(detail="run:N", strokeDash=_dashes(it), strokeWidth=_width(it))
    )
    size = alt.Size("role:N", scale=_by_role(64, 30), legend=None)
    yield _only(pointed, "line", settled=True).mark_point(filled=True, opacity=1).encode(size=size)
    hollow: dict[str, Any] = {"filled": False, "fill": look.ground, "opacity": 1, "strokeWidth": 1.8}
    yield _only(pointed, "line", settled=False).mark_point(**hollow).encode(size=size)
    yield _only(pointed, "rival").mark_point(shape=_CROSS, size=26, strokeWidth=1.8, filled=False, opacity=1)


def _only(base: Any, drawn: str, *, settled: bool | None = None) -> Any:
    """The dots that are drawn so."""
    also = "" if settled is None else " && datum.settled" if settled else " && !datum.settled"
    return base.transform_filter(f"datum.drawn == '{drawn}'{also}")


def _by_role(strong: float, light: float) -> alt.Scale:
    return alt.Scale(
        domain=[Role.OWN.value, Role.BEFORE.value, Role.PART.value], range=[strong, light, light]
    )


def _width(it: Frame) -> alt.StrokeWidth:
    return alt.StrokeWidth("role:N", scale=_by_role(2.6, 1.6), legend=None)


def _dashes(it: Frame) -> alt.StrokeDash:
    names = _dashed(it)
    scale = alt.Scale(domain=list(names), range=list(names.values()))
    return alt.StrokeDash("name:N", scale=scale, legend=None)


def _dashed(it: Frame) -> dict[str, list[int]]:
    """Parts are told apart by their dashes as well."""
    dashes = cycle(_DASHES)
    return {name: next(dashes) if role is Role.PART else [1, 0] for name, role in it.names}


def _colour(it: Frame, look: Look) -> alt.Color:
    """One scale of colours over all names; no legend where there is but one."""
    names = _colours(it, look)
    shown = alt.Legend(
        title=None,
        orient="top",
        symbolType="circle",
        symbolStrokeWidth=0,
        symbolOpacity=1,
        offset=10,
        columns=alt.ExprRef(_columns(it)),
    )
    scale = alt.Scale(domain=list(names), range=list(names.values()))
    return alt.Color("name:N", scale=scale, legend=shown if len(names) > 1 else None)


def _colours(it: Frame, look: Look) -> dict[str, str]:
    parts, before = cycle(look.parts), cycle(look.before)
    colours = {Role.OWN: repeat(look.own), Role.AIM: repeat(look.aim), Role.RIVAL: repeat(look.rival),
               Role.PART: parts, Role.BEFORE: before}  # fmt: skip
    return {name: next(colours[role]) for name, role in it.names}


def _columns(it: Frame) -> str:
    """How many names of the legend stand beside each other."""
    return f"width < {_NARROW} ? 2 : {len(dict(it.names))}"


_DRAWN = {Role.AIM: "aim", Role.RIVAL: "rival"}


def _row(trace: Trace, dot: Dot, chart: Chart) -> dict[str, Any]:
    """A dot as data; in a comparison of years it stands at its month, or its quarter."""
    row: dict[str, Any] = {
        "name": trace.name, "role": trace.role.value, "drawn": _DRAWN.get(trace.role, "line"),
        "at": _at(dot.at, chart), "value": float(dot.value), "settled": dot.settled,
        "told": "\n".join(dot.told), "address": dot.address, "run": f"{trace.name} {dot.run}",
    }  # fmt: skip
    if dot.low is not None and dot.high is not None:
        row |= {"low": float(dot.low), "high": float(dot.high)}
    return row | ({"until": _at(dot.until, chart)} if dot.until else {})


def _at(day: date, chart: Chart) -> str | int:
    if not chart.compared:
        return day.isoformat()
    return (day.month + 2) // 3 if chart.rhythm is Rhythm.QUARTER else day.month


def _x(it: Frame, look: Look) -> alt.X:
    if it.compared:
        last = 4 if it.rhythm is Rhythm.QUARTER else 12
        words = say(f"chart.step_{it.rhythm}", it.lang)
        axis = _axis(
            it, look, values=list(range(1, last + 1)), labelExpr=f"replace('{words}', '#', datum.value)"
        )
        return alt.X("at:Q", axis=axis, scale=alt.Scale(domain=[0.5, last + 0.5], nice=False))
    written = say(f"chart.time_{it.rhythm}", it.lang)
    axis = _axis(it, look, values=list(it.ticks), format=written)
    return alt.X("at:T", axis=axis, scale=alt.Scale(type="utc", padding=24))


def _axis(it: Frame, look: Look, **more: Any) -> alt.Axis:
    """The axis of time; in a file what is to be known of the chart stands under it."""
    notes = list(it.heading[2]) if it.heading else None
    under: dict[str, Any] = {
        "title": notes, "titleAnchor": "start", "titleAlign": "left", "titlePadding": 18,
        "titleFontWeight": "normal", "titleFontSize": 12, "titleLineHeight": 18, "labelFlush": False,
    }  # fmt: skip
    return alt.Axis(**under, grid=False, labelOverlap="greedy", labelPadding=6, **more)


def _ticks(chart: Chart) -> list[str]:
    """Where time is written: where there are values, the last of them among them, not too many."""
    lines = [it for it in chart.traces if it.role in (Role.OWN, Role.PART)]
    days = sorted({dot.at for it in lines or chart.traces for dot in it.dots})
    step = -(-len(days) // _MOST_TICKS)
    return [it.isoformat() for it in days[::-1][::step][::-1]]


def _y(it: Frame) -> alt.Y:
    axis = alt.Axis(title=None, tickCount=5, format=",.4~f", domain=False, ticks=False, labelPadding=8)
    return alt.Y("value:Q", axis=axis, scale=alt.Scale(zero=it.from_nought, nice=True))


def _breaks(it: Frame, look: Look) -> Iterator[Any]:
    """A rule where figures before and after are of different things, with its word at the top."""
    base = alt.Chart(alt.NamedData(BREAKS)).encode(x=_x(it, look))
    yield base.mark_rule(stroke=look.soft, strokeWidth=1, strokeDash=[3, 3])
    word: dict[str, Any] = {
        "align": "right",
        "baseline": "top",
        "dx": -5,
        "fontSize": 11.5,
        "font": look.font,
    }
    yield base.mark_text(**word, fill=look.soft).encode(y=alt.value(0), text="word:N")
