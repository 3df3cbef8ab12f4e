"""What can be asked of loaded boundaries."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet

from toancanh.model import Area
from toancanh.reference.maps import Point, Ring
from toancanh.store.boundaries.rows import BoundaryRow, BoundarySet


@dataclass(frozen=True, slots=True)
class Boundary:
    """The boundary of a unit, and the file that it comes from."""

    rings: tuple[Ring, ...]
    of: BoundarySet


def boundaries(units: Iterable[Area]) -> dict[Area, Boundary]:
    """The boundaries in force of these units, of several the one loaded last."""
    wanted = {(it.code, it.valid_from): it for it in units}
    in_force = BoundaryRow.objects.filter(area_code__in={code for code, _ in wanted}, of__withdrawn_at=None)
    loaded = in_force.order_by("of_id").values_list("area_code", "area_since", "pk")
    last = {(code, since): pk for code, since, pk in loaded if (code, since) in wanted}
    rows = BoundaryRow.objects.filter(pk__in=last.values()).select_related("of")
    return {wanted[it.area_code, it.area_since]: Boundary(_rings(it), it.of) for it in rows}


def _rings(row: BoundaryRow) -> tuple[Ring, ...]:
    return tuple(tuple(Point(latitude, longitude) for latitude, longitude in ring) for ring in row.rings)


def sets() -> QuerySet[Any]:
    """All files, the last first, each with ``units``, how many it has."""
    return BoundarySet.objects.annotate(units=Count("rows")).order_by("-pk")
