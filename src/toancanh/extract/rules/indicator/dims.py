"""Dimension words: sectors, partners, commodities, energy sources, stages, kinds."""

import tomllib
from pathlib import Path
from typing import Any

from toancanh.extract.lexicon import Lexicon
from toancanh.extract.marks import Marks
from toancanh.extract.seen import Seen
from toancanh.model.once import once

_HEADS = ("ngành công nghiệp ", "công nghiệp ", "ngành ", "khu vực ", "khối ", "doanh nghiệp ", "cn ")
_OPENING = ("ngành ", "khu vực ", "lĩnh vực ", "nhóm ngành ")  # "ngành công nghiệp, xây dựng" is one sector
Dim = tuple[str, str]
DIMS = ("sector", "partner", "commodity", "source", "stage", "kind")


def _value(dim: str, phrase: str) -> Dim:
    """One sector for "ngành khai khoáng" and "khai khoáng": heads are dropped unless nothing is left."""
    bare = phrase
    if dim == "sector":
        head = next((head for head in _HEADS if phrase.lower().startswith(head)), "")
        rest = phrase[len(head) :]
        bare = rest if rest and not rest.startswith(("-", ",", "và", "có")) else phrase
    return dim, bare


@once
def dim_words(dim: str) -> Lexicon[Dim]:
    """The words of one dimension."""
    entry: dict[str, Any] = tomllib.loads(Path(__file__).with_name("dims.toml").read_text("utf-8"))[dim]
    heads = _OPENING if dim == "sector" else ()
    bare = entry.get("phrases", ())
    pairs = {head + phrase: _value(dim, phrase) for head in heads for phrase in bare}
    pairs |= {phrase: _value(dim, phrase) for phrase in bare}
    pairs |= {phrase: (dim, code) for phrase, code in entry.get("codes", {}).items()}
    return Lexicon(pairs, f"dims.{dim}")


def find_dims(text: Seen | str, dim: str) -> Marks[Dim]:
    """All words of one dimension in a reading form, in order."""
    return dim_words(dim).find(text)
