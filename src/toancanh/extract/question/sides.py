"""Sides of a merged province: "phía Đông" is the old province whose middle lies farthest east."""

import re
from collections.abc import Callable

from toancanh.model import Area
from toancanh.reference.areas import areas
from toancanh.reference.maps import Point, point

SIDE = re.compile(r"\b(?:khu vực )?phía (?P<side>đông|tây|nam|bắc)\b(?! (?:nam|bắc|âu|á)\b)")
_FAR: dict[str, Callable[[Point], float]] = {
    "đông": lambda it: it.longitude,
    "tây": lambda it: -it.longitude,
    "nam": lambda it: -it.latitude,
    "bắc": lambda it: it.latitude,
}


def part_on(side: str, whole: Area) -> Area | None:
    """The old province on that side of a merged one; ``None`` if it was not merged of several."""
    placed = [(it, at) for it in areas().parts(whole) if (at := point(it))]
    if len(placed) < 2:
        return None
    return max(placed, key=lambda it: _FAR[side](it[1]))[0]
