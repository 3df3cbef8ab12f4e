"""Fit the weights of ``extract/confidence`` on annotated documents, and tell how well they hold.

    python scripts/calibrate_confidence.py FOLDER … [--unseen FOLDER …] [--write]

A folder holds STEM.json in the format of tests/golden, with STEM.txt (or a sample document of that name).
Each document is judged by weights fitted on all the others, so the table tells what to expect of documents
that were not seen. Documents that rules were written with are read better than others; ``--unseen`` names
folders that no rule was written with, and shifts the constant until as much is right there as is said, which
is what a user's own documents will show. With ``--write`` the weights fitted on all of the first folders go
to weights.toml. Weights are held at or below nought: a sign that would raise the confidence has none.
"""

import argparse
import json
import math
import runpy
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from toancanh.extract import extract
from toancanh.extract.confidence import of_document, signs
from toancanh.read import read

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "samples" / "documents"
TARGET = ROOT / "src" / "toancanh" / "extract" / "confidence" / "weights.toml"
BASE = ""  # the name of the constant among the signs
RIDGE = 1.0  # strength that pulls weights to nought: a sign seen twice proves little
STEPS, TOLERANCE = 30, 1e-6
LARGE = 20.0  # log-odds beyond any doubt
THRESHOLDS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
BINS = 10

Pattern = frozenset[str]
Counts = Mapping[Pattern, tuple[int, int]]  # right, wrong
Weights = dict[str, float]


@dataclass(frozen=True)
class Judged:
    """A figure of a document: its signs, and whether it is right."""

    document: str
    signs: Pattern
    right: bool


