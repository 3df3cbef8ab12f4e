"""Stores of generated monthly reports, reconciled from cold, then one report more at a time.

``python -m benchmarks.reconcile [--workers N] [FIGURES …]``. Each size has a process and a store of its own;
the reports are those of ``tests/twins/series.py``: one in twenty has a wrong digit.
"""

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.append(str(HERE.parents[1] / "tests"))  # where the reports are made

from twins.series import Series  # noqa: E402

SIZES = {  # figures, about: provinces, months, products of each report
    1_000: (4, 3, 12),
    10_000: (30, 4, 12),
    100_000: (34, 33, 12),
    1_000_000: (34, 120, 45),
}
ADDED = 5
WHO = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
HEADS = (
    "figures", "reports", "fill s", "cold s", "of processors", "µs/figure", "found", "planted", "hit",
    "added s", "of processors", "most", "MB", "MB worker",
)  # fmt: skip


def main() -> None:
    """Measure each size in a process of its own and print a row."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("figures", nargs="*", type=int, default=[1_000, 10_000, 100_000])
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.here:
        print(" | ".join(measure(given.figures[0], given.workers)))
        return
    print(" | ".join(HEADS))
    for figures in given.figures:
        with tempfile.TemporaryDirectory() as folder:
            command = [sys.executable, "-m", "benchmarks.reconcile", "--here", str(figures)]
            there = {**os.environ, "TOANCANH_DATA": folder}
            subprocess.run([*command, "--workers", str(given.workers)], env=there, check=True)


def measure(figures: int, workers: int) -> list[str]:
    """One size: filled, reconciled from cold, then added to."""
    from toancanh.web import prepare

    prepare()
    from toancanh.isolation import Limits, Workers
    from toancanh.reconciling import catch_up
    from toancanh.store.contradictions import selectors

    provinces, months, products = SIZES[figures]
    series = Series(provinces, months, products)
    began = time.perf_counter()
    reports = fill(series)
    filled = time.perf_counter() - began
    with Clock() as cold, Workers(workers, Limits(seconds=3600)) as hands:
        report = catch_up(hands=hands, everything=True)
    assert not report.failed, report.failed
    found = selectors.told(selectors.contradictions())
    hit = sum(any(said(it, slip) for it in found) for slip in series.planted)
    planted, added = len(series.planted), add(series)
    here, there = (resource.getrusage(it).ru_maxrss // 1000 for it in WHO)
    once = report.observations, reports, filled, cold.wall, cold.processor
    per_figure = cold.processor / report.observations * 1_000_000
    each = statistics.median(it.wall for it in added), statistics.median(it.processor for it in added)
    row = (*once, per_figure, len(found), planted, hit, *each, max(it.wall for it in added), here, there)
    return [f"{it:.2f}" if isinstance(it, float) else str(it) for it in row]


class Clock:
    """Seconds by the clock, and of all processors, our children's too once they are gone."""

    def __enter__(self):
        self._began = time.perf_counter(), self._used()
        return self

    def __exit__(self, *_):
        wall, used = self._began
        self.wall, self.processor = time.perf_counter() - wall, self._used() - used

    @staticmethod
    def _used():
        used = (resource.getrusage(it) for it in WHO)
        return sum(it.ru_utime + it.ru_stime for it in used)


def fill(series):
    """Store all reports; how many there are."""
    from django.db import transaction

    from toancanh.store import actions
    from toancanh.store.models import Run

    run, count = actions.start_run(kind=Run.Kind.INGEST, engine="benchmark", parameters={}), 0
    with transaction.atomic():
        for document, extraction in series.reports():
            content = document.text.encode()
            actions.store_reading(run=run, document=document, content=content, read=actions.Read(extraction))
            count += 1
    actions.finish_run(run=run)
    return count


def add(series):
    """What each of some reports of the next month takes: stored, then reconciled."""
    from toancanh.reconciling import catch_up
    from toancanh.store import actions
    from toancanh.store.models import Run

    clocks = []
    year, month = 2025 + series.months // 12, series.months % 12 + 1
    for place in series.places[:ADDED]:
        document, extraction = series.report(place, year, month)
        run = actions.start_run(kind=Run.Kind.INGEST, engine="benchmark", parameters={})
        content, read = document.text.encode(), actions.Read(extraction)
        with Clock() as clock:
            actions.store_reading(run=run, document=document, content=content, read=read)
            catch_up(run=run)
        clocks.append(clock)
        actions.finish_run(run=run)
    return clocks


def said(it, slip):
    """Whether a contradiction is of the report with a slip and suspects its row."""
    rows = (suspect.observation.indicator for suspect in it.suspects)
    return it.document == slip.document and slip.row.indicator in rows


if __name__ == "__main__":
    main()
