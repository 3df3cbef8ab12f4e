"""A document made ready for rules: its reading form and its sentences, at unchanged offsets."""

import re
from dataclasses import dataclass
from functools import cached_property

from toancanh.model import BlockKind, Document
from toancanh.model.text import reading_form

# A sentence ends at . ! ? … followed by white space and something that can begin one, unless the dot
# belongs to an abbreviation or to a number. Cheap and deterministic; reports are well punctuated.
_END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s+[\"'“‘(\[+*–-]*\s?(?P<next>[^\W_]))")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(/,;.-])(?:tp|tx|tt|ts|th|ths|ông|bà|st|số|tr|q|h|p|vd|v\.v|[a-zđ])\.$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """Characters ``start`` to ``end`` of the text; ``block`` numbers the block that holds it."""

    start: int
    end: int
    block: int
    kind: BlockKind


@dataclass(frozen=True)
class Reading:
    """A document with the form that rules match on. ``key[i]`` reads ``document.text[i]``."""

    document: Document

    @cached_property
    def text(self) -> str:
        """The canonical text; quotes come from here."""
        return self.document.text

    @cached_property
    def key(self) -> str:
        """The reading form, of the same length as the text, line feeds inside a block as spaces."""
        key = reading_form(self.document.text)
        return key.replace("\n", " ")

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences in reading order. A block boundary always ends a sentence."""
        found: list[Sentence] = []
        for number, block in enumerate(self.document.blocks):
            found += _split(self.document.text, number, block.start, block.end, block.kind)
        return tuple(found)


def _split(text: str, number: int, start: int, end: int, kind: BlockKind) -> list[Sentence]:
    sentences = []
    at = start
    for stop in _END.finditer(text, start, end):
        if stop["next"].islower() or _abbreviated(text, start, stop):
            continue
        sentences.append((at, stop.end()))
        at = stop.end()
    sentences.append((at, end))
    return [Sentence(a, b, number, kind) for a, b in (_trim(text, *span) for span in sentences) if a < b]


def _abbreviated(text: str, start: int, stop: re.Match[str]) -> bool:
    if stop.group() != ".":
        return False
    return bool(_ABBREVIATION.search(text, max(start, stop.end() - 8), stop.end()))


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())
