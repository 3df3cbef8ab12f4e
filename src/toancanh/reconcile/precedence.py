"""Which of several claims of one thing is stood by: the rules of ``precedence.toml``, in their order.

One thing goes before them: of the claims that are equal in all rules down to the issuer, the latest says what
is so, but an earlier one that says the same more closely stands for it ("hơn 1,5 tỷ USD" in December does not
wipe out the 1.520 triệu USD of July). The choice depends on no order of the claims.
"""

import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files
from operator import itemgetter
from typing import Any, NamedTuple

from toancanh.model import Bound, Measure, Observation, Period
from toancanh.model.text import fold
from toancanh.reconcile.claims import SETTLED, interval_of, settled
from toancanh.reconcile.intervals import common, width
from toancanh.reference.indicators import catalogue

CLOSER = "closer"
"""The rule that is no row of the declaration: it says the same as the latest, more closely."""

ONLY = "only"
"""The reason of a claim without rivals."""

DECISION = "decision"
"""The rule that a person's choice goes first."""

_SAME = "same"  # told apart by nothing but their place
_PEERS = "issuer"  # the last rule in which claims must be equal to stand for each other


@dataclass(frozen=True, slots=True)
class Source:
    """What the choice needs to know of a document.

    Args:
        vintage: when it was written (``written``).
        told: the end of the last period that it tells of as past: of two documents of one day, what revises.
        issuer, number, name, media_type: as in ``Document``.
    """

    vintage: date
    issuer: str | None = None
    number: str | None = None
    name: str = ""
    media_type: str = ""
    told: date = date.min


class Issuer(NamedTuple):
    """A kind of issuer, with how its documents are known."""

    name: str
    words: tuple[str, ...]
    marks: tuple[str, ...]
    media: tuple[str, ...]

    def wrote(self, source: Source) -> bool:
        """Whether a document bears its signs."""
        head, mark = (
            f" {fold(source.issuer or '')} ",
            (source.number or "").rpartition("-")[2].strip().upper(),
        )
        if any(f" {word} " in head for word in self.words):
            return True
        if source.number:
            return mark in self.marks or "" in self.marks
        return not source.issuer and source.media_type.startswith(self.media)


@cache
def _declared() -> Mapping[str, Any]:
    return tomllib.loads(files("toancanh.reconcile").joinpath("precedence.toml").read_text(encoding="utf-8"))


@cache
def rules() -> tuple[str, ...]:
    """The names of the rules, the weightiest first."""
    return tuple(rule["name"] for rule in _declared()["rules"])


@cache
def issuers() -> tuple[Issuer, ...]:
    """The kinds of issuers, the highest first; the last is for all that none of the others wrote."""
    return tuple(
        Issuer(it["name"], tuple(map(fold, it["words"])), tuple(it["marks"]), tuple(it.get("media", ())))
        for it in _declared()["issuers"]
    )


@lru_cache(10_000)
def rank(source: Source) -> int:
    """How high the issuer of a document stands, 0 the highest."""
    last = len(issuers()) - 1
    return next((at for at, it in enumerate(issuers()[:last]) if it.wrote(source)), last)


def last_told(claims: Iterable[Observation]) -> dict[str, date]:
    """The end of the last period that each document tells of as past, by SHA-256."""
    found: dict[str, date] = {}
    for it in claims:
        if it.period and it.status in SETTLED:
            document = it.passage.document
            found[document] = max(found.get(document, date.min), it.period.end)
    return found


def written(published: Period | None, received: date, told: date | None) -> date:
    """When a document was written.

    Args:
        published: as it says itself.
        received: the day on which it came.
        told: the end of the last period that it tells of as past.
    """
    if published:
        return published.start
    return min(told, received) if told else received


def _unit_of_another(it: Observation) -> bool:
    entry = catalogue().get(it.indicator) if it.indicator else None
    return entry is not None and it.measure is Measure.LEVEL and not entry.accepts(it.quantity.unit)


Key = tuple[Any, ...]
"""What a claim is sorted by among those of one thing."""

Keyed = tuple[Key, Observation]

_TELL: Mapping[str, Callable[[Observation, Source], Any]] = {
    "unit": lambda it, _: _unit_of_another(it),
    "status": lambda it, _: settled(it),
    "issuer": lambda _, source: rank(source),
    "vintage": lambda _, source: (-source.vintage.toordinal(), -source.told.toordinal()),
    "directness": lambda it, _: not (it.passage.locator.cell or it.passage.locator.table),
    "bound": lambda it, _: it.quantity.bound is not Bound.EXACT,
    "digits": lambda it, _: it.quantity.step,
}


@dataclass(frozen=True, slots=True)
class Precedence:
    """The rules over the documents that claims quote.

    Args:
        sources: by SHA-256.
        chosen: ids of the claims that a person chose.
    """

    sources: Mapping[str, Source]
    chosen: frozenset[str] = field(default_factory=frozenset)

    def ranked(self, claims: Sequence[Observation]) -> list[Observation]:
        """The claims of one thing, the one to stand by first, the others by the rules."""
        return [it for _, it in self.keyed(claims)]

    def keyed(self, claims: Sequence[Observation]) -> list[Keyed]:
        """The same, each with its key; one that is alone needs none."""
        if len(claims) < 2:
            return [((), it) for it in claims]
        ordered = sorted(((self.key(it), it) for it in claims), key=itemgetter(0))
        best = closest(ordered)
        return sorted(ordered, key=lambda pair: pair[1] is not best)

    def key(self, it: Observation) -> Key:
        """Sort key: the claim that the rules prefer comes first.

        Raises:
            KeyError: there is no source for the document that it quotes.
        """
        source = self.sources[it.passage.document]
        told = (self._decided(it) if rule == DECISION else _TELL[rule](it, source) for rule in rules())
        # The rest decides nothing but makes the order total.
        quantity = it.quantity
        return (
            *told,
            it.passage.document,
            it.passage.start,
            it.passage.end,
            quantity.value,
            it.label,
            it.rule,
        )

    def _decided(self, it: Observation) -> bool:
        return not (self.chosen and it.id in self.chosen)


def decides(chosen: Key, rival: Key) -> str:
    """The name of the rule by which the claim of one key stands before that of another."""
    if rival < chosen:
        return CLOSER
    return next((rule for rule, a, b in zip(rules(), chosen, rival, strict=False) if a != b), _SAME)


def closest(ordered: Sequence[Keyed]) -> Observation:
    """The first of claims sorted by key, or the one of its peers that says the same more closely."""
    until = rules().index(_PEERS) + 1
    best_key, first = ordered[0]
    said, peers = interval_of(first.quantity), best_key[:until]
    same = (
        it
        for key, it in ordered
        if key[:until] == peers
        and it.quantity.unit == first.quantity.unit
        and common(said, interval_of(it.quantity)) is not None
    )
    return min(same, key=lambda it: width(interval_of(it.quantity)))
