"""What an image shows unclearly: words that a scan was read with little confidence lower that of figures."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from toancanh.model import Document, Faint, Observation

NUMBER, SENTENCE = "faint_number", "faint_sentence"
"""Signs of doubt: the number itself is faint, or other words that it is understood by."""

_CLEAR = Decimal(1)
_MILD = Decimal("0.25")  # how much of the doubt about its words falls on a number


@dataclass(frozen=True)
class Clarity:
    """How clearly a document's image shows its words; 1 where it was typed."""

    document: Document

    @cached_property
    def _faint(self) -> list[Faint]:
        return sorted(word for block in self.document.blocks for word in block.faint)

    @cached_property
    def _ends(self) -> list[int]:
        return [word.end for word in self._faint]

    def of_number(self, fact: Observation) -> Decimal:
        """The confidence of the faintest word that the number itself touches."""
        return self._lowest(fact.passage.start, fact.passage.end)

    def of_words(self, fact: Observation) -> Decimal:
        """The confidence of the faintest word of its sentence, and of all that says what the number is."""
        return min(self._lowest(*span) for span in _spans(fact))

    def lowered(self, fact: Observation) -> tuple[Decimal, tuple[str, ...]]:
        """What the confidence of a figure is to be multiplied with, and the signs that say why."""
        if not self._faint:
            return _CLEAR, ()
        number, words = self.of_number(fact), self.of_words(fact)
        if number < _CLEAR:
            return number, (NUMBER,)
        if words < _CLEAR:
            return _CLEAR - _MILD * (_CLEAR - words), (SENTENCE,)
        return _CLEAR, ()

    def _lowest(self, start: int, end: int) -> Decimal:
        lowest = _CLEAR
        for word in self._faint[bisect_left(self._ends, start + 1) :]:
            if word.start >= end:
                break
            lowest = min(lowest, word.confidence)
        return lowest


def _spans(fact: Observation) -> Iterator[tuple[int, int]]:
    yield fact.sentence
    for found in fact.evidence:
        if found.start is not None and found.end is not None:
            yield found.start, found.end
