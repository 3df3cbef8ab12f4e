"""What a question asks for, however it is typed."""

from datetime import date

import pytest

from toancanh.extract import asked, keywords
from toancanh.extract.question.spelling import spelled
from toancanh.model import Kind, Measure, Question
from toancanh.reference.areas import areas

TODAY = date(2026, 11, 22)


def read(text: str) -> Question:
    return asked(text, TODAY, areas().get("66", TODAY))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("xuat khau 6 thang 2025 phia dong", "xuất khẩu 6 tháng năm 2025 phía Đông"),
        ("muc tieu ban le dak lak 2025", "mục tiêu ban le Đắk Lắk năm 2025"),
        ("IIP gia lai tháng 7/2025", "IIP Gia Lai tháng 7/2025"),
        ("kế hoạch 2021-2025", "kế hoạch 2021-2025"),
        ("phụ yến", "phụ yến"),
        ("chợ phú yên", "chợ Phú Yên"),
    ],
)
def test_marks_and_capitals_are_given_only_where_they_are_sure(typed: str, meant: str) -> None:
    assert spelled(typed) == meant


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("xuất khẩu", "exports"),
        ("bán lẻ", "retail_sales"),
        ("ban le", "retail_sales"),
        ("tỷ lệ lấp đầy CCN", "industrial_cluster_occupancy"),
        ("diện tích khu công nghiệp", "industrial_park_area"),
        ("chỉ số sản xuất công nghiệp", "iip"),
        ("kinh phí khuyến công", "industrial_promotion_budget"),
    ],
)
def test_the_indicator_is_that_of_reports(text: str, code: str) -> None:
    assert read(text).indicators[0] == code


@pytest.mark.parametrize(
    ("text", "period", "told"),
    [
        ("xuất khẩu 6 tháng 2025", "2025-H1", True),
        ("xuất khẩu tháng 7 2025", "2025-M07", True),
        ("xuất khẩu quý III/2025", "2025-Q3", True),
        ("xuất khẩu 9 tháng", "2026-M01..M09", False),
        ("xuất khẩu năm ngoái", "2025", True),
        ("xuất khẩu", None, False),
    ],
)
def test_the_period_is_that_of_reports(text: str, period: str | None, told: bool) -> None:
    question = read(text)
    assert (question.period and question.period.code, question.year_told) == (period, told)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("xuất khẩu phía Đông", ["Phú Yên"]),
        ("xuất khẩu phía Tây", ["Đắk Lắk"]),
        ("xuất khẩu phía Tây Gia Lai", ["Gia Lai"]),
        ("xuất khẩu phía Đông tỉnh Gia Lai", ["Bình Định"]),
        ("xuất khẩu Đắk Lắk cũ", ["Đắk Lắk"]),
        ("số cụm công nghiệp Gia Lai", ["Gia Lai", "Gia Lai"]),
        ("chợ huyện Ea Kar", ["Ea Kar"]),
        ("xuất khẩu", []),
    ],
)
def test_the_area_is_that_of_reports(text: str, names: list[str]) -> None:
    assert [it.name for it in read(text).areas] == names


def test_sides_are_former_provinces() -> None:
    (east,) = read("xuất khẩu phía Đông").areas
    assert east.valid_to == date(2025, 6, 30)


@pytest.mark.parametrize(
    ("text", "kind", "measure"),
    [
        ("xuất khẩu 2025", Kind.OUTCOME, Measure.LEVEL),
        ("xuất khẩu tăng bao nhiêu", Kind.OUTCOME, Measure.YOY),
        ("xuất khẩu so với tháng trước", Kind.OUTCOME, Measure.MOM),
        ("xuất khẩu đạt bao nhiêu % kế hoạch", Kind.OUTCOME, Measure.PCT_OF_PLAN),
        ("kế hoạch xuất khẩu", Kind.PLAN, Measure.LEVEL),
        ("mục tiêu xuất khẩu", Kind.TARGET, Measure.LEVEL),
        ("xuất khẩu còn thiếu bao nhiêu", Kind.NEED, Measure.LEVEL),
    ],
)
def test_the_sort_of_figure_is_that_of_reports(text: str, kind: Kind, measure: Measure) -> None:
    question = read(text)
    assert (question.kind, question.measure) == (kind, measure)


def test_what_was_not_understood_is_left_over() -> None:
    assert read("tỷ lệ lấp đầy KCN Hòa Phú").rest == "Hòa Phú"
    assert read("xuất khẩu là bao nhiêu?").rest == ""


def test_words_that_only_ask_are_not_looked_for() -> None:
    assert keywords("có kiến nghị gì về điện gió?") == "kiến nghị điện gió?"
    assert keywords('"là bao nhiêu"') == '"là bao nhiêu"'
    assert keywords("là gì") == "là gì"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("exports, East and West", "xuất khẩu, phía Đông phía Tây"),
        ("retail sales in July 2025", "bán lẻ tháng 7 năm 2025"),
        ("first nine months of 2025", "9 tháng đầu năm 2025"),
        ("exports in Q2 of 2025", "xuất khẩu quý 2 năm 2025"),
        ("exports of Hoa Phu", "xuất khẩu Hoa Phu"),
        ("last 3 months exports", "last 3 tháng xuất khẩu"),
    ],
)
def test_an_english_question_is_put_in_the_words_of_reports(typed: str, meant: str) -> None:
    assert spelled(typed) == meant


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        ("xuất khẩu phía Đông và phía Tây", ["Phú Yên", "Đắk Lắk"]),
        ("xuất khẩu, Đông Tây", ["Phú Yên", "Đắk Lắk"]),
        ("xuất khẩu phía Tây, phía Đông tỉnh Gia Lai", ["Gia Lai", "Bình Định"]),
        ("xuất khẩu từng phía", ["Phú Yên", "Đắk Lắk"]),
        ("xuất khẩu Gia Lai và Đắk Lắk", ["Đắk Lắk"]),
        ("xuất khẩu vùng Tây Nguyên", []),
        ("xuất khẩu sang Đông Nam Á", []),
        ("xuất khẩu phía Tây", []),
    ],
)
def test_several_areas_are_asked_about_at_once(text: str, beside: list[str]) -> None:
    assert [it.name for it in read(text).beside] == beside


@pytest.mark.parametrize(
    ("text", "pace", "kind"),
    [
        ("tiến độ xuất khẩu", True, Kind.OUTCOME),
        ("xuất khẩu đạt bao nhiêu, còn thiếu bao nhiêu", True, Kind.OUTCOME),
        ("xuất khẩu so với kế hoạch", True, Kind.OUTCOME),
        ("xuất khẩu có đạt kế hoạch không", True, Kind.OUTCOME),
        ("xuất khẩu còn thiếu bao nhiêu", False, Kind.NEED),
        ("kế hoạch xuất khẩu", False, Kind.PLAN),
        ("xuất khẩu bằng bao nhiêu % so với kế hoạch", False, Kind.OUTCOME),
    ],
)
def test_the_pace_is_what_is_done_beside_what_is_wanted(text: str, pace: bool, kind: Kind) -> None:
    assert (read(text).pace, read(text).kind) == (pace, kind)


def test_a_capital_within_a_sentence_makes_a_name() -> None:
    assert read("CCN Bình Thành").rest == "Bình Thành"
    assert read("Xuất khẩu thế nào? Còn thiếu bao nhiêu?").rest == ""
