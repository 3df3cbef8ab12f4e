"""The map of a province: what the registers hold, where it is, how far it has got, what obstructs it.

``?dia-ban=66&lop=clusters&lop=parks&tinh-trang=building&vuong-mac=clearance&ngay=2025-06-30``; the day tells
whose boundaries are meant, those of today without one. It is drawn on the server, so
it works without a script, without tiles and offline; every sign leads to its entry.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, lru_cache
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from toancanh.model import Area
from toancanh.reference.areas import areas
from toancanh.reference.maps import outline
from toancanh.registers.books.energy_obstacles import CLASSES
from toancanh.registers.declaring import Choice, Register, said
from toancanh.registers.entries import Entry
from toancanh.registers.places import lies_in
from toancanh.registers.selectors import Asked, entries
from toancanh.web import clock
from toancanh.web.choices import Option
from toancanh.web.language import spoken
from toancanh.web.views.maps.drawing import corners, ground, half_widths
from toancanh.web.views.maps.layers import LAYERS, STATES, Layer, State, obstacles
from toancanh.web.views.maps.places import Place, apart, place
from toancanh.web.views.registers import words
from toancanh.web.views.registers.addresses import address

COUNTRY = "VN"
REFORM = date(2025, 7, 1)
_STEP = 9.0  # between signs that lie at one point
_MOST = 200  # of a layer, drawn and listed


@dataclass(frozen=True)
class Thing:
    """An entry on the map or in the list beside it."""

    layer: Layer
    entry: Entry
    state: State
    size: str
    obstacles: tuple[Choice, ...]
    place: Place | None

    @property
    def panel(self) -> str:
        """What is shown of it beside the map."""
        return reverse("map-thing", args=(self.layer.register, self.entry.pk))

    @cached_property
    def mark(self) -> str:
        """What an address calls its sign."""
        return f"{self.layer.code}-{self.entry.pk}"

    @cached_property
    def address(self) -> str:
        """The page of the entry."""
        return address(self.entry)

    @cached_property
    def state_words(self) -> str:
        """Its state in words."""
        return str(STATES[self.state])

    @property
    def obstacle_words(self) -> str:
        """What obstructs it."""
        return "; ".join(it.label(spoken()) for it in self.obstacles)


@dataclass(frozen=True, slots=True)
class Found:
    """A layer with its things, and how many more there are that are not shown."""

    layer: Layer
    things: list[Thing]
    more: int

    @property
    def title(self) -> str:
        """The name of its register."""
        return said(self.layer.register.words, spoken())

    @property
    def number(self) -> int:
        """How many there are in all."""
        return len(self.things) + self.more


@dataclass(frozen=True, slots=True)
class Pin:
    """A thing as it is drawn."""

    thing: Thing
    x: float
    y: float
    half: float

    @property
    def corners(self) -> str:
        """Of a sign that has some."""
        return corners(self.thing.layer.sign, self.x, self.y, self.half)

    @property
    def left(self) -> float:
        """Of a square."""
        return round(self.x - self.half, 1)

    @property
    def top(self) -> float:
        """Of a square."""
        return round(self.y - self.half, 1)

    @property
    def wide(self) -> float:
        """Of a square."""
        return 2 * self.half


@dataclass(frozen=True)
class Question:
    """What an address asks for; a value that means nothing asks for nothing."""

    query: QueryDict

    @cached_property
    def day(self) -> date:
        """The day of the boundaries; of a day that is none, or before all that is known, today."""
        try:
            asked = date.fromisoformat(self.query.get("ngay", ""))
        except ValueError:
            return clock.today()
        return asked if _country(asked) else clock.today()

    @property
    def former(self) -> bool:
        """Whether boundaries of before 1 July 2025 are asked for."""
        return self.day < REFORM

    @cached_property
    def unit(self) -> Area:
        """The province, or the country."""
        asked = (self.query.get("dia-ban", ""), settings.AREA, COUNTRY)
        return next(filter(None, (_unit(it, self.day) for it in asked)))

    @cached_property
    def layers(self) -> tuple[Layer, ...]:
        """The layers that are chosen; those that have anything if none is."""
        chosen = set(self.query.getlist("lop"))
        return tuple(it for it in LAYERS if it.code in chosen) or LAYERS

    @property
    def state(self) -> str:
        """The state asked for."""
        asked = self.query.get("tinh-trang", "")
        return asked if asked in list(State) else ""

    @property
    def obstacle(self) -> str:
        """The class of obstacle asked for; ``any`` for every one."""
        asked = self.query.get("vuong-mac", "")
        return asked if asked == "any" or any(it.code == asked for it in CLASSES) else ""

    def takes(self, it: Thing) -> bool:
        """Whether a thing is asked for."""
        hindered = self.obstacle in {"", *(each.code for each in it.obstacles)}
        return self.state in ("", it.state) and (hindered or (self.obstacle == "any" and bool(it.obstacles)))


def _country(day: date) -> Area | None:
    return areas().get(COUNTRY, day)


@lru_cache(maxsize=8)
def _units(day: date) -> tuple[Area, ...]:
    """The country and its provinces of a day, by name."""
    country = _country(day)
    provinces = (it for it in areas().children(country) if it.exists_on(day)) if country else ()
    return (*filter(None, (country,)), *sorted(provinces, key=lambda it: it.name))


def _unit(asked: str, day: date) -> Area | None:
    """The province of a day of this code, or of this name as the installation states it."""
    return next((it for it in _units(day) if asked in (it.code, it.name, it.full_name)), None)


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The map and the list beside it."""
    question = Question(request.GET)
    every = [_found(layer, question.unit) for layer in LAYERS]
    shown = [_asked(it, question) for it in every if it.layer in question.layers]
    things = [thing for it in shown for thing in it.things]
    below = ground(question.unit, question.day)
    pins = _pins(things, below.sheet.at)
    template = "toancanh/maps/map.html"
    context = {
        "unit": question.unit,
        "name": words.place(question.unit) if question.unit.parent else question.unit.name,
        "ground": below,
        "pins": sorted(pins, key=lambda it: -it.half),  # the small ones on top
        "lists": [it for it in shown if it.things],
        "shown": len(pins),
        "most": _MOST,
        "beyond": sum(it.more for it in shown),
        "unplaced": sum(it.place is None for it in things),
        "around": any(it.place and it.place.around for it in things),
        **_options(question, every),
    }
    return render(request, template, context)


