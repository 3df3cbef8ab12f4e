"""Where areas lie: outlines of provinces before and after 1 July 2025, and a point of every unit.

Outlines come from Natural Earth (public domain), joined for the provinces of today; points from
vietnamadminunits (MIT). Both are written by ``scripts/build_maps.py``. They are for drawing at the scale of
a province or the country, and prove nothing about a boundary.
"""

import csv
import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from toancanh.model import Area
from toancanh.reference.areas import areas


class Point(NamedTuple):
    """A place in degrees (WGS 84)."""

    latitude: float
    longitude: float


Ring = tuple[Point, ...]


class Islands(NamedTuple):
    """Islands that an outline at this scale leaves out, and a map of the country always names."""

    name: str
    en: str
    province: str
    at: Point


ISLANDS = (
    Islands("Quần đảo Hoàng Sa (Đà Nẵng)", "Hoàng Sa Islands (Đà Nẵng)", "48", Point(16.5, 112.0)),
    Islands("Quần đảo Trường Sa (Khánh Hòa)", "Trường Sa Islands (Khánh Hòa)", "56", Point(9.9, 114.3)),
)


def outline(area: Area) -> tuple[Ring, ...]:
    """The outline of a province or the country, ring by ring; empty if none is known."""
    if area.parent is None:
        day = area.valid_to or date.max
        return tuple(ring for it in areas().children(area) if it.exists_on(day) for ring in outline(it))
    return _outlines().get((area.code, area.valid_from), ())


def point(area: Area) -> Point | None:
    """A point in or near a unit, ``None`` if none is known."""
    return _points().get((area.code, area.valid_from))


def middle(places: Sequence[Point]) -> Point:
    """The middle of the box around some points."""
    return Point(
        (min(it.latitude for it in places) + max(it.latitude for it in places)) / 2,
        (min(it.longitude for it in places) + max(it.longitude for it in places)) / 2,
    )


_Key = tuple[str, date]


@cache
def _outlines() -> Mapping[_Key, tuple[Ring, ...]]:
    told = json.loads(files(__name__).joinpath("outlines.geojson").read_text("utf-8"))
    return {
        (it["properties"]["code"], date.fromisoformat(it["properties"]["valid_from"])): _rings(it["geometry"])
        for it in told["features"]
    }


def _rings(geometry: Mapping[str, Any]) -> tuple[Ring, ...]:
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return tuple(
        tuple(Point(latitude, longitude) for longitude, latitude in ring)
        for polygon in polygons
        for ring in polygon
    )


@cache
def _points() -> Mapping[_Key, Point]:
    with files(__name__).joinpath("points.csv").open(encoding="utf-8") as file:
        return {
            (row["code"], date.fromisoformat(row["valid_from"])): Point(
                float(row["latitude"]), float(row["longitude"])
            )
            for row in csv.DictReader(file)
        }


_SMALLEST = 0.01  # degrees that a map shows at least


@dataclass(frozen=True, slots=True)
class Sheet:
    """A map's paper: degrees to its units, north up, distances true around the middle.

    Args:
        north, west: the corner.
        scale: units to a degree of latitude.
        squeeze: how much shorter a degree of longitude is.
        width, height: in units.
    """

    north: float
    west: float
    scale: float
    squeeze: float
    width: float
    height: float

    @classmethod
    def around(cls, places: Iterable[Point], width: float, margin: float) -> "Sheet":
        """The paper that holds all places with a margin around them, neither side longer than ``width``."""
        found = tuple(places)
        south, north = min(it.latitude for it in found), max(it.latitude for it in found)
        west, east = min(it.longitude for it in found), max(it.longitude for it in found)
        squeeze = math.cos(math.radians((south + north) / 2))
        scale = (width - 2 * margin) / max((east - west) * squeeze, north - south, _SMALLEST)
        pad, wide = margin / scale, (east - west) * squeeze * scale + 2 * margin
        height = (north - south + 2 * pad) * scale
        return cls(north + pad, west - pad / squeeze, scale, squeeze, wide, height)

    def at(self, place: Point) -> tuple[float, float]:
        """Where a place is on the paper, from the left and from the top, to a tenth."""
        x = (place.longitude - self.west) * self.squeeze * self.scale
        return round(x, 1), round((self.north - place.latitude) * self.scale, 1)

    def path(self, rings: Sequence[Ring]) -> str:
        """Rings as the ``d`` of an SVG path."""
        drawn = ("L".join(f"{x:g} {y:g}" for x, y in map(self.at, ring)) for ring in rings)
        return "".join(f"M{ring}Z" for ring in drawn)
