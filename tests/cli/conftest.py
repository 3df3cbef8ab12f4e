"""Calling the command line in the test's own process, and files that cannot be used."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from fpdf import FPDF

from toancanh.cli import main

REPORT = (
    "Kim ngạch xuất khẩu 6 tháng đầu năm 2025 của tỉnh Đắk Lắk ước đạt 1.293 triệu USD, "
    "tăng 27,9% so với cùng kỳ, đạt 69,5% kế hoạch.\n"
)


@pytest.fixture(autouse=True)
def _surroundings(
    monkeypatch: pytest.MonkeyPatch, settings, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Vietnamese, and a data folder of the test's own; set here so that what options set is undone."""
    data = tmp_path_factory.mktemp("data")
    monkeypatch.setenv("TOANCANH_LANG", "vi")
    monkeypatch.setenv("TOANCANH_DATA", str(data))
    settings.DATA = data


@pytest.fixture
def run():
    """Run ``toancanh`` with these arguments."""

    def invoke(*arguments: object, stdin: str | bytes | None = None) -> Result:
        return CliRunner().invoke(main, [str(it) for it in arguments], input=stdin)

    return invoke


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A report of one paragraph."""
    path = tmp_path / "bao-cao.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


@pytest.fixture
def mixed(tmp_path: Path, report: Path) -> Path:
    """A folder with the report among files that cannot be used."""
    page = FPDF()
    page.set_encryption(owner_password="owner", user_password="secret")
    page.add_page()
    (tmp_path / "khoa.pdf").write_bytes(bytes(page.output()))
    (tmp_path / "hong.docx").write_bytes(b"PK\x03\x04 not a document")
    (tmp_path / "rong.txt").write_bytes(b"")
    (tmp_path / "anh.txt").write_bytes(b"\x7fELF" + bytes(range(256)) * 4)
    with (tmp_path / "lon.txt").open("wb") as big:
        big.truncate(200_000_000)
    return tmp_path


@pytest.fixture
def reasons() -> dict[str, str]:
    """What must be said of each file of ``mixed`` that cannot be used."""
    return {
        "khoa.pdf": "mật khẩu",
        "hong.docx": "hỏng",
        "rong.txt": "rỗng",
        "anh.txt": "không phải văn bản",
        "lon.txt": "200 MB",
    }
