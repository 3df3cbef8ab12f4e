"""On which side of a merged province each of two former ones lies: phía Đông, Tây, Bắc, Nam."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from toancanh.model import Area
from toancanh.publish.names import area
from toancanh.reference.areas import areas
from toancanh.reference.maps import Point, outline
from toancanh.web.language import spoken


def sides(parts: Sequence[Area]) -> tuple[str, ...]:
    """The side of each of two areas, by the middles of their outlines; empty where it cannot be told."""
    middles = [_middle(it) for it in parts]
    if len(parts) != 2 or None in middles:
        return ("",) * len(parts)
    one, other = (it for it in middles if it is not None)
    north, east = one.latitude - other.latitude, one.longitude - other.longitude
    if abs(east) >= abs(north):
        names = (_("phía Đông"), _("phía Tây"))
        return names if east > 0 else names[::-1]
    names = (_("phía Bắc"), _("phía Nam"))
    return names if north > 0 else names[::-1]


def sided(unit: Area) -> str:
    """The name of an area; of one of two that were merged, with the side that it lies on."""
    into = [it for it, _how in areas().became(unit)]
    among = areas().parts(into[0]) if len(into) == 1 else ()
    side = dict(zip(among, sides(among), strict=True)).get(unit, "")
    return ", ".join(filter(None, (area(unit, spoken()), side)))


def _middle(area: Area) -> Point | None:
    points = [it for ring in outline(area) for it in ring]
    if not points:
        return None
    latitudes, longitudes = [it.latitude for it in points], [it.longitude for it in points]
    return Point((min(latitudes) + max(latitudes)) / 2, (min(longitudes) + max(longitudes)) / 2)
