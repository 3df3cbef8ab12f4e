"""``toancanh register``: lists, sources, files in and out, decisions."""

import json
from pathlib import Path

import pytest
from docx import Document

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
    assert all(word in told for word in ("Diện tích (ha): 65,1", "cum.csv", "Lan", "Lịch sử"))


def number(run, name: str, word: str = "CCN") -> str:
    lines = run("register", "clusters", "--search", name).stdout.splitlines()
    return next(line.split()[0] for line in lines if word in line)


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


def test_merging_lets_a_person_choose_value_by_value(run, clusters) -> None:
    clusters.write_text(
        'Tên,Địa bàn,Diện tích,Lao động\nCụm công nghiệp Ea Đar,66,"51,5",80\n', encoding="utf-8"
    )
    run("register", "clusters", "import", clusters)
    first, second = number(run, "ccn ea dar"), number(run, "cong nghiep ea dar", "Cụm")
    merge = ("register", "clusters", "merge", first, second)
    told = run(*merge, "--dry-run").stdout
    assert "giữ “53”, bỏ “51,5”" in told
    assert "--take area_ha" in told
    assert "Đã gộp" not in told
    assert run(*merge, "--take", "nothing").exit_code == 1
    told = run(*merge, "--take", "area_ha", "--by", "Lan").stdout
    assert "lấy “51,5”" in told
    told = run("register", "clusters", "show", first).stdout
    assert "Diện tích (ha): 51,5" in told
    assert "Lao động (người): 80" in told


def test_checks_tell_what_runs_out_with_the_law(run, tmp_path) -> None:
    path = tmp_path / "xd.csv"
    path.write_text(
        "Tên,Địa bàn,Số giấy chứng nhận,Ngày hết hạn\nCHXD số 1,66,GCN 1,31/03/2026\n", encoding="utf-8"
    )
    run("register", "fuel_stations", "import", path, "--by", "Lan")
    told = run("register", "checks", "--on", "01/03/2026").stdout
    assert "CHXD số 1" in told
    assert "còn 30 ngày" in told
    assert "Nghị định 83/2014/NĐ-CP" in told
    lines = run("register", "fuel_stations", "checks", "--on", "01/04/2026", "--json").stdout.splitlines()
    first = json.loads(lines[0])
    assert (first["code"], first["severity"], first["values"]["days"]) == ("expired", "error", "1")
    assert "Không có gì" in run("register", "markets", "checks").stdout
    assert run("register", "nothing", "checks").exit_code == 1


def test_totals_stand_beside_the_register(run, clusters, tmp_path) -> None:
    path = tmp_path / "tong.csv"
    path.write_text(
        "Tên,Địa bàn,Đo gì,Giá trị,Số liệu ngày,Nguồn\nSố cụm,66,Số cụm công nghiệp,3,07/2025,Báo A\n",
        encoding="utf-8",
    )
    run("register", "reported_totals", "import", path, "--by", "Lan")
    told = run("register", "totals").stdout
    assert all(word in told for word in ("Báo A", "CCN Hòa Phú [#", "1 số lớn hơn sổ"))
    (line,) = run("register", "clusters", "totals", "--json").stdout.splitlines()
    assert (json.loads(line)["verdict"], json.loads(line)["gap"]) == ("less", 1)


def report(path: Path) -> Path:
    """A department's report in Word on the clusters of its province."""
    made = Document()
    for line in (
        "SỞ CÔNG THƯƠNG TỈNH GIA LAI",
        "Gia Lai, ngày 20 tháng 8 năm 2025",
        "BÁO CÁO",
        "Tình hình phát triển cụm công nghiệp 7 tháng năm 2025",
        "Cụm công nghiệp Bình Thành (xã Bình An) rộng 75 ha, tỷ lệ lấp đầy đạt 86%.",
    ):
        made.add_paragraph(line)
    made.save(str(path))
    return path


def test_occupancy_that_a_report_tells_goes_into_the_register_with_both_sources(run, tmp_path) -> None:
    """The value of a cluster before, its sentence in a report, a person's yes, the history with both."""
    path = tmp_path / "cum.csv"
    head = "Tên,Địa bàn,Tỷ lệ lấp đầy,Số liệu ngày,Nguồn"
    path.write_text(f"{head}\nCCN Bình Thành,Tỉnh Gia Lai,40,2024,Báo cáo năm 2024\n", encoding="utf-8")
    run("register", "clusters", "import", path, "--by", "Lan")
    assert run("ingest", report(tmp_path / "bao-cao-ccn.docx")).exit_code == 0
    lines = run("register", "clusters", "proposals").stdout.splitlines()
    at = next(at for at, it in enumerate(lines) if "Tỷ lệ lấp đầy" in it)
    assert "86" in lines[at]
    assert "lấp đầy" in lines[at + 1]
    assert run("register", "clusters", "accept", lines[at].split()[0], "--by", "Minh").exit_code == 0
    told = run("register", "clusters", "show", number(run, "binh thanh")).stdout
    assert "Tỷ lệ lấp đầy (%): 86" in told
    history = told.split("Lịch sử")[1]
    assert all(word in history for word in ("Lan", "Minh", "40 → 86", "nguồn: Báo cáo năm 2024"))
    assert history.count("nguồn: ") == 2
