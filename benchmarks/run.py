"""Speed of reading and extraction, beside a search for plain numbers over the same texts in the same run.

    python benchmarks/run.py [FILE or FOLDER …]     (default: samples/documents)

The baseline is what one regular expression costs: it finds digits, knows no unit, period or indicator.
"""

import argparse
import re
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from toancanh.extract import extract
from toancanh.model import Document
from toancanh.read import read

SAMPLES = Path(__file__).resolve().parent.parent / "samples" / "documents"
ROUNDS = 5
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def seconds(work: Callable[[], object]) -> float:
    """Median time of a few rounds."""
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return statistics.median(times)


def files_of(paths: Sequence[Path]) -> list[Path]:
    """The files named and those in the folders named."""
    inside = (sorted(path.rglob("*")) if path.is_dir() else [path] for path in paths)
    return [file for files in inside for file in files if file.is_file()]


def by_format(files: Sequence[Path]) -> dict[str, list[Path]]:
    """Files by extension."""
    found: dict[str, list[Path]] = {}
    for file in files:
        found.setdefault(file.suffix, []).append(file)
    return found


def read_all(files: Sequence[Path]) -> list[Document]:
    """Read every file."""
    return [read(file) for file in files]


def main() -> None:
    """Measure and print."""
    plain_text = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=plain_text)
    parser.add_argument("paths", nargs="*", type=Path, default=[SAMPLES])
    files = files_of(parser.parse_args().paths)

    began = time.perf_counter()
    documents = read_all(files)
    found = [extract(document) for document in documents]
    print(f"first pass, rules and areas loaded: {time.perf_counter() - began:.2f} s")

    characters = sum(len(document.text) for document in documents)
    facts, acts = sum(len(it.facts) for it in found), sum(len(it.acts) for it in found)
    numbers = sum(len(NUMBER.findall(document.text)) for document in documents)
    print(f"{len(files)} files, {characters:,} characters: {numbers} numbers, {facts} facts, {acts} acts")

    for suffix, group in sorted(by_format(files).items()):
        took = seconds(lambda group=group: read_all(group))
        print(f"read {suffix:6} {took / len(group) * 1000:8.2f} ms a file")
    plain = seconds(lambda: [NUMBER.findall(document.text) for document in documents])
    full = seconds(lambda: [extract(document) for document in documents])
    for name, took in (("plain numbers", plain), ("extract", full)):
        each, speed = took / len(documents) * 1000, characters / took / 1e6
        print(f"{name:14} {each:7.2f} ms a file, {speed:8.2f} M characters/s")
    print(f"extract costs {full / plain:.0f} times the plain search")


if __name__ == "__main__":
    main()
