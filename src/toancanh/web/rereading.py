"""What the page of differences shows: which two readings, and each difference beside its sentence."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from toancanh.model import Act, Mention, Observation
from toancanh.publish.words import say
from toancanh.store.differences import Compared, Differences, compare
from toancanh.store.models import DecisionRow, Reading, SourceDocument
from toancanh.submissions import selectors
from toancanh.submissions.models import Rereading
from toancanh.web.language import spoken

MOST = 200
"""Differences of a kind that a page shows."""


@dataclass(frozen=True, slots=True)
class Side:
    """One thing as it was read, in its sentence (before it, itself, after it); who decided about it."""

    it: Observation | Act | Mention
    document: SourceDocument
    sentence: tuple[str, str, str]
    decided: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """What was and what is now; of what is gone or new, one of them."""

    before: Side | None
    after: Side | None


@dataclass(frozen=True, slots=True)
class Part:
    """The differences of one kind of thing: those shown, how many of each sort there are."""

    rows: tuple[Row, ...]
    gone: int
    new: int
    changed: int
    same: int

    @property
    def total(self) -> int:
        """All differences."""
        return self.gone + self.new + self.changed

    @property
    def unseen(self) -> int:
        """How many are not shown."""
        return self.total - len(self.rows)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two readings to be held against each other, and why."""

    key: str
    before: Reading
    after: Reading


def pairs(document: SourceDocument, last: Rereading | None) -> dict[str, Pair]:
    """What a document's reading of today can be held against, the most pressing first."""
    found = {}
    current = document.readings.select_related("document", "run").get(current=True)
    if last and last.after and last.kept is None and last.before_id == current.pk:
        found["doc-lai"] = Pair("doc-lai", current, last.after)
    others = document.readings.filter(pk__lt=current.pk).select_related("document", "run")
    turned_down = selectors.turned_down(document)
    if earlier := others.exclude(pk__in=turned_down).order_by("-pk").first():
        found["lan-truoc"] = Pair("lan-truoc", earlier, current)
    if document.supersedes:
        former = document.supersedes.readings.select_related("document", "run").get(current=True)
        found["ban-truoc"] = Pair("ban-truoc", former, current)
    return found


def told(pair: Pair) -> dict[str, Part]:
    """The differences of two readings, figures first."""
    compared = compare(pair.before, pair.after)
    decided = _decided(compared)
    both = (pair.before.document, pair.after.document)
    return {
        "facts": _part(compared.facts, both, decided),
        "acts": _part(compared.acts, both, {}),
        "mentions": _part(compared.mentions, both, {}),
    }


def _decided(compared: Compared) -> dict[str, str]:
    """Who decided what about the claims that are told otherwise or no more."""
    former = (*compared.facts.gone, *(old for old, _ in compared.facts.changed))
    rows = DecisionRow.objects.filter(current=True, claim__in={it.claim for it in former})
    words = ((it.claim, f"{say(f'word.{it.verdict}', spoken())}: {it.who}") for it in rows)
    return dict(words)


def _part(
    found: Differences[Any], both: tuple[SourceDocument, SourceDocument], decided: Mapping[str, str]
) -> Part:
    """The first differences in the order of the text, each with its sentences."""
    old, new = both
    pairs = [*found.changed, *((it, None) for it in found.gone), *((None, it) for it in found.new)]
    pairs.sort(key=lambda pair: (pair[1] or pair[0]).passage.start)
    rows = tuple(Row(_side(a, old, decided), _side(b, new, {})) for a, b in pairs[:MOST])
    return Part(rows, len(found.gone), len(found.new), len(found.changed), found.same)


def _side(
    it: Observation | Act | Mention | None, document: SourceDocument, decided: Mapping[str, str]
) -> Side | None:
    if it is None:
        return None
    start, end = it.sentence if isinstance(it, Observation) else (it.passage.start, it.passage.end)
    sentence = (document.text[start : it.passage.start], it.passage.text, document.text[it.passage.end : end])
    claim = it.claim if isinstance(it, Observation) else ""
    return Side(it, document, sentence, decided.get(claim, ""))
