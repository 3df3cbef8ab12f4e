"""Codes: of areas with their day, of what narrows, of prices and units."""

import re
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from toancanh.model import Measure, Place
from toancanh.publish.sdmx import codes

_ID = re.compile(r"[A-Za-z0-9_@$-]+", re.ASCII)  # IDType of SDMXCommonReferences.xsd


def test_a_code_of_two_provinces_is_two_codes(lists) -> None:
    areas = {code.id: code for it in lists if it.id == "CL_REF_AREA" for code in it.codes}
    assert areas["66_20040708"].name.vi == "Tỉnh Đắk Lắk (cũ)"
    assert areas["66_20250701"].name.vi == "Tỉnh Đắk Lắk"
    assert codes.place_of("66_20250701") == Place("66", date(2025, 7, 1))
    assert codes.place_of("66") is codes.place_of("66_20251301") is None


_WORDS = st.lists(st.sampled_from("aáàăâbcđeêghioôơuưxyỳ ,;-/()019"), min_size=1, max_size=60).map("".join)


@given(st.lists(st.tuples(st.sampled_from(("product", "sector")), _WORDS), max_size=3))
def test_whatever_narrows_has_a_code_of_sdmx(dims) -> None:
    narrowed = codes.narrowed(tuple(dims))
    code = codes.breakdown(narrowed)
    assert _ID.fullmatch(code)
    assert len(code) < 60
    assert code == codes.breakdown(codes.narrowed(tuple(reversed(dims))))


def test_words_that_differ_in_their_marks_alone_are_two() -> None:
    one, other = (codes.breakdown((("product", it),)) for it in ("bưởi", "buổi"))
    assert one != other
    assert one.startswith("PRODUCT_BUOI_")


def test_prices_are_what_the_figure_says_else_those_of_the_indicator() -> None:
    def of(indicator: str, *price: str, measure: Measure = Measure.LEVEL) -> str:
        return codes.price_base(indicator, tuple(("price", it) for it in price), measure)

    assert of("grdp", "giá so sánh 2010") == "CONSTANT_2010"
    assert of("grdp", "giá hiện hành") == "CURRENT"
    assert of("grdp", "giá so sánh 1994") == "_O"
    assert of("grdp") == "_U"
    assert of("exports") == "CURRENT"
    assert of("exports", measure=Measure.YOY) == "_U"
    assert of("industrial_clusters") == "_Z"
