"""How right the extraction is, document by document, beside the baselines on the same documents."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from benchmarks.extraction.baselines import Baseline
from benchmarks.extraction.documents import Case
from benchmarks.extraction.score import Score, compare

from toancanh.extract import extract
from toancanh.model import Document, Extraction


@dataclass(frozen=True)
class Line:
    """A document, or several together: what they scored, and the baselines' F1 of quantities by name."""

    name: str
    score: Score
    others: dict[str, Score]

    def gain(self, other: str) -> float:
        """F1 of quantities over that of a baseline; below 0 is a loss."""
        return self.score.quantity.f1 - self.others[other].quantity.f1


def lines(cases: Sequence[Case], baselines: Sequence[Baseline]) -> list[Line]:
    """One line a document, in the order given."""
    scored = {it.name: it.quantities for it in baselines if it.quantities}
    return [
        Line(
            f"{case.group}/{case.stem}",
            _score(case, extract),
            {name: _score(case, quantities) for name, quantities in scored.items()},
        )
        for case in cases
    ]


def _score(case: Case, work: Callable[[Document], Extraction]) -> Score:
    return compare(case.gold, case.document.text, work(case.document))


def together(name: str, among: Sequence[Line]) -> Line:
    """Several lines as one: every fact counts the same, whatever its document."""
    others = {other: sum((line.others[other] for line in among), Score()) for other in among[0].others}
    return Line(name, sum((line.score for line in among), Score()), others)


def by_kind(cases: Sequence[Case], among: Sequence[Line]) -> list[Line]:
    """A line for each group of the corpus, each kind of document in it, and all."""
    keys = [((case.group,), (case.group, case.gold["kind"])) for case in cases]
    wanted = sorted({key for both in keys for key in both})
    parts = [
        (" ".join(key), [line for both, line in zip(keys, among, strict=True) if key in both])
        for key in wanted
    ]
    return [together(name, part) for name, part in (*parts, ("all", list(among)))]
