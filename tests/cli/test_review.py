"""``toancanh review``: what waits, confirmed or rejected by its id."""

import re
from decimal import Decimal
from pathlib import Path

import pytest

from toancanh import pipeline
from toancanh.store import selectors
from toancanh.store.selection import Selection

pytestmark = pytest.mark.django_db
DOUBTFUL = "Ngày 3/2/2024, ba ngành của tỉnh Đắk Lắk đi xuống.\n"


@pytest.fixture
def waiting(run, tmp_path: Path, settings) -> str:
    """The id of a doubtful figure in the store."""
    settings.CONFIDENCE = Decimal("0.90")  # whatever the weights are today, it waits
    (tmp_path / "tin.txt").write_text(DOUBTFUL, encoding="utf-8")
    assert run("ingest", tmp_path).exit_code == 0
    return re.match(r"[0-9a-f]{20}", run("review").stdout).group()


def test_queue_shows_sentence_reasons_and_how_to_decide(run, waiting: str) -> None:
    out = run("review").stdout
    assert "⟦ba ngành⟧" in out
    assert "Độ tin cậy: 0," in out
    assert "toancanh review confirm" in out


@pytest.mark.parametrize(("verb", "told"), [("confirm", "đã xác nhận (Lan)"), ("reject", "đã bác bỏ (Lan)")])
def test_decided_figure_waits_no_more(run, waiting: str, verb: str, told: str) -> None:
    assert told in run("review", verb, waiting, "--by", "Lan", "--note", "xem lại").stdout
    assert "Không có số liệu nào chờ" in run("review").stdout


def test_name_comes_from_the_setting(run, waiting: str, settings) -> None:
    settings.REVIEWER = "Phòng Kế hoạch"
    assert "(Phòng Kế hoạch)" in run("review", "confirm", waiting).stdout


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [(("confirm",), 2, "toancanh review confirm"), (("reject", "0" * 20), 1, "không có số liệu nào")],
)
def test_wrong_calls_are_answered(run, arguments, code: int, said: str) -> None:
    result = run("review", *arguments)
    assert (result.exit_code, said in result.stderr) == (code, True)


def test_empty_queue_says_so(run) -> None:
    assert "Không có số liệu nào chờ" in run("review").stdout


def test_chosen_figure_is_shown_with_the_reason_and_can_be_taken_back(run, report, tmp_path: Path) -> None:
    (tmp_path / "tin.txt").write_text(
        "Kim ngạch xuất khẩu 6 tháng đầu năm 2025 của tỉnh Đắk Lắk ước đạt 1.350 triệu USD.\n",
        encoding="utf-8",
    )
    assert run("ingest", report, tmp_path / "tin.txt").exit_code == 0
    asked = ("show", "exports", "--area", "Đắk Lắk", "--period", "2025-H1")
    first = run(*asked).stdout
    assert "Không dùng, vì số được dùng" in first
    ids = selectors.current_observations(Selection(("exports",)))
    used = pipeline.picture(Selection(("exports",))).lines[0].value
    other = next(it for it in ids if it.measure is used.measure and it.id != used.id)
    assert run("review", "choose", other.id, "--by", "Lan").exit_code == 1
    assert "đã chọn (Lan)" in run("review", "choose", other.id, "--by", "Lan", "--note", "đã hỏi lại").stdout
    shown = run(*asked).stdout
    assert "Được dùng vì có người chọn." in shown
    assert "Lan chọn" in shown
    assert "đã hỏi lại" in shown
    taken_back = run("review", "unchoose", other.id, "--by", "Lan", "--note", "nhầm")
    assert "đã bỏ lựa chọn" in taken_back.stdout
    assert run(*asked).stdout == first
