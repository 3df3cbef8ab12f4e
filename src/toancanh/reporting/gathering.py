"""All that the store holds of an area for a report: one picture of it and of the areas it was made of."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from toancanh.analyse.figures import Told, joined
from toancanh.analyse.targets import Pace, paces
from toancanh.answering import home
from toancanh.answering.known import Subject, told_of
from toancanh.assessing.targets import past_of_aims
from toancanh.model import Area, Kind, Period, Place
from toancanh.pipeline import picture
from toancanh.publish.names import area as area_name
from toancanh.publish.series import Key, by_series
from toancanh.reconcile.picture import Picture, PictureLine
from toancanh.reference.areas import areas
from toancanh.reference.indicators import is_counted
from toancanh.reference.maps.sides import Side, by_side
from toancanh.reporting.asked import Asked
from toancanh.reporting.chapters import indicators
from toancanh.store.selection import Selection, Several

_SIDES = {
    Side.EAST: "khu vực phía Đông",
    Side.WEST: "khu vực phía Tây",
    Side.NORTH: "khu vực phía Bắc",
    Side.SOUTH: "khu vực phía Nam",
}
_STOCK_LASTS = 366  # days


@dataclass(frozen=True, slots=True)
class Part:
    """One area of a report: the whole, or one of before that it was made of.

    ``name`` is what the report calls it ("khu vực phía Tây"), ``was`` what it was ("tỉnh Đắk Lắk").
    """

    place: Place
    name: str
    was: str = ""


@dataclass(frozen=True)
class Known:
    """What is known for a report."""

    asked: Asked
    own: bool  # whether it is of the area of the installation, which need not be named each time
    whole: Part
    parts: tuple[Part, ...]
    picture: Picture = field(repr=False)
    joined: dict[Subject, Mapping[Part, Told]] = field(default_factory=dict, repr=False)  # as asked for
    paced: dict[Subject, Mapping[Part, tuple[Pace, ...]]] = field(default_factory=dict, repr=False)

    @cached_property
    def series(self) -> Mapping[Key, tuple[PictureLine, ...]]:
        """The lines by series."""
        return by_series(it for it in self.picture.lines if it.indicator in indicators())

    @property
    def every(self) -> tuple[Part, ...]:
        """The whole, then its parts."""
        return (self.whole, *self.parts)

    def subjects(self, code: str) -> tuple[Subject, ...]:
        """An indicator, then what narrows it, as far as anything is told of it anywhere."""
        found = {key.dims for key in self.series if key.indicator == code}
        return tuple((code, dims) for dims in sorted(found, key=lambda it: (len(it), it)))

    def line(self, subject: Subject, part: Part, span: Period) -> PictureLine | None:
        """What happened to a thing in an area over just a period."""
        return next((it for it in self._outcomes(subject, part) if it.period == span), None)

    def standing(self, subject: Subject, part: Part) -> PictureLine | None:
        """What is known near the end of the report's period of a thing that has no line in it.

        Of what is counted the count nearest to the end, within its year or the year before; of the rest the
        shortest longer stretch that the period lies in ("giai đoạn 2021–2025").
        """
        end, own = self.asked.period.end, self._outcomes(subject, part)
        if is_counted(subject[0]):
            near = [it for it in own if it.period and _is_near(it.period, self.asked.period)]
            return min(
                near, key=lambda it: abs(it.period.end - end) if it.period else end - end, default=None
            )
        longer = [it for it in own if it.period and it.period.start.year < it.period.end.year]
        over = [it for it in longer if it.period and it.period.covers(self.asked.period)]
        return min(over, key=lambda it: it.period.days if it.period else 0, default=None)

    def _outcomes(self, subject: Subject, part: Part) -> Iterable[PictureLine]:
        lines = self.series.get(Key(*subject, part.place), ())
        return [it for it in lines if it.kind is Kind.OUTCOME]

    def told(self, subject: Subject) -> Mapping[Part, Told]:
        """What is known of a thing in the whole and in each part, with what follows from each other."""
        if (known := self.joined.get(subject)) is not None:
            return known
        end = self.asked.period.end
        first, *others = (self._told(subject, it).until(end) for it in self.every)
        whole, parts = joined(first, tuple(others))
        return self.joined.setdefault(subject, dict(zip(self.every, (whole, *parts), strict=True)))

    def paces(self, subject: Subject) -> Mapping[Part, tuple[Pace, ...]]:
        """How far each aim of the year is."""
        if (known := self.paced.get(subject)) is not None:
            return known
        found = {part: paces(it, self.asked.year) for part, it in self.told(subject).items()}
        return self.paced.setdefault(subject, found)

    def _told(self, subject: Subject, part: Part) -> Told:
        return told_of(subject, self.series.get(Key(*subject, part.place), ()))


def gather(asked: Asked) -> Known:
    """What is known, with one look at the store."""
    parts = tuple(areas().parts(asked.unit))
    sides = {unit: _SIDES[side] for side, unit in by_side(parts).items()} if len(parts) == 2 else {}
    whole = Part(Place(asked.unit.code, asked.unit.valid_from), typed(asked.unit))
    own = home(asked.today) == asked.unit
    called = {it: side if own else f"{side} {typed(asked.unit)}" for it, side in sides.items()}
    named = tuple(
        Part(Place(it.code, it.valid_from), called.get(it, f"địa bàn {typed(it)}"), was(it)) for it in parts
    )
    codes = {it.place.code for it in (whole, *named)}
    return Known(asked, own, whole, named, picture(_needed(asked, codes), official=asked.official))


def typed(unit: Area) -> str:
    """The name of a unit with its type word, as prose has it: "tỉnh Đắk Lắk", "tỉnh Phú Yên (cũ)"."""
    word = unit.type[:1].lower() + unit.type[1:] if unit.type else ""
    return f"{word} {area_name(unit, 'vi')}".strip()


def was(unit: Area) -> str:
    """The name that a unit of before had then: "tỉnh Phú Yên"."""
    return f"{unit.type.lower()} {unit.name}".strip()


def _needed(asked: Asked, codes: set[str]) -> Several:
    """What a report tells of: its periods, longer ones, aims with their past, stocks near its end."""
    every, year, end = indicators(), Period.year(asked.year), asked.period.end
    stocks = tuple(filter(is_counted, every))
    spans = dict.fromkeys((*asked.spans, asked.reached, asked.latest, year))
    return Several(
        (
            *(Selection(every, codes, period=it) for it in spans),
            Selection(every, codes, touching=Period(end, end)),
            Selection(stocks, codes, touching=Period.years(asked.year - 1, asked.year)),
            *past_of_aims(codes, asked.year, every),
        )
    )


def _is_near(counted: Period, period: Period) -> bool:
    days = (period.end - counted.end).days
    return counted.end.year == period.end.year or 0 <= days <= _STOCK_LASTS
