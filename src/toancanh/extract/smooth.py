"""A document with every run of white space made one plain character, and the way back to the original.

Rules are written for single spaces. Justified lines, scans and cells are full of runs of them, and so are
the gaps between blocks; tabs are kept, because they part the columns of typed tables, except those that only
indent a line.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from toancanh.model import Block, Document, Evidence, Passage

_ODD = r"\x0b-\x0d\x1c-\x1f\x85\xa0\u1680\u202f\u205f\u3000\u2000-\u200d\u2028\u2029\u2060\ufeff\xad"
_ANY_ODD = re.compile(f"[{_ODD}]")
_RUN = re.compile(rf"[ \n{_ODD}]{{2,}}|[{_ODD}]")
_BLANK_LINES = re.compile(r"\n[ \n]+")  # the only runs of a text that was typed with care
_INDENT = re.compile(r"^[ \t]++(?=[^\t\n]*$)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Smooth:
    """A smoothed ``document``, and where its characters stand in the ``original``.

    ``ends`` are the ends of the runs in the smoothed text; ``cuts`` how many characters were left out up to
    each.
    """

    original: Document
    document: Document
    ends: tuple[int, ...] = ()
    cuts: tuple[int, ...] = ()

    def passage(self, start: int, end: int) -> Passage:
        """A stretch of the smoothed text as a quotation from the original."""
        return self.original.passage(*self.span(start, end))

    def evidence(self, parts: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
        """Evidence with the spans of its words in the original."""
        return tuple(map(self._moved, parts)) if self.ends else parts

    def _moved(self, found: Evidence) -> Evidence:
        part, way, rule, start, end, distance, others = found
        if start is None or end is None:
            return found
        return Evidence(part, way, rule, self._back(start), self._back(end - 1) + 1, distance, others)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """A stretch of the smoothed text in the original."""
        return self._back(start), self._back(end - 1) + 1

    def _back(self, offset: int) -> int:
        passed = bisect_right(self.ends, offset)
        return offset + (self.cuts[passed - 1] if passed else 0)


def smooth(document: Document) -> Smooth:
    """Make every run of white space, and any unusual kind of it, a space or, if it holds one, a line feed."""
    text = document.text
    if "\t" in text:
        text = _INDENT.sub(lambda found: " " * len(found.group()), text)
    runs = [(run.start(), run.end()) for run in _runs_of(text).finditer(text)]
    if not runs and text == document.text:
        return Smooth(document, document)
    ends, cuts, pieces = [], [], []
    at = cut = 0
    for start, end in runs:
        pieces += [text[at:start], "\n" if "\n" in text[start:end] else " "]
        at = end
        cut += end - start - 1
        ends.append(end)
        cuts.append(cut)

    def moved(offset: int) -> int:
        passed = bisect_right(ends, offset)
        return offset - (cuts[passed - 1] if passed else 0)

    blocks = tuple(Block(moved(it.start), moved(it.end), it.kind, it.locator) for it in document.blocks)
    smoothed = replace(document, text="".join((*pieces, text[at:])), blocks=blocks)
    firsts = tuple(end - cut for end, cut in zip(ends, cuts, strict=True))
    return Smooth(document, smoothed, firsts, tuple(cuts))


def _runs_of(text: str) -> re.Pattern[str]:
    careful = "  " not in text and " \n" not in text and not _ANY_ODD.search(text)
    return _BLANK_LINES if careful else _RUN
