"""A document as read, made ready to show: paragraphs and tables, with figures and acts marked in them.

The text is cut wherever a figure or an act begins or ends; each piece knows what covers it. Nothing here
escapes or writes HTML: that is the template's.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby, pairwise

from toancanh.model import Act, Block, BlockKind, Document, Observation
from toancanh.web.paper_tables import Piece, Table, as_table


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A heading, paragraph, list item or caption; ``page`` is set where a new page begins."""

    kind: BlockKind
    pieces: tuple[Piece, ...]
    page: int | None = None


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
            if table:
                parts.append(as_table([(block, marks.cut(block)) for block in some], new))
            else:
                parts.append(Paragraph(some[0].kind, marks.cut(some[0]), new))
    return tuple(parts)


def _table(block: Block) -> tuple[int | None, int] | None:
    if block.kind is not BlockKind.CELL or block.locator.table is None:
        return None
    return block.locator.page, block.locator.table


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

    def cut(self, block: Block) -> tuple[Piece, ...]:
        """The text of a block in pieces."""
        start, end = block.start, block.end
        clusters = self._clusters[bisect_right(self._ends, start) : bisect_left(self._starts, end)]
        acts = [it.passage for it in self._acts if it.passage.start < end and it.passage.end > start]
        spans = [*((it.start, it.end) for it in clusters), *((it.start, it.end) for it in acts)]
        spans += [(it.start, it.end) for it in block.faint]
        if self._asked[0] < end and self._asked[1] > start:
            spans.append(self._asked)
        edges = {start, end}
        for first, last in spans:
            edges |= {max(start, first), min(end, last)}
        cuts = sorted(edges)
        return tuple(self._piece(a, b, clusters, block) for a, b in pairwise(cuts))

    def _piece(self, start: int, end: int, clusters: tuple[_Cluster, ...], block: Block) -> Piece:
        cluster = next((it for it in clusters if it.start <= start and end <= it.end), None)
        acts = (it.type for it in self._acts if it.passage.start <= start and end <= it.passage.end)
        asked = self._asked[0] <= start and end <= self._asked[1]
        return Piece(
            self.text[start:end],
            facts=cluster.ids if cluster else (),
            anchors=cluster.ids if cluster and cluster.start == start else (),
            acts=tuple(dict.fromkeys(acts)),
            asked=asked,
            first=asked and start == self._asked[0],
            faint=any(it.start <= start and end <= it.end for it in block.faint),
        )
