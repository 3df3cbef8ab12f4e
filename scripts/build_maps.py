"""Write src/toancanh/reference/maps/{outlines.geojson,points.csv}.

Outlines of the 63 provinces before 1 July 2025 come from Natural Earth (public domain;
``provinces-63.geojson`` beside the output), those of the provinces of today are joined from them by the
lineage of ``reference/areas``. Points, one within or near each unit, come from vietnamadminunits 1.0.4 (MIT,
a development dependency). Run it again when the lineage changes:

    python scripts/build_maps.py            # write
    python scripts/build_maps.py --check    # fail if the committed files differ
"""

import csv
import io
import json
import sqlite3
import sys
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

from shapely import union_all
from shapely.geometry import mapping, shape
from shapely.geometry.base import BaseGeometry

from toancanh.model import Area
from toancanh.reference.areas import areas

TARGET = Path(__file__).parents[1] / "src/toancanh/reference/maps"
DATABASE = files("vietnamadminunits") / "data" / "dataset.db"
REFORM = date(2025, 7, 1)
DECIMALS = 4  # of a degree: ten metres, finer than the outlines are
SEAM = 0.003  # degrees by which neighbours may miss each other, so that no seam is left where they join
QUERIES = (
    ("select distinct provinceCode, provinceLat, provinceLon from {}", "admin_units_legacy", "admin_units"),
    ("select distinct districtCode, districtLat, districtLon from {}", "admin_units_legacy"),
    ("select distinct wardCode, wardLat, wardLon from {}", "admin_units_legacy", "admin_units"),
)


def outlines() -> str:
    """The provinces of both times as GeoJSON, each with its code and first day."""
    source = json.loads((TARGET / "provinces-63.geojson").read_text("utf-8"))
    old = {it["properties"]["code"]: shape(it["geometry"]) for it in source["features"]}
    found = [_feature(_unit(code, 2025, 6), outline) for code, outline in sorted(old.items())]
    country = areas().get("VN", REFORM)
    assert country is not None
    for unit in (it for it in areas().children(country) if it.exists_on(REFORM)):
        parts = [old[before.code] for before, _ in areas().was(unit)]
        found.append(_feature(unit, _joined(parts)))
    return (
        json.dumps(
            {"type": "FeatureCollection", "features": found}, ensure_ascii=False, separators=(",", ":")
        )
        + "\n"
    )


def _unit(code: str, year: int, month: int) -> Area:
    day = date(year, month, 30)
    return next(unit for unit in areas().versions(code) if unit.exists_on(day))


def _joined(parts: list[BaseGeometry]) -> BaseGeometry:
    """The land of all parts, without the seams between them."""
    return union_all([part.buffer(SEAM, join_style="mitre") for part in parts]).buffer(
        -SEAM, join_style="mitre"
    )


def _feature(unit: Area, outline: BaseGeometry) -> dict[str, Any]:
    return {
        "type": "Feature",
        "properties": {"code": unit.code, "valid_from": unit.valid_from.isoformat(), "name": unit.name},
        "geometry": _rounded(mapping(outline)),
    }


def _rounded(it: Any) -> Any:
    if isinstance(it, float):
        return round(it, DECIMALS)
    if isinstance(it, dict):
        return {key: _rounded(value) for key, value in it.items()}
    return [_rounded(each) for each in it] if isinstance(it, (list, tuple)) else it


def points() -> str:
    """A point of each unit, by its code and first day."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("code", "valid_from", "latitude", "longitude"))
    writer.writerows(sorted(set(_points())))
    return out.getvalue()


def _points() -> Iterator[tuple[str, str, str, str]]:
    with sqlite3.connect(f"file:{DATABASE}?mode=ro", uri=True) as connection:
        for query, *tables in QUERIES:
            for table in tables:
                day = REFORM if table == "admin_units" else date(2025, 6, 30)
                for code, latitude, longitude in connection.execute(query.format(table)):
                    unit = next((it for it in areas().versions(code) if it.exists_on(day)), None)
                    if unit and latitude and longitude:
                        yield unit.code, unit.valid_from.isoformat(), f"{latitude:.4f}", f"{longitude:.4f}"


def main() -> None:
    """Write both files, or say that they differ."""
    made = {"outlines.geojson": outlines(), "points.csv": points()}
    if "--check" in sys.argv:
        stale = [name for name, text in made.items() if (TARGET / name).read_text("utf-8") != text]
        sys.exit(f"written otherwise: {', '.join(stale)}" if stale else 0)
    for name, text in made.items():
        (TARGET / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
