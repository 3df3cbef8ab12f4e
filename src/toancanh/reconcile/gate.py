"""The gate before the picture: what a figure needs to be stood by.

A figure that is sure enough passes by itself. One that is not waits until a person has looked: confirmed it
passes, rejected it never does, however sure the rules were. Figures read before confidence was measured pass,
and so does what a reviewer put right: of that the verdict "not as it was read" is no news.
Why the threshold is what it is: ``docs/decisions/0005-confidence.md``.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from toancanh.model import Observation, Verdict

THRESHOLD = Decimal("0.50")


@dataclass(frozen=True, slots=True)
class Gate:
    """What passes.

    Args:
        threshold: the least confidence that passes unseen.
        verdicts: those in force, by claim (``Observation.claim``).
        documents: SHA-256 of the documents that verdicts are about, so that of thousands of figures of others
            no name has to be made; ``None`` if any may be.
    """

    threshold: Decimal = THRESHOLD
    verdicts: Mapping[str, Verdict] = field(default_factory=dict)
    documents: Collection[str] | None = None

    def admits(self, fact: Observation) -> bool:
        """Whether a figure may stand in the picture."""
        if fact.correction:
            return True
        verdict = self.verdicts.get(fact.claim) if self._judged(fact) else None
        if verdict:
            return verdict is Verdict.CONFIRMED
        return fact.confidence is None or fact.confidence >= self.threshold

    def _judged(self, fact: Observation) -> bool:
        return bool(self.verdicts) and (self.documents is None or fact.passage.document in self.documents)
