"""``toancanh matters``: from a sentence or a workbook to a matter that is followed until it is closed."""

import re
from pathlib import Path

import openpyxl
import pytest

from toancanh.followup.models import Matter
from twins import department
from twins.writing import written

pytestmark = pytest.mark.django_db
SAMPLE = Path(__file__).parents[2] / "samples" / "documents" / "gialai-2025-10-du-an-nang-luong.pdf"
ENERGY = "Phòng Quản lý Năng lượng"
OFFICES = 9


@pytest.fixture
def matters(run):
    """Run ``toancanh matters`` with these arguments; it must succeed."""

    def invoke(*arguments: object) -> str:
        result = run("matters", *arguments)
        assert result.exit_code == 0, result.output
        return result.stdout

    return invoke


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """A workbook with nothing but the sheet of tasks."""
    path = tmp_path / "nhiem-vu.xlsx"
    path.write_bytes(written([department.agenda(frozenset())], "xlsx"))
    return path


def test_obstacle_of_a_document_is_taken_up_and_closed(run, matters) -> None:
    assert run("ingest", SAMPLE).exit_code == 0
    assert "vướng mắc" in matters("take", "158/BC-SCT").casefold()
    assert not Matter.objects.exists()
    matters("office", ENERGY)
    entry = "energy_projects/7/Điện gió Chơ Long"
    out = matters("take", "158/BC-SCT", "--act", 1, "--lead", ENERGY, "--entry", entry, "--area", "Gia Lai")
    assert "Điện gió Chơ Long" in out
    number = Matter.objects.get().pk
    assert "1 việc." in matters("list", "--office", ENERGY, "--entry", entry, "--area", "Gia Lai")
    matters("comment", number, "đã gọi điện cho chủ đầu tư", "--by", "Lan")
    assert "chuyển cấp trên" in matters("escalate", number, "Phó Chủ tịch UBND tỉnh")
    matters("assign", number, "--lead", ENERGY)
    assert "hoàn thành" in matters("resolve", number, "158/BC-SCT", "--by", "Minh", "--note", "đã tháo gỡ")
    told = matters("show", number)
    assert "gialai-2025-10-du-an-nang-luong.pdf" in told
    assert "Minh: hoàn thành · đã tháo gỡ" in told
    assert "Lan: ý kiến · đã gọi điện cho chủ đầu tư" in told


def test_deadline_that_is_typed_is_read_and_late_by_the_day_asked(matters) -> None:
    matters("office", ENERGY)
    matters("open", "Rà soát lưới điện", "--due", "trước ngày 16/5/2099", "--lead", ENERGY)
    assert "15/5/2099" in matters("list")
    assert "quá hạn 2 ngày" in matters("list", "--show", "overdue", "--on", "17/5/2099")
    row = next(line for line in matters("board", "--on", "2099-05-17").splitlines() if ENERGY in line)
    assert row.split()[-6:] == ["1", "0", "0", "0", "1", "0"]
    assert "1 việc quá hạn" in matters("digest", "--on", "2099-05-17")


def test_matter_comes_out_of_a_working_session(matters) -> None:
    out = matters("session", "Đoàn số 2", "--head", "Phó Giám đốc", "--area", "Đắk Lắk", "--on", "20/5/2026")
    number = re.search(r"số (\d+): Đoàn số 2, 20/5/2026", out)[1]
    matters("open", "Tháo gỡ mặt bằng", "--kind", "obstacle", "--session", number)
    session = Matter.objects.get().session
    assert (session.head, session.area_code) == ("Phó Giám đốc", "66")


def test_extension_is_asked_and_granted(matters) -> None:
    matters("open", "Rà soát", "--due", "trước ngày 16/5/2099")
    number = Matter.objects.get().pk
    assert "xin gia hạn" in matters("extend", number, "--until", "2099-06-01")
    matters("extend", number, "--grant", "--by", "Giám đốc")
    assert str(Matter.objects.get().due) == "2099-06-01"


def test_what_is_due_on_a_day_off_says_the_day_before(matters) -> None:
    matters("open", "Báo cáo", "--due", "chậm nhất ngày 20/6/2026")
    assert "nộp chậm nhất 19/6/2026" in matters("list", "--show", "all")


def test_duties_are_opened_once(matters) -> None:
    matters("duties")
    known = Matter.objects.count()
    assert "0 việc định kỳ" in matters("duties")
    assert Matter.objects.count() == known


def test_workbook_goes_in_and_comes_back(matters, workbook: Path, tmp_path: Path) -> None:
    told = matters("import", "--dry-run", workbook)
    assert "Chạy thử" in told
    assert "81 mới, 0 đổi" in told
    assert "41 có ngày hạn" in told
    assert not Matter.objects.exists()
    matters("import", workbook)
    assert "81 như cũ" in matters("import", workbook)
    matters("mark", Matter.objects.get(line=5).pk, "accepted")
    back = tmp_path / "moi.xlsx"
    matters("export", back)
    sheets = [list(openpyxl.load_workbook(path).active.values) for path in (workbook, back)]
    assert sheets[0] == sheets[1]
    assert len([line for line in matters("board").splitlines() if line.strip()]) == OFFICES + 2


def test_cells_at_fault_are_named_and_nothing_is_taken(run, workbook: Path) -> None:
    book = openpyxl.load_workbook(workbook)
    book.active["A6"] = "hai"
    book.save(workbook)
    result = run("matters", "import", workbook)
    assert result.exit_code == 1
    assert "Tiến độ nhiệm vụ trọng tâm 2026!A6" in result.stderr
    assert not Matter.objects.exists()


@pytest.mark.parametrize(("arguments", "code", "said"), [
    (("show", "99"), 1, "Không có việc nào số 99"),
    (("take", "404/BC-SCT"), 1, "404/BC-SCT"),
    (("open", "Rà soát", "--due", "sớm"), 1, "“sớm”"),
    (("open", "Rà soát", "--entry", "parks"), 1, "SỔ/MÃ"),
    (("open", "Rà soát", "--lead", "Phòng Lạ"), 1, "Phòng Lạ"),
    (("extend", "1"), 2, "--until"),
    (("list", "--on", "hôm nay"), 2, "hôm nay"),
    (("export", "a.xlsx", "--sheet", "Lạ"), 1, "Lạ"),
    (("import", "khong-co.xlsx"), 1, "khong-co.xlsx"),
])  # fmt: skip
def test_wrong_calls_are_answered(run, arguments, code: int, said: str) -> None:
    result = run("matters", *arguments)
    assert (result.exit_code, said in result.stderr) == (code, True), result.output
