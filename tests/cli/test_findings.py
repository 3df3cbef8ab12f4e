"""``toancanh findings``: what contradicts what, narrowed, as lines, and made anew."""

import json
from pathlib import Path

import pytest

from toancanh import pipeline, reconciling

pytestmark = pytest.mark.django_db
SAMPLES = Path(__file__).parents[2] / "samples" / "documents"
SAID = "Kim ngạch {} 6 tháng đầu năm 2024 của tỉnh {} đạt 1.000 triệu USD, bằng 50% kế hoạch năm. "
PLAN = "Kế hoạch {} năm 2024 của tỉnh {} là {} triệu USD.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two reports that contradict themselves, the second more, and one that does not."""
    for name, said in (
        ("daklak.txt", ("xuất khẩu", "Đắk Lắk", "2.100")),
        ("gialai.txt", ("nhập khẩu", "Gia Lai", "3.000")),
        ("phuyen.txt", ("xuất khẩu", "Phú Yên", "2.000")),
    ):
        (tmp_path / name).write_text(SAID.format(*said) + PLAN.format(*said), encoding="utf-8")
    return tmp_path


@pytest.fixture
def stored(folder: Path) -> None:
    """They are in the store."""
    pipeline.ingest(sorted(folder.iterdir()))


def test_ingest_says_what_it_brought(run, folder: Path) -> None:
    assert "2 mâu thuẫn mới" in run("ingest", folder).stdout


@pytest.mark.usefixtures("stored")
def test_worst_comes_first_with_what_it_would_have_to_be(run) -> None:
    out = run("findings").stdout
    first, second = out.index("nhập khẩu"), out.index("xuất khẩu")
    assert first < second
    assert "ghi 1.000 triệu USD, mà phải là khoảng 1.500 triệu USD" in out
    assert "gialai.txt, đoạn 1" in out
    assert "2 cảnh báo, 0 lưu ý" in out


@pytest.mark.usefixtures("stored")
def test_list_is_narrowed(run) -> None:
    for asked, found in {
        ("--area", "dak lak"): ["exports"],
        ("--indicator", "nhập khẩu"): ["imports"],
        ("--document", "GIALAI"): ["imports"],
        ("--severity", "info"): [],
        ("--severity", "warning"): ["imports", "exports"],
    }.items():
        lines = run("findings", "--format", "jsonl", *asked).stdout.splitlines()
        assert [json.loads(line)["indicator"] for line in lines] == found


@pytest.mark.usefixtures("stored")
def test_line_names_figures_and_what_they_should_be(run) -> None:
    it = json.loads(run("findings", "--format", "jsonl", "--area", "Gia Lai").stdout)
    assert it["identity"] == "percent_of_plan"
    assert it["severity"] == "warning"
    assert it["expected"]["low"] < 1_500_000_000 < it["expected"]["high"]
    assert len(it["members"]) == 3
    assert it["suspects"][0]["fact"] in it["members"]
    assert "30%" not in it["text"]


def test_nothing_to_tell(run) -> None:
    assert "Không có số liệu nào mâu thuẫn" in run("findings").stdout


def test_unknown_document_is_named(run) -> None:
    result = run("findings", "--document", "khong-co")
    assert (result.exit_code, "khong-co" in result.stderr) == (1, True)


def fails(*_: object, **__: object) -> None:
    raise OSError("full")


def test_what_failed_is_told_and_made_up_for(run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(reconciling, "renewed", fails)
        result = run("ingest", folder)
    assert result.exit_code == 0
    assert "chưa đối chiếu được (OSError)" in result.stderr
    assert "3 văn bản chưa đối chiếu xong" in run("findings").stdout
    assert "2 mâu thuẫn mới" in run("findings", "--refresh").stderr


@pytest.mark.usefixtures("stored")
def test_ingest_survives_a_reconciliation_that_breaks(
    run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "gialai.txt").write_text(SAID.format("xuất khẩu", "Gia Lai"), encoding="utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(reconciling.contradictions, "save", fails)
        result = run("ingest", folder)
    assert "Đã nạp xong nhưng chưa đối chiếu được (OSError)" in result.stderr
    assert "1 tệp mới" in result.stdout
    assert pipeline.ingest([folder / "gialai.txt"]).reconciled.families


@pytest.mark.usefixtures("stored")
def test_rejected_figure_contradicts_no_more(run) -> None:
    fact = json.loads(run("findings", "--format", "jsonl", "--area", "Gia Lai").stdout)["members"][0]
    run("review", "reject", fact, "--by", "Lan")
    assert run("findings", "--format", "jsonl", "--area", "Gia Lai").stdout == ""


def test_conflicts_that_are_documented(run) -> None:
    """Coffee powder of nine months, revenue of one press meeting, the index of a year and its months."""
    told = (
        ("daklak-2025-10-bao-cao-9-thang.docx", "daklak-2025-10-tin-cong-nghiep.txt"),
        ("gialai-2026-01-hop-bao.html", "gialai-2026-01-tin-thuong-mai.txt"),
        ("gialai-2024-12-tin-cong-nghiep.txt",),
    )
    pipeline.ingest([SAMPLES / name for names in told for name in names])
    out = run("findings").stdout
    assert "ghi gần 38.000 tấn, mà phải là khoảng 42.100 tấn" in out
    assert "ghi 26.656 tỷ đồng, mà phải là ít nhất" in out
    assert "ghi +2,9%, mà phải là" in out
    assert "3 cảnh báo, 0 lưu ý" in out
