"""A set as CSV, JSON and GeoJSON, and the dictionary of all sets: the same data are always the same bytes."""

import csv
import io
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import msgspec

from toancanh.publish.open_data.values import Cell, DataSet, Field, File

CSV, JSON, GEOJSON = "text/csv", "application/json", "application/geo+json"
DICTIONARY = "dictionary.csv"
LATITUDE, LONGITUDE = "latitude", "longitude"

_ENCODER = msgspec.json.Encoder(decimal_format="number")
_HEADS = ("set", "field", "title_vi", "title_en", "type", "unit", "about_vi", "basis", "choices")


def files(it: DataSet) -> tuple[File, ...]:
    """A set as files, GeoJSON only of one with places."""
    found = [
        File(f"{it.code}.csv", CSV, as_csv(it), it.code),
        File(f"{it.code}.json", JSON, as_json(it), it.code),
    ]
    if it.places:
        found.append(File(f"{it.code}.geojson", GEOJSON, as_geojson(it), it.code))
    return tuple(found)


def as_csv(it: DataSet) -> bytes:
    """RFC 4180 in UTF-8: commas, decimal points, days as 2025-07-31, ``true`` and ``false``."""
    names = [field.name for field in it.fields]
    return _csv([names, *([_written(row.get(name)) for name in names] for row in it.rows)])


def as_json(it: DataSet) -> bytes:
    """What the set is, and its rows as objects; numbers to the last digit."""
    head = {"set": it.code, "title": it.title._asdict(), "about": it.about._asdict()}
    rows = [_object(it.fields, row) for row in it.rows]
    return encoded({**head, "modified": it.modified, "rows": rows})


def as_geojson(it: DataSet) -> bytes:
    """RFC 7946: a point where coordinates are known, else no geometry; the area is told by its code."""
    return encoded({"type": "FeatureCollection", "features": [_feature(it, row) for row in it.rows]})


def dictionary(sets: Iterable[DataSet]) -> File:
    """What every field of every set means, as a table."""
    lines = [_entry(it, field) for it in sets for field in it.fields]
    return File(DICTIONARY, CSV, _csv([list(_HEADS), *lines]))


def encoded(content: Any) -> bytes:
    """JSON for people and programs: indented, decimals as numbers."""
    return msgspec.json.format(_ENCODER.encode(content), indent=1) + b"\n"


def _entry(it: DataSet, field: Field) -> list[str]:
    choices = "; ".join(f"{code} = {words.vi} ({words.en})" for code, words in field.choices)
    told = (field.title.vi, field.title.en, field.kind, field.unit, field.about, field.basis)
    return [it.code, field.name, *told, choices]


def _feature(it: DataSet, row: Mapping[str, Cell]) -> dict[str, Any]:
    at = [row.get(LONGITUDE), row.get(LATITUDE)]
    point = None if None in at else {"type": "Point", "coordinates": at}
    own = [field for field in it.fields if field.name not in (LATITUDE, LONGITUDE)]
    return {"type": "Feature", "geometry": point, "properties": _object(own, row)}


def _object(fields: Iterable[Field], row: Mapping[str, Cell]) -> dict[str, Any]:
    return {field.name: _plain(row.get(field.name)) for field in fields}


def _plain(value: Cell) -> Any:
    """A value for JSON: a whole number without a point, no noughts at its end."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else value.normalize()
    return value


def _written(value: Cell) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case Decimal():
            return format(_plain(value), "f") if value != value.to_integral_value() else str(int(value))
        case date():
            return value.isoformat()
        case _:
            return str(value)


def _csv(lines: Iterable[list[str]]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(lines)
    return out.getvalue().encode()
