"""``toancanh targets`` and ``toancanh assess``."""

import json
from pathlib import Path

import pytest

from toancanh import pipeline
from toancanh.registers.starting import load_public

pytestmark = pytest.mark.django_db
PAST = "Kim ngạch xuất khẩu {} năm 2024 của tỉnh Đắk Lắk đạt {} triệu USD.\n"


@pytest.fixture
def told(tmp_path: Path) -> None:
    """Half of 2024 was 60 % of it; half of 2025 is 40 % of its plan."""
    path = tmp_path / "bao-cao.txt"
    path.write_text(
        PAST.format("6 tháng đầu", 600)
        + "Kim ngạch xuất khẩu năm 2024 của tỉnh Đắk Lắk đạt 1.000 triệu USD.\n"
        "Kim ngạch xuất khẩu 6 tháng đầu năm 2025 của tỉnh Đắk Lắk đạt 480 triệu USD, "
        "bằng 40% kế hoạch năm.\n",
        encoding="utf-8",
    )
    pipeline.ingest([path])


@pytest.mark.usefixtures("told")
def test_targets_tell_what_the_year_may_come_to(run) -> None:
    out = run("targets", "--area", "Đắk Lắk", "--warnings").stdout
    assert "⚠ Kim ngạch xuất khẩu" in out
    assert "diễn biến như năm 2024" in out
    assert "dưới chỉ tiêu" in out


@pytest.mark.usefixtures("told")
def test_targets_as_lines(run) -> None:
    (line,) = run("targets", "--area", "66", "--json", "--warnings").stdout.splitlines()
    assert json.loads(line)["prospect"]["risk"] == "under"


@pytest.mark.usefixtures("told")
def test_outlook_says_why_there_is_none(run) -> None:
    assert "cần ít nhất 36 tháng" in run("targets", "--area", "66", "--outlook").stdout


def test_area_without_figures_is_named(run) -> None:
    told = run("targets", "--area", "Gia Lai")
    assert (told.exit_code, "Tỉnh Gia Lai chưa có số liệu nào" in told.stderr) == (1, True)


def test_public_registers_are_assessed(run) -> None:
    load_public()
    land = run("assess", "parks", "--area", "Đắk Lắk", "--on", "30/6/2026").stdout
    assert "Khu công nghiệp: 10 mục, 4 đang hoạt động" in land
    assert "Đất đã cho thuê (ha): 52,54 (1/10 mục có số)" in land
    power = run("assess", "energy", "--area", "Gia Lai", "--on", "30/6/2026", "--limit", "2").stdout
    assert "Xây xong, chưa vận hành thương mại: 330 MW (6 dự án, 3 chưa rõ công suất)" in power
    assert "4 dự án vướng nhiều loại được tính ở mỗi loại" in power
    assert "1. Nhà máy điện gió Chơ Long, 155 MW" in power
    lines = run("assess", "energy", "--json").stdout.splitlines()
    assert all(json.loads(it)["register_code"] == "energy_projects" for it in lines)