def judged(folders: Iterable[Path]) -> Iterator[Judged]:
    """Every extracted figure of the annotated documents of the folders."""
    verdicts = runpy.run_path(str(ROOT / "benchmarks" / "extraction" / "score.py"))["verdicts"]
    for path in sorted(path for folder in folders for path in folder.glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        if "facts" not in gold:
            continue
        text = path.with_suffix(".txt")
        document = read(text if text.exists() else next(SAMPLES.glob(f"{path.stem}.*")))
        found = extract(document)
        shared = of_document(found.facts)
        for fact, right in verdicts(gold, document.text, found):
            yield Judged(str(path), frozenset((BASE, *signs(fact, shared))), right)


def counted(rows: Iterable[Judged]) -> Counts:
    """How many were right and wrong for each set of signs."""
    right, wrong = Counter[Pattern](), Counter[Pattern]()
    for row in rows:
        (right if row.right else wrong)[row.signs] += 1
    return {pattern: (right[pattern], wrong[pattern]) for pattern in sorted({*right, *wrong}, key=sorted)}


def odds(weights: Weights, pattern: Pattern) -> float:
    """Log-odds of a set of signs."""
    return sum(weights.get(name, 0.0) for name in pattern)


def chance(log_odds: float) -> float:
    """The probability of log-odds."""
    return 1 / (1 + math.exp(-log_odds))


def fit(counts: Counts) -> Weights:
    """The weights at or below nought (but for the constant) that explain the counts best."""
    names = sorted({name for pattern in counts for name in pattern})
    while True:
        weights = newton(counts, names)
        above = [name for name in names if name != BASE and weights[name] > 0]
        if not above:
            return weights
        names.remove(max(above, key=lambda name: weights[name]))


def newton(counts: Counts, names: Sequence[str]) -> Weights:
    """Newton's method for the logistic likelihood with a ridge on all weights but the constant."""
    at = {name: number for number, name in enumerate(names)}
    weights = [0.0] * len(names)
    for _ in range(STEPS):
        slope = [0.0 if name == BASE else -RIDGE * weights[at[name]] for name in names]
        curve = [[0.0] * len(names) for _ in names]
        for name in names:
            curve[at[name]][at[name]] = 1e-6 if name == BASE else RIDGE
        for pattern, (right, wrong) in counts.items():
            active = [at[name] for name in pattern if name in at]
            share = chance(sum(weights[number] for number in active))
            spread = (right + wrong) * share * (1 - share)
            for one in active:
                slope[one] += right - (right + wrong) * share
                for other in active:
                    curve[one][other] += spread
        step = solved(curve, slope)
        weights = [weight + change for weight, change in zip(weights, step, strict=True)]
        if max(map(abs, step)) < TOLERANCE:
            break
    return dict(zip(names, weights, strict=True))


def solved(matrix: list[list[float]], vector: list[float]) -> list[float]:
    """The solution of a system of linear equations, by elimination."""
    rows = [[*row, value] for row, value in zip(matrix, vector, strict=True)]
    for at in range(len(rows)):
        best = max(range(at, len(rows)), key=lambda number: abs(rows[number][at]))
        rows[at], rows[best] = rows[best], rows[at]
        rows[at] = [value / rows[at][at] for value in rows[at]]
        for number, row in enumerate(rows):
            if number != at and row[at]:
                rows[number] = [value - row[at] * own for value, own in zip(row, rows[at], strict=True)]
    return [row[-1] for row in rows]


def shifted(weights: Weights, unseen: Sequence[Judged]) -> Weights:
    """The weights with a constant that says of unseen figures, on the whole, how many are right."""
    right = sum(row.right for row in unseen)
    low, high = -LARGE, LARGE
    while high - low > TOLERANCE:
        middle = (low + high) / 2
        said = sum(chance(odds(weights, row.signs) + middle) for row in unseen)
        low, high = (middle, high) if said < right else (low, middle)
    return {**weights, BASE: weights[BASE] + (low + high) / 2}


def left_out(rows: Sequence[Judged]) -> list[tuple[float, bool]]:
    """For each figure the chance that weights fitted on the other documents give it, and the truth."""
    by_document = defaultdict(list)
    for row in rows:
        by_document[row.document].append(row)
    found = []
    for name, own in by_document.items():
        weights = fit(counted(row for row in rows if row.document != name))
        found += [(chance(odds(weights, row.signs)), row.right) for row in own]
    return found


def area_under(found: Sequence[tuple[float, bool]]) -> float:
    """The chance that a right figure is given a higher confidence than a wrong one."""
    right = [chance for chance, truth in found if truth]
    wrong = [chance for chance, truth in found if not truth]
    won = sum((one > two) + (one == two) / 2 for one in right for two in wrong)
    return won / (len(right) * len(wrong)) if right and wrong else math.nan


def report(found: Sequence[tuple[float, bool]]) -> Iterator[str]:
    """What the confidence is worth: reliability, calibration error, ranking, and what thresholds keep."""
    yield "confidence  figures  said  right"
    error = 0.0
    for number in range(BINS):
        inside = [it for it in found if min(int(it[0] * BINS), BINS - 1) == number]
        if inside:
            said, right = (sum(it[side] for it in inside) / len(inside) for side in (0, 1))
            error += abs(said - right) * len(inside) / len(found)
            bounds = f"{number / BINS:.1f}–{(number + 1) / BINS:.1f}"
            yield f"{bounds}     {len(inside):7}  {said:.2f}  {right:.2f}"
    yield f"expected calibration error {error:.3f}, area under the curve {area_under(found):.3f}"
    yield "threshold   kept  right of kept  wrong found"
    wrong = sum(not right for _, right in found)
    for threshold in THRESHOLDS:
        kept = [right for said, right in found if said >= threshold]
        caught = wrong - (len(kept) - sum(kept))
        yield (
            f"{threshold:.2f}       {len(kept) / len(found):.3f}  {sum(kept) / max(len(kept), 1):.3f}"
            f"          {caught / max(wrong, 1):.2f}"
        )


def written(weights: Weights, rows: Sequence[Judged]) -> str:
    """The file of weights."""
    seen = Counter(name for row in rows for name in row.signs)
    documents = len({row.document for row in rows})
    lines = [
        "# Written by scripts/calibrate_confidence.py; meanings of the signs: signs.py beside this file.",
        f"# Fitted on {len(rows)} figures of {documents} annotated documents, of which "
        f"{sum(row.right for row in rows)} are right in every part.",
        "# Log-odds: of a figure without any sign of doubt, and what each sign adds (figures that bear it).",
        f"base = {weights[BASE]:.3f}",
        "",
        "[signs]",
        *(f"{name} = {min(weights.get(name, 0.0), 0.0):.3f} # {seen[name]}" for name in sorted(seen) if name),
    ]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Fit, report, and write if asked."""
    plain = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=plain)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--unseen", nargs="+", type=Path, default=[])
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    rows = list(judged(asked.folders))
    print(f"{len(rows)} figures of {len({row.document for row in rows})} documents")
    for line in report(left_out(rows)):
        print(line)
    weights, unseen = fit(counted(rows)), list(judged(asked.unseen))
    if unseen:
        weights = shifted(weights, unseen)
        print(f"{len(unseen)} unseen figures, by the weights shifted to them")
        for line in report([(chance(odds(weights, row.signs)), row.right) for row in unseen]):
            print(line)
    text = written(weights, rows)
    if asked.write:
        TARGET.write_text(text, encoding="utf-8")
    else:
        print(text)


if __name__ == "__main__":
    main()
