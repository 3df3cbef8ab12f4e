"""Which of the values told so far stands for each node, document after document."""

from bisect import insort
from collections import defaultdict
from collections.abc import Iterable
from operator import itemgetter

from toancanh.model import Node, Observation, Value
from toancanh.reconcile.known import Known
from toancanh.reconcile.precedence import Key, Precedence, Source, closest


class Standing:
    """What is told, by ``precedence``, before what is derived.

    Args:
        documents: SHA-256, what is known of it, and the ids of its claims that people chose.
    """

    def __init__(self, documents: Iterable[tuple[str, Source, frozenset[str]]]) -> None:
        documents = tuple(documents)
        chosen = frozenset[str]().union(*(its for _, _, its in documents))
        self._precedence = Precedence({sha256: source for sha256, source, _ in documents}, chosen)
        self._told: defaultdict[Node, list[tuple[Key, Observation, Value]]] = defaultdict(list)

    def keep(self, known: Known, values: Iterable[Value]) -> None:
        """Let the values of a later document take their place among those of earlier ones."""
        for value in values:
            old = known.get(value.node)
            if value.told is not None:
                value = self._best(value, value.told)
            elif old is not None and old.told is not None:
                continue
            if value is not old:
                known.put(value)

    def _best(self, value: Value, told: Observation) -> Value:
        claims = self._told[value.node]
        insort(claims, (self._precedence.key(told), told, value), key=itemgetter(0))
        best = closest([(key, it) for key, it, _ in claims]) if len(claims) > 1 else told
        return next(its for _, it, its in claims if it is best)
