"""``toancanh report``: files, what is to be settled first, templates, and what is wrong with a call."""

from io import BytesIO
from pathlib import Path

import docx
import pytest

from toancanh.followup import actions
from toancanh.followup.changes import By
from toancanh.followup.models import MatterKind
from toancanh.followup.sketches import Given, Meeting, Sketch
from toancanh.followup.terms import just, on_day

pytestmark = pytest.mark.django_db
TEXT = """SỞ CÔNG THƯƠNG
Đắk Lắk, ngày 08 tháng 7 năm 2025
BÁO CÁO
Kim ngạch xuất khẩu 6 tháng đầu năm 2025 của tỉnh Đắk Lắk ước đạt {level} triệu USD, tăng 27,9% so với \
cùng kỳ, đạt 69,5% kế hoạch.
"""


@pytest.fixture(autouse=True)
def _home(settings) -> None:
    settings.AREA = "66"


@pytest.fixture
def told(run, tmp_path: Path) -> None:
    """A report of exports in the store."""
    path = tmp_path / "bao-cao.txt"
    path.write_text(TEXT.format(level="1.293"), encoding="utf-8")
    assert run("ingest", path).exit_code == 0


def words(path: Path) -> str:
    return "\n".join(it.text for it in docx.Document(BytesIO(path.read_bytes())).paragraphs)


@pytest.mark.usefixtures("told")
def test_report_is_written_and_what_lacks_is_counted(run, tmp_path: Path) -> None:
    result = run("report", "2025-H1", "--output", tmp_path / "a.docx", "--on", "5/2/2026")
    assert result.exit_code == 0, result.output
    assert f"Đã ghi {tmp_path / 'a.docx'}." in result.stdout
    assert "Chưa có số liệu cho" in result.stdout
    assert "ước đạt 1.293 triệu USD, bằng 69,5% kế hoạch năm, tăng 27,9%" in words(tmp_path / "a.docx")


@pytest.mark.usefixtures("told")
def test_strict_refuses_while_documents_contradict_each_other(run, tmp_path: Path) -> None:
    other = tmp_path / "khac.txt"
    other.write_text(TEXT.format(level="1.500"), encoding="utf-8")
    run("ingest", other)
    result = run("report", "2025-H1", "--strict", "--output", tmp_path / "a.docx")
    assert result.exit_code == 1
    assert "1.500 triệu USD" in result.stderr
    assert not (tmp_path / "a.docx").exists()


@pytest.mark.usefixtures("told")
def test_templates_are_written_edited_and_used(run, tmp_path: Path) -> None:
    assert run("report", "--write-templates", tmp_path / "mau").exit_code == 0
    assert sorted(it.name for it in (tmp_path / "mau").iterdir()) == [
        "bao-cao.docx",
        "thong-bao-ket-luan.docx",
    ]
    file = docx.Document(tmp_path / "mau" / "bao-cao.docx")
    file.add_paragraph("Riêng: {{ so_lieu.exports.gia_tri }}")
    file.save(tmp_path / "rieng.docx")
    asked = ("report", "2025-H1", "--output", tmp_path / "a.docx", "--template", tmp_path / "rieng.docx")
    assert run(*asked).exit_code == 0
    assert "Riêng: 1.293 triệu USD" in words(tmp_path / "a.docx")


@pytest.mark.usefixtures("told")
def test_template_of_the_installation_is_used(run, settings, tmp_path: Path) -> None:
    own = Path(settings.DATA) / "templates"
    own.mkdir()
    file = docx.Document()
    file.add_paragraph("Mẫu của Sở: {{ trich_yeu }}")
    file.save(own / "bao-cao.docx")
    assert run("report", "2025-H1", "--output", tmp_path / "a.docx").exit_code == 0
    assert words(tmp_path / "a.docx").startswith("Mẫu của Sở: Tình hình hoạt động")


@pytest.mark.usefixtures("told")
def test_a_variable_that_is_not_there_is_named(run, tmp_path: Path) -> None:
    file = docx.Document()
    file.add_paragraph("{{ so_lieu_khong_co }}")
    file.save(tmp_path / "sai.docx")
    result = run("report", "2025-H1", "--template", tmp_path / "sai.docx", "--output", tmp_path / "a.docx")
    assert result.exit_code == 1
    assert "“so_lieu_khong_co”" in result.stderr
    assert "trich_yeu" in result.stderr


def test_notice_of_a_session(run, tmp_path: Path) -> None:
    from datetime import UTC, date, datetime

    held = actions.hold_session(meeting=Meeting("đoàn", "Giám đốc Sở", "UBND xã Ea Kar", date(2026, 6, 1)))
    sketch = Sketch(
        MatterKind.TASK, "Rà soát lưới điện", Given(session=held.pk), just(on_day(date(2026, 9, 1)))
    )
    actions.open_matter(by=By("Lan", datetime(2026, 6, 1, tzinfo=UTC)), sketch=sketch)
    assert run("report", "--session", held.pk, "--output", tmp_path / "tb.docx").exit_code == 0
    assert "1. Rà soát lưới điện; hoàn thành chậm nhất ngày 1/9/2026." in words(tmp_path / "tb.docx")


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ((), "Nêu kỳ báo cáo"),
        (("2025-H2",), "không phải kỳ báo cáo"),
        (("hôm nay",), "không phải kỳ báo cáo"),
        (("2019-H1",), "Kho chưa có số liệu nào"),
        (("2025-H1", "--area", "Xứ Không Có"), "Không rõ báo cáo của địa bàn nào"),
        (("--session", "999"), "Không có buổi làm việc số 999"),
    ],
)
def test_what_is_wrong_is_told(run, asked: tuple[str, ...], told: str) -> None:
    result = run("report", *asked)
    assert result.exit_code == 1
    assert told in result.stderr


@pytest.mark.usefixtures("told")
def test_files_that_cannot_be_read_or_written_are_told(run, tmp_path: Path) -> None:
    nowhere = tmp_path / "khong-co"
    assert "Không ghi được" in run("report", "2025-H1", "--output", nowhere / "a.docx").stderr
    assert "không mở được tệp" in run("report", "2025-H1", "--template", nowhere / "a.docx").stderr
