"""``toancanh ask``: an answer with its sentence, or what there is."""

from pathlib import Path

import pytest

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _stored(run, report: Path, settings) -> None:
    settings.AREA = "66"
    assert run("ingest", report).exit_code == 0


def test_a_question_is_answered_with_its_sentence(run) -> None:
    out = run("ask", "xuat khau 6 thang 2025 phia tay").stdout
    assert out.startswith("Hiểu là: Kim ngạch xuất khẩu – Tỉnh Đắk Lắk (cũ) – 6 tháng đầu năm 2025 – giá trị")
    assert "1.293 triệu USD (giá trị, ước tính)" in out
    assert "ước đạt ⟦1.293 triệu USD⟧, tăng" in out
    assert "69,5% so với kế hoạch" in out


def test_where_there_is_no_figure_it_says_so(run) -> None:
    out = run("ask", "xuất khẩu năm 2019 Đắk Lắk cũ").stdout
    assert "Chưa có con số này." in out
    assert "Có kỳ: 6 tháng đầu năm 2025" in out


def test_lines_of_documents_are_found(run) -> None:
    out = run("ask", "--documents", '"tinh dak lak" uoc').stdout
    assert "Trong văn bản (1 đoạn):" in out
    assert "⟦tỉnh Đắk Lắk⟧" in out
    assert "Không văn bản nào" in run("ask", "--documents", "giá vàng").stdout


def test_units_tell_what_they_were(run) -> None:
    out = run("ask", "xã Ea Kar", "--lang", "en").stdout
    assert "was formed of" in out
    assert "Cư Ni" in out
