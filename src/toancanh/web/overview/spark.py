"""A small line of a figure through time, as coordinates of an SVG. Its text says every point.

The fullest of what can be one line is drawn: months, growth of the year so far, years, the year so far of one
year. Fewer than three points are no course.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from toancanh.model import Kind, Measure
from toancanh.publish import figures, names, periods
from toancanh.publish.series import Line, Point, Rhythm, Strand, strands
from toancanh.publish.words import say
from toancanh.web.language import spoken

WIDTH, HEIGHT = 120, 32
_EDGE = 4
_LEAST, _MOST = 3, 24
_TENTH = Decimal("0.1")
_KINDS = (
    (Measure.LEVEL, Rhythm.MONTH),
    (Measure.YOY, Rhythm.TO_DATE),
    (Measure.LEVEL, Rhythm.DATE),
    (Measure.LEVEL, Rhythm.YEAR),
    (Measure.LEVEL, Rhythm.QUARTER),
    (Measure.YOY, Rhythm.MONTH),
)


@dataclass(frozen=True, slots=True)
class Spark:
    """A line to draw.

    Args:
        points: "x,y x,y …" in a box of ``WIDTH`` by ``HEIGHT``.
        last: the end of the line.
        title: what it shows, with every value.
    """

    points: str
    last: tuple[str, str]
    title: str


def spark(lines: Sequence[Line], unit: str = "") -> Spark | None:
    """The course of one series; ``None`` if too few points make one."""
    strand = max(_candidates(lines, unit), key=lambda it: len(it.points), default=None)
    if strand is None:
        return None
    points = strand.points[-_MOST:]
    drawn = _drawn(points)
    return Spark(" ".join(f"{x},{y}" for x, y in drawn), drawn[-1], _title(strand, points, lines[0]))


def _candidates(lines: Sequence[Line], unit: str) -> Iterator[Strand]:
    """Strands worth drawing, the most telling first."""
    found = {measure: strands(lines, measure) for measure in (Measure.LEVEL, Measure.YOY)}
    for measure, rhythm in _KINDS:
        for it in found[measure]:
            fits = measure is Measure.YOY or unit in ("", it.unit)
            if it.kind is Kind.OUTCOME and it.rhythm is rhythm and fits and len(it.points) >= _LEAST:
                yield it


def _drawn(points: Sequence[Point]) -> list[tuple[str, str]]:
    values, days = [it.value for it in points], [Decimal(it.period.end.toordinal()) for it in points]
    return list(zip(_scaled(days, WIDTH, upwards=False), _scaled(values, HEIGHT, upwards=True), strict=True))


def _scaled(values: Sequence[Decimal], size: int, *, upwards: bool) -> list[str]:
    low, room = min(values), max(values) - min(values)
    inner = size - 2 * _EDGE
    shares = [(it - low) / room if room else Decimal("0.5") for it in values]
    return [str((_EDGE + inner * (1 - it if upwards else it)).quantize(_TENTH)) for it in shares]


def _title(strand: Strand, points: Sequence[Point], line: Line) -> str:
    """Name and measure, then every point: "Tháng 7/2025: 262 triệu USD; …"."""
    name = names.indicator(line.indicator, "", spoken())
    measure = say(f"measure.{strand.measure}", spoken()) if strand.measure is not Measure.LEVEL else ""
    told = (f"{periods.period(it.period, spoken())}: {figures.entry(it.fact, spoken())}" for it in points)
    return f"{', '.join(filter(None, (name, measure)))}. {'; '.join(told)}."
