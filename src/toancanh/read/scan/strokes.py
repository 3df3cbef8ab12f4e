"""Rules drawn in an image: long straight runs of ink, level or upright, and none of the letters."""

from collections.abc import Callable, Iterator

from PIL import Image, ImageChops, ImageDraw

from toancanh.read.paper.words import Rule

_INK = 150  # grey of 255: darker is ink
_HALF = 2  # the image is looked at in half its size
_SOME = 60  # of 255: how much of four pixels must be ink for the one that they become
_LONGEST_LETTER = 0.27  # inches: no stroke of a letter is as long
_THICKEST = 0.08  # inches: what is thicker is a bar or a picture
_MARGIN = 2  # pixels to either side of a rule that go with it

Shift = Callable[[Image.Image, int], Image.Image]


def found(image: Image.Image, dpi: int) -> list[Rule]:
    """The rules of a levelled image in grey, in pixels."""
    ink = image.point(lambda value: 255 if value < _INK else 0).reduce(_HALF)
    ink = ink.point(lambda value: 255 if value >= _SOME else 0)
    level = [Rule(True, *(_HALF * at for at in run)) for run in _runs(ink, dpi // _HALF)]
    aside = ink.transpose(Image.Transpose.TRANSPOSE)
    return level + [Rule(False, *(_HALF * at for at in run)) for run in _runs(aside, dpi // _HALF)]


def without(image: Image.Image, rules: list[Rule]) -> Image.Image:
    """The image with its rules painted over, so that none is read as a letter."""
    clean = image.copy()
    draw = ImageDraw.Draw(clean)
    for rule in rules:
        thick = _MARGIN + _HALF
        ends = (rule.start - thick, rule.at - thick), (rule.end + thick, rule.at + thick)
        draw.rectangle(ends if rule.horizontal else [(y, x) for x, y in ends], fill=255)
    return clean


def _runs(ink: Image.Image, dpi: int) -> Iterator[tuple[float, float, float]]:
    """Where level runs of ink lie: their middle, start and end."""
    # A rule that leans by a pixel or two is one run once it is made thicker.
    thick = ImageChops.lighter(ink, ImageChops.lighter(_moved(ink, 0, 1), _moved(ink, 0, -1)))
    runs = _opened(thick, round(_LONGEST_LETTER * dpi))
    rows = runs.resize((1, runs.height), Image.Resampling.BOX).tobytes()
    for top, bottom in _filled(rows):
        if bottom - top > _THICKEST * dpi + 2:
            continue
        band = runs.crop((0, top, runs.width, bottom))
        columns = band.resize((runs.width, 1), Image.Resampling.BOX).tobytes()
        for start, end in _filled(columns):
            yield (top + bottom) / 2, start, end


def _opened(ink: Image.Image, length: int) -> Image.Image:
    """Only those runs of ink along x that are at least so long."""
    kept = _doubled(ink, length, ImageChops.darker, 1)
    return _doubled(kept, length, ImageChops.lighter, -1)


def _doubled(
    ink: Image.Image, length: int, join: Callable[[Image.Image, Image.Image], Image.Image], way: int
) -> Image.Image:
    reach = 1
    while reach < length:
        step = min(reach, length - reach)
        ink = join(ink, _moved(ink, way * step, 0))
        reach += step
    return ink


def _moved(ink: Image.Image, x: int, y: int) -> Image.Image:
    """Everything moved to the right and down, with nothing coming in at the edges."""
    moved = Image.new("L", ink.size)
    moved.paste(ink, (x, y))
    return moved


def _filled(values: bytes) -> Iterator[tuple[int, int]]:
    """Stretches of values that are not nought."""
    start = None
    for at, value in enumerate((*values, 0)):
        if value and start is None:
            start = at
        elif not value and start is not None:
            yield start, at
            start = None
