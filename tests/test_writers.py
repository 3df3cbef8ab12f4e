"""Six at once at one entry, by API, upkeep and actions: one wins, the others are told, nothing is lost."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

PROGRAM = Path(__file__).with_name("writers.py")


def check_rounds(there: dict[str, str], data: Path) -> None:
    """Run the writers on a database and look at each round."""
    surroundings = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    surroundings |= {
        "TOANCANH_DATA": str(data),
        "TOANCANH_HOSTS": "testserver",
        "TOANCANH_LANG": "vi",
        **there,
    }
    done = subprocess.run(
        [sys.executable, PROGRAM], env=surroundings, capture_output=True, text=True, timeout=240, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    rounds = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(rounds) == 3
    for it in rounds:
        assert len(it["won"]) == 1
        assert it["note"] == it["last"] == it["won"][0]
        assert it["steps"] == it["deeds"] == 1
        assert len(it["told"]) == 5
        for told in it["told"]:
            assert "sau khi bạn mở" in told
            assert f"→ {it['note']}" in told


def test_writers_on_sqlite(tmp_path: Path, with_tables: Callable[[Path], Path]) -> None:
    check_rounds({}, with_tables(tmp_path))


@pytest.mark.skipif("DATABASE_URL" in os.environ, reason="the database is chosen already")
def test_writers_on_postgresql(tmp_path: Path, postgresql: str) -> None:
    check_rounds({"DATABASE_URL": postgresql}, tmp_path)
