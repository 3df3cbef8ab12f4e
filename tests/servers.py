"""A PostgreSQL of the tests' own, and tables that need not be made again."""

import os
import secrets
import shutil
import socket
import sqlite3
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker


def _binaries() -> Path | None:
    """Folder of the server's programs; Debian keeps them off the PATH, a folder for each version."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[-3]))
    on_path = shutil.which("initdb")
    return found[-1].parent if found else Path(on_path).parent if on_path else None


@pytest.fixture
def postgresql(postgresql_server: str) -> str:
    """URL of an empty database."""
    name = f"d{secrets.token_hex(8)}"
    with psycopg.connect(postgresql_server, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
    return postgresql_server.removesuffix("postgres") + name


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """URL of a server of our own, on this machine only, gone after the run."""
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
    options += " -c synchronous_commit=off -c full_page_writes=off -c autovacuum=off"  # gone after the run
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


@pytest.fixture(scope="session")
def tables(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Path | None:
    """The tables as they were made for the tests, in a file; none if they are not in SQLite."""
    path = tmp_path_factory.mktemp("tables") / "toancanh.sqlite3"
    with django_db_blocker.unblock():
        if connection.vendor != "sqlite":
            return None
        connection.ensure_connection()
        with closing(sqlite3.connect(path)) as file:
            connection.connection.backup(file)
    return path


@pytest.fixture
def with_tables(db: None, tables: Path | None) -> Callable[[Path], Path]:
    """Put the tables, empty, into a data folder: a program that starts there need not make them first."""

    def put(data: Path) -> Path:
        data.mkdir(parents=True, exist_ok=True)
        if tables:
            shutil.copy(tables, data)
        return data

    return put
