"""Which of the areas that a province was made of lies on which side of it."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from toancanh.model import Area
from toancanh.reference.maps import middle, outline


class Side(StrEnum):
    """A side of a province."""

    EAST = "east"
    WEST = "west"
    NORTH = "north"
    SOUTH = "south"


def by_side(parts: Sequence[Area]) -> Mapping[Side, Area]:
    """The areas that lie farthest to either side, by the middles of their outlines.

    East and west are told where they lie farther apart that way than from north to south, else north and
    south; nothing of fewer than two areas, or where an outline is not known.
    """
    drawn = [(it, [place for ring in outline(it) for place in ring]) for it in parts]
    if len(drawn) < 2 or not all(places for _, places in drawn):
        return {}
    middles = [(middle(places), it) for it, places in drawn]
    across = sorted(middles, key=lambda it: it[0].longitude)
    along = sorted(middles, key=lambda it: it[0].latitude)
    wide = across[-1][0].longitude - across[0][0].longitude
    tall = along[-1][0].latitude - along[0][0].latitude
    if wide >= tall:
        return {Side.EAST: across[-1][1], Side.WEST: across[0][1]}
    return {Side.NORTH: along[-1][1], Side.SOUTH: along[0][1]}
