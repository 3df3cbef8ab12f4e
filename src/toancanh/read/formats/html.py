"""Web pages: the article or report in the page, without menus, comments and related links."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import PurePath

from selectolax.lexbor import LexborHTMLParser, LexborNode

from toancanh.model import BlockKind, Document, Locator, UserError
from toancanh.read import encoding, lines, notes, signatures
from toancanh.read.assembly import Piece, Source, assemble, document
from toancanh.read.page import article
from toancanh.read.page import metadata as page_metadata
from toancanh.read.page import tables as page_tables
from toancanh.read.page.nodes import walk

EXTENSIONS = (".htm", ".html")
MEDIA_TYPE = "text/html"
SIGNATURE = True

_START = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|meta|title|div|section|article|main|table|p|h1)\b",
    re.IGNORECASE | re.DOTALL,
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_HEAD = 4096  # bytes: where browsers look for the encoding

_SPACES = re.compile(r"[ \t\r\n\f]+")
_KINDS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), BlockKind.HEADING),
    **dict.fromkeys(("figcaption", "caption"), BlockKind.CAPTION),
    "li": BlockKind.LIST_ITEM,
    "dd": BlockKind.PARAGRAPH,
}
_BLOCKS = frozenset(
    {
        "address",
        "article",
        "blockquote",
        "body",
        "br",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figure",
    }
    | {"form", "header", "hr", "main", "ol", "p", "pre", "section", "table", "tbody", "td", "th", "tr", "ul"}
    | {"details", "hgroup", "legend", "menu", "summary", "tfoot", "thead"}
    | set(_KINDS)
)
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)(?=[\s/>])", re.IGNORECASE)
# Elements without content, or that the next of their kind closes: open tags of these do not nest.
_SHALLOW = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "image", "img", "input", "link", "meta", "param", "source"}
    | {"track", "wbr", "body", "colgroup", "dd", "dt", "head", "html", "li", "optgroup", "option", "p", "rp"}
    | {"rt", "tbody", "td", "tfoot", "th", "thead", "tr"}
    | {"circle", "ellipse", "line", "path", "polygon", "polyline", "rect", "stop", "use"}
)
DEEPEST = 512
"""Most elements inside each other, as in browsers: deeper pages are broken, and slow beyond measure."""
_NOTE_LINK = re.compile(r"\[?(\d{1,3})\]?")
_POWER_OF_TEN = re.compile(r"(?<![\d.,])10$")
_AS_BLOCK = re.compile(r"display\s*:\s*(?:block|flex|grid|table|list-item)", re.IGNORECASE)
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\xad"


def recognises(data: bytes, name: str) -> bool:
    """Whether it begins as a page does, or is text in a file named as one."""
    if signatures.kind(data):
        return False
    if _START.match(_plain(data[:_HEAD])):
        return True
    named = PurePath(name).suffix.lower() in EXTENSIONS
    return named and encoding.is_text(data)


def read(data: bytes, name: str) -> Document:
    """Read a web page.

    Raises:
        UserError: the encoding is unknown, the page nests too deep, or it has no text.
    """
    charset = _CHARSET.search(data[:_HEAD])
    decoded = encoding.decode(data, charset[1].decode("ascii") if charset else None, markup=True)
    if decoded is None:
        raise UserError("read.undecodable", name=name)
    if _nests_too_deep(decoded.text):
        raise UserError("read.html_too_deep", name=name, limit=DEEPEST)
    page = LexborHTMLParser(decoded.text)
    stated, extra = page_metadata.find(page)
    root = article.find(page)
    if root is None:
        raise UserError("read.blank", name=name)
    text, blocks = assemble(notes.placed(_Walk().pieces(root, _outer_title(page, root))))
    return document(Source(data, name, MEDIA_TYPE), text, blocks, stated, extra | encoding.told(decoded))


def _plain(head: bytes) -> bytes:
    """The beginning without byte order mark, two-byte characters as one."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[2:].replace(b"\0", b"")
    return head.removeprefix(b"\xef\xbb\xbf")


def _nests_too_deep(page: str) -> bool:
    """Whether more tags stand open at once than ``DEEPEST``, judged by the tags alone.

    It must be known before parsing: the time that HTML's own rules take grows with the square of the depth.
    """
    depth, opened = 0, Counter[str]()
    for tag in _TAG.finditer(page):
        closes, name = tag[1], tag[2].lower()
        if name in _SHALLOW:
            continue
        if not closes:
            opened[name] += 1
            depth += 1
            if depth > DEEPEST:
                return True
        elif opened[name]:
            opened[name] -= 1
            depth -= 1
    return False


