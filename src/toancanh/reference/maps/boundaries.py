"""Boundaries that a province brings itself, as GeoJSON (RFC 7946): which unit each feature is, what is wrong.

Coordinates are degrees of WGS 84, as the format wants it. A file in VN-2000 (degrees of its own, or metres)
is refused with its name told: a boundary some hundred metres off looks right and is wrong.
"""

import json
import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from toancanh.model import Area, AreaLevel, Finding, Severity, UserError
from toancanh.model.text import fold
from toancanh.reference.areas import areas
from toancanh.reference.maps import Point, Ring
from toancanh.reference.maps.crossing import crossing

MOST_BYTES = 60_000_000
_MOST_FEATURES = 20_000
_LEAST = 4  # positions of a ring
_CODES = ("code", "area code", "ma", "ma dvhc", "ma tinh", "ma xa", "matinh", "maxa", "ma huyen", "madvhc")
_NAMES = ("name", "ten", "ten dvhc", "ten tinh", "ten xa", "tentinh", "tenxa", "ten huyen", "tendvhc")
_AROUND = ("province", "tinh", "ten tinh", "tentinh", "province name")
_WGS84 = ("crs84", "epsg::4326", "epsg:4326", "epsg:4979", "epsg::4979")
_VIETNAM = (5.0, 24.5, 101.0, 119.5)  # south, north, west, east, with its islands


@dataclass(frozen=True, slots=True)
class Feature:
    """One feature of a file.

    Args:
        number: its place in the file, from 1.
        label: what the file calls it.
        unit: the area that it is, if that is certain.
        rings: its boundary, outer and inner rings alike.
        problem: why it cannot be used; ``None`` if it can.
    """

    number: int
    label: str
    unit: Area | None
    rings: tuple[Ring, ...]
    problem: Finding | None = None


def read(content: bytes, name: str, on: date) -> tuple[Feature, ...]:
    """The features of a file, each matched with the unit of a day, or with what is wrong with it.

    Args:
        content: the file.
        name: what it is called, for messages.
        on: the day whose units are meant.

    Raises:
        UserError: it is no GeoJSON of features, it is too large, or it is not in WGS 84.
    """
    if len(content) > MOST_BYTES:
        raise UserError("maps.too_large", name=name, seen=len(content), most=MOST_BYTES)
    told = _parsed(content, name)
    _check_system(told, name)
    features = told.get("features")
    if told.get("type") != "FeatureCollection" or not isinstance(features, list) or not features:
        raise UserError("maps.no_features", name=name)
    if len(features) > _MOST_FEATURES:
        raise UserError("maps.too_many", name=name, seen=len(features), most=_MOST_FEATURES)
    found = [_feature(number, it, on) for number, it in enumerate(features, 1)]
    if all(it.problem and it.problem.code == "maps.metres" for it in found):
        raise UserError("maps.in_metres", name=name)
    return tuple(_once(found))


def _parsed(content: bytes, name: str) -> dict[str, Any]:
    try:
        told = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise UserError("maps.not_geojson", name=name) from error
    if not isinstance(told, dict):
        raise UserError("maps.not_geojson", name=name)
    return told


def _check_system(told: Mapping[str, Any], name: str) -> None:
    """Refuse a file that says it is in another system than WGS 84."""
    system = told.get("crs")
    if system is None:
        return
    named = system.get("properties") if isinstance(system, dict) else None
    words = str((named or {}).get("name", system)) if isinstance(named, dict) else str(system)
    if not words.lower().endswith(_WGS84):
        raise UserError("maps.other_system", name=name, seen=words[:120])


def _feature(number: int, it: Any, on: date) -> Feature:
    properties = it.get("properties") if isinstance(it, dict) else None
    told = (
        {fold(str(key)): value for key, value in properties.items()} if isinstance(properties, dict) else {}
    )
    label = _label(told, number)
    try:
        rings = _rings(it.get("geometry") if isinstance(it, dict) else None)
        unit = _unit(told, on)
    except _Wrong as wrong:
        return Feature(number, label, None, (), wrong.finding)
    return Feature(number, label, unit, rings)


