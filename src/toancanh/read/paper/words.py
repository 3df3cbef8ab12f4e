"""Words of a page with the boxes they fill, and the straight lines drawn on it."""

from dataclasses import dataclass
from decimal import Decimal

CERTAIN = Decimal(1)
NEAR = 3.0
"""Points: ends and lines closer than this meet."""
_SAME = 0.5  # part of a word's box: the same letters once more over it are its shadow


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the page."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        """Height in points; for text about the size of its letters."""
        return self.bottom - self.top

    @property
    def width(self) -> float:
        """Width in points."""
        return self.right - self.left

    @property
    def middle(self) -> tuple[float, float]:
        """Its centre."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    @property
    def area(self) -> float:
        """Square points."""
        return self.width * self.height

    def holds(self, other: "Box") -> bool:
        """Whether the centre of ``other`` lies within."""
        x, y = other.middle
        return self.left <= x <= self.right and self.top <= y <= self.bottom

    def overlap(self, other: "Box") -> float:
        """Square points that both cover."""
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(width, 0) * max(height, 0)

    def union(self, other: "Box") -> "Box":
        """The smallest rectangle around both."""
        return Box(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )


@dataclass(frozen=True, slots=True)
class Word:
    """Letters without white space between them; a line of letters if they stand on their side.

    ``confidence`` says how surely an image shows these letters, 0 to 1; ``size`` is that of their font in
    points, which their height need not tell, or 0 where only their height is known.
    """

    text: str
    box: Box
    confidence: Decimal = CERTAIN
    upright: bool = True
    size: float = 0


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line along x or y, from ``start`` to ``end``, at ``at`` on the other axis."""

    horizontal: bool
    at: float
    start: float
    end: float


def once(words: list[Word]) -> list[Word]:
    """Words without those drawn again over themselves, for a shadow or to look bold."""
    seen: dict[str, list[Box]] = {}
    kept = []
    for word in words:
        before = seen.setdefault(word.text, [])
        if not any(box.overlap(word.box) > _SAME * word.box.area for box in before):
            before.append(word.box)
            kept.append(word)
    return kept
