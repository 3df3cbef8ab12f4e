"""The areas that an assessment can be asked for: provinces with entries, and those that they were made of."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.utils.translation import gettext as _

from toancanh.model import Area, AreaLevel
from toancanh.publish.names import full_area
from toancanh.reference.areas import areas
from toancanh.registers.registry import register
from toancanh.registers.totals import as_of_deed
from toancanh.web.choices import Option, Place, place_asked, places_of
from toancanh.web.language import spoken
from toancanh.web.overview.sides import sided
from toancanh.web.views.registers.places import places

EVERYWHERE = "tat-ca"


@dataclass(frozen=True, slots=True)
class Chosen:
    """The area asked for.

    Args:
        unit: it; ``None`` is everywhere.
        title: its name.
        key: what stands for it in an address.
        options: all that can be asked for.
        unmet: what the address asks for, if there is nothing of it.
    """

    unit: Area | None
    title: str
    key: str
    options: tuple[Option, ...]
    unmet: str = ""


def chosen(key: str, registers: Iterable[str]) -> Chosen:
    """What an address asks for; the area of the installation if it does not say and has entries."""
    there = _there(tuple(registers), as_of_deed(*registers))
    own = (it for it in places_of(settings.AREA) if it in there)
    found = place_asked(there, key) if key else next(own, None)
    unmet = key[:60] if key and found is None and key != EVERYWHERE else ""
    options = (Option(EVERYWHERE, _("Tất cả"), found is None), *(_option(it, it == found) for it in there))
    unit = found.unit if found else None
    title = full_area(unit, spoken()) if unit else _("Tất cả các tỉnh có trong sổ")
    return Chosen(unit, title, found.key if found else EVERYWHERE, options, unmet)


def _option(place: Place, selected: bool) -> Option:
    unit = place.unit
    label = place.title if unit is None or unit.valid_to is None else f"└ {sided(unit)}"
    return Option(place.key, label, selected)


@lru_cache(maxsize=16)
def _there(registers: tuple[str, ...], _as_of: tuple[object, ...]) -> tuple[Place, ...]:
    """Provinces of today with entries, each followed by those it was made of."""
    units = {it.unit for code in registers for it in places(register(code))}
    today = {it for it in units if it and it.level is AreaLevel.PROVINCE and it.valid_to is None}
    ordered = sorted(today, key=lambda it: it.name)
    return tuple(
        Place.of(it.code, it.valid_from, None) for unit in ordered for it in (unit, *areas().parts(unit))
    )
