"""Old Đắk Lắk, Phú Yên and the Đắk Lắk that they became, and values told of them."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest

from toancanh.integrate import Figures
from toancanh.integrate.scopes import doubtful
from toancanh.integrate.told import Told
from toancanh.integrate.weights import Stated
from toancanh.model import Interval, Kind, Measure, Node, Period, Place, Thing, Value

BEFORE, AFTER = date(2004, 7, 8), date(2025, 7, 1)


@pytest.fixture
def places() -> SimpleNamespace:
    """The three provinces as keys."""
    return SimpleNamespace(old=Place("66", BEFORE), other=Place("54", BEFORE), new=Place("66", AFTER))


@pytest.fixture
def node() -> Callable[..., Node]:
    """Exports of the first half of 2025 in dollars, unless told otherwise."""

    def make(place: Place, period: str = "2025-H1", **parts: object) -> Node:
        measure = parts.pop("measure", Measure.LEVEL)
        usual = {"indicator": "exports", "dims": (), "kind": Kind.OUTCOME, "unit": "USD"}
        return Node(Thing(place=place, period=Period.parse(period), **{**usual, **parts}), measure)

    return make


@pytest.fixture
def value(node: Callable[..., Node]) -> Callable[..., Value]:
    """A value told exactly, or with ``spread`` to both sides."""

    def make(number: object, place: Place, period: str = "2025-H1", **parts: object) -> Value:
        spread = Decimal(str(parts.pop("spread", 0)))
        middle = Decimal(str(number))
        return Value(node(place, period, **parts), Interval(middle - spread, middle + spread))

    return make


@pytest.fixture
def figures() -> Callable[..., Figures]:
    """What these values make for areas."""

    def make(*values: Value, **stated: tuple) -> Figures:
        told = Told(values)
        return Figures(told, doubtful(told), Stated(**stated))

    return make
