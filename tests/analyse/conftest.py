"""Figures of one indicator in one area, written as a report would."""

from collections.abc import Callable

import pytest

from toancanh.analyse.figures import Claim, Told, told
from toancanh.model import Bound, Measure, Period, Status

_MEASURES = {"": Measure.LEVEL, "%": Measure.YOY, "%kh": Measure.PCT_OF_PLAN}


@pytest.fixture
def said(make_fact) -> Callable[..., Told]:
    """``said("2025-M01..M08 >2000", "2025 kh 2235")`` in millions; ``%`` growth, ``%kh`` of plan."""

    def fact(words: str, indicator: str):
        code, *rest = words.split()
        number, measure = rest[-1], Measure.LEVEL
        for mark in ("%kh", "%"):
            if number.endswith(mark):
                number, measure = number.removesuffix(mark), _MEASURES[mark]
                break
        bound = {">": Bound.AT_LEAST, "<": Bound.AT_MOST}.get(number[0])
        status = {"kh": Status.PLAN, "mt": Status.TARGET}.get(rest[0], Status.ESTIMATE)
        level = measure is Measure.LEVEL
        value = float(number.lstrip("<>"))
        return make_fact(
            f"{value * 10**6:.0f}" if level else number.lstrip("<>"),
            indicator=indicator, measure=measure, status=status, bound=bound,
            unit="USD" if level else "percent", step=10**6 if level else "0.1",
            period=Period.parse(code),
        )  # fmt: skip

    def make(*lines: str, indicator: str = "exports") -> Told:
        return told(indicator, (), [Claim(fact(line, indicator)) for line in lines])

    return make
