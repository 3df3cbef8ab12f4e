"""What a worker does to itself is told of its file, and nobody else suffers from it."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from toancanh.isolation import Fault, Here, Limits, Workers
from toancanh.model import UserError

JOBS = Path(__file__).parent / "jobs"
LIMITS = Limits(memory=700_000_000, seconds=2, output=10_000_000)


@pytest.fixture
def jobs(monkeypatch: pytest.MonkeyPatch):
    """The jobs, known by name here and in the workers."""
    monkeypatch.syspath_prepend(str(JOBS))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(JOBS), os.environ.get("PYTHONPATH", "")]))
    import jobs_of_tests

    yield jobs_of_tests
    sys.modules.pop("jobs_of_tests", None)


@pytest.fixture
def workers(jobs) -> Iterator[Workers]:
    with Workers(1, LIMITS) as pool:
        yield pool


def code(workers: Workers, job, *args: object) -> str:
    """Why the job could not be done; the worker after it works again."""
    with pytest.raises(UserError) as caught:
        workers.do("a.txt", job, *args).result(30)
    assert caught.value.values["name"] == "a.txt"
    return caught.value.code


def gone(pid: int) -> bool:
    """Whether a process has ended (one that nobody has waited for yet has)."""
    for _ in range(100):
        try:
            if Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z":
                return True
        except FileNotFoundError:
            return True
        time.sleep(0.05)
    return False


def test_jobs_are_done_and_a_worker_is_used_again(workers: Workers, jobs) -> None:
    assert [workers.do("a", jobs.double, n).result() for n in range(3)] == [0, 2, 4]
    assert workers.do("a", jobs.process).result() == workers.do("b", jobs.process).result() != os.getpid()


@pytest.mark.parametrize(
    ("job", "expected"),
    [
        ("loop", "read.too_slow"),
        ("take_memory", "read.out_of_memory"),
        ("die", "read.crashed"),
        ("crash", "read.crashed"),
    ],
)
def test_worker_that_fails_is_told_and_replaced(workers: Workers, jobs, job: str, expected: str) -> None:
    assert code(workers, getattr(jobs, job)) == expected
    assert workers.do("b.txt", jobs.double, 21).result(30) == 42


def test_what_a_worker_started_ends_with_it(workers: Workers, jobs, tmp_path: Path) -> None:
    assert code(workers, jobs.sleep_with_child, str(tmp_path / "pid")) == "read.too_slow"
    assert gone(int((tmp_path / "pid").read_text()))


def test_worker_full_of_memory_is_replaced(workers: Workers, jobs) -> None:
    first = workers.do("a", jobs.hold_memory).result()
    assert workers.do("b", jobs.process).result() != first
    assert gone(first)


def test_files_beyond_the_limit_are_not_written(workers: Workers, jobs, tmp_path: Path) -> None:
    with pytest.raises(Fault, match="OSError"):
        workers.do("a", jobs.write, str(tmp_path / "big")).result()


def test_fault_and_refusal_are_handed_on(workers: Workers, jobs) -> None:
    with pytest.raises(Fault) as caught:
        workers.do("a", jobs.fail).result()
    assert caught.value.seen == "ZeroDivisionError"
    assert "jobs_of_tests.py" in str(caught.value)


def test_chatter_of_libraries_is_not_heard(workers: Workers, jobs, capfd) -> None:
    assert workers.do("a", jobs.chatter).result() == "said"
    assert capfd.readouterr() == ("", "")


def test_nothing_is_left_when_the_pool_is_left(jobs) -> None:
    with Workers(2, LIMITS) as pool:
        pids = {pool.do("a", jobs.process).result() for _ in range(4)}
        pool.do("b", jobs.loop)
    assert all(map(gone, pids))


ABANDONING = """
import os, signal
import jobs_of_tests
from toancanh.isolation import Limits, Workers
pool = Workers(1, Limits())
print(pool.do("a", jobs_of_tests.process).result(), flush=True)
pool.do("a", jobs_of_tests.sleep_with_child, os.environ["CHILD"])
while not os.path.exists(os.environ["CHILD"]):
    pass
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_worker_goes_when_its_parent_is_killed(jobs, tmp_path: Path, monkeypatch) -> None:
    child = tmp_path / "pid"
    monkeypatch.setenv("CHILD", str(child))
    done = subprocess.run([sys.executable, "-c", ABANDONING], capture_output=True, text=True, timeout=60)
    assert gone(int(done.stdout))
    assert gone(int(child.read_text()))


def test_files_of_a_killed_process_are_removed_at_the_next_start(
    jobs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHILD", str(tmp_path / "pid"))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    subprocess.run([sys.executable, "-c", ABANDONING], capture_output=True, timeout=60)
    (left,) = tmp_path.glob("toancanh-*")
    strange = tmp_path / "toancanh-other"
    strange.mkdir()
    with Workers(1, LIMITS) as pool:
        assert not left.exists()
        with Workers(1, LIMITS):
            assert len(list(tmp_path.glob("toancanh-*"))) == 3
        assert pool.do("a", jobs.double, 4).result() == 8
    assert list(tmp_path.glob("toancanh-*")) == [strange]


def test_work_done_here_gives_the_same(jobs) -> None:
    assert Here().do("a", jobs.double, 4).result() == 8
    with pytest.raises(ZeroDivisionError):
        Here().do("a", jobs.fail).result()


def test_limits_are_read_from_the_environment() -> None:
    stated = Limits.stated({"TOANCANH_MEMORY_MB": "512", "TOANCANH_SECONDS": "30"})
    assert (stated.memory, stated.seconds) == (512_000_000, 30)
    assert Limits.stated({}) == Limits()


@pytest.mark.parametrize("written", ["0", "-1", "viele", "1.5", "²"])
def test_limit_that_is_none_is_refused(written: str) -> None:
    with pytest.raises(UserError, match=r"cli\.bad_number"):
        Limits.stated({"TOANCANH_SECONDS": written})


@pytest.mark.parametrize(("size", "seconds"), [(0, 600), (2_000_000, 1200), (100_000_000, 2400)])
def test_large_file_has_more_time(size: int, seconds: int) -> None:
    assert Limits().seconds_for(size) == seconds
