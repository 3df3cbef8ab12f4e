"""Reports of other periods from the same samples: figures that are late, contradicted, or of nobody."""

from datetime import date

import pytest

from toancanh import pipeline
from toancanh.approving import actions as approving
from toancanh.approving.values import Cell, Signature
from toancanh.model import Period, UserError
from toancanh.publish.word.values import Official
from toancanh.reference.areas import areas
from toancanh.reporting.asked import Asked
from toancanh.reporting.composing import compose

pytestmark = pytest.mark.django_db
TODAY = date(2025, 12, 30)


def report(code: str, *, official: bool = False) -> Official:
    unit = areas().get("66", TODAY)
    assert unit
    return compose(Asked(unit, Period.parse(code), TODAY, official=official)).paper


def words(paper: Official) -> str:
    return "\n".join("".join(it.text for it in line) for line in paper.paragraphs())


def test_what_is_known_of_an_aim_is_told_with_its_own_period() -> None:
    text = words(report("2025-M08"))
    assert "Theo số liệu mới nhất của năm 2025, các chỉ tiêu bảo đảm tiến độ năm gồm: " in text
    assert "tổng mức bán lẻ hàng hóa và doanh thu dịch vụ tiêu dùng 6 tháng đầu năm 2025 đạt 50,8%" in text
    assert "kim ngạch xuất khẩu 8 tháng đầu năm 2025 đạt 91% kế hoạch năm" in text


def test_a_month_is_told_behind_the_months_so_far() -> None:
    text = words(report("2025-M08"))
    assert "8 tháng đầu năm 2025, kim ngạch xuất khẩu của tỉnh Đắk Lắk ước đạt hơn 2 tỷ USD" in text
    assert "Riêng tháng 8 năm 2025, kim ngạch xuất khẩu của tỉnh Đắk Lắk ước đạt 262 triệu USD" in text


def test_of_a_year_nothing_is_left_to_do_and_the_next_one_lies_ahead() -> None:
    paper = report("2025-M01..M09")
    assert [it.title for it in paper.parts][2] == "Nhiệm vụ trọng tâm quý IV năm 2025"
    assert "GRDP" not in words(paper)


def test_growth_and_level_that_narrow_a_thing_are_lists_of_their_own() -> None:
    text = words(report("2025-M01..M09"))
    line = next(it for it in text.splitlines() if it.startswith("9 tháng đầu năm 2025, tổng sản phẩm"))
    assert "so với cùng kỳ năm trước: công nghiệp - xây dựng ước tăng 9,34%; dịch vụ ước tăng 7,22%" in line
    assert (
        "tổng sản phẩm trên địa bàn theo giá so sánh 2010 của tỉnh Đắk Lắk ước đạt 67.835,5 tỷ đồng" in line
    )


def test_without_approved_figures_there_is_no_report_of_them() -> None:
    with pytest.raises(UserError) as caught:
        report("2025-H1", official=True)
    assert caught.value.code == "report.nothing"


def test_of_a_time_that_nobody_tells_of_there_is_no_report() -> None:
    with pytest.raises(UserError) as caught:
        report("2019-H1")
    assert caught.value.code == "report.nothing"


def test_of_approved_figures_only_what_was_approved_is_told() -> None:
    cell = Cell("66", date(2025, 7, 1), Period.parse("2025-H1"))
    figures = [it for it in pipeline.standing(cell) if it.fact.indicator == "retail_sales"]
    sent = approving.send(cell=cell, figures=figures, by=Signature("Lan"), reason="")
    approving.approve(number=sent.pk, by=Signature("Minh"), note="đã kiểm tra")
    text = words(report("2025-H1", official=True))
    assert "ước đạt gần 92.742 tỷ đồng, bằng 50,8% kế hoạch năm" in text
    assert "kim ngạch xuất khẩu" not in text


def test_a_report_of_another_province_names_it_in_every_sentence() -> None:
    unit = areas().get("66", date(2025, 6, 1))  # the Đắk Lắk of before the merger
    assert unit
    text = words(compose(Asked(unit, Period.parse("2025-H1"), TODAY)).paper)
    assert "tổng mức bán lẻ hàng hóa và doanh thu dịch vụ tiêu dùng của tỉnh Đắk Lắk (cũ) đạt 49,35%" in text