class _Wrong(Exception):
    """What is wrong with one feature."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        told = tuple((key, str(value)) for key, value in values.items())
        self.finding = Finding(f"maps.{code}", Severity.ERROR, None, told)


def _label(told: Mapping[str, Any], number: int) -> str:
    named = next((told[key] for key in (*_NAMES, *_CODES) if told.get(key)), number)
    return str(named)[:120]


def _unit(told: Mapping[str, Any], on: date) -> Area:
    """The unit of a feature: by its code, else by its name; both must mean the same."""
    code = next((told[key] for key in _CODES if told.get(key) not in (None, "")), None)
    name = next((told[key] for key in _NAMES if told.get(key)), None)
    around = next((str(told[key]) for key in _AROUND if told.get(key) and told[key] != name), None)
    by_code = _among(str(code), on, None) if code is not None else ()
    by_name = _among(str(name), on, around) if name else ()
    if code is None and name is None:
        raise _Wrong("nameless", known=", ".join((*_CODES[:3], *_NAMES[:2])))
    if by_code and by_name and not set(by_code) & set(by_name):
        raise _Wrong("code_and_name", seen=code, name=name, bearer=by_code[0].full_name)
    meant = tuple(it for it in by_code if it in by_name) or by_code or by_name
    if not meant:
        raise _Wrong("unknown_unit", asked=name or code, day=on.isoformat())
    if len(meant) > 1:
        listed = "; ".join(f"{it.full_name} ({it.code})" for it in meant[:4])
        raise _Wrong("several_units", asked=name or code, areas=listed)
    return meant[0]


def _among(asked: str, on: date, within: str | None) -> tuple[Area, ...]:
    found = areas().find(asked, on=on, within=within)
    return tuple(it for it in found if it.level is not AreaLevel.COUNTRY)


def _rings(geometry: Any) -> tuple[Ring, ...]:
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind not in ("Polygon", "MultiPolygon"):
        raise _Wrong("no_polygon", seen=kind or "–")
    parts = geometry.get("coordinates")
    polygons = parts if kind == "MultiPolygon" else [parts]
    if not isinstance(polygons, list) or not all(isinstance(it, list) and it for it in polygons):
        raise _Wrong("no_rings")
    rings = tuple(_ring(ring) for polygon in polygons for ring in polygon)
    if not rings:
        raise _Wrong("no_rings")
    return rings


def _ring(told: Any) -> Ring:
    if not isinstance(told, list) or len(told) < _LEAST:
        raise _Wrong("short_ring", seen=len(told) if isinstance(told, list) else 0)
    ring = tuple(_point(it) for it in told)
    if ring[0] != ring[-1]:
        raise _Wrong("open_ring", latitude=ring[0].latitude, longitude=ring[0].longitude)
    if (at := crossing(ring)) is not None:
        raise _Wrong("crossing", latitude=round(at.latitude, 5), longitude=round(at.longitude, 5))
    return ring


def _point(told: Any) -> Point:
    numbers = told[:2] if isinstance(told, list) else ()
    if len(numbers) < 2 or not all(_number(it) for it in numbers):
        raise _Wrong("no_point", seen=str(told)[:60])
    longitude, latitude = float(numbers[0]), float(numbers[1])
    south, north, west, east = _VIETNAM
    if south <= longitude <= north and west <= latitude <= east:
        raise _Wrong("swapped", seen=f"{longitude:g}, {latitude:g}")
    if abs(longitude) > 180 or abs(latitude) > 90:
        raise _Wrong("metres", seen=f"{longitude:g}, {latitude:g}")
    if not (south <= latitude <= north and west <= longitude <= east):
        raise _Wrong("elsewhere", seen=f"{longitude:g}, {latitude:g}")
    return Point(latitude, longitude)


def _number(it: Any) -> bool:
    return isinstance(it, int | float) and not isinstance(it, bool) and math.isfinite(it)


def _once(found: Sequence[Feature]) -> Iterator[Feature]:
    """A unit that several features claim is none of theirs: nobody knows which is right."""
    claims = Counter(it.unit for it in found if it.unit)
    for it in found:
        if it.unit and claims[it.unit] > 1:
            told = _Wrong("twice", area=it.unit.full_name, count=claims[it.unit]).finding
            yield replace(it, problem=told)
        else:
            yield it
