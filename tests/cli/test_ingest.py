"""``toancanh ingest``: folders, bad files among good ones, and the whole thing as a clerk runs it."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from toancanh.store import selectors

COMMAND = Path(sys.executable).with_name("toancanh")


@pytest.mark.django_db
def test_mixed_folder_is_done_to_the_end(run, mixed: Path, reasons) -> None:
    result = run("ingest", mixed)
    assert result.exit_code == 1
    said = [line for line in result.stderr.splitlines() if not line[0].isdigit()]
    assert len(said) == len(reasons)
    for name, reason in reasons.items():
        assert any(line.startswith(f"{name}:") and reason in line for line in said)
    assert [row.name for row in selectors.documents()] == ["bao-cao.txt"]
    assert "1 tệp mới, 0 tệp đã có, 0 tệp nén đã mở, 5 tệp không dùng được" in result.stdout


@pytest.mark.django_db
def test_second_time_changes_nothing(run, report: Path) -> None:
    assert run("ingest", report).exit_code == 0
    result = run("ingest", report)
    assert result.exit_code == 0
    assert "đã có" in result.stdout
    assert selectors.documents().count() == 1


@pytest.mark.django_db
def test_subfolders_are_searched_and_hidden_files_left(run, report: Path, tmp_path: Path) -> None:
    inner = tmp_path / "quý 2" / "huyện"
    inner.mkdir(parents=True)
    report.rename(inner / "bao-cao.txt")
    (inner / "~$bao-cao.docx").write_bytes(b"lock")
    (inner / ".thumbs").write_bytes(b"x")
    result = run("ingest", tmp_path)
    assert result.exit_code == 0
    assert "1/1 bao-cao.txt" in result.stderr


def test_empty_folder_is_told(run, tmp_path: Path) -> None:
    result = run("ingest", tmp_path)
    assert result.exit_code == 1
    assert "không có tệp nào để nạp" in result.stderr


def test_as_a_clerk_runs_it(mixed: Path, reasons, tmp_path_factory: pytest.TempPathFactory) -> None:
    home = tmp_path_factory.mktemp("home")
    there = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    there |= {"TOANCANH_LANG": "vi", "TOANCANH_DATA": str(home / "var")}

    def call(*arguments: object) -> subprocess.CompletedProcess[str]:
        words = [str(COMMAND), *map(str, arguments)]
        return subprocess.run(words, env=there, cwd=home, capture_output=True, text=True, check=False)

    taken = call("ingest", mixed)
    assert taken.returncode == 1
    assert "Traceback" not in taken.stderr
    assert all(f"{name}: " in taken.stderr for name in reasons)
    shown = call("show", "xuất khẩu", "--area", "Đắk Lắk", "--period", "2025-H1")
    assert shown.returncode == 0, shown.stderr
    assert "⟦1.293 triệu USD⟧" in shown.stdout
    assert (home / "var" / "toancanh.sqlite3").is_file()


@pytest.mark.django_db
def test_bytes_from_standard_input_are_taken_in_under_a_name(run, report: Path) -> None:
    result = run("ingest", "-", "--name", "từ-thư.txt", stdin=report.read_bytes())
    assert result.exit_code == 0
    assert [row.name for row in selectors.documents()] == ["từ-thư.txt"]


@pytest.mark.django_db
def test_what_was_put_aside_is_listed_and_read_again(run, tmp_path: Path) -> None:
    assert "Không có tệp nào" in run("quarantine").stdout
    with zipfile.ZipFile(tmp_path / "gói.zip", "w") as package:
        package.writestr("quý 2/rỗng.txt", b"")
    assert run("ingest", tmp_path / "gói.zip").exit_code == 1
    listed = run("quarantine")
    assert listed.exit_code == 0
    assert "gói.zip/quý 2/rỗng.txt: tệp rỗng" in listed.stdout
    assert "1 tệp không dùng được, 1 tệp còn giữ" in listed.stdout
    again = run("ingest", "--retry")
    assert again.exit_code == 1
    assert "gói.zip/quý 2/rỗng.txt: tệp rỗng" in again.stderr
    assert selectors.failures().count() == 1


@pytest.mark.parametrize(
    "arguments", [(), ("-",), ("--retry", "a.txt"), ("a.txt", "--name", "b"), ("--name", "b")]
)
def test_what_to_ingest_must_be_plain(run, arguments) -> None:
    result = run("ingest", *arguments)
    assert result.exit_code == 2
    assert "nêu tệp hoặc thư mục" in result.stderr


def test_limit_that_is_none_is_told(run, report: Path, monkeypatch: pytest.MonkeyPatch, db) -> None:
    monkeypatch.setenv("TOANCANH_SECONDS", "nhanh")
    result = run("ingest", report)
    assert result.exit_code == 1
    assert "TOANCANH_SECONDS: cần một số nguyên" in result.stderr
