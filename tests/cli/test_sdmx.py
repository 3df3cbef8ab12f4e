"""``toancanh export sdmx`` and ``toancanh check-sdmx``: files out, faults told."""

import json
from pathlib import Path

import pytest
from pysdmx.io import get_datasets

pytestmark = pytest.mark.django_db


@pytest.fixture
def exported(run, tmp_path: Path) -> Path:
    """A folder of what a store of two reports has."""
    report = tmp_path / "bao-cao.txt"
    report.write_text(
        "Kim ngạch xuất khẩu 6 tháng đầu năm 2025 của tỉnh Đắk Lắk ước đạt 1.520,5 triệu USD, tăng 28,7%"
        " so với cùng kỳ, bằng 68% kế hoạch năm.",
        "utf-8",
    )
    assert run("ingest", report).exit_code == 0
    result = run("export", "sdmx", "--out", tmp_path / "ra")
    assert result.exit_code == 0
    assert "3 số liệu" in result.stdout
    return tmp_path / "ra"


def test_files_are_written_read_and_checked(run, exported: Path) -> None:
    assert sorted(it.name for it in exported.iterdir()) == [
        "data.csv",
        "data.json",
        "data.xml",
        "structure.xml",
    ]
    (found,) = get_datasets(exported / "data.csv", exported / "structure.xml")
    assert sorted(found.data["OBS_VALUE"].astype(float)) == [28.7, 68, 1520.5]
    files = [exported / f"data.{it}" for it in ("csv", "xml", "json")]
    for more in ((), ("--structure", exported / "structure.xml")):
        result = run("check-sdmx", *more, *files)
        assert result.exit_code == 0, result.output
        assert result.stdout.count("không có lỗi") == 3


def test_a_fault_is_told_with_place_seen_expected_and_what_to_do(run, exported: Path) -> None:
    table = exported / "data.csv"
    table.write_text(table.read_text("utf-8").replace("1520.5", "1.520,5").replace("/P6M", "/6T"), "utf-8")
    result = run("check-sdmx", table)
    assert result.exit_code == 1
    assert "TIME_PERIOD: thấy “2025-01-01/6T”, không phải kỳ của SDMX; cần như 2025" in result.stdout
    told = json.loads(run("check-sdmx", "--format", "json", table).stdout)
    assert {it["code"] for it in told["faults"]} >= {"bad_period", "width"}
    assert run("check-sdmx", exported / "nothing.csv").exit_code == 1


def test_an_empty_store_has_nothing_to_export(run, tmp_path: Path) -> None:
    result = run("export", "sdmx", "--out", tmp_path / "ra")
    assert result.exit_code == 1
    assert "Không có số liệu nào" in result.stderr