def _outer_title(page: LexborHTMLParser, root: LexborNode) -> str | None:
    """The page's heading when it stands outside the element of the article."""
    heading = page.css_first("h1")
    return heading.text() if heading is not None and root.css_first("h1") is None else None


@dataclass
class _Walk:
    """One walk over an article, collecting inline text until a block ends."""

    inline: list[str] = field(default_factory=list)
    kinds: list[BlockKind] = field(default_factory=list)
    paragraphs: Iterator[int] = field(default_factory=lambda: count(1))
    tables: Iterator[int] = field(default_factory=lambda: count(1))
    of_data: set[int] = field(default_factory=set)  # tables, by their identity
    typed: int = 0  # open elements in which line ends are meant

    def pieces(self, root: LexborNode, title: str | None) -> Iterator[Piece]:
        """Pieces of the article in reading order."""
        if title:
            self.inline.append(title)
            self.kinds.append(BlockKind.HEADING)
            yield from self.flush()
            self.kinds.pop()
        for node, entering in walk(root, lambda node: node.mem_id not in self.of_data):
            yield from self.step(node, entering)
        yield from self.flush()

    def step(self, node: LexborNode, entering: bool) -> Iterator[Piece]:
        """Take one node in, and give back what it completes."""
        tag = node.tag or ""
        if node.is_text_node:
            if entering:
                yield from self.text(node)
            return
        if not _is_block(node):
            return
        yield from self.flush()
        if tag == "table" and entering and page_tables.holds_data(node):
            self.of_data.add(node.mem_id)
            yield from self.table(node)
        if tag == "pre":
            self.typed += 1 if entering else -1
        if tag in _KINDS:
            if entering:
                self.kinds.append(_KINDS[tag])
            else:
                self.kinds.pop()

    def text(self, node: LexborNode) -> Iterator[Piece]:
        """Take in a stretch of text; where line ends are meant, each line is a piece."""
        text = _text(node, self.inline)
        first, *further = text.split("\n") if self.typed else [text]
        self.inline.append(first)
        for line in further:
            yield from self.flush()
            self.inline.append(line)

    def flush(self) -> Iterator[Piece]:
        """The inline text so far as one piece."""
        text = "".join(self.inline)
        text = text.strip() if self.typed else _collapse(text)
        self.inline.clear()
        if text:
            kind = self.kinds[-1] if self.kinds else lines.kind(text)
            yield Piece(text, kind, Locator(paragraph=next(self.paragraphs)))

    def table(self, table: LexborNode) -> Iterator[Piece]:
        """Cells in reading order; a cell over several rows or columns stands once, at its first."""
        if caption := page_tables.caption(table):
            locator = Locator(paragraph=next(self.paragraphs))
            yield Piece(_collapse(caption.text()), BlockKind.CAPTION, locator)
        number = next(self.tables)
        for cell in page_tables.grid(table):
            text, locator = _cell_text(cell.node), Locator(table=number, row=cell.row, column=cell.column)
            value = page_tables.stated_value(cell.node, text)
            yield Piece(text, BlockKind.CELL, locator, cell.down, cell.across, value)


def _is_block(node: LexborNode) -> bool:
    """Whether it stands on lines of its own, as HTML or its own style says."""
    return node.tag in _BLOCKS or (
        node.tag == "span" and bool(_AS_BLOCK.search(node.attributes.get("style") or ""))
    )


def _collapse(text: str) -> str:
    text = _SPACES.sub(" ", text).strip()
    return text if text.strip(_INVISIBLE) else ""


def _text(node: LexborNode, before: list[str]) -> str:
    """What a text node adds: raised figures stay raised, so that a footnote's is none of the number's."""
    text = node.text_content or ""
    if mark := _link_of_note(node, text):
        return mark.translate(notes.RAISED)
    if node.parent is None or node.parent.tag != "sup":
        return text
    last = before[-1] if before else ""
    footnote = last[-1:].isdecimal() and not _POWER_OF_TEN.search(last)
    return (" " if footnote else "") + text.translate(notes.RAISED)


def _link_of_note(node: LexborNode, text: str) -> str | None:
    """The number of a note, where it is a link to or from it within the page."""
    parent = node.parent
    if parent is None or parent.tag != "a" or not (parent.attributes.get("href") or "").startswith("#"):
        return None
    found = _NOTE_LINK.fullmatch(text.strip())
    return found and found[1]


def _cell_text(cell: LexborNode) -> str:
    parts: list[list[str]] = [[]]
    for node, entering in walk(cell):
        if node.is_text_node:
            if entering:
                parts[-1].append(_text(node, parts[-1]))
        elif _is_block(node):
            parts.append([])
    return "\n".join(filter(None, (_collapse("".join(part)) for part in parts)))
