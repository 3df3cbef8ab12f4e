"""All sets together, remembered until anything in them changes."""

from collections.abc import Hashable

from django.conf import settings
from django.db.models import Count, Max
from django.utils import timezone

from toancanh.approving.selectors import official_numbers
from toancanh.model import Area
from toancanh.opendata import areas as of_areas
from toancanh.opendata import figures as of_figures
from toancanh.opendata import registers as of_registers
from toancanh.opendata.declaring import Declared, declared
from toancanh.pipeline import standpoint
from toancanh.publish import names
from toancanh.publish.open_data import Agent, Catalogue, File, Text
from toancanh.publish.open_data.metadata import written
from toancanh.reference.areas import areas, meant
from toancanh.store.contradictions.selectors import as_of_change
from toancanh.store.remembering import Remembered

_COUNTRY = "VN"
_known: Remembered[tuple[Catalogue, tuple[File, ...]]] = Remembered(4)


def catalogue(home: str = "", *, working: bool = False) -> Catalogue:
    """What is open: approved figures, areas, the declared columns of registers.

    Args:
        home: address of the folder where the files will lie, with a slash at its end; empty: beside the
            catalogue.
        working: also the figures that nobody has approved, in a set of their own.
    """
    return everything(home, working=working)[0]


def files(home: str = "", *, working: bool = False) -> tuple[File, ...]:
    """Every file of ``catalogue``, the catalogue itself last."""
    return everything(home, working=working)[1]


def everything(home: str = "", *, working: bool = False) -> tuple[Catalogue, tuple[File, ...]]:
    """``catalogue`` and ``files`` in one look at the store."""
    as_of = as_of_change()
    stamp = as_of and (*as_of, official_numbers(()), *map(_stamp, declared()))
    return _known.of((home, working, _terms(), standpoint()), stamp, lambda: _made(home, working))


def _made(home: str, working: bool) -> tuple[Catalogue, tuple[File, ...]]:
    place = _place()
    found = [of_figures.as_set(place, official=True)]
    if working:
        found.append(of_figures.as_set(place, official=False))
    found += (of_registers.as_set(it, place) for it in declared())
    if place is not None:
        found += (of_areas.units(place), of_areas.changes(place))
    made = Catalogue(tuple(found), _publisher(place), settings.OPEN_LICENCE, _named(place), home)
    return made, written(made)


def _stamp(it: Declared) -> Hashable:
    """What is another as soon as an entry of a register is."""
    rows = it.register.model._default_manager
    return tuple(rows.aggregate(number=Count("pk"), last=Max("changed_at"), gone=Max("retired_at")).values())


def _terms() -> Hashable:
    return settings.OPEN_LICENCE, settings.PUBLISHER, settings.OPEN_CONTACT, settings.AREA


def _place() -> Area | None:
    """The province of this installation, as it is today."""
    unit = meant(settings.AREA, timezone.localdate()) if settings.AREA else None
    return areas().province_of(unit) if unit else None


def _named(place: Area | None) -> tuple[str, Text]:
    if place is None:
        return _COUNTRY, Text("Việt Nam", "Viet Nam")
    return place.code, Text(names.full_area(place, "vi"), names.full_area(place, "en"))


def _publisher(place: Area | None) -> Agent:
    usual = f"Sở Công Thương {place.full_name[0].lower()}{place.full_name[1:]}" if place else "Sở Công Thương"
    return Agent(settings.PUBLISHER or usual, settings.OPEN_CONTACT)
