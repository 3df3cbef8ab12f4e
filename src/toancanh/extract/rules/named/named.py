"""One named thing as found, before anything is attached to it."""

import re
from dataclasses import dataclass
from functools import lru_cache

from toancanh.model import Feature, MentionKind
from toancanh.model.text import fold

Span = tuple[int, int]
_SHORT = (
    (re.compile(r"\buy ban nhan dan\b|\bubdn\b"), "ubnd"),
    (re.compile(r"\bhoi dong nhan dan\b"), "hdnd"),
    (re.compile(r"\b(?:gd|giai doan) ?(?=\d|[ivx]+\b)"), "giai doan "),
    (re.compile(r"\b(?:kv|khu vuc) ?(?=\d|[ivx]+\b)"), "khu vuc "),
)
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6"}
_NUMERAL = re.compile(r"(?<= )(?:i{1,3}|iv|vi?)(?= giai doan|$)")


@dataclass(frozen=True, slots=True)
class Named:
    """Characters ``start`` to ``end``; the name begins at ``name_start``.

    ``listed`` numbers its list by the offset where that begins, ``intro`` is what stands before the colon of
    the list ("6 KCN đang hoạt động, gồm:"), ``told`` what the rule itself read of it (the post of a person).
    """

    start: int
    end: int
    name_start: int
    name: str
    key: str  # the same for each writing of one name in a document
    kind: MentionKind
    variety: str = ""
    rule: str = ""
    listed: int | None = None
    intro: Span | None = None
    told: tuple[tuple[Feature, Span], ...] = ()
    sure: bool = True  # whether it is what it says by itself, without others of its name


@lru_cache(maxsize=4096)
def key_of(kind: MentionKind, variety: str, name: str) -> str:
    """A key for a name: kind, variety and the folded name, its abbreviations and numerals written one way."""
    folded = fold(name)
    for pattern, short in _SHORT:
        folded = pattern.sub(short, folded)
    folded = _NUMERAL.sub(lambda found: _ROMAN[found.group()], folded)
    return f"{kind}{'/' + variety if variety else ''}:{folded}"
