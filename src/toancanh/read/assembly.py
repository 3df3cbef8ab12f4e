"""From pieces of text with their places to one text with blocks: what every format but .txt needs."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from toancanh.model import Block, BlockKind, Document, Faint, Locator, UserError
from toancanh.model.text import canonical
from toancanh.read.characters import without_controls
from toancanh.read.encoding import legacy
from toancanh.read.encoding.legacy import Judgement
from toancanh.read.metadata import Metadata, find

_WIDEST_GAP = 64
"""Most tabs between two cells: a sheet of a workbook may leave thousands of columns empty."""


class Piece(NamedTuple):
    """One paragraph, heading, list item or cell on its way to become a block."""

    text: str
    kind: BlockKind
    locator: Locator
    down: int = 1
    across: int = 1
    value: Decimal | date | None = None
    faint: tuple[Faint, ...] = ()  # counted from the start of the piece


@dataclass(frozen=True, slots=True)
class Source:
    """The file a document is made from.

    Args:
        data, name: as received.
        media_type: what the content is.
        title: what the file's properties call it. A last resort: they often still tell of the file that
            this one was copied from.
    """

    data: bytes
    name: str
    media_type: str
    title: str | None = None


def assemble(pieces: Iterable[Piece]) -> tuple[str, tuple[Block, ...]]:
    """Join pieces into the canonical text and say where each one stands.

    Blocks are parted by a line feed; the cells of a row by one tab per column, so that an empty or a
    merged cell leaves its place open, up to ``_WIDEST_GAP`` of them. Pieces without text are dropped,
    control characters become spaces.
    """
    parts: list[str] = []
    blocks: list[Block] = []
    at = 0
    before: Locator | None = None
    for piece in pieces:
        text = _clean(piece.text)
        if not text:
            continue
        parting = _parting(before, piece.locator)
        start = at + len(parting)
        at = start + len(text)
        parts += (parting, text)
        shape = (piece.down, piece.across, piece.value)
        blocks.append(Block(start, at, piece.kind, piece.locator, *shape, _faint(piece, text, start)))
        before = piece.locator
    return "".join(parts), tuple(blocks)


def _clean(text: str) -> str:
    """The canonical text without controls and outer white space; a figure of a workbook is so already."""
    if text.isascii() and text.isprintable():
        return text.strip()
    return canonical(without_controls(text)).strip()


def _faint(piece: Piece, text: str, start: int) -> tuple[Faint, ...]:
    """Its faint words where they stand now; all of it if the characters were not kept one for one."""
    if not piece.faint:
        return ()
    if text != piece.text:
        return (Faint(start, start + len(text), min(it.confidence for it in piece.faint)),)
    return tuple(Faint(start + it.start, start + it.end, it.confidence) for it in piece.faint)


def _parting(before: Locator | None, after: Locator) -> str:
    if before is None:
        return ""
    if after.column is None:
        return "\n"
    if (before.table, before.row) == (after.table, after.row):
        return "\t" * min(after.column - (before.column or 0), _WIDEST_GAP)
    return "\n" + "\t" * min(after.column - 1, _WIDEST_GAP)


def document(
    source: Source, text: str, blocks: tuple[Block, ...], stated: Metadata, extra: dict[str, str]
) -> Document:
    """Make the document, with what its text says about itself where the format did not state it.

    Args:
        source: the file.
        text: its canonical text.
        blocks: its blocks.
        stated: title, date and so on that the format itself carries; wins over what the text says.
        extra: further metadata of the format (byline, pages without text …).

    Raises:
        UserError: there is no block, so nothing to read.
    """
    if not blocks:
        raise UserError("read.blank", name=source.name)
    cells = blocks[0].locator.sheet is not None
    if judged := legacy.judge(text):
        extra = extra | _encoding(judged)
        if judged.sure:
            text, blocks = _in_unicode(text, blocks, judged)
            stated = find(text, cells=cells).or_else(_stated_in_unicode(stated, judged))
    found = stated.or_else(find(text, cells=cells)).or_else(Metadata(title=source.title))
    extra = found.beside() | extra
    return Document(
        sha256=hashlib.sha256(source.data).hexdigest(),
        name=without_controls(source.name),
        media_type=source.media_type,
        text=text,
        blocks=blocks,
        title=_plain(found.title),
        published=found.published,
        issuer=_plain(found.issuer),
        number=found.number,
        metadata={key: without_controls(value) for key, value in extra.items()},
    )


def _encoding(judged: Judgement) -> dict[str, str]:
    """What to say of a text typed for fonts of before Unicode: converted, or only likely to be one."""
    if not judged.sure:
        return {"encoding_doubt": judged.name}
    return {"encoding": f"{judged.name}, Unicode" if judged.mixed else judged.name}


def _in_unicode(text: str, blocks: tuple[Block, ...], judged: Judgement) -> tuple[str, tuple[Block, ...]]:
    """The text with each block converted, and where the blocks stand then."""
    parts: list[str] = []
    moved: list[Block] = []
    at, end = 0, 0
    for block in blocks:
        written = text[block.start : block.end]
        told = canonical("\n".join(legacy.line_in_unicode(line, judged) for line in written.split("\n")))
        parting = text[end : block.start]
        start, end = at + len(parting), block.end
        at = start + len(told)
        parts += (parting, told)
        faint = block.faint
        if faint and told != written:
            faint = (Faint(start, at, min(it.confidence for it in faint)),)
        else:
            shift = start - block.start
            faint = tuple(it._replace(start=it.start + shift, end=it.end + shift) for it in faint)
        moved.append(replace(block, start=start, end=at, faint=faint))
    return "".join((*parts, text[end:])), tuple(moved)


def _stated_in_unicode(stated: Metadata, judged: Judgement) -> Metadata:
    """What the file states of itself was typed as its text was."""
    title, issuer = (it and legacy.line_in_unicode(it, judged) for it in (stated.title, stated.issuer))
    return replace(stated, title=title, issuer=issuer)


def _plain(stated: str | None) -> str | None:
    """What a format states of itself may hold controls that its text does not: a page's title, say."""
    return stated and without_controls(stated).strip()
