"""What headings, and the questions of an interview, say of the figures below them."""

from toancanh.extract import extract
from toancanh.model import Measure, Observation, Status
from toancanh.read import read_bytes

PLAN = """HỘI ĐỒNG NHÂN DÂN TỈNH HƯNG YÊN

Hưng Yên, ngày 11 tháng 12 năm 2025

NGHỊ QUYẾT

Về kế hoạch phát triển kinh tế - xã hội giai đoạn 2026 - 2030

I. KẾT QUẢ THỰC HIỆN KẾ HOẠCH GIAI ĐOẠN 2021 - 2025

- Giá trị sản xuất công nghiệp tăng bình quân 9,5%/năm.
- Thu ngân sách 5 năm đạt 145.000 tỷ đồng.
- Quy mô GRDP năm 2025 đạt 98.600 tỷ đồng, gấp 1,6 lần năm 2020.

II. MỤC TIÊU ĐẾN NĂM 2030

1. Về kinh tế

- Giá trị sản xuất công nghiệp tăng bình quân 12,4%/năm.
- GRDP bình quân đầu người đạt 210 triệu đồng; tỷ trọng công nghiệp chiếm 60%.
- 100% khu công nghiệp có trạm xử lý nước thải.
"""

INTERVIEW = """Ông Nam, Giám đốc Sở Công Thương Lào Cai, trả lời phỏng vấn ngày 12/11/2025.

PV: Thưa ông, kết quả 10 tháng đầu năm 2025 ra sao?

Ông Nam: Xuất khẩu đạt 2,1 tỷ USD.

PV: Xin ông cho biết mục tiêu năm 2026?

Ông Nam: Chúng tôi sẽ đưa xuất khẩu lên 3 tỷ USD. Tổng mức bán lẻ 50.000 tỷ đồng.
"""


def facts(text: str) -> tuple[Observation, ...]:
    return extract(read_bytes(text.encode(), "a.txt")).facts


def test_results_of_a_plan_are_told_and_aims_below_a_heading_are_wanted() -> None:
    found = facts(PLAN)
    assert [fact.status for fact in found] == [Status.ACTUAL] * 4 + [Status.TARGET] * 4


def test_growth_a_year_is_of_the_stage_that_ends_with_the_year_aimed_at() -> None:
    found = [str(fact.period) for fact in facts(PLAN) if fact.indicator == "industrial_output_value"]
    assert found == ["2021..2025", "2026..2030"]


def test_sum_of_five_years_is_of_the_stage() -> None:
    assert [str(f.period) for f in facts(PLAN) if f.indicator == "budget_revenue"] == ["2021..2025"]


def test_so_many_times_a_year_is_no_figure_of_that_year() -> None:
    assert {str(f.period) for f in facts(PLAN) if f.passage.text in ("98.600 tỷ đồng", "1,6 lần")} == {"2025"}


def test_share_of_a_sector_beside_product_a_head_is_of_the_product() -> None:
    share = next(fact for fact in facts(PLAN) if fact.measure is Measure.SHARE)
    assert (share.indicator, str(share.period)) == ("grdp", "2030")


def test_share_of_parks_that_have_something_is_not_how_full_they_are() -> None:
    assert next(f for f in facts(PLAN) if f.passage.text == "100%").indicator is None


def test_question_dates_its_answer_until_the_next() -> None:
    found = [(str(fact.period), fact.status) for fact in facts(INTERVIEW)]
    assert [period for period, _ in found] == ["2025-M01..M10", "2026", "2026"]
    assert found[-1][1] is Status.TARGET
