"""Branches of Đắk Lắk as reports tell them, in a store."""

from collections.abc import Callable
from datetime import date

import pytest
from tests.web.conftest import keep

from toancanh.model import Measure, Observation, Period, Place, Status

__all__ = ["keep"]
NEW, WEST, EAST = (
    Place(*it) for it in (("66", date(2025, 7, 1)), ("66", date(2004, 7, 8)), ("54", date(2004, 7, 8)))
)
COUNTRY = Place("VN", date(2004, 7, 8))
NINE = Period.parse("2025-M01..M09")


@pytest.fixture
def tell(keep, make_document, make_fact) -> Callable[..., Observation]:
    """Store a document with one figure: ``tell("cà phê", 600)`` in dollars, ``growth=…`` in percent."""

    def one(branch: str = "", value: object = None, growth: object = None, **parts: object) -> Observation:
        place: Place = parts.pop("place", NEW)
        indicator = parts.pop("indicator", "exports")
        dimension = parts.pop("dimension", "commodity")
        text = f"{place} {indicator} {branch} {value} {growth} {parts}"
        grown = value is None
        given = {
            "indicator": indicator, "dims": ((dimension, branch),) if branch else (), "period": NINE,
            "unit": "percent" if grown else "USD", "measure": Measure.YOY if grown else Measure.LEVEL,
            "area_code": place.code, "area_since": place.since, "status": Status.ESTIMATE,
        } | parts  # fmt: skip
        document = make_document(text, title=text[:80])
        fact = make_fact(growth if grown else value, document, span=(0, 1), **given)
        keep(document, [fact])
        return fact

    return one


@pytest.fixture
def exports(tell) -> dict[str, Observation]:
    """1000 dollars, a quarter more than the year before; coffee 600 (+50 %), durian 300 (+20 %)."""
    return {
        "whole": tell("", 1000), "grown": tell("", growth=25),
        "coffee": tell("cà phê", 600), "coffee grown": tell("cà phê", growth=50),
        "durian": tell("sầu riêng", 300), "durian grown": tell("sầu riêng", growth=20),
    }  # fmt: skip
