"""Which mentions of a document name the same thing: one key for each writing of a name."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from toancanh.extract.rules.named import Named
from toancanh.extract.rules.named.named import key_of
from toancanh.model import MentionKind

_VAGUE = (MentionKind.PROJECT, MentionKind.POWER_PLANT)


def gather(named: Iterable[Named]) -> list[Named]:
    """The mentions in text order; short and vague ones take the key of the one they repeat.

    A person counts who holds a post here, or bears the name of one that does.
    """
    keyed = sorted(named, key=lambda one: one.start)
    full = list(dict.fromkeys(one.key for one in keyed if _is_full(one)))
    sources = {one.key: one for one in reversed(keyed) if _is_full(one)}
    return [known for one in keyed for known in _known(one, full, sources)]


def _is_full(one: Named) -> bool:
    """Whether a mention says by itself what it is."""
    if one.kind is MentionKind.OFFICIAL:
        return one.sure and " " in one.name
    return one.kind not in _VAGUE or bool(one.variety)


def _known(one: Named, full: list[str], sources: dict[str, Named]) -> Iterator[Named]:
    if _is_full(one):
        yield one
        return
    name = one.key.partition(":")[2]
    same = _officials(name, full) if one.kind is MentionKind.OFFICIAL else _plants(name, full)
    kinds = {(sources[key].kind, sources[key].variety) for key in same}
    if len(kinds) == 1 and one.kind is not MentionKind.OFFICIAL:
        kind, variety = kinds.pop()
        only = same[0] if len(same) == 1 and not name.startswith(same[0].partition(":")[2] + " ") else None
        yield replace(one, key=only or key_of(kind, variety, one.name), kind=kind, variety=variety)
    elif len(same) == 1:
        yield replace(one, key=same[0])
    elif one.sure:
        yield one


def _officials(name: str, full: list[str]) -> list[str]:
    """The persons with a post who may be meant by a given name alone."""
    people = (key for key in full if key.startswith(f"{MentionKind.OFFICIAL}:"))
    return [key for key in people if key.endswith((f":{name}", f" {name}"))]


def _plants(name: str, full: list[str]) -> list[str]:
    """The power plants that a name after a vague word may be of: that name, else one in it or around it."""
    names = {key: key.partition(":")[2] for key in full if key.startswith(MentionKind.POWER_PLANT)}
    exact = [key for key, other in names.items() if other == name]
    if exact or " " not in name:
        return exact
    around = [key for key, other in names.items() if f" {name} " in f" {other} "]
    return around or [key for key, other in names.items() if " " in other and name.startswith(f"{other} ")]
