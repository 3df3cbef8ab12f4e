"""Which of the values told so far stands for each node, document after document."""

from collections import defaultdict
from collections.abc import Iterable

from toancanh.model import Node, Value
from toancanh.reconcile.known import Known
from toancanh.reconcile.precedence import Precedence, Source


class Standing:
    """What is told, by ``precedence``, before what is derived.

    Args:
        documents: SHA-256, what is known of it, and the ids of its claims that people chose.
    """

    def __init__(self, documents: Iterable[tuple[str, Source, frozenset[str]]]) -> None:
        documents = tuple(documents)
        chosen = frozenset[str]().union(*(its for _, _, its in documents))
        self._precedence = Precedence({sha256: source for sha256, source, _ in documents}, chosen)
        self._told: defaultdict[Node, list[Value]] = defaultdict(list)

    def keep(self, known: Known, values: Iterable[Value]) -> None:
        """Let the values of a later document take their place among those of earlier ones."""
        for value in values:
            old = known.get(value.node)
            if value.told is not None:
                told = self._told[value.node]
                told.append(value)
                value = self._best(told)
            elif old is not None and old.told is not None:
                continue
            if value is not old:
                known.put(value)

    def _best(self, values: list[Value]) -> Value:
        best = self._precedence.ranked([it.told for it in values if it.told])[0]
        return next(it for it in values if it.told is best)
