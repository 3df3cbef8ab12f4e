"""``toancanh work`` as an office runs it: killed in the middle, two at once, beside the site."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

COMMAND = Path(sys.executable).with_name("toancanh")
SUBMIT = """
from toancanh.web import prepare
prepare()
from toancanh.submissions import actions
batch = actions.open_batch(who="Lan")
for number in range({count}):
    text = f"Kim ngạch xuất khẩu năm {{2000 + number}} của tỉnh Đắk Lắk đạt {{number}} triệu USD."
    actions.submit(batch=batch, name=f"{{number:02}}.txt", content=text.encode())
"""
TELL = """
from toancanh.web import prepare
prepare()
from toancanh.submissions.models import Batch, Submitted
(batch,) = Batch.objects.all()
print(Submitted.objects.filter(outcome__result="stored").count(), bool(batch.settled_at))
"""

DECIDE = """
from toancanh.web import prepare
prepare()
from toancanh.model import Verdict
from toancanh.pipeline import Upload, ingest
from toancanh.reconciling import catch_up_soon
from toancanh.store import actions, locks, selectors
from toancanh.store.contradictions import selectors as found
text = "Kim ngạch xuất khẩu năm 2025 của tỉnh Đắk Lắk đạt {} triệu USD."
ingest([Upload(f"{it}.txt", text.format(it).encode()) for it in (1500, 2500)])
before = found.contradictions().count()
told = (it for it in selectors.current_observations() if it.period.end.year == 2025)
(fact,) = (it for it in told if it.quantity.value == 2_500_000_000)
actions.decide(fact_id=fact.id, verdict=Verdict.REJECTED, who="Lan")
catch_up_soon()
print(before, found.contradictions().count(), locks.held(locks.WORK))
"""


@pytest.fixture
def there(tmp_path: Path, with_tables: Callable[[Path], Path]) -> dict[str, str]:
    """Surroundings with a data folder of the test's own."""
    known = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    return {**known, "TOANCANH_LANG": "vi", "TOANCANH_DATA": str(with_tables(tmp_path / "var"))}


def python(code: str, there: dict[str, str]) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code], env=there, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.fixture
def start(there: dict[str, str]) -> Callable[..., subprocess.Popen[str]]:
    def begin(*arguments: str) -> subprocess.Popen[str]:
        command = [COMMAND, "work", "--workers", "1", *arguments]
        return subprocess.Popen(
            command, env=there, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )

    return begin


def done(there: dict[str, str]) -> int:
    """How many files of the batch are in the store."""
    with sqlite3.connect(Path(there["TOANCANH_DATA"]) / "toancanh.sqlite3", timeout=20) as store:
        found = store.execute("SELECT count(*) FROM submissions_submitted WHERE outcome_id IS NOT NULL")
        return found.fetchone()[0]


@pytest.mark.long
def test_killed_in_the_middle_it_goes_on_where_it_was(start, there) -> None:
    python(SUBMIT.format(count=16), there)
    with start() as process:
        until = time.monotonic() + 90
        while not done(there) and time.monotonic() < until:
            time.sleep(0.02)
        process.kill()
    assert 0 < done(there) < 16
    with start("--once") as again:
        again.communicate(timeout=120)
    assert again.returncode == 0
    assert python(TELL, there) == "16 True"


def test_told_to_stop_it_stops(start) -> None:
    with start() as process:
        assert "Đang chờ" in process.stdout.readline()
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=60)
    assert process.returncode == 0


def test_what_a_deed_leaves_is_reconciled_behind_the_pages_or_at_once_without_them(start, there) -> None:
    with start() as process:
        process.stdout.readline()
        assert python(DECIDE, there) == "1 0 True"
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=60)
    assert python(DECIDE.replace("2025", "2024"), there) == "1 0 False"


@pytest.mark.long
@pytest.mark.skipif("DATABASE_URL" in os.environ, reason="the database is chosen already")
def test_two_servers_share_one_postgresql_and_each_file_is_read_once(start, there, postgresql: str) -> None:
    there["DATABASE_URL"] = postgresql
    python(SUBMIT.format(count=8), there)
    both = [start("--once") for _ in range(2)]
    said = [process.communicate(timeout=120)[0] for process in both]
    assert [process.returncode for process in both] == [0, 0], said
    assert python(TELL, there) == "8 True"
