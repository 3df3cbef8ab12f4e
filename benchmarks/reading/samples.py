"""Milliseconds a file, by format."""

import statistics
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from toancanh.read import read

SAMPLES = Path(__file__).resolve().parents[2] / "samples" / "documents"
ROUNDS = 5


def milliseconds(files: Sequence[Path]) -> float:
    """Processor time for one file, the median of a few rounds over all."""
    rounds = []
    for _ in range(ROUNDS):
        began = time.process_time()
        for file in files:
            read(file)
        rounds.append(time.process_time() - began)
    return statistics.median(rounds) / len(files) * 1000


def by_format(paths: Sequence[Path]) -> dict[str, list[Path]]:
    """The files named and those in the folders named, by extension."""
    found = defaultdict(list)
    for path in paths:
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file():
                found[file.suffix].append(file)
    return dict(sorted(found.items()))


def report(paths: Sequence[Path]) -> None:
    """Measure and print."""
    for suffix, files in by_format(paths).items():
        print(f"read {suffix:6} {milliseconds(files):8.2f} ms a file, {len(files)} files")
