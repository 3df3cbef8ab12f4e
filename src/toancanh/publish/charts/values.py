"""What a chart draws, as plain values."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from toancanh.publish.series import Rhythm
from toancanh.reference.messages import Language


class Role(StrEnum):
    """What a trace is in the chart."""

    OWN = "own"  # what happened, of the area that is asked about
    BEFORE = "before"  # the same of an earlier year, beside the last one
    PART = "part"  # of an area that it is made up of
    AIM = "aim"  # plan, target, forecast
    RIVAL = "rival"  # what others claim and is not stood by


@dataclass(frozen=True, slots=True)
class Dot:
    """One value where it is drawn.

    Args:
        at: where it stands in time: the middle of its last month, quarter or year; of a count its day.
        value: in the unit of the chart.
        told: what is read when it is pointed at, a line each.
        address: the page of the figure.
        settled: whether it is final, and not an estimate or preliminary.
        low, high: the ends of what it can be, where they are worth drawing.
        until: the end of the stretch that an aim is for, which ``at`` is then the beginning of.
        run: dots of one run are joined by a line; between runs something is missing.
    """

    at: date
    value: Decimal
    told: tuple[str, ...]
    address: str
    settled: bool = True
    low: Decimal | None = None
    high: Decimal | None = None
    until: date | None = None
    run: int = 0


@dataclass(frozen=True, slots=True)
class Trace:
    """Dots of one name."""

    name: str
    role: Role
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class Break:
    """A day from which figures are of something else, and why, in a word or two."""

    on: date
    word: str


@dataclass(frozen=True, slots=True)
class Chart:
    """All that is drawn.

    Args:
        title: what is measured.
        subtitle: of which area, in which periods and unit.
        notes: under the chart: what the signs mean, where the figures come from.
        traces: in the order of the legend.
        breaks: where figures before and after are of different things.
        rhythm: kind of period, which says how the axis of time is written.
        compared: whether years are laid over each other.
        from_nought: whether the axis begins at nought, as sizes do and growth does not.
        lang: the language of its numbers and words.
    """

    title: str
    subtitle: str
    notes: tuple[str, ...]
    traces: tuple[Trace, ...]
    breaks: tuple[Break, ...]
    rhythm: Rhythm
    compared: bool
    from_nought: bool
    lang: Language


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its name, its length, what is written behind it, where its mark stands; in percent."""

    name: str
    percent: Decimal
    told: str
    mark: Decimal | None = None
