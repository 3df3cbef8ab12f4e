"""Exports of new Đắk Lắk and of its two halves, as reports tell them."""

from collections.abc import Callable
from datetime import date

import pytest

from toancanh.model import Measure, Period, Status

NEW, WEST, EAST = ("66", date(2025, 7, 1)), ("66", date(2004, 7, 8)), ("54", date(2004, 7, 8))
_NAMES = {NEW: "Đắk Lắk", WEST: "Đắk Lắk", EAST: "Phú Yên"}


@pytest.fixture
def tell(keep, make_document, make_fact) -> Callable[..., object]:
    """Store a document that tells one figure, in millions of dollars or in percent."""

    def one(value: object, period: str, area=NEW, **parts: object):
        text = f"Số {value} của kỳ {period} tại {_NAMES[area]} {area[1]} {parts.get('measure', '')} {parts}"
        document = make_document(text[:200], title=f"Báo cáo {value}")
        percent = parts.get("measure", Measure.LEVEL) is not Measure.LEVEL
        given = {
            "unit": "percent" if percent else "USD", "step": "0.1" if percent else 10**6,
            "period": Period.parse(period), "area": _NAMES[area], "area_code": area[0], "area_since": area[1],
            "status": Status.ESTIMATE,
        } | parts  # fmt: skip
        fact = make_fact(value if percent else int(value) * 10**6, document, span=(3, 4), **given)
        keep(document, [fact])
        return fact

    return one
