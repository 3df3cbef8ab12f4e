"""Web pages: the article or report in the page, without menus, comments and related links."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import PurePath

from selectolax.lexbor import LexborHTMLParser, LexborNode

from toancanh.model import BlockKind, Document, Locator, UserError
from toancanh.read import article, encoding, lines, page_metadata, signatures
from toancanh.read.assembly import Piece, Source, assemble, document

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
_LAYOUT_CELL = 1000  # characters: a cell with more is a column of a page, not a value


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
    text, blocks = assemble(_Walk().pieces(root, _outer_title(page, root)))
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

    def pieces(self, root: LexborNode, title: str | None) -> Iterator[Piece]:
        """Pieces of the article in reading order."""
        if title:
            self.inline.append(title)
            self.kinds.append(BlockKind.HEADING)
            yield from self.flush()
            self.kinds.pop()
        for node, entering in article.walk(root, lambda node: not _is_data_table(node)):
            yield from self.step(node, entering)
        yield from self.flush()

    def step(self, node: LexborNode, entering: bool) -> Iterator[Piece]:
        """Take one node in, and give back what it completes."""
        tag = node.tag or ""
        if node.is_text_node:
            if entering:
                self.inline.append(node.text_content or "")
            return
        if tag not in _BLOCKS:
            return
        yield from self.flush()
        if tag == "table" and entering and _is_data_table(node):
            yield from self.table(node)
        if tag in _KINDS:
            if entering:
                self.kinds.append(_KINDS[tag])
            else:
                self.kinds.pop()

    def flush(self) -> Iterator[Piece]:
        """The inline text so far as one piece."""
        text = _collapse("".join(self.inline))
        self.inline.clear()
        if text:
            kind = self.kinds[-1] if self.kinds else lines.kind(text)
            yield Piece(text, kind, Locator(paragraph=next(self.paragraphs)))

    def table(self, table: LexborNode) -> Iterator[Piece]:
        """Cells in reading order; a cell over several rows or columns stands once, at its first."""
        caption = table.css_first("caption")
        if caption is not None:
            locator = Locator(paragraph=next(self.paragraphs))
            yield Piece(_collapse(caption.text()), BlockKind.CAPTION, locator)
        number = next(self.tables)
        for row, column, cell in _cells(table):
            locator = Locator(table=number, row=row, column=column)
            yield Piece(_cell_text(cell), BlockKind.CELL, locator)


def _collapse(text: str) -> str:
    return _SPACES.sub(" ", text).strip()


def _is_data_table(node: LexborNode) -> bool:
    """Whether a table holds values in rows and columns, rather than laying out a page."""
    if node.tag != "table" or len(node.css("table")) > 1:
        return False
    rows = [row.css("td, th") for row in node.css("tr")]
    if max(map(len, rows), default=0) < 2:
        return False
    return all(article.prose(cell) <= _LAYOUT_CELL for row in rows for cell in row)


def _cells(table: LexborNode) -> Iterator[tuple[int, int, LexborNode]]:
    """Row, column and cell, with the columns that cells of earlier rows reach down into left free."""
    taken: dict[int, int] = {}  # last row that a cell reaches down to, by column
    rows = table.css("tr")
    for row, line in enumerate(rows, 1):
        column = 1
        for cell in line.css("td, th"):
            while taken.get(column, 0) >= row:
                column += 1
            yield row, column, cell
            height, width = min(_span(cell, "rowspan"), len(rows) - row + 1), _span(cell, "colspan")
            for reached in range(column, column + width):
                taken[reached] = max(taken.get(reached, 0), row + height - 1)


def _span(cell: LexborNode, name: str) -> int:
    given = cell.attributes.get(name) or ""
    return min(max(int(given), 1), 100) if given.isdecimal() else 1


def _cell_text(cell: LexborNode) -> str:
    parts = [""]
    for node, entering in article.walk(cell):
        if node.is_text_node and entering:
            parts[-1] += node.text_content or ""
        elif node.tag in _BLOCKS:
            parts.append("")
    return "\n".join(filter(None, map(_collapse, parts)))
