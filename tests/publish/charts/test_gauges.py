"""Bars on one line: what is surely reached and what may be."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from toancanh.model import Interval
from toancanh.publish.charts.gauges import bars

ends = st.decimals(min_value=-1000, max_value=1000, places=2)


def span(low: object, high: object) -> Interval:
    return Interval(*(None if it is None else Decimal(str(it)) for it in (low, high)))


def test_a_gain_a_loss_and_a_doubt():
    gain, loss, doubt = bars([span(2, 3), span(-1, -1), span(-1, 1)])
    assert (gain.zero, gain.sure, gain.sure_width, gain.maybe, gain.maybe_width) == (
        "25.00", "25.00", "50.00", "75.00", "25.00"
    )  # fmt: skip
    assert (loss.loss, loss.sure, loss.sure_width, loss.maybe_width) == (True, "0.00", "25.00", "0.00")
    assert (doubt.sure_width, doubt.maybe, doubt.maybe_width) == ("0.00", "0.00", "50.00")


def test_scores_are_drawn_on_the_whole_line():
    (half,) = bars([span("0.5", "0.5")], Decimal(1))
    assert (half.zero, half.sure_width) == ("", "50.00")


def test_nothing_and_open_ends_are_drawn_too():
    assert bars([]) == ()
    nought, open_end = bars([span(0, 0), span(4, None)])
    assert (nought.sure_width, open_end.sure_width) == ("0.00", "100.00")


@given(st.lists(st.tuples(ends, ends).map(sorted), min_size=1, max_size=6))
def test_no_bar_leaves_the_line(values):
    for bar in bars([Interval(low, high) for low, high in values]):
        for start, width in ((bar.sure, bar.sure_width), (bar.maybe, bar.maybe_width)):
            assert Decimal(start) >= 0
            assert Decimal(width) >= 0
            assert Decimal(start) + Decimal(width) <= 100
