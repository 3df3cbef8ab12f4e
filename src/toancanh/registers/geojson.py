"""A register as GeoJSON (RFC 7946): a point where coordinates are known, else the area by its code."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from toancanh.reference.messages import Language
from toancanh.registers.declaring import Register
from toancanh.registers.entries import Entry
from toancanh.registers.values import take
from toancanh.registers.workbook.cells import cell_of


def collection(register: Register, entries: Iterable[Entry], lang: Language) -> dict[str, Any]:
    """The entries as features; their properties are the values by column name, numbers as numbers.

    An entry without coordinates has no geometry, and its ``area_code`` and ``area_since`` say where it is.
    """
    return {"type": "FeatureCollection", "features": [_feature(register, it, lang) for it in entries]}


def _feature(register: Register, entry: Entry, lang: Language) -> dict[str, Any]:
    values = {it.name: cell_of(take(entry, register, it), it, lang) for it in register.columns}
    for name in ("latitude", "longitude"):
        values.pop(name)
    days = {name: value.isoformat() for name, value in values.items() if isinstance(value, date)}
    where = {"area_code": entry.area_code, "area_since": entry.area_since and entry.area_since.isoformat()}
    point = None
    if entry.latitude is not None and entry.longitude is not None:
        point = {"type": "Point", "coordinates": [float(entry.longitude), float(entry.latitude)]}
    properties = {**values, **days, **where, "version": entry.version}
    return {"type": "Feature", "id": entry.pk, "geometry": point, "properties": properties}
