"""How fast files are read: ``python -m benchmarks.reading [FILE or FOLDER …]``.

Each part of the measurement is a module of this folder; all of them run, one after the other.
"""

import argparse
from pathlib import Path

from benchmarks.reading import pdf, samples, scans, workbooks

PARTS = (samples, pdf, workbooks, scans)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="benchmarks.reading", description=__doc__)
    parser.add_argument("paths", nargs="*", type=Path, default=[samples.SAMPLES])
    paths = parser.parse_args().paths
    for part in PARTS:
        part.report(paths)


if __name__ == "__main__":
    main()
