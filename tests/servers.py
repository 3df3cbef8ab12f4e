"""A PostgreSQL of the tests' own."""

import os
import secrets
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest


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
