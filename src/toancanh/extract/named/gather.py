"""Which mentions of a document name the same thing: one key for each writing of a name."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from toancanh.extract.rules.named import Named
from toancanh.model import MentionKind
from toancanh.model.text import fold

_SHORT = (
    (re.compile(r"\buy ban nhan dan\b|\bubdn\b"), "ubnd"),
    (re.compile(r"\bhoi dong nhan dan\b"), "hdnd"),
    (re.compile(r"\b(?:gd|giai doan) ?(?=\d|[ivx]+\b)"), "giai doan "),
    (re.compile(r"\b(?:kv|khu vuc) ?(?=\d|[ivx]+\b)"), "khu vuc "),
)
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6"}
_LAST_ROMAN = re.compile(r"(?<= )(?:i{1,3}|iv|vi?)$")
_VAGUE = (MentionKind.PROJECT, MentionKind.POWER_PLANT)


def key_of(kind: MentionKind, variety: str, name: str) -> str:
    """A key for a name: kind, variety and the folded name, its abbreviations and numerals written one way."""
    folded = fold(name)
    for pattern, short in _SHORT:
        folded = pattern.sub(short, folded)
    folded = _LAST_ROMAN.sub(lambda found: _ROMAN[found.group()], folded)
    return f"{kind}{'/' + variety if variety else ''}:{folded}"


def gather(named: Iterable[Named]) -> list[Named]:
    """The mentions in text order with their keys; short and vague ones take the key of the one they repeat.

    A person counts who holds a post here, or bears the name of one that does.
    """
    ordered = sorted(named, key=lambda one: one.start)
    keyed = [replace(one, key=key_of(one.kind, one.variety, one.name)) for one in ordered]
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
