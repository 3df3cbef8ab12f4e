"""``toancanh map``: what each feature is, what is loaded, what is taken back."""

import json
from pathlib import Path

import pytest

pytestmark = pytest.mark.django_db
SQUARE = [[[108.0, 12.5], [108.2, 12.5], [108.2, 12.7], [108.0, 12.7], [108.0, 12.5]]]


@pytest.fixture
def boundaries(tmp_path: Path) -> Path:
    """Two features, one of which is no unit."""
    shape = {"type": "Polygon", "coordinates": SQUARE}
    features = [
        {"type": "Feature", "properties": {"name": name}, "geometry": shape}
        for name in ("Tỉnh Đắk Lắk", "Xã Không Có")
    ]
    path = tmp_path / "ranh-gioi.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    return path


def test_dry_run_tells_each_feature_and_loads_nothing(run, boundaries) -> None:
    told = run("map", "load", boundaries, "--dry-run", "--on", "1/6/2026")
    assert told.exit_code == 1
    assert "Đối tượng 1 (Tỉnh Đắk Lắk): Tỉnh Đắk Lắk (66)" in told.stdout
    assert "Đối tượng 2 (Xã Không Có): Không có đơn vị “Xã Không Có” vào ngày 2026-06-01" in told.stdout
    assert run("map", "list").stdout == ""


def test_loaded_listed_and_taken_back(run, boundaries) -> None:
    source = ("--source", "Sở Nông nghiệp và Môi trường", "--by", "Lan")
    assert "Đã nạp 1 ranh giới" in run("map", "load", boundaries, *source).stdout
    listed = run("map", "list").stdout
    assert "1 đơn vị" in listed
    assert "nguồn Sở Nông nghiệp và Môi trường, Lan nạp" in listed
    number = listed.partition(".")[0]
    assert "--note" in run("map", "withdraw", "--help").stdout
    assert run("map", "withdraw", number).exit_code == 1
    assert "Đã rút ranh-gioi.geojson" in run("map", "withdraw", number, "--note", "lệch").stdout
    assert "đã rút: lệch" in run("map", "list").stdout


def test_a_file_that_is_not_there_or_has_no_source_is_told(run, boundaries, tmp_path) -> None:
    gone = run("map", "load", tmp_path / "khong-co.geojson")
    assert (gone.exit_code, "khong-co.geojson" in gone.stderr) == (1, True)
    assert "Thiếu nguồn" in run("map", "load", boundaries).stderr
