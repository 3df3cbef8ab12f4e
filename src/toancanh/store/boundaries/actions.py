"""What writes boundaries: a file is loaded whole, and taken back with a reason."""

import hashlib
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from toancanh.model import UserError
from toancanh.reference.maps.boundaries import Feature, read
from toancanh.reference.maps.simplifying import thinned
from toancanh.store.boundaries.rows import BoundaryRow, BoundarySet
from toancanh.store.models import Original
from toancanh.store.origin import here

TOLERANCE = 0.0005
"""Degrees, about 50 m: less than a tenth of a millimetre on a map of a province on A4."""
_DECIMALS = 5


class Told(NamedTuple):
    """What a clerk says of a file: whose boundaries they are, the day whose units are meant, who loads it."""

    source: str
    on: date
    who: str


def usable(features: Sequence[Feature]) -> tuple[Feature, ...]:
    """The features that can be loaded."""
    return tuple(it for it in features if it.problem is None)


@transaction.atomic
def load(*, content: bytes, name: str, told: Told) -> BoundarySet:
    """Keep a file and the boundaries of the units in it; features that cannot be used are left out.

    Raises:
        UserError: the file cannot be used, no feature of it can, or nobody signs or names a source.
    """
    if not told.who.strip():
        raise UserError("accounts.unsigned")
    if not told.source.strip():
        raise UserError("maps.no_source", name=name)
    features = usable(read(content, name, told.on))
    if not features:
        raise UserError("maps.none_usable", name=name)
    sha256 = hashlib.sha256(content).hexdigest()
    original, _ = Original.objects.get_or_create(sha256=sha256, defaults={"content": content})
    made = BoundarySet.objects.create(
        name=name, original=original, on=told.on, source=told.source.strip(), who=told.who.strip()
    )
    BoundaryRow.objects.bulk_create(_rows(made, features), batch_size=200)
    return made


def _rows(made: BoundarySet, features: Sequence[Feature]) -> list[BoundaryRow]:
    every = [ring for it in features for ring in it.rings]
    left = iter(thinned(every, TOLERANCE))
    rows = []
    for it in features:
        rings = [
            [[round(at.latitude, _DECIMALS), round(at.longitude, _DECIMALS)] for at in next(left)]
            for _ in it.rings
        ]
        if it.unit:
            row = BoundaryRow(of=made, area_code=it.unit.code, area_since=it.unit.valid_from, rings=rings)
            rows.append(row)
    return rows


@transaction.atomic
def withdraw(*, number: int, who: str, why: str) -> BoundarySet:
    """Take a file back: the map draws what it drew before.

    Raises:
        UserError: there is no such file, it was taken back before, or who and why are not told.
    """
    found = BoundarySet.objects.select_for_update().filter(pk=number, withdrawn_at=None).first()
    if found is None:
        raise UserError("maps.no_set", number=number)
    if not who.strip():
        raise UserError("accounts.unsigned")
    if not why.strip():
        raise UserError("maps.no_reason", name=found.name)
    found.withdrawn_at, found.withdrawn_by, found.withdrawn_why = timezone.now(), who.strip(), why.strip()
    found.withdrawn_address = here()
    found.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_why", "withdrawn_address"])
    return found
