"""Which unit each feature of a GeoJSON file is, and what is told of those that cannot be used."""

import json
from datetime import date
from typing import Any

import pytest

from toancanh.model import UserError
from toancanh.reference.maps.boundaries import read

TODAY, BEFORE = date(2026, 6, 1), date(2025, 6, 30)
SQUARE = [[[108.0, 12.5], [108.2, 12.5], [108.2, 12.7], [108.0, 12.7], [108.0, 12.5]]]


def feature(rings: Any = SQUARE, kind: str = "Polygon", **properties: Any) -> dict[str, Any]:
    return {"type": "Feature", "properties": properties, "geometry": {"type": kind, "coordinates": rings}}


def collection(*features: Any, **more: Any) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": features, **more}).encode()


def one(on: date = TODAY, **properties: Any) -> Any:
    return read(collection(feature(**properties)), "ranh-gioi.geojson", on)[0]


def problem(it: Any) -> tuple[str, dict[str, str]]:
    assert it.problem is not None
    return it.problem.code, dict(it.problem.values)


@pytest.mark.parametrize(
    "properties",
    [
        {"code": "66"},
        {"ma_tinh": 66},
        {"TEN_TINH": "Đắk Lắk"},
        {"Tên": "Tỉnh Đắk Lắk"},
        {"name": "dak lak", "code": "66"},
    ],
)
def test_a_unit_is_known_by_its_code_or_by_its_name(properties) -> None:
    it = one(**properties)
    assert (it.problem, it.unit.code, it.unit.valid_from) == (None, "66", date(2025, 7, 1))


def test_the_day_tells_which_unit_bore_the_code() -> None:
    assert one(on=BEFORE, code="52").unit.name == "Bình Định"
    assert one(code="52").unit.name == "Gia Lai"


def test_a_namesake_needs_its_province() -> None:
    code, values = problem(one(ten_xa="Tân An"))
    assert code == "maps.several_units"
    assert "Phường Tân An" in values["areas"]
    assert one(ten_xa="Phường Tân An", tinh="Đắk Lắk").unit.full_name == "Phường Tân An"


def test_what_is_wrong_with_a_feature_is_told() -> None:
    open_ring = [SQUARE[0][:-1]]
    bow = [[[108, 12], [109, 13], [108, 13], [109, 12], [108, 12]]]
    swapped = [[[lat, lon] for lon, lat in SQUARE[0]]]
    wrong = (
        (feature(code="66", name="Gia Lai"), "maps.code_and_name"),
        (feature(name="Xã Không Có"), "maps.unknown_unit"),
        (feature(), "maps.nameless"),
        (feature(open_ring, code="66"), "maps.open_ring"),
        (feature(bow, code="66"), "maps.crossing"),
        (feature(swapped, code="66"), "maps.swapped"),
        (feature([[[2.0, 48.0]] * 4], code="66"), "maps.elsewhere"),
        (feature([[[108.0, 12.5]] * 2], code="66"), "maps.short_ring"),
        (feature([[[None, 1]] * 4], code="66"), "maps.no_point"),
        (feature([108.0, 12.5], "Point", code="66"), "maps.no_polygon"),
        (feature([], code="66"), "maps.no_rings"),
        ("nothing", "maps.no_polygon"),
    )
    found = read(collection(*(it for it, _ in wrong)), "x.geojson", TODAY)
    assert [it.problem and it.problem.code for it in found] == [code for _, code in wrong]
    assert [it.number for it in found] == list(range(1, len(wrong) + 1))


def test_two_features_of_one_unit_are_neither() -> None:
    found = read(collection(feature(code="66"), feature(name="Đắk Lắk"), feature(code="01")), "x", TODAY)
    assert [it.problem and it.problem.code for it in found] == ["maps.twice", "maps.twice", None]


METRES = [[[450_000, 1_400_000], [451_000, 1_400_000], [451_000, 1_401_000], [450_000, 1_400_000]]]
CRS = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::4756"}}


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"\xff\xfe", "maps.not_geojson"),
        (b"[" * 100_000, "maps.not_geojson"),
        (b'{"type": "Topology"}', "maps.no_features"),
        (collection(), "maps.no_features"),
        (collection(feature(METRES, code="66")), "maps.in_metres"),
        (collection(feature(code="66"), crs=CRS), "maps.other_system"),
    ],
    ids=str,
)
def test_a_file_that_cannot_be_used_is_refused(content, code) -> None:
    with pytest.raises(UserError) as refused:
        read(content, "x.geojson", TODAY)
    assert refused.value.code == code


@pytest.mark.parametrize("name", ["urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326", "urn:ogc:def:crs:EPSG::4326"])
def test_wgs_84_may_be_named(name) -> None:
    crs = {"type": "name", "properties": {"name": name}}
    assert read(collection(feature(code="66"), crs=crs), "x.geojson", TODAY)[0].unit.code == "66"
