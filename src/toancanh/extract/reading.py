"""A document made ready for rules: its reading form and its sentences, at unchanged offsets."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from toancanh.extract.smooth import Smooth, smooth
from toancanh.model import BlockKind, Document, Passage
from toancanh.model.text import reading_form

# A sentence ends at . ! ? … followed by white space and something that can begin one, unless the dot
# belongs to an abbreviation, a number or the numbering of the paragraph. Cheap and deterministic.
_END = re.compile(r"[.!?…](?<![.!?…]{2})[.!?…]*+[\"'”’)\]]*+(?=\s+[\"'“‘(\[+*–-]*\s?(?P<next>[^\W_]))")
_ENUMERATOR = re.compile(r"\(?(?:(?:Điều )?[0-9.]{1,6}|[IVXivx]{1,5}|[A-Za-zĐđ])[.)]+")
TITLE = 200  # characters: a first block that is longer is no title
_ABBREVIATION = re.compile(
    r"(?:^|[\s(/,;.-])(?:tp|tx|tt|ts|th|ths|ông|bà|st|số|tr|q|h|p|vd|v\.v|[a-hj-uw-zđ])\.$", re.IGNORECASE
)


LONGEST = 3000  # characters of a sentence: what stands farther apart has nothing to do with each other


class Sentence(NamedTuple):
    """Characters ``start`` to ``end`` of the text; ``block`` numbers the block that holds it."""

    start: int
    end: int
    block: int
    kind: BlockKind


@dataclass(frozen=True)
class Reading:
    """A document with the form that rules match on. ``key[i]`` reads ``text[i]``, smoothed (``smooth``)."""

    original: Document

    @cached_property
    def smoothed(self) -> Smooth:
        """The document with its white space made plain, and the way back."""
        return smooth(self.original)

    @property
    def document(self) -> Document:
        """The smoothed document, whose offsets all marks and sentences have."""
        return self.smoothed.document

    def quote(self, start: int, end: int) -> Passage:
        """A stretch of the smoothed text as it stands in the original."""
        return self.smoothed.passage(start, end)

    @cached_property
    def text(self) -> str:
        """The canonical text; quotes come from here."""
        return self.document.text

    @cached_property
    def key(self) -> str:
        """The reading form, of the same length as the text, line feeds inside a block as spaces.

        Those between blocks stay, so that no phrase runs from one block into the next.
        """
        key, parts, at = reading_form(self.document.text), [], 0
        for block in self.document.blocks:
            if key.find("\n", block.start, block.end) >= 0:
                parts += [key[at : block.start], key[block.start : block.end].replace("\n", " ")]
                at = block.end
        return "".join((*parts, key[at:]))

    @cached_property
    def title(self) -> str:
        """The reading form of the first block, which says what the document is about."""
        first = next(iter(self.document.blocks), None)
        return self.key[first.start : min(first.end, first.start + TITLE)] if first else ""

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences in reading order. A block boundary always ends a sentence."""
        found: list[Sentence] = []
        for number, block in enumerate(self.document.blocks):
            if self._signature(block.start):
                break
            found += _split(self.document.text, number, block.start, block.end, block.kind)
        return tuple(found)

    def _signature(self, start: int) -> bool:
        """Whether "Nơi nhận:" starts here: what follows it in an official document is not its matter."""
        late = start > len(self.text) * 0.6
        return late and self.text.startswith(("Nơi nhận", "NƠI NHẬN"), start)


def _split(text: str, number: int, start: int, end: int, kind: BlockKind) -> list[Sentence]:
    ends: list[int] = []
    for stop in _END.finditer(text, start, end):
        end_here = stop.end()
        if stop["next"].islower() or _no_end(text[max(start, end_here - 8) : end_here]):
            continue
        if end_here - start <= 8 and _ENUMERATOR.fullmatch(text, start, end_here):
            continue
        ends.append(end_here)
    ends.append(end)
    found: list[Sentence] = []
    at = start
    for stops in ends:
        while stops - at > LONGEST:
            cut = _pause(text, at)
            found.append(Sentence(*_trim(text, at, cut), number, kind))
            at = cut
        first, last = _trim(text, at, stops)
        if first < last:
            found.append(Sentence(first, last, number, kind))
        at = stops
    return found


def _pause(text: str, start: int) -> int:
    """Where a sentence that goes on too long is cut: a list that never stops pauses somewhere."""
    pauses = (text.rfind(mark, start + LONGEST // 2, start + LONGEST) for mark in ("; ", ", ", " "))
    return next((pause + 1 for pause in pauses if pause >= 0), start + LONGEST)


def _no_end(tail: str) -> bool:
    """Whether a text that ends so stops at an abbreviation; none has more than four letters."""
    long_word = len(tail) > 5 and tail[-6:-1].isalpha()
    if long_word or not tail.endswith(".") or tail.endswith(("..", "?.", "!.")):
        return False
    return _ABBREVIATION.search(tail) is not None


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def in_bracket(key: str, start: int, at: int) -> bool:
    """Whether a bracket that was opened after ``start`` is still open at an offset."""
    return key.rfind("(", start, at) > key.rfind(")", start, at)
