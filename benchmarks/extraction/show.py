"""The figures as lines on the terminal, and as plain values for a file; each function gives both."""

from collections.abc import Iterable, Mapping
from typing import Any

from benchmarks.extraction.hostile import Verdict
from benchmarks.extraction.quality import Line
from benchmarks.extraction.score import ATTRIBUTES, Tally
from benchmarks.extraction.speed import Memory, Speed

Table = list[dict[str, Any]]
MEGA = 1e6


def speeds(measured: Iterable[Speed]) -> Table:
    """One line a set of documents."""
    rows = []
    for it in measured:
        print(
            f"{it.what:44} {it.bytes / MEGA:7.3f} MB {it.seconds:8.3f} s {it.megabytes_a_second:8.3f} MB/s"
            f" (best {it.best:.3f})"
        )
        rows.append(
            {
                "what": it.what,
                "bytes": it.bytes,
                "seconds": round(it.seconds, 4),
                "mb_per_s": round(it.megabytes_a_second, 4),
                "best_mb_per_s": round(it.best, 4),
            }
        )
    return rows


def memory(measured: Iterable[Memory]) -> Table:
    """One line a size."""
    rows = []
    for it in measured:
        print(
            f"largest document × {it.times:2} {it.bytes / MEGA:7.3f} MB: {it.peak / MEGA:7.2f} MB"
            f" held at most, {it.ratio:5.1f} bytes a byte"
        )
        rows.append({"times": it.times, "bytes": it.bytes, "peak": it.peak, "ratio": round(it.ratio, 2)})
    return rows


def hostile(measured: Iterable[Verdict]) -> Table:
    """One line a text, as soon as it is measured."""
    print(f"{'':36} {'n: s':>7} {'2n: s':>7} {'ratio':>6} {'µs/char':>8} {'s/MB':>6} {'MB held':>8}")
    rows = []
    for it in measured:
        half, whole = (run.read + run.extract for run in (it.half, it.whole))
        print(
            f"{it.name:36} {half:7.2f} {whole:7.2f} {it.ratio:6.2f} {it.microseconds:8.2f}"
            f" {it.seconds_a_megabyte:6.2f} {it.whole.memory / MEGA:8.0f}  {it.told}",
            flush=True,
        )
        rows.append(
            {
                "name": it.name,
                "seconds": [round(half, 3), round(whole, 3)],
                "ratio": round(it.ratio, 3),
                "us_per_char": round(it.microseconds, 3),
                "s_per_mb": round(it.seconds_a_megabyte, 3),
                "verdict": it.told,
            }
        )
    return rows


def identity(counts: Mapping[str, int]) -> Table:
    """One line a way to type or to batch."""
    for how, count in counts.items():
        print(f"{how:36} {count:5} facts and acts differ{'' if count == 0 else '  FAILED'}")
    return [{"how": how, "differing": count} for how, count in counts.items()]


def stages(spent: Mapping[str, float]) -> Table:
    """One line a stage, with its part of the whole."""
    whole = sum(spent.values())
    for name, seconds in spent.items():
        print(f"{name:24} {seconds * 1000:9.1f} ms {seconds / whole:6.1%}")
    print(f"{'whole':24} {whole * 1000:9.1f} ms")
    return [{"stage": name, "seconds": round(seconds, 5)} for name, seconds in spent.items()]


def functions(rows: Iterable[tuple[str, int, float]]) -> Table:
    """One line a function."""
    told = []
    for name, calls, own in rows:
        print(f"{own * 1000:9.1f} ms {calls:9,} calls  {name}")
        told.append({"function": name, "calls": calls, "seconds": round(own, 5)})
    return told


def quality(measured: Iterable[Line], summary: Iterable[Line]) -> Table:
    """One line a document with what it gains or loses on each baseline, then P, R and F1 by kind."""
    rows: Table = []
    for line in measured:
        names = list(line.others)
        if not rows:
            print(f"{'F1':44} {'quantity':>8} {'fact':>6} {'act':>6}   gain or loss on " + "; ".join(names))
        score = line.score
        gains = "  ".join(f"{line.gain(name):+6.3f}" for name in names)
        print(
            f"{line.name[:44]:44} {score.quantity.f1:8.3f} {score.fact.f1:6.3f} {score.act.f1:6.3f}   {gains}"
        )
        rows.append(_told(line))
    print()
    for line in summary:
        _print_summary(line)
        rows.append(_told(line))
    return rows


def _print_summary(line: Line) -> None:
    score = line.score
    print(
        f"{line.name}: {score.quantity.wanted} quantities, {score.fact.wanted} facts, {score.act.wanted} acts"
    )
    for claim, tally in (("quantity", score.quantity), ("fact", score.fact), ("act", score.act)):
        print(f"  {claim:28} P {tally.precision:.3f}  R {tally.recall:.3f}  F1 {tally.f1:.3f}")
    right = "  ".join(f"{name} {score.accuracy(name):.3f}" for name in ATTRIBUTES)
    print(f"  right among aligned facts    {right}")
    for baseline, other in line.others.items():
        tally = other.quantity
        told = f"P {tally.precision:.3f}  R {tally.recall:.3f}  F1 {tally.f1:.3f}"
        print(f"  {baseline + ', quantity':40} {told}  gain {line.gain(baseline):+.3f}")


def _told(line: Line) -> dict[str, Any]:
    score = line.score
    tallies = {name: getattr(score, name) for name in ("quantity", "fact", "act")}
    return {
        "name": line.name,
        **{name: _tally(tally) for name, tally in tallies.items()},
        "accuracy": {name: round(score.accuracy(name), 4) for name in ATTRIBUTES},
        "baselines": {name: _tally(other.quantity) for name, other in line.others.items()},
    }


def _tally(tally: Tally) -> dict[str, float]:
    return {
        "wanted": tally.wanted,
        "precision": round(tally.precision, 4),
        "recall": round(tally.recall, 4),
        "f1": round(tally.f1, 4),
    }
