"""Footnotes at the foot of a page or text: each is put after what its raised number stands in."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from toancanh.model import BlockKind
from toancanh.read.assembly import Piece

RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
"""Figures as the raised ones that mark notes and powers."""

_DIGITS = "⁰¹²³⁴-⁹"
_NOTE = re.compile(rf"([{_DIGITS}]{{1,3}})\s*(?=[^\W\d_]|[\"“(])")
_MARK = re.compile(
    rf"(?<=[^\s{_DIGITS}])(?<!\b[mM])(?<!\b[kdcm]m)\s?([{_DIGITS}]{{1,3}})(?:\s(?=[.,;:)]))?(?!\w)"
)


def placed(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Pieces with the notes that have a mark after what they explain; a mark that was followed is gone.

    No note stands between a table and what is above it: it comes after the table.
    """
    found = list(pieces)
    notes = _notes(found)
    waiting: list[Piece] = []
    used: set[str] = set()
    moved = {id(note) for note in notes.values()}
    for piece in found:
        if id(piece) in moved:
            continue
        if waiting and piece.kind is not BlockKind.CELL:
            yield from waiting
            waiting = []
        marks = [it for it in _MARK.findall(piece.text) if it in notes and it not in used]
        used.update(marks)
        yield _without(piece, marks)
        waiting += [_told(notes[mark]) for mark in marks]
    yield from waiting


def _notes(found: list[Piece]) -> Mapping[str, Piece]:
    """Notes by their numbers, of those that a mark stands before."""
    first: dict[str, int] = {}
    for at, piece in enumerate(found):
        for mark in _MARK.findall(piece.text):
            first.setdefault(mark, at)
    told: dict[str, list[Piece]] = defaultdict(list)
    for at, piece in enumerate(found):
        begun = _NOTE.match(piece.text) if piece.kind is not BlockKind.CELL else None
        if begun and first.get(begun[1], at) < at:
            told[begun[1]].append(piece)
    return {mark: pieces[0] for mark, pieces in told.items() if len(pieces) == 1}


def _without(piece: Piece, marks: list[str]) -> Piece:
    """The piece without marks, unless words of it are faint: they are counted from its start."""
    if not marks or piece.faint:
        return piece
    return piece._replace(text=_MARK.sub(lambda it: "" if it[1] in marks else it[0], piece.text))


def _told(note: Piece) -> Piece:
    """The note without its number; it is prose."""
    text = note.text if note.faint else _NOTE.sub("", note.text, count=1)
    return note._replace(text=text, kind=BlockKind.PARAGRAPH)
