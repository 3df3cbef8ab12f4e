"""A document with every run of white space made one plain character, and the way back to the original.

Rules are written for single spaces. Justified lines, scans and cells are full of runs of them, and so are
the gaps between blocks; tabs are kept, because they part the columns of typed tables.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from toancanh.model import Document, Passage

_SPACE = r"(?!\t)[\s\u200b\u200c\u200d\u2060\ufeff\xad]"
_RUN = re.compile(rf"(?:{_SPACE}){{2,}}|(?![ \n]){_SPACE}")


@dataclass(frozen=True, slots=True)
class Smooth:
    """A smoothed ``document``, and where its characters stand in the ``original``.

    ``ends`` are the ends of the runs in the original; ``cuts`` how many characters were left out up to each.
    """

    original: Document
    document: Document
    ends: tuple[int, ...]
    cuts: tuple[int, ...]

    def passage(self, found: Passage) -> Passage:
        """The same quotation from the original."""
        return self.original.passage(*self.span(found.start, found.end))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """A stretch of the smoothed text in the original."""
        return self._back(start), self._back(end - 1) + 1

    def _back(self, offset: int) -> int:
        passed = bisect_right(range(len(self.ends)), offset, key=lambda run: self.ends[run] - self.cuts[run])
        return offset + (self.cuts[passed - 1] if passed else 0)


def smooth(document: Document) -> Smooth:
    """Make every run of white space, and any unusual kind of it, a space or, if it holds one, a line feed."""
    ends, cuts, pieces = [], [], []
    at = cut = 0
    for run in _RUN.finditer(document.text):
        pieces += [document.text[at : run.start()], "\n" if "\n" in run.group() else " "]
        at = run.end()
        cut += run.end() - run.start() - 1
        ends.append(at)
        cuts.append(cut)

    def moved(offset: int) -> int:
        passed = bisect_right(ends, offset)
        return offset - (cuts[passed - 1] if passed else 0)

    blocks = tuple(replace(one, start=moved(one.start), end=moved(one.end)) for one in document.blocks)
    text = "".join((*pieces, document.text[at:]))
    return Smooth(document, replace(document, text=text, blocks=blocks), tuple(ends), tuple(cuts))
