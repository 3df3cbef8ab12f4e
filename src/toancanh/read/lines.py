"""What a line of text is (heading, list item, caption, paragraph), and which lines are one paragraph."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from toancanh.model import BlockKind

_LINE = re.compile(r"\S(?:.*\S)?")  # without outer white space
_BULLET = re.compile(r"[-–—+*•●○▪◦·]\s+\S")
_NUMBERED = re.compile(
    r"(?:\(?\d{1,2}(?:\.\d{1,2})*[.)]\s*|\d{1,2}(?:\.\d{1,2})+\s+|\(?[a-zđ]\)\s*|[a-zđ]\.\s+|[IVX]{1,5}[.)]\s*)"
    r"[^\W\d_]"
)
_CAPTION = re.compile(r"(?:Bảng|Biểu|Biểu đồ|Hình|Phụ lục|Sơ đồ)\s+(?:số\s+)?\d[\d.]*\s*[.:]")
_CREDIT = re.compile(r"(?:\bẢnh|Đồ họa|Đồ hoạ)\s*:(?:[^.!?]|(?<=\b\w)\.){1,60}\)?\.?$")
_CREDIT_REACH = 80  # characters: a longer end is no credit
_BAR = re.compile(r".\s\|$")
_SEPARATED = 200  # characters: some sites put a bar behind a caption
_ENDINGS = (".", "!", "?", "…", ";", ":", ",")
_CLOSERS = "\"'”’»)]"
_TABULAR = re.compile(r"\t|\s\||;\s*[+-]?\d")
_SHORT = 100  # characters: longer than a heading, shorter than a sentence of a report
_LONG_CAPITALS = 200
_WRAP_WIDTHS = range(50, 101)  # characters a line at which mail and old editors wrap


def kind(line: str) -> BlockKind:
    """What role a single line has, by its look alone. The line carries no outer white space."""
    if _BULLET.match(line):
        return BlockKind.LIST_ITEM
    if _is_caption(line):
        return BlockKind.CAPTION
    numbered = _NUMBERED.match(line)
    matter = numbered.end() if numbered else 0  # a tab after the number parts no columns
    if (not numbered and len(line) > _LONG_CAPITALS) or _TABULAR.search(line, matter):
        return BlockKind.PARAGRAPH
    closed = _is_closed(line)
    if numbered:
        return BlockKind.LIST_ITEM if closed or len(line) > _SHORT else BlockKind.HEADING
    if line.isupper() and len(line) <= _LONG_CAPITALS and not line.endswith("."):
        return BlockKind.HEADING
    if not closed and len(line) <= _SHORT and line[:1].isupper():
        return BlockKind.HEADING
    return BlockKind.PARAGRAPH


def _is_caption(line: str) -> bool:
    # Only the end is searched for a credit: a line may be a whole file.
    return bool(
        _CAPTION.match(line)
        or (":" in (end := line[-_CREDIT_REACH:]) and _CREDIT.search(end))
        or (len(line) <= _SEPARATED and _BAR.search(line, max(0, len(line) - 3)))
    )


def _is_closed(line: str) -> bool:
    return line.rstrip(_CLOSERS).endswith(_ENDINGS)


def starts_item(line: str) -> bool:
    """Whether the line opens a list item or a numbered heading, so cannot continue the one before."""
    return bool(_BULLET.match(line) or _NUMBERED.match(line) or _is_caption(line))


def is_open(line: str) -> bool:
    """Whether the line ends in the middle of a sentence."""
    return not _is_closed(line) or line.endswith(",")


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Spans of the paragraphs of a plain text, without outer white space, in order.

    Each line that is not blank is one, unless the file is hard-wrapped: then wrapped lines are joined.
    """
    spans = [line.span() for line in _LINE.finditer(text)]
    if not spans:
        return
    lines = [text[start:end] for start, end in spans]
    # A blank line between two lines ends the paragraph.
    adjacent = [text.count("\n", a[1], b[0]) == 1 for a, b in pairwise(spans)]
    joins = [near and wraps for near, wraps in zip(adjacent, _wrapped(lines, adjacent), strict=True)]
    first = spans[0]
    for span, joined in zip(spans[1:], joins, strict=True):
        if joined:
            first = (first[0], span[1])
        else:
            yield first
            first = span
    yield first


def _wrapped(lines: Sequence[str], adjacent: Sequence[bool]) -> list[bool]:
    """For each line but the last, whether the next one continues it; all false unless hard-wrapped."""
    pairs = list(pairwise(lines))
    width = max(map(len, lines))
    if width not in _WRAP_WIDTHS:
        return [False] * len(pairs)
    full = [
        # An editor wraps only when the next word does not fit: a line that had room was ended by hand.
        len(line) + 1 + len(after.split(maxsplit=1)[0]) > width * 0.95
        and not starts_item(after)
        and not _TABULAR.search(line)
        and not line.isupper()
        for line, after in pairs
    ]
    mid_sentence = sum(
        wraps and near and is_open(line) for wraps, near, (line, _) in zip(full, adjacent, pairs, strict=True)
    )
    return full if mid_sentence >= 2 and mid_sentence * 3 >= sum(adjacent) else [False] * len(pairs)
