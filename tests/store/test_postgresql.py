"""The store keeps its promises on PostgreSQL too: its tests are run again on a private server."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
STORE_TESTS = [
    "tests/store", "tests/accounts", "tests/approving", "tests/audit", "tests/registers", "tests/followup",
    "tests/api", "tests/test_pipeline.py", "tests/test_reconciling.py", "tests/test_tallying.py",
    "tests/submissions", "tests/web/views/test_documents.py",
]  # fmt: skip


@pytest.mark.long
@pytest.mark.skipif("DATABASE_URL" in os.environ, reason="the database is chosen already")
def test_store_on_postgresql(postgresql_server: str) -> None:
    # What goes out to workbooks and comes in again does not depend on the database, nor what the API says
    # of itself, whose thousand requests would take as long again.
    files = (
        "registers/test_round_trip.py",
        "api/test_faults.py",
        "api/test_description.py",
        "api/test_howto.py",
    )
    apart = [f"--ignore=tests/{it}" for it in files]
    options = ["-q", "-p", "no:cacheprovider", *apart]
    command = [sys.executable, "-m", "pytest", *options, *STORE_TESTS]
    there = {**os.environ, "DATABASE_URL": postgresql_server}
    done = subprocess.run(command, cwd=ROOT, env=there, capture_output=True, text=True, timeout=1800)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.skipif("DATABASE_URL" in os.environ, reason="the database is chosen already")
def test_two_ingests_at_once_on_an_empty_database(postgresql: str, tmp_path: Path) -> None:
    for number in range(8):
        text = f"Kim ngạch xuất khẩu năm {2000 + number} của tỉnh Đắk Lắk đạt {number} triệu USD."
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    there = {
        **os.environ,
        "DATABASE_URL": postgresql,
        "TOANCANH_LANG": "vi",
        "TOANCANH_DATA": str(tmp_path / "var"),
    }
    command = [
        Path(sys.executable).with_name("toancanh"),
        "ingest",
        "--workers",
        "1",
        *tmp_path.glob("*.txt"),
    ]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
    both = [subprocess.Popen(command, env=there, **pipes) for _ in range(2)]
    said = [process.communicate(timeout=120)[0] for process in both]
    assert [process.returncode for process in both] == [0, 0], said
    assert sorted("8 tệp mới" in it for it in said) == [False, True], said
    assert all("8 tệp đã có" in it or "8 tệp mới" in it for it in said), said
