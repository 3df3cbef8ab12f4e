"""Which mentions of a document name the same thing: one key for each writing of a name."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import combinations

from toancanh.extract.rules.named import Named
from toancanh.extract.rules.named.named import key_of
from toancanh.model import MentionKind

_VAGUE = (MentionKind.PROJECT, MentionKind.POWER_PLANT)
_MOST = 12  # words of a name that are looked at


def gather(named: Iterable[Named]) -> list[Named]:
    """The mentions in text order; short and vague ones take the key of the one they repeat.

    A person counts who holds a post here, or bears the name of one that does.
    """
    ordered = sorted(named, key=lambda one: one.start)
    index = _Index(one for one in ordered if _is_full(one))
    return [known for one in ordered for known in _known(one, index)]


def _is_full(one: Named) -> bool:
    """Whether a mention says by itself what it is."""
    if one.kind is MentionKind.OFFICIAL:
        return one.sure and " " in one.name
    return one.kind not in _VAGUE or bool(one.variety)


class _Index:
    """The names that say what they are, by the words in them; each key with the first mention that has it."""

    def __init__(self, full: Iterable[Named]) -> None:
        self.sources: dict[str, Named] = {}
        self._people: dict[str, set[str]] = {}
        self._plants: dict[str, set[str]] = {}
        for one in full:
            if one.kind in (MentionKind.OFFICIAL, *_VAGUE) and one.key not in self.sources:
                self.sources[one.key] = one
                self._add(one)

    def _add(self, one: Named) -> None:
        words = _name(one).split()[:_MOST]
        if one.kind is MentionKind.OFFICIAL:
            for first in range(len(words)):
                self._people.setdefault(" ".join(words[first:]), set()).add(one.key)
            return
        for first, last in combinations(range(len(words) + 1), 2):
            self._plants.setdefault(" ".join(words[first:last]), set()).add(one.key)

    def officials(self, name: str) -> set[str]:
        """The persons with a post who may be meant by a given name alone."""
        return self._people.get(name, set())

    def plants(self, name: str) -> set[str]:
        """The power plants a name after a vague word may be of: that name, else one around it, else in it."""
        around = self._plants.get(name, set())
        exact = {key for key in around if _name(self.sources[key]) == name}
        if exact or " " not in name:
            return exact
        words = name.split()[:_MOST]
        heads = (" ".join(words[:last]) for last in range(len(words) - 1, 1, -1))
        begun = (self._named(head) for head in heads)
        return around or next(filter(None, begun), set())

    def _named(self, name: str) -> set[str]:
        return {key for key in self._plants.get(name, ()) if _name(self.sources[key]) == name}


def _name(one: Named) -> str:
    return one.key.partition(":")[2]


def _known(one: Named, index: _Index) -> Iterator[Named]:
    if _is_full(one):
        yield one
        return
    name = _name(one)
    if one.kind is MentionKind.OFFICIAL:
        same = index.officials(name)
        if len(same) == 1:
            yield replace(one, key=next(iter(same)))
        elif one.sure:
            yield one
        return
    same = index.plants(name)
    kinds = {(index.sources[key].kind, index.sources[key].variety) for key in same}
    if len(kinds) != 1:
        yield one
        return
    kind, variety = kinds.pop()
    longer = len(same) == 1 and f" {name} " in f" {_name(index.sources[next(iter(same))])} "
    yield replace(
        one, key=next(iter(same)) if longer else key_of(kind, variety, one.name), kind=kind, variety=variety
    )
