"""A document as read: one canonical text, and a map from every stretch of it back to the source."""

from bisect import bisect_right
from dataclasses import dataclass, field, fields
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import NamedTuple

from toancanh.model.periods import Period

AREA_TOLD = "area_told"
"""Key of ``Document.metadata``: the area that whoever handed the document in says it is of."""


@lru_cache(20_000)
def column_letters(column: int) -> str:
    """What a spreadsheet calls a column, counted from 1: "A", "Z", "AA"."""
    name = ""
    while column:
        column, letter = divmod(column - 1, 26)
        name = chr(ord("A") + letter) + name
    return name


@dataclass(frozen=True, slots=True)
class Locator:
    """Where in the source file a stretch of text stands; unset parts do not apply. All count from 1."""

    paragraph: int | None = None
    page: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    sheet: str | None = None
    cell: str | None = None

    def as_dict(self) -> dict[str, int | str]:
        """The parts that are set, in order of declaration."""
        return {f.name: value for f in fields(self) if (value := getattr(self, f.name)) is not None}


class BlockKind(StrEnum):
    """What role a block has on the page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    CELL = "cell"
    CAPTION = "caption"


class Faint(NamedTuple):
    """Characters ``start`` to ``end`` of the text, read from an image with ``confidence`` 0 to 1."""

    start: int
    end: int
    confidence: Decimal


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, list item or table cell: characters ``start`` to ``end`` of the text.

    Args:
        start, end, kind, locator: where it stands, in the text and in the file.
        down, across: rows and columns that a cell covers; more than 1 for a merged one.
        value: what a spreadsheet holds in the cell, in the unit that its text is in (0.14 shown as "14%"
            is 14); a number here needs no guess about dots and commas. ``None`` for words and elsewhere.
        faint: words of it that an image shows unclearly; empty where text was typed.
    """

    start: int
    end: int
    kind: BlockKind
    locator: Locator
    down: int = 1
    across: int = 1
    value: Decimal | date | None = None
    faint: tuple[Faint, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A quoted stretch of a document. ``text`` equals the document's text from ``start`` to ``end``."""

    document: str  # SHA-256 of the file's bytes
    start: int
    end: int
    text: str
    locator: Locator = Locator()


@dataclass(frozen=True)
class Document:
    """A file as received and read.

    Args:
        sha256: of the bytes received; the document's identity.
        name: file name as received.
        media_type: what the content is (not what the extension says).
        text: canonical text (NFC, a line feed); every offset counts its characters.
        blocks: in reading order, not overlapping.
        title, published, issuer, number: as stated in the file, else ``None``. ``published`` is a
            day, a month or a year, as precisely as the file says.
    """

    sha256: str
    name: str
    media_type: str
    text: str
    blocks: tuple[Block, ...] = ()
    title: str | None = None
    published: Period | None = None
    issuer: str | None = None
    number: str | None = None
    metadata: dict[str, str] = field(default_factory=dict)

    @cached_property
    def _starts(self) -> list[int]:
        return [block.start for block in self.blocks]

    def block_at(self, offset: int) -> Block | None:
        """The block that holds the character at ``offset``, if any."""
        at = bisect_right(self._starts, offset) - 1
        return self.blocks[at] if at >= 0 and offset < self.blocks[at].end else None

    def passage(self, start: int, end: int) -> Passage:
        """Quote characters ``start`` to ``end`` with the place of their block in the source."""
        block = self.block_at(start)
        return Passage(self.sha256, start, end, self.text[start:end], block.locator if block else Locator())
