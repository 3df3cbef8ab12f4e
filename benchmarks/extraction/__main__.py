"""Measure extraction: ``python -m benchmarks.extraction [--corpus DIR] [--json FILE] [PART …]``."""

import argparse
import json
import os
import platform
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.extraction import documents, quality, show
from benchmarks.extraction.baselines import Baseline, baselines
from benchmarks.extraction.documents import Case
from benchmarks.extraction.hostile import INPUTS, verdicts
from benchmarks.extraction.identity import differing
from benchmarks.extraction.speed import memory, speed
from benchmarks.extraction.stages import functions, stages

from toancanh.extract import extract

Table = list[dict[str, Any]]


def qualities(cases: Sequence[Case], _: int) -> Table:
    """P, R and F1 beside the baselines."""
    lines = quality.lines(cases, _others())
    return show.quality(lines, quality.by_kind(cases, lines))


def speeds(cases: Sequence[Case], rounds: int) -> Table:
    """MB/s of dense reports, of the whole corpus and of general news, beside the baselines."""
    every = [case.document for case in cases]
    sets = {
        "dense reports": documents.reports(cases),
        "whole corpus": every,
        "general news": documents.news(),
    }
    ways = [("toancanh", extract), *((it.name, it.work) for it in _others())]
    return show.speeds(
        speed(f"{name}: {way}", work, texts, rounds)
        for name, texts in sets.items()
        for way, work in ways
        if texts
    )


@cache
def _others() -> tuple[Baseline, ...]:
    found, missing = baselines()
    for reason in missing:
        print(f"!!! {reason}")
    return tuple(found)


PARTS: dict[str, Callable[[Sequence[Case], int], Table]] = {
    "quality": qualities,
    "speed": speeds,
    "memory": lambda cases, _: show.memory(memory([case.document for case in cases])),
    "hostile": lambda _, __: show.hostile(verdict for name in INPUTS for verdict in verdicts([name])),
    "stages": lambda cases, rounds: show.stages(stages(documents.reports(cases), rounds)),
    "functions": lambda cases, _: show.functions(functions(documents.reports(cases))),
    "identity": lambda cases, _: show.identity(differing([case.document.text for case in cases])),
}


def main() -> None:
    """Run the parts asked for."""
    parser = argparse.ArgumentParser(prog="benchmarks.extraction", description=__doc__)
    parser.add_argument(
        "parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)}; all if none is named"
    )
    parser.add_argument("--corpus", type=Path, help="folder of STEM.txt and STEM.json, or of such folders")
    parser.add_argument("--rounds", type=int, default=5, help="of which the median time counts")
    parser.add_argument("--json", type=Path, help="file to write the figures to")
    asked = parser.parse_args()
    if unknown := set(asked.parts) - PARTS.keys():
        parser.error(f"no such part: {', '.join(sorted(unknown))}")

    cases = documents.cases(asked.corpus)
    if not cases:
        parser.error(f"no annotated document in {asked.corpus}")
    today, python = f"{datetime.now(UTC):%Y-%m-%d}", platform.python_version()
    machine = {"date": today, "cores": os.cpu_count(), "python": python, "documents": len(cases)}
    print(f"{today}, {os.cpu_count()} cores, Python {python}, {len(cases)} annotated documents")
    found = {}
    for name in asked.parts or PARTS:
        began = time.monotonic()
        print(f"\n== {name}", flush=True)
        found[name] = PARTS[name](cases, asked.rounds)
        print(f"   ({time.monotonic() - began:.0f} s)")
    if asked.json:
        told = json.dumps(machine | found, ensure_ascii=False, indent=1)
        asked.json.write_text(told + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
