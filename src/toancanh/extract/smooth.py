"""A document with every run of white space made one plain character, and the way back to the original.

Rules are written for single spaces. Justified lines, scans and cells are full of runs of them, and so are
the gaps between blocks; tabs are kept, because they part the columns of typed tables, except those that only
indent a line.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from toancanh.extract.evidence import evidence_of
from toancanh.model import Block, Document, Evidence, Faint, Passage

_ODD = r"\x0b-\x0d\x1c-\x1f\x85\xa0\u1680\u202f\u205f\u3000\u2000-\u200d\u2028\u2029\u2060\ufeff\xad"
_ANY_ODD = re.compile(f"[{_ODD}]")
_RUN = re.compile(rf"[ \n{_ODD}]{{2,}}|[{_ODD}]")
_BLANK_LINES = re.compile(r"\n[ \n]+")  # the only runs of a text that was typed with care
_INDENT = re.compile(r"^[ \t]++(?=[^\t\n]*$)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Smooth:
    """A smoothed ``document``, and where its characters stand in the ``original``.

    ``ends`` are the ends of the runs in the smoothed text; ``cuts`` how many characters were left out before
    the first of them, and up to each.
    """

    original: Document
    document: Document
    ends: Sequence[int] = ()
    cuts: Sequence[int] = (0,)

    def passage(self, start: int, end: int) -> Passage:
        """A stretch of the smoothed text as a quotation from the original."""
        return self.original.passage(*self.span(start, end))

    def evidence(self, parts: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
        """Evidence with the spans of its words in the original."""
        if not self.ends:
            return parts
        ends, cuts, moved = self.ends, self.cuts, []
        for found in parts:
            part, way, rule, start, end, distance, others = found
            if start is not None and end is not None:
                start += cuts[bisect_right(ends, start)]
                end += cuts[bisect_right(ends, end - 1)]
                found = evidence_of((part, way, rule, start, end, distance, others))
            moved.append(found)
        return tuple(moved)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """A stretch of the smoothed text in the original."""
        ends, cuts = self.ends, self.cuts
        return start + cuts[bisect_right(ends, start)], end + cuts[bisect_right(ends, end - 1)]


def smooth(document: Document) -> Smooth:
    """Make every run of white space, and any unusual kind of it, a space or, if it holds one, a line feed."""
    text = document.text
    if "\t" in text:
        text = _INDENT.sub(lambda found: " " * len(found.group()), text)
    runs = [(run.start(), run.end()) for run in _runs_of(text).finditer(text)]
    if not runs and text == document.text:
        return Smooth(document, document)
    ends, cuts, pieces, at = [], [0], [], 0
    for start, end in runs:
        pieces += [text[at:start], "\n" if "\n" in text[start:end] else " "]
        at = end
        ends.append(end)
        cuts.append(cuts[-1] + end - start - 1)

    def moved(offset: int) -> int:
        return offset - cuts[bisect_right(ends, offset)]

    blocks = tuple(_moved(block, moved) for block in document.blocks)
    smoothed = replace(document, text="".join((*pieces, text[at:])), blocks=blocks)
    firsts = [end - cut for end, cut in zip(ends, cuts[1:], strict=True)]
    return Smooth(document, smoothed, firsts, cuts)


def _moved(block: Block, moved: Callable[[int], int]) -> Block:
    faint = tuple(Faint(moved(it.start), moved(it.end), it.confidence) for it in block.faint)
    return replace(block, start=moved(block.start), end=moved(block.end), faint=faint)


def _runs_of(text: str) -> re.Pattern[str]:
    careful = "  " not in text and " \n" not in text and not _ANY_ODD.search(text)
    return _BLANK_LINES if careful else _RUN
