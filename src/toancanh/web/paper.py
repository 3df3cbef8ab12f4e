"""A document as read, made ready to show: paragraphs and tables, with figures and acts marked in them.

The text is cut wherever a figure or an act begins or ends; each piece knows what covers it. Nothing here
escapes or writes HTML: that is the template's.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from toancanh.model import Act, ActType, Block, BlockKind, Document, Observation


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text. ``facts`` are the ids of the figures it is (the first is linked to).

    ``anchors`` are those of them that begin here, ``acts`` the kinds of act that it is part of. ``asked``
    says that the address leads to it, ``first`` that these words begin here.
    """

    text: str
    facts: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()
    acts: tuple[ActType, ...] = ()
    asked: bool = False
    first: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A heading, paragraph, list item or caption; ``page`` is set where a new page begins."""

    kind: BlockKind
    pieces: tuple[Piece, ...]
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells. ``data`` tells a table of figures from one that only lays out a letterhead."""

    rows: tuple[tuple[tuple[Piece, ...], ...], ...]
    data: bool
    header: bool
    page: int | None = None
    kind: str = "table"


Part = Paragraph | Table


@dataclass(frozen=True, slots=True)
class _Cluster:
    """Figures that overlap: marked as one."""

    start: int
    end: int
    ids: tuple[str, ...]


def lay_out(
    document: Document,
    facts: Iterable[Observation],
    acts: Iterable[Act],
    asked: tuple[int, int] | None = None,
) -> tuple[Part, ...]:
    """The whole document in reading order; ``asked`` are the words that the reader was led to."""
    marks = _Marks(document.text, _clusters(facts), tuple(acts), asked or (0, 0))
    parts: list[Part] = []
    page = None
    for table, group in groupby(document.blocks, key=_table):
        blocks = list(group)
        for some in [blocks] if table else [[block] for block in blocks]:
            here = some[0].locator.page
            new = here if here != page else None
            page = here
            parts.append(_as_table(some, marks, new) if table else _as_paragraph(some[0], marks, new))
    return tuple(parts)


def _table(block: Block) -> tuple[int | None, int] | None:
    if block.kind is not BlockKind.CELL or block.locator.table is None:
        return None
    return block.locator.page, block.locator.table


def _as_paragraph(block: Block, marks: "_Marks", page: int | None) -> Paragraph:
    return Paragraph(block.kind, marks.cut(block.start, block.end), page)


def _as_table(blocks: Sequence[Block], marks: "_Marks", page: int | None) -> Table:
    rows, texts = [], []
    for _number, group in groupby(blocks, key=lambda block: block.locator.row):
        cells: list[tuple[Piece, ...]] = []
        for block in group:
            missing = (block.locator.column or 1) - 1 - len(cells)
            cells.extend(() for _ in range(missing))
            cells.append(marks.cut(block.start, block.end))
        rows.append(tuple(cells))
        texts.append(
            [marks.text[block.start : block.start + 1] for block in blocks if block.locator.row == _number]
        )
    numeric = [any(start.isdigit() for start in row) for row in texts]
    return Table(tuple(rows), data=any(numeric[1:]), header=not numeric[0], page=page)


def _clusters(facts: Iterable[Observation]) -> tuple[_Cluster, ...]:
    found: list[_Cluster] = []
    for fact in sorted(facts, key=lambda it: (it.passage.start, it.passage.end)):
        start, end = fact.passage.start, fact.passage.end
        if found and start < found[-1].end:
            last = found.pop()
            found.append(_Cluster(last.start, max(end, last.end), (*last.ids, fact.id)))
        else:
            found.append(_Cluster(start, end, (fact.id,)))
    return tuple(found)


class _Marks:
    """The text with what is marked in it."""

    def __init__(
        self, text: str, clusters: tuple[_Cluster, ...], acts: tuple[Act, ...], asked: tuple[int, int]
    ) -> None:
        self.text = text
        self._asked = asked
        self._clusters = clusters
        self._starts = [it.start for it in clusters]
        self._ends = [it.end for it in clusters]
        self._acts = acts

    def cut(self, start: int, end: int) -> tuple[Piece, ...]:
        """The text from ``start`` to ``end`` in pieces."""
        clusters = self._clusters[bisect_right(self._ends, start) : bisect_left(self._starts, end)]
        acts = [it.passage for it in self._acts if it.passage.start < end and it.passage.end > start]
        edges = {start, end}
        spans = [*((it.start, it.end) for it in clusters), *((it.start, it.end) for it in acts)]
        if self._asked[0] < end and self._asked[1] > start:
            spans.append(self._asked)
        for first, last in spans:
            edges |= {max(start, first), min(end, last)}
        cuts = sorted(edges)
        return tuple(self._piece(a, b, clusters) for a, b in pairwise(cuts))

    def _piece(self, start: int, end: int, clusters: tuple[_Cluster, ...]) -> Piece:
        cluster = next((it for it in clusters if it.start <= start and end <= it.end), None)
        acts = (it.type for it in self._acts if it.passage.start <= start and end <= it.passage.end)
        ids = cluster.ids if cluster else ()
        anchors = ids if cluster and cluster.start == start else ()
        asked = self._asked[0] <= start and end <= self._asked[1]
        first = asked and start == self._asked[0]
        return Piece(self.text[start:end], ids, anchors, tuple(dict.fromkeys(acts)), asked, first)
