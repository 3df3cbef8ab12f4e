"""Which mentions of a document name the same thing: one key for each writing of a name."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from toancanh.extract.rules.named import Named
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
    if one.kind is MentionKind.OFFICIAL:
        same = [key for key in full if key.startswith(f"{MentionKind.OFFICIAL}:") and _ends(key, name)]
    else:
        plants = [key for key in full if key.startswith(MentionKind.POWER_PLANT)]
        same = [key for key in plants if key.endswith(f":{name}")] or [
            key for key in plants if " " in name and f" {name} " in f" {key.partition(':')[2]} "
        ]
    if len(same) == 1:
        source = sources[same[0]]
        yield replace(one, key=same[0], kind=source.kind, variety=source.variety)
    elif one.sure:
        yield one


def _ends(key: str, name: str) -> bool:
    return key.endswith((f":{name}", f" {name}"))
