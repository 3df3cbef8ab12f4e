"""The words the rules of this folder stand on, read once from their TOML files."""

import re
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from toancanh.extract.lexicon import Lexicon
from toancanh.model import MentionKind
from toancanh.model.once import once
from toancanh.model.text import reading_form


class Role(StrEnum):
    """What a head word opens."""

    THING = "thing"
    BY_FIELD = "by_field"
    BY_PLACE = "by_place"
    BY_TITLE = "by_title"
    ADDRESS = "address"
    POST = "post"
    WHOLE = "whole"
    NONE = "none"


OFFICES = (Role.BY_FIELD, Role.BY_PLACE, Role.BY_TITLE)


@dataclass(frozen=True, slots=True)
class Head:
    """A head word: what it opens, and the kind and variety of thing."""

    role: Role
    kind: MentionKind = MentionKind.PROJECT
    variety: str = ""


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text("utf-8"))


@once
def heads() -> Lexicon[Head]:
    """All head words."""
    found: dict[str, Head] = {}
    people, offices, things = _table("people"), _table("offices"), _table("heads")
    found |= dict.fromkeys(people["address"], Head(Role.ADDRESS, MentionKind.OFFICIAL))
    found |= dict.fromkeys(people["posts"], Head(Role.POST, MentionKind.OFFICIAL))
    for role in (*OFFICES, Role.WHOLE):
        found |= dict.fromkeys(offices[role], Head(role, MentionKind.OFFICE))
    found |= dict.fromkeys(things.pop("none")["any"], Head(Role.NONE))
    for kind, varieties in things.items():
        for variety, words in varieties.items():
            role = Role.WHOLE if variety == "whole" else Role.THING
            tag = variety if variety not in ("any", "whole") else ""
            found |= dict.fromkeys(words, Head(role, MentionKind(kind), tag))
            found |= dict.fromkeys(_plants(words), Head(role, MentionKind(kind), tag))
    return Lexicon(found, "named head")


def _plants(words: list[str]) -> list[str]:
    """Add words, as "nhà máy điện" alone would hide the "điện gió" in "nhà máy điện gió"."""
    return [f"nhà máy {word}" for word in words if word.startswith("điện ")]


@cache
def words(table: str, name: str) -> frozenset[str]:
    """One list of a table, in the reading form."""
    return frozenset(reading_form(word) for word in _table(table)[name])


@cache
def phrase(table: str, name: str) -> re.Pattern[str]:
    """One list of a table as a pattern of whole words, the longest first."""
    return re.compile(
        rf"(?:{'|'.join(map(re.escape, sorted(words(table, name), key=len, reverse=True)))})(?!\w)"
    )


@once
def stages() -> Lexicon[str]:
    """The phrases of stages.toml with what they mean."""
    return Lexicon({words: code for code, phrases in _table("stages").items() for words in phrases}, "stage")
