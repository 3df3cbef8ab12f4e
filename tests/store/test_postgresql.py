"""The store keeps its promises on PostgreSQL too: its tests are run again on a private server."""

import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
STORE_TESTS = [
    "tests/store", "tests/registers", "tests/followup", "tests/test_pipeline.py", "tests/test_intake.py",
    "tests/test_reconciling.py", "tests/test_tallying.py",
]  # fmt: skip


def _binaries() -> Path | None:
    """Folder of the server's programs; Debian keeps them off the PATH, a folder for each version."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[-3]))
    on_path = shutil.which("initdb")
    return found[-1].parent if found else Path(on_path).parent if on_path else None


@pytest.fixture
def postgresql() -> Iterator[str]:
    """URL of an empty database on a server of its own, on this machine only, gone after the test."""
    programs = _binaries()
    if programs is None:
        pytest.skip("PostgreSQL is not installed")
    # The server refuses to run as root; Debian's package brings the user "postgres".
    user = "postgres" if os.geteuid() == 0 else None
    folder = Path(tempfile.mkdtemp(prefix="toancanh-postgresql-"))
    password = secrets.token_hex(16)
    (folder / "password").write_text(password)
    if user:
        for path in (folder, folder / "password"):
            shutil.chown(path, user)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    def run(program: str, *arguments: str) -> None:
        command = [programs / program, "-D", folder / "data", *arguments]
        subprocess.run(command, user=user, cwd=folder, check=True, stdout=subprocess.DEVNULL, timeout=60)

    options = f"-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories='' -c fsync=off"
    try:
        access = ("-U", "toancanh", "-A", "scram-sha-256", "--pwfile", "password")
        run("initdb", *access, "-E", "UTF8", "--locale=C.UTF-8")
        run("pg_ctl", "-l", "log", "-w", "-o", options, "start")
        try:
            yield f"postgresql://toancanh:{password}@127.0.0.1:{port}/postgres"
        finally:
            run("pg_ctl", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder)


@pytest.mark.skipif("DATABASE_URL" in os.environ, reason="the database is chosen already")
def test_store_on_postgresql(postgresql: str) -> None:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *STORE_TESTS]
    there = {**os.environ, "DATABASE_URL": postgresql}
    done = subprocess.run(command, cwd=ROOT, env=there, capture_output=True, text=True, timeout=300)
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
