"""Tables read cell by cell.

Across a page, the lines of cells side by side stand at other heights, and Tesseract takes them for one.
"""

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from PIL import Image

from toancanh.read.paper.flow import FAINT, gather
from toancanh.read.paper.words import Box, Word
from toancanh.read.scan import engine, second, strips

_INK = 150  # grey of 255: darker is ink
_INSET, _AROUND = 6, 8  # pixels from a rule inwards, and around the letters of a cell
_LEAST = 6  # pixels: no figure is lower
_MOST = 800  # cells of a page


def read_again(image: Image.Image, words: Sequence[Word], cells: Sequence[Box], dpi: int) -> list[Word]:
    """The words of a page, those in the cells of its tables as each cell shows them by itself.

    A number that the two readings do not share is doubted.
    """
    inked = {cell: ink for cell in cells if (ink := _inked(image, cell))} if len(cells) <= _MOST else {}
    seen = strips.read(image, list(inked.values()), dpi, engine.LANGUAGE)
    rest = list(words)
    told: list[Word] = []
    for cell, again in zip(inked, seen, strict=True):
        before = [word for word in rest if cell.holds(word.box)]
        if again:
            rest = [word for word in rest if not cell.holds(word.box)]
            told += _settled(before, again)
    return rest + told


def _inked(image: Image.Image, cell: Box) -> Box | None:
    """The part of a cell where letters stand, if any do."""
    left, top = round(cell.left) + _INSET, round(cell.top) + _INSET
    inner = image.crop((left, top, round(cell.right) - _INSET, round(cell.bottom) - _INSET))
    ink = inner.point(lambda value: 255 if value < _INK else 0).getbbox()
    if not ink or ink[3] - ink[1] < _LEAST:
        return None
    return Box(
        left + ink[0] - _AROUND, top + ink[1] - _AROUND, left + ink[2] + _AROUND, top + ink[3] + _AROUND
    )


def _settled(before: Sequence[Word], again: Sequence[Word]) -> Iterator[Word]:
    """One reading of a cell from two: of words in the same place the surer one, else those of the cell."""
    page, cell = _in_order(before), _in_order(again)
    told, shown = ([word.text for word in words] for words in (page, cell))
    for tag, start, end, first, last in SequenceMatcher(None, told, shown, autojunk=False).get_opcodes():
        if tag == "delete":
            yield from (second.doubted(word) for word in page[start:end] if word.confidence >= FAINT)
        elif end - start == last - first:
            yield from map(second.surer, cell[first:last], page[start:end])
        else:
            yield from _parted(page[start:end], cell[first:last])


def _parted(page: Sequence[Word], cell: Sequence[Word]) -> Iterable[Word]:
    """Of two readings that part words otherwise that of the cell, unless it only lost a space."""
    if len(page) > len(cell) and _letters(page) == _letters(cell):
        return page
    return map(second.doubted, cell)


def _letters(words: Iterable[Word]) -> str:
    return "".join(word.text for word in words)


def _in_order(words: Sequence[Word]) -> list[Word]:
    return [word for line in gather(words) for word in line.words]
