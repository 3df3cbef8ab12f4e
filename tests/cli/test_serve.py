"""``toancanh serve``: the site answers, and a port in use is told."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path
from urllib.error import URLError

import pytest


@pytest.fixture
def port() -> int:
    """A port that was free a moment ago."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


def answer(url: str, seconds: float = 120) -> int:
    """Status of a page, waiting until somebody answers."""
    until = time.monotonic() + seconds
    while True:
        try:
            with urllib.request.urlopen(url, timeout=60) as page:
                return page.status
        except (URLError, ConnectionError):
            if time.monotonic() > until:
                raise
            time.sleep(0.1)


def test_site_answers_until_stopped(port: int, tmp_path: Path, with_tables: Callable[[Path], Path]) -> None:
    command = [Path(sys.executable).with_name("toancanh"), "serve", "--port", str(port)]
    there = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    there |= {"TOANCANH_DATA": str(with_tables(tmp_path))}
    there |= {"TOANCANH_LANG": "en", "PYTHONUNBUFFERED": "1"}
    log = tmp_path / "log"
    with log.open("w") as said, subprocess.Popen(command, env=there, stdout=said, stderr=said) as server:
        try:
            assert answer(f"http://127.0.0.1:{port}/") == 200
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(90)
    assert f"http://127.0.0.1:{port}/" in log.read_text(encoding="utf-8")


def test_area_that_is_none_is_told_before_serving(run, port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOANCANH_AREA", "Không Đâu")
    result = run("serve", "--port", port)
    assert (result.exit_code, "Không Đâu" in result.stderr) == (1, True)


def test_port_in_use_is_told(run) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        taken = other.getsockname()[1]
        result = run("serve", "--port", taken)
    assert result.exit_code == 1
    assert result.stderr.startswith(f"127.0.0.1:{taken}:")
    assert "--port" in result.stderr


def test_nobody_lets_other_machines_in_without_saying_who_may_write(run, port: int, monkeypatch) -> None:
    monkeypatch.delenv("TOANCANH_LOGIN", raising=False)
    refused = run("serve", "--host", "0.0.0.0", "--port", port)
    assert (refused.exit_code, "TOANCANH_LOGIN" in refused.stderr) == (1, True)
    monkeypatch.setenv("TOANCANH_HOSTS", "sct.local")
    assert run("serve", "--port", port).exit_code == 1
    monkeypatch.setenv("TOANCANH_HTTPS", "0")
    assert "TOANCANH_LOGIN" in run("serve", "--port", port).stderr
    monkeypatch.setenv("TOANCANH_LOGIN", "maybe")
    assert "maybe" in run("serve", "--port", port).stderr


def test_a_site_without_anybody_prints_how_to_make_the_first(
    port: int, tmp_path: Path, with_tables: Callable[[Path], Path]
) -> None:
    command = [Path(sys.executable).with_name("toancanh"), "serve", "--port", str(port)]
    there = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    there |= {"TOANCANH_LOGIN": "required", "PYTHONUNBUFFERED": "1"}
    there |= {"TOANCANH_DATA": str(with_tables(tmp_path))}
    log = tmp_path / "log"
    with log.open("w") as said, subprocess.Popen(command, env=there, stdout=said, stderr=said) as server:
        try:
            assert answer(f"http://127.0.0.1:{port}/khoi-tao/") == 200
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(90)
    assert f"http://127.0.0.1:{port}/khoi-tao/" in log.read_text(encoding="utf-8")
