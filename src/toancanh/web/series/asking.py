"""What the address of a series asks for.

``?dia-ban=66&chieu=product:cà phê&loai-so=tang-truong&loai-ky=thang&don-vi=USD&so-sanh=nam``; what it leaves
out is what has most figures.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Self

from django.http import QueryDict
from django.utils.http import urlencode

from toancanh.model import Measure
from toancanh.model import Place as Located
from toancanh.model.text import reading_form
from toancanh.publish.series import Key, Rhythm
from toancanh.reference.areas import areas
from toancanh.store.models import ObservationRow
from toancanh.web.choices import Place, order, place_asked, places_of

MEASURES = {Measure.LEVEL: "gia-tri", Measure.YOY: "tang-truong", Measure.PCT_OF_PLAN: "ke-hoach"}
RHYTHMS = {
    Rhythm.MONTH: "thang",
    Rhythm.TO_DATE: "luy-ke",
    Rhythm.QUARTER: "quy",
    Rhythm.YEAR: "nam",
    Rhythm.DATE: "thoi-diem",
    Rhythm.OTHER: "khac",
}
_YEARS = "nam"
Dims = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A series and how it is to be seen; ``None`` where the address does not say."""

    code: str
    place: Place
    dims: Dims = ()
    measure: Measure | None = None
    rhythm: Rhythm | None = None
    unit: str | None = None
    compared: bool = False

    @classmethod
    def of(cls, code: str, place: Place, given: QueryDict) -> Self:
        """What an address asks for; what it says and nobody knows is left out."""
        measures = {name: it for it, name in MEASURES.items()}
        rhythms = {name: it for it, name in RHYTHMS.items()}
        return cls(
            code=code,
            place=place,
            dims=dims_of(given.get("chieu", "")),
            measure=measures.get(given.get("loai-so", "")),
            rhythm=rhythms.get(given.get("loai-ky", "")),
            unit=given.get("don-vi") or None,
            compared=given.get("so-sanh") == _YEARS,
        )

    @property
    def key(self) -> Key:
        """The series, as ``publish.series`` tells them apart."""
        located = Located(self.place.code, self.place.since) if self.place.code else None
        return Key(self.code, self.dims, located or Located(self.place.name, None))

    @property
    def query(self) -> str:
        """What stands for it in an address, after the question mark."""
        said = {"dia-ban": self.place.key}
        if self.dims:
            said["chieu"] = written(self.dims)
        if self.measure:
            said["loai-so"] = MEASURES[self.measure]
        if self.rhythm:
            said["loai-ky"] = RHYTHMS[self.rhythm]
        if self.unit:
            said["don-vi"] = self.unit
        if self.compared:
            said["so-sanh"] = _YEARS
        return urlencode(said)

    def seen(self, measure: Measure, rhythm: Rhythm, unit: str) -> Self:
        """The same, told in full."""
        return replace(self, measure=measure, rhythm=rhythm, unit=unit)


def dims_of(said: str) -> Dims:
    """What narrows a series, from an address: ``product:cà phê|partner:đức``."""
    pairs = (text.partition(":") for text in said.split("|"))
    return tuple(sorted((name, reading_form(value)) for name, colon, value in pairs if colon and value))


def written(dims: Dims) -> str:
    """What narrows a series, as an address has it."""
    return "|".join(f"{name}:{value}" for name, value in dims)


def places(code: str) -> tuple[Place, ...]:
    """The places that an indicator was told of: provinces, districts, communes, then names without a code.

    An index answers it without a look at the figures, of which there may be many.
    """
    rows = ObservationRow.objects.filter(indicator=code, area__isnull=False).order_by()
    found = rows.values_list("area_code", "area_since", "area").distinct()
    return tuple(sorted({Place.of(*it) for it in found}, key=order))


def place_shown(there: Sequence[Place], key: str, area: str) -> Place | None:
    """The place that an address means, else that of the installation, else the first."""
    own = (it for it in places_of(area) if it in there)
    return place_asked(there, key) or next(own, None) or next(iter(there), None)


def parts(place: Place) -> tuple[Place, ...]:
    """The units that a merged one was formed of."""
    unit = place.unit
    return tuple(Place.of(it.code, it.valid_from, it.name) for it in areas().parts(unit)) if unit else ()
