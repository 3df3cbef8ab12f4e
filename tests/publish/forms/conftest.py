"""Figures of the new Đắk Lắk as forms are filled with them."""

from collections.abc import Callable
from datetime import date

import pytest

from toancanh.model import Period, Status
from toancanh.publish.sdmx.data import Paper, Stood

NEW = date(2025, 7, 1)


@pytest.fixture
def stand(make_document, make_fact) -> Callable[..., Stood]:
    """A figure of a document; exports in July 2025 in dollars unless told otherwise."""

    def make(value: object, period: str = "2025-M07", *, disputed: bool = False, **parts: object) -> Stood:
        usual = {"status": Status.ESTIMATE, "area_since": NEW, "period": Period.parse(period), "step": 10**5}
        if parts.get("unit") == "percent":
            usual["step"] = "0.1"
        fact = make_fact(value, make_document(), **{**usual, **parts})
        return Stood(fact, Paper("a" * 64, "Báo cáo tháng 7", "SCT", "19/BC-SCT", date(2025, 8, 5)), disputed)

    return make
