"""On which side of a merged province each of two former ones lies: phía Đông, Tây, Bắc, Nam."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from toancanh.model import Area
from toancanh.publish.names import area
from toancanh.reference.areas import areas
from toancanh.reference.maps.sides import Side, by_side
from toancanh.web.language import spoken


def sides(parts: Sequence[Area]) -> tuple[str, ...]:
    """The side of each of two areas; empty where it cannot be told."""
    words = {
        Side.EAST: _("phía Đông"),
        Side.WEST: _("phía Tây"),
        Side.NORTH: _("phía Bắc"),
        Side.SOUTH: _("phía Nam"),
    }
    told = {it: words[side] for side, it in by_side(parts).items()} if len(parts) == 2 else {}
    return tuple(told.get(it, "") for it in parts)


def sided(unit: Area) -> str:
    """The name of an area; of one of two that were merged, with the side that it lies on."""
    into = [it for it, _how in areas().became(unit)]
    among = areas().parts(into[0]) if len(into) == 1 else ()
    side = dict(zip(among, sides(among), strict=True)).get(unit, "")
    return ", ".join(filter(None, (area(unit, spoken()), side)))