def _found(layer: Layer, unit: Area) -> Found:
    """All that there is; of what differs in nothing but its name no more than can be drawn is read."""
    found = _entries(layer.register, unit)
    cut = not (layer.stage or layer.sizes)
    rows = list(found[:_MOST] if cut else found)
    full = cut and len(rows) == _MOST  # else that is all there is
    number = (len(found) if isinstance(found, list) else found.count()) if full else len(rows)
    hindered = obstacles(rows) if layer.code == "energy_projects" else {}
    things = [
        Thing(layer, it, layer.state(it), _size(layer, it), hindered.get(it.pk, ()), place(it)) for it in rows
    ]
    return Found(layer, things, number - len(things))


def _asked(it: Found, question: Question) -> Found:
    """What is asked for, no more than can be drawn."""
    those = [thing for thing in it.things if question.takes(thing)]
    unread = it.more if those else 0  # they are like the others
    return Found(it.layer, those[:_MOST], unread + len(those[_MOST:]))


def _entries(of: Register, unit: Area) -> QuerySet[Entry] | list[Entry]:
    """The entries in a unit; in one that is no more also those told for units of today that lie in it."""
    if unit.parent is None:
        return entries(of)
    if unit.valid_to is None:
        return entries(of, Asked(area=unit))
    after = {new: None for new, _ in areas().became(unit)}
    every = {it.pk: it for new in after for it in entries(of, Asked(area=new))}
    return [it for it in every.values() if it.area and lies_in(it.area, unit) is not False]


def _size(layer: Layer, entry: Entry) -> str:
    told = layer.size(entry)
    return words.with_unit(told[1], layer.register.column(told[0])) if told else ""


def _pins(things: Iterable[Thing], at: Any) -> list[Pin]:
    placed = [(it, it.place) for it in things if it.place]
    halves: dict[int, float] = {}
    for layer in LAYERS:
        own = [it for it, _ in placed if it.layer == layer]
        sizes = [told[1] if (told := layer.size(it.entry)) else None for it in own]
        halves |= {id(it): half for it, half in zip(own, half_widths(sizes), strict=True)}
    drawn = apart((at(where.at) for _, where in placed), _STEP)
    return [Pin(it, x, y, round(halves[id(it)], 1)) for (it, _), (x, y) in zip(placed, drawn, strict=True)]


def _options(question: Question, found: list[Found]) -> dict[str, Any]:
    """The pickers, with how many things each choice has."""
    every = [thing for it in found for thing in it.things]
    states = Counter(it.state for it in every)
    states[State.RUNNING] += sum(it.more for it in found)  # what has no stage
    classes = Counter(kind.code for it in every for kind in it.obstacles)
    return {
        "provinces": [
            Option(it.code, it.name, it == question.unit) for it in _units(question.day) if outline(it)
        ],
        "former": question.former,
        "before": (REFORM - timedelta(days=1)).isoformat(),
        "layers": [
            (Option(it.layer.code, it.title, it.layer in question.layers), it.layer.sign, it.number)
            for it in found
            if it.number
        ],
        "states": [
            Option(it, f"{words_} ({states[it]})", it == question.state)
            for it, words_ in STATES.items()
            if states[it]
        ],
        "classes": [
            Option(
                it.code,
                f"{it.label(spoken())} ({classes[it.code]})",
                it.code == question.obstacle,
            )
            for it in CLASSES
            if classes[it.code]
        ],
        "any_obstacle": question.obstacle == "any",
        "hindered": sum(bool(it.obstacles) for it in every),
    }
