"""Bars of how much of each plan is done."""

import io
from decimal import Decimal

from PIL import Image

from toancanh.publish.charts.bars import _described, png
from toancanh.publish.charts.values import Bar

BARS = (
    Bar("Kim ngạch xuất khẩu", Decimal(68), "68%", Decimal("55.8")),
    Bar("Vốn đầu tư", Decimal("38.9"), "38,9%"),
)


def test_picture_opens_and_is_taller_with_more_bars() -> None:
    one, two = (Image.open(io.BytesIO(png(BARS[:count], "vi"))) for count in (1, 2))
    assert two.format == "PNG"
    assert two.size[1] > one.size[1]


def test_each_bar_has_its_words_and_its_mark_if_it_has_one() -> None:
    rows = _described(BARS)["data"]["values"]
    assert [(it["name"], it["told"]) for it in rows] == [(it.name, it.told) for it in BARS]
    assert ["mark" in it for it in rows] == [True, False]


def test_axis_goes_to_a_hundred_or_farther() -> None:
    def end(*bars: Bar) -> float:
        return float(_described(bars)["layer"][0]["encoding"]["x"]["scale"]["domain"][1])

    assert end(*BARS) == 100
    assert end(Bar("a", Decimal(130), "130%")) == 130
