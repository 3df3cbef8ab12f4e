"""``toancanh register``: lists, sources, files in and out, decisions."""

import json
from pathlib import Path

import pytest

from toancanh.reference.messages import catalogue

pytestmark = pytest.mark.django_db

CSV = """Tên,Địa bàn,Diện tích,Lao động,Vĩ độ,Kinh độ
CCN Hòa Phú,66,"65,1",120,"12,6","108,05"
CCN Ea Đar,66,53,,,
"""
NEWS = """Ngày 20/8/2025, CCN Hòa Phú có tỷ lệ lấp đầy đạt 82%.
CCN Ea Đar có diện tích 51,5 ha.
"""


@pytest.fixture
def clusters(run, tmp_path: Path) -> Path:
    """Two clusters, and the file that they came from."""
    path = tmp_path / "cum.csv"
    path.write_text(CSV, encoding="utf-8")
    done = run("register", "clusters", "import", path, "--by", "Lan")
    assert (done.exit_code, "thêm 2" in done.stdout) == (0, True), done.output
    return path


def test_registers_are_listed_with_how_much_they_hold(run, clusters) -> None:
    row = next(line for line in run("register").stdout.splitlines() if line.strip().startswith("clusters"))
    assert row.split()[-1] == "2"


def test_list_is_searched_without_marks(run, clusters) -> None:
    told = run("register", "clusters", "--search", "ea dar").stdout
    assert "CCN Ea Đar" in told
    assert "Hòa Phú" not in told


def test_entry_shows_each_value_with_its_source_and_its_history(run, clusters) -> None:
    told = run("register", "clusters", "show", number(run, "hoa phu")).stdout
    assert all(word in told for word in ("Diện tích (ha): 65.1", "cum.csv", "Lan", "Lịch sử"))


def number(run, name: str) -> str:
    lines = run("register", "clusters", "--search", name).stdout.splitlines()
    return next(line.split()[0] for line in lines if "CCN" in line)


def test_dry_run_tells_row_by_row_and_writes_nothing(run, clusters) -> None:
    clusters.write_text(CSV.replace("120", "150"), encoding="utf-8")
    told = run("register", "clusters", "import", clusters, "--dry-run").stdout
    assert all(word in told for word in ("Dòng 2", "120 → 150", "sửa 1, giữ nguyên 1"))
    assert "150" not in run("register", "clusters", "show", number(run, "hoa phu")).stdout


def test_mistakes_are_told_by_cell_and_nothing_is_written(run, clusters) -> None:
    clusters.write_text(CSV.replace("120", "nhiều").replace("CCN", "Cụm"), encoding="utf-8")
    done = run("register", "clusters", "import", clusters)
    assert done.exit_code == 1
    assert "D2: “nhiều” không phải số" in done.stderr
    assert "Cụm" not in run("register", "clusters").stdout


@pytest.mark.parametrize("ending", ["xlsx", "geojson"])
def test_export_holds_all(run, clusters, tmp_path, ending) -> None:
    target = tmp_path / f"ra.{ending}"
    assert "2 mục" in run("register", "clusters", "export", target).stdout
    if ending == "xlsx":
        assert "giữ nguyên 2" in run("register", "clusters", "import", target).stdout
    else:
        features = {it["properties"]["name"]: it for it in json.loads(target.read_text("utf-8"))["features"]}
        assert features["CCN Hòa Phú"]["geometry"] == {"type": "Point", "coordinates": [108.05, 12.6]}
        assert (features["CCN Ea Đar"]["geometry"], features["CCN Ea Đar"]["properties"]["area_code"]) == (
            None,
            "66",
        )


def test_export_into_an_unknown_kind_of_file_is_refused(run, clusters, tmp_path) -> None:
    done = run("register", "clusters", "export", tmp_path / "ra.pdf")
    assert (done.exit_code, ".geojson" in done.stderr) == (1, True)


def test_proposals_are_listed_accepted_and_rejected(run, clusters, tmp_path) -> None:
    news = tmp_path / "tin.txt"
    news.write_text(NEWS, encoding="utf-8")
    assert run("ingest", news).exit_code == 0
    lines = run("register", "clusters", "proposals").stdout.splitlines()
    key = {
        name: next(it.split()[0] for it in lines if name in it and "=" in it)
        for name in ("Hòa Phú", "Ea Đar")
    }
    assert any("tỷ lệ lấp đầy đạt 82%" in it for it in lines)
    assert "CCN Hòa Phú" in run("register", "clusters", "accept", key["Hòa Phú"], "--by", "Minh").stdout
    done = run("register", "clusters", "reject", key["Ea Đar"])
    assert (done.exit_code, done.stderr.strip()) == (1, catalogue("vi")["registers.no_reason"])
    assert run("register", "clusters", "reject", key["Ea Đar"], "--note", "số cũ").exit_code == 0
    told = run("register", "clusters", "show", number(run, "hoa phu")).stdout
    assert all(word in told for word in ("Tỷ lệ lấp đầy (%): 82", "tin", "Minh"))


def test_alike_entries_are_offered_and_merged_by_a_person(run, clusters) -> None:
    clusters.write_text(
        "Tên,Địa bàn,Chủ đầu tư hạ tầng\nCụm công nghiệp Ea Đar,66,Công ty A\n", encoding="utf-8"
    )
    run("register", "clusters", "import", clusters)
    offered = run("register", "clusters", "alike").stdout
    assert "cùng tên, cùng địa bàn" in offered
    first = number(run, "ccn ea dar")
    second = offered.split(" – ")[1].split()[0]
    assert "Đã gộp" in run("register", "clusters", "merge", first, second, "--by", "Lan").stdout
    assert "Công ty A" in run("register", "clusters", "show", first).stdout
    assert not run("register", "clusters", "alike").stdout


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("nothing",), 1),
        (("clusters", "show"), 2),
        (("clusters", "show", "x"), 2),
        (("clusters", "show", "99"), 1),
    ],
)
def test_wrong_calls_are_told(run, words, code) -> None:
    done = run("register", *words)
    assert (done.exit_code, bool(done.stderr)) == (code, True)
