"""Ingesting as a clerk runs it: killed at any point, run twice at once; the store comes out the same."""

import io
import os
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

COMMAND = Path(sys.executable).with_name("toancanh")
Contents = tuple[set[tuple[str, str]], set[str], int]


def text(number: int) -> bytes:
    return f"Kim ngạch xuất khẩu năm {2000 + number} của tỉnh Đắk Lắk đạt {number} triệu USD.".encode()


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """Reports, an archive with more, and two files that cannot be used."""
    folder = tmp_path / "thư đến"
    folder.mkdir()
    for number in range(12):
        (folder / f"bc-{number:02}.txt").write_bytes(text(number))
    bundle = io.BytesIO()
    with zipfile.ZipFile(bundle, "w") as package:
        for number in range(20, 26):
            package.writestr(f"kèm/{number}.txt", text(number))
        package.writestr("rỗng.txt", b"")
    (folder / "bc-05-kèm.zip").write_bytes(bundle.getvalue())
    (folder / "hỏng.docx").write_bytes(b"PK\x03\x04 no")
    return folder


@pytest.fixture
def start(tmp_path: Path) -> Callable[..., subprocess.Popen[str]]:
    """Start ``toancanh`` with a data folder of this name."""

    def begin(data: str, *arguments: object) -> subprocess.Popen[str]:
        there = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
        there |= {"TOANCANH_LANG": "vi", "TOANCANH_DATA": str(tmp_path / data)}
        words = [str(COMMAND), *map(str, arguments)]
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
        return subprocess.Popen(words, env=there, cwd=tmp_path, **pipes)

    return begin


def contents(data: Path) -> Contents:
    """What is in a store: documents with the digest of what was read, names put aside, unfinished runs."""
    with sqlite3.connect(data / "toancanh.sqlite3") as store:
        read = store.execute(
            "SELECT d.sha256, r.digest FROM store_reading r "
            "JOIN store_sourcedocument d ON d.id = r.document_id"
        ).fetchall()
        failed = {name for (name,) in store.execute("SELECT name FROM store_outcome WHERE result = 'failed'")}
        (left,) = store.execute("SELECT count(*) FROM store_run WHERE interrupted_at IS NOT NULL").fetchone()
    assert len(read) == len(set(read))
    return set(read), failed, left


def ended(process: subprocess.Popen[str]) -> tuple[int, str]:
    out, error = process.communicate(timeout=120)
    return process.returncode, out + error


@pytest.mark.long
def test_killed_at_any_point_it_goes_on_where_it_was(
    start, inbox: Path, tmp_path: Path, with_tables: Callable[[Path], Path]
) -> None:
    for data in ("ruhe", "stop"):
        with_tables(tmp_path / data)
    assert ended(start("ruhe", "ingest", inbox))[0] == 1
    quiet = contents(tmp_path / "ruhe")
    for lines in (1, 6, 9):
        process = start("stop", "ingest", "--workers", "2", inbox)
        for _ in range(lines):
            process.stderr.readline()
        process.kill()
        process.communicate()
    code, said = ended(start("stop", "ingest", inbox))
    assert code == 1
    assert "bị ngắt giữa chừng" in said
    assert contents(tmp_path / "stop") == (*quiet[:2], 3)
    assert len(quiet[0]) == 18
    assert quiet[1] == {"rỗng.txt", "hỏng.docx"}


@pytest.mark.long
def test_two_at_once_end_right(start, inbox: Path, tmp_path: Path) -> None:
    both = [start("var", "ingest", inbox) for _ in range(2)]
    said = [ended(process) for process in both]
    assert [code for code, _ in said] == [1, 1], said
    read, failed, left = contents(tmp_path / "var")
    assert (len(read), failed, left) == (18, {"rỗng.txt", "hỏng.docx"}, 0)
    assert sorted("18 tệp mới" in text for _, text in said) == [False, True]
