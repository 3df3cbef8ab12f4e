"""What two readings say differently: of one document, or of two editions of the same report.

Whatever says the same is matched first, by what it is about; of what is left, figures of the same place in
the same document. What then has no match is gone, or new.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from toancanh.model import Act, Extraction, Mention, Observation
from toancanh.model.text import fold, reading_form
from toancanh.store import mapping
from toancanh.store.models import Reading

T = TypeVar("T", bound=Observation | Act | Mention)
Key = Callable[[T], Hashable]


@dataclass(frozen=True, slots=True)
class Differences(Generic[T]):
    """What is gone, what is new, what is told otherwise (before, after), and how many are the same."""

    gone: tuple[T, ...] = ()
    new: tuple[T, ...] = ()
    changed: tuple[tuple[T, T], ...] = ()
    same: int = 0

    def __bool__(self) -> bool:
        return bool(self.gone or self.new or self.changed)


@dataclass(frozen=True, slots=True)
class Compared:
    """Two readings held against each other."""

    facts: Differences[Observation]
    acts: Differences[Act]
    mentions: Differences[Mention]


def compare(before: Reading, after: Reading) -> Compared:
    """Hold two readings against each other; places count only within one document."""
    old, new = said_in(before), said_in(after)
    one = before.document_id == after.document_id
    keys: tuple[Key[Observation], ...] = (lambda it: it.id, _place) if one else (_measured,)
    act_keys: tuple[Key[Act], ...] = (_place, _words) if one else (_words,)
    named: tuple[Key[Mention], ...] = (_place, _name) if one else (_name,)
    return Compared(
        differences(old.facts, new.facts, keys, _figure),
        differences(old.acts, new.acts, act_keys, _deed),
        differences(old.mentions, new.mentions, named, _thing),
    )


def differences(
    before: Iterable[T], after: Iterable[T], keys: Sequence[Key[T]], said: Key[T]
) -> Differences[T]:
    """Match two lists by each key in turn, those of the same key in their order.

    Args:
        before: the former.
        after: the later.
        keys: what two have in common that are about the same, the surest first.
        said: what has to be equal for two matched ones to be the same.
    """
    gone, new, matched = list(before), list(after), []
    for key in (lambda it: (keys[0](it), said(it)), *keys):
        gone, new, found = _match(gone, new, key)
        matched += found
    changed = (pair for pair in matched if said(pair[0]) != said(pair[1]))
    told = tuple(sorted(changed, key=lambda pair: pair[1].passage.start))
    return Differences(tuple(gone), tuple(new), told, len(matched) - len(told))


def _match(before: list[T], after: list[T], key: Key[T]) -> tuple[list[T], list[T], list[tuple[T, T]]]:
    """Pair what has the same key; give back what is left of both, and the pairs."""
    waiting: defaultdict[Hashable, list[T]] = defaultdict(list)
    for it in reversed(after):
        waiting[key(it)].append(it)
    left, pairs = [], []
    for it in before:
        partners = waiting[key(it)]
        if partners:
            pairs.append((it, partners.pop()))
        else:
            left.append(it)
    taken = {id(new) for _, new in pairs}
    return left, [it for it in after if id(it) not in taken], pairs


def said_in(reading: Reading) -> Extraction:
    """All that a reading says, current or not."""
    sha256 = reading.document.sha256
    return Extraction(
        tuple(mapping.to_observation(it, sha256) for it in reading.observationrow_set.order_by("position")),
        tuple(mapping.to_act(it, sha256) for it in reading.actrow_set.order_by("position")),
        (),
        tuple(mapping.to_mention(it, sha256) for it in reading.mentionrow_set.order_by("position")),
    )


def _place(it: Observation | Act | Mention) -> Hashable:
    return it.passage.start, it.passage.end


def _measured(it: Observation) -> Hashable:
    """What a figure is about, whatever the document."""
    thing = it.indicator or reading_form(it.label)
    dims = tuple(sorted((name, reading_form(value)) for name, value in it.dims))
    period = it.period and it.period.code
    return thing, dims, it.area_code or reading_form(it.area or ""), period, it.measure


def _figure(it: Observation) -> Hashable:
    quantity = it.quantity
    return _measured(it), quantity.value, quantity.high, quantity.unit, quantity.bound, it.status


def _words(it: Act) -> Hashable:
    return fold(it.passage.text)


def _deed(it: Act) -> Hashable:
    due = it.deadline and (it.deadline.limit, it.deadline.period and it.deadline.period.code)
    return it.type, it.actor, it.addressee, it.topics, due, tuple(ref.number for ref in it.references)


def _name(it: Mention) -> Hashable:
    return it.kind, it.key


def _thing(it: Mention) -> Hashable:
    stated = tuple((each.feature, each.code, each.quantity) for each in it.attributes)
    return it.kind, it.key, it.name, it.variety, stated
