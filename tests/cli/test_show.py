"""``toancanh show``: the figure, its evidence, its rivals; and help when there is none."""

from pathlib import Path

import pytest

from toancanh import pipeline
from toancanh.approving import actions
from toancanh.approving.values import Cell, Signature
from toancanh.model import Period
from toancanh.reference.areas import areas

pytestmark = pytest.mark.django_db


@pytest.fixture
def stored(run, report: Path, tmp_path: Path) -> None:
    """Two reports that disagree, and one of another province."""
    (tmp_path / "khac.txt").write_text(
        "Kim ngạch xuất khẩu 6 tháng đầu năm 2025 của tỉnh Đắk Lắk đạt 1.400 triệu USD.\n"
        "Kim ngạch xuất khẩu năm 2024 của tỉnh Gia Lai đạt 820 triệu USD.\n",
        encoding="utf-8",
    )
    assert run("ingest", tmp_path).exit_code == 0


@pytest.mark.usefixtures("stored")
def test_figure_comes_with_its_sentences_and_rivals(run) -> None:
    out = run("show", "xuat khau", "--area", "dak lak", "--period", "2025-H1").stdout
    assert out.startswith("Kim ngạch xuất khẩu – Đắk Lắk (cũ) – 6 tháng đầu năm 2025 (2025-H1)")
    assert "Giá trị: 1.400 triệu USD (thực hiện)" in out
    assert "đạt ⟦1.400 triệu USD⟧." in out
    assert "% kế hoạch: 69,5%" in out
    assert "Tăng trưởng: +27,9%" in out
    rivals = out[out.index("Nguồn khác nói") :]
    assert "⟦1.293 triệu USD⟧" in rivals
    assert "bao-cao.txt, đoạn 1" in rivals


@pytest.mark.usefixtures("stored")
def test_english_is_spoken_when_asked(run) -> None:
    out = run("show", "exports", "--area", "66", "--period", "2025-H1", "--lang", "en").stdout
    assert "Value: 1,400 million USD (actual)" in out


def test_province_comes_before_those_it_was_merged_from(run, tmp_path: Path) -> None:
    sentence = "Kim ngạch xuất khẩu 6 tháng đầu năm 2025 của tỉnh {} đạt {} triệu USD.\n"
    for day, name, value in (
        ("30/6/2025", "Đắk Lắk", 1293),
        ("30/6/2025", "Phú Yên", 150),
        ("31/7/2025", "Đắk Lắk", 1500),
    ):
        report = f"BÁO CÁO\nĐắk Lắk, ngày {day}\n" + sentence.format(name, value)
        (tmp_path / f"{value}.txt").write_text(report, encoding="utf-8")
    assert run("ingest", tmp_path).exit_code == 0
    out = run("show", "xuất khẩu", "--area", "Đắk Lắk", "--period", "2025-H1").stdout
    titles = [line.split(" – ")[1] for line in out.splitlines() if line.startswith("Kim ngạch")]
    assert titles == ["Đắk Lắk", "Đắk Lắk (cũ)", "Phú Yên (cũ)"]


@pytest.mark.usefixtures("stored")
def test_area_whose_code_was_reused_is_not_taken_for_the_other(run) -> None:
    result = run("show", "xuất khẩu", "--area", "Bình Định")
    assert result.exit_code == 1
    assert "Gia Lai" in result.stderr


@pytest.mark.usefixtures("stored")
def test_nothing_found_says_what_there_is(run) -> None:
    result = run("show", "xuất khẩu", "--area", "Đắk Lắk", "--period", "2019")
    assert result.exit_code == 1
    assert "Gia Lai" in result.stderr
    assert "2025-H1" in result.stderr


def test_empty_store_says_how_to_fill_it(run) -> None:
    result = run("show", "xuất khẩu")
    assert result.exit_code == 1
    assert "toancanh ingest" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("dự án",), 1, "[fdi_projects]"),
        (("xuat kau",), 1, "Kim ngạch xuất khẩu"),
        (("xuất khẩu", "--area", "Không Đâu"), 1, "không có địa bàn nào"),
        (("xuất khẩu", "--period", "nửa năm"), 2, "2025-H1"),
    ],
)
def test_words_not_understood_are_answered_with_choices(run, arguments, code, said) -> None:
    result = run("show", *arguments)
    assert (result.exit_code, said in result.stderr) == (code, True)


@pytest.mark.usefixtures("stored")
def test_official_is_what_was_approved_whatever_was_read_since(run) -> None:
    asked = ("show", "exports", "--area", "66", "--period", "2025-H1", "--official")
    refused = run(*asked)
    assert refused.exit_code == 1
    assert "chưa có số nào được duyệt" in refused.stderr
    former = areas().versions("66")[-2]
    cell = Cell("66", former.valid_from, Period.parse("2025-H1"))
    made = actions.send(cell=cell, figures=pipeline.standing(cell), by=Signature("Lan"))
    actions.approve(number=made.pk, by=Signature("Minh"))
    out = run(*asked).stdout
    assert "Giá trị: 1.400 triệu USD (thực hiện)" in out
    assert "Nguồn khác nói" not in out
