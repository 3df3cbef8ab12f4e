"""Pictures open in other programs, need no font of the machine, and write numbers as the language does."""

import io
from datetime import date
from xml.etree import ElementTree

import pytest
import vl_convert
from PIL import Image, ImageChops

from toancanh.model import Period
from toancanh.publish.charts import drawing
from toancanh.publish.charts.making import Shown, chart
from toancanh.publish.charts.spec import IN_FILE, ON_DARK_PAGE, ON_PAGE, Frame, vega_lite, worded
from toancanh.publish.charts.values import Break, Role
from toancanh.publish.series import Rhythm

MONTHS = {Period.month(2025, month).code: 1000 + month * 200 for month in range(1, 11)}
MERGER = Break(date(2025, 7, 1), "Sáp nhập 1/7/2025")


def drawn(exports, words, **more):
    return chart(Shown(exports(MONTHS), **more), words)


def texts(svg: str) -> list[str]:
    return ["".join(it.itertext()) for it in ElementTree.fromstring(svg).iter() if it.tag.endswith("text")]


def test_svg_has_title_source_break_and_numbers_in_vietnamese(exports, words) -> None:
    found = texts(drawing.svg(drawn(exports, words, breaks=(MERGER,))))
    for said in ("Kim ngạch xuất khẩu", "Sáp nhập 1/7/2025", "10/2025", "1,5", words.notes[0]):
        assert said in found


def test_png_is_a_sharp_picture_with_vietnamese_letters(exports, words) -> None:
    it = drawn(exports, words)
    picture = Image.open(io.BytesIO(drawing.png(it)))
    picture.load()
    assert picture.width >= 1800
    # A font without a letter draws the same box for each; ours draws each as it is.
    others = [
        chart(Shown(exports(MONTHS)), words.__class__(title, "", (), words.address, words.source, "vi"))
        for title in ("ắắắắ", "ợợợợ")
    ]
    one, other = (Image.open(io.BytesIO(drawing.png(each))).convert("L") for each in others)
    assert ImageChops.difference(one, other).getbbox() is not None


def test_the_browser_gets_every_point_and_both_grounds(exports, words) -> None:
    it = drawn(exports, words)
    light, dark = drawing.vega(it, ON_PAGE), drawing.vega(it, ON_DARK_PAGE)
    rows = next(data["values"] for data in light["data"] if data["name"] == "dots")
    assert [row["value"] for row in rows] == [float(dot.value) for dot in it.traces[0].dots]
    assert light["background"] != dark["background"]


@pytest.mark.parametrize("look", [ON_PAGE, ON_DARK_PAGE, IN_FILE])
@pytest.mark.parametrize("compared", [False, True])
@pytest.mark.parametrize(
    "names", [(("Gia Lai", Role.OWN),), (("2025", Role.OWN), ("2024", Role.BEFORE), ("2023", Role.BEFORE)),
              (("A", Role.PART), ("B", Role.PART), ("Kế hoạch", Role.AIM), ("Số khác", Role.RIVAL))],
)  # fmt: skip
def test_words_put_in_after_compiling_are_as_if_compiled(look, compared, names) -> None:
    heading = ("Xuất khẩu", "Gia Lai", ("Nguồn: 12/BC-SCT",)) if look.framed else None
    ticks = () if compared else ("2024-02-15", "2025-02-15")
    it = Frame(heading, names, ticks, Rhythm.QUARTER, compared, len(names) > 1, "en", not compared)
    mould = vl_convert.vegalite_to_vega(vega_lite(it.mould, look))
    assert worded(mould, it, look) == vl_convert.vegalite_to_vega(vega_lite(it, look))


def test_charts_that_differ_in_data_only_keep_their_own_data(exports, words) -> None:
    one = drawing.vega(chart(Shown(exports({"2025-M01": 100, "2025-M02": 110})), words), ON_PAGE)
    other = drawing.vega(chart(Shown(exports({"2025-M01": 120, "2025-M02": 130})), words), ON_PAGE)
    values = [
        [row["value"] for data in it["data"] if data["name"] == "dots" for row in data["values"]]
        for it in (one, other)
    ]
    assert values == [[100, 110], [120, 130]]
