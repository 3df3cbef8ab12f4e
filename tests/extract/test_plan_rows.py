"""What the row of the plan says in the column of what was reached of it."""

import pytest

from toancanh.extract import extract
from toancanh.model import Extraction, Measure, Observation, Severity, Status
from toancanh.read import read_bytes

GATE = 0.5  # what a figure needs to be stood by


def exports(percent: str) -> Extraction:
    """A table of months with its plan of 19,600 million dollars, and a percentage beside the plan."""
    rows = (
        "KIM NGẠCH XUẤT KHẨU TỈNH TÂY NINH",
        ",,,,Đơn vị tính: Triệu USD",
        "Tháng,XK 2025,XK 2026,So CK (%),So KH",
        f",KH 2026,19600,,{percent}",
        '1,1190,1466,"123,2","7,5%"',
        '2,1226,1402,"114,4","7,2%"',
        '3,1440,1639,"113,8","8,4%"',
    )
    return extract(read_bytes("\n".join(rows).encode(), "xk.csv"))


def growths_of_plans(found: Extraction) -> list[Observation]:
    """The growths that plans stand for."""
    return [it for it in found.facts if it.status is Status.PLAN and it.measure is Measure.YOY]


def test_it_is_the_growth_that_the_plan_stands_for() -> None:
    found = exports("8%")
    (growth,) = growths_of_plans(found)
    assert (growth.indicator, growth.quantity.value, str(growth.period)) == ("exports", 8, "2026")
    told = {it.code: it for it in found.findings}["extract.sheet_plan_growth"]
    assert told.severity is Severity.INFO
    assert dict(told.values)["range"] == "E4"


def test_it_is_less_sure_than_the_plan_but_passes() -> None:
    found = exports("8%")
    (growth,) = growths_of_plans(found)
    (plan,) = (it for it in found.facts if it.status is Status.PLAN and it.measure is Measure.LEVEL)
    assert growth.confidence is not None
    assert plan.confidence is not None
    assert GATE <= growth.confidence < plan.confidence


@pytest.mark.parametrize("percent", ["100%", "108%"])
def test_a_plan_that_is_the_whole_of_itself_stands_for_no_growth(percent: str) -> None:
    found = exports(percent)
    assert growths_of_plans(found) == []
    assert "extract.sheet_plan_row" in {it.code for it in found.findings}
