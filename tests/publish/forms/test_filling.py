"""A form is filled with what is told, reckons only what a person would, and makes nothing up."""

from decimal import Decimal

import pytest

from toancanh.model import Bound, Measure, Period, Status
from toancanh.publish.forms import fill, forms
from toancanh.publish.forms.declared import parse
from toancanh.publish.forms.filling import period_of

JULY = Period.parse("2025-M07")
PERCENT = {"unit": "percent"}


def test_all_forms_that_come_with_the_program_can_be_read() -> None:
    assert {"chi-so-cong-nghiep", "san-pham-cong-nghiep", "ban-le", "xuat-khau"} <= set(forms())
    assert {"nhap-khau", "chi-tieu-nganh", "nam-12-thang"} <= set(forms())
    heads = [it.id for it in forms()["chi-tieu-nganh"].columns]
    assert heads == ["month_last", "to_date_last", "plan", "before", "month", "to_date", "mom", "yoy",
                     "yoy_to_date", "of_plan"]  # fmt: skip


@pytest.mark.parametrize(
    ("at", "last", "code"),
    [("month", False, "2025-M07"), ("month", True, "2024-M07"), ("before", False, "2025-M06"),
     ("to_date", False, "2025-M01..M07"), ("to_date", True, "2024-M01..M07"), ("year", False, "2025"),
     ("m03", False, "2025-M03"), ("q2", False, "2025-Q2")],
)  # fmt: skip
def test_the_period_of_a_column(at: str, last: bool, code: str) -> None:
    assert period_of(at, JULY, last=last) == Period.parse(code)


def test_before_january_is_december() -> None:
    assert period_of("before", Period.parse("2025-M01")) == Period.parse("2024-M12")


def row(stood, code: str = "chi-tieu-nganh", name: str = "Kim ngạch xuất khẩu"):
    filled = fill(forms()[code], JULY, stood)
    return next(it for it in filled.lines if it.row.label.vi == name or it.name == name)


def test_levels_stand_in_the_unit_of_the_form_and_ratios_are_formulas(stand) -> None:
    told = [
        stand(262_000_000), stand(250_000_000, "2024-M07"), stand(1_790_000_000, "2025-M01..M07"),
        stand(2_235_000_000, "2025", status=Status.PLAN),
        stand(80, "2025-M01..M07", measure=Measure.PCT_OF_PLAN, **{**PERCENT, "step": 1}),
    ]  # fmt: skip
    entries = row(told).entries
    assert entries["month"].value == 262
    assert (entries["yoy"].ratio, entries["yoy"].value) == (("month", "month_last"), Decimal("104.8"))
    assert entries["of_plan"].ratio == ("to_date", "plan")
    assert entries["of_plan"].told is not None
    assert {"before", "mom", "to_date_last", "yoy_to_date"}.isdisjoint(entries)


def test_a_ratio_that_is_told_stands_where_a_column_is_empty_as_an_index(stand) -> None:
    told = [
        stand(1_790_000_000, "2025-M01..M07"),
        stand("15.2", "2025-M01..M07", measure=Measure.YOY, **PERCENT),
    ]
    entry = row(told).entries["yoy_to_date"]
    assert (entry.value, entry.ratio) == (Decimal("115.2"), None)


def test_what_a_document_tells_stands_before_a_ratio_that_it_cannot_be(stand) -> None:
    told = [stand(262_000_000), stand(250_000_000, "2024-M07"), stand(48, measure=Measure.YOY, **PERCENT)]
    entry = row(told).entries["yoy"]
    assert (entry.value, entry.ratio, entry.made) == (148, None, Decimal("104.8"))


def test_a_bound_makes_no_ratio_where_one_is_told(stand) -> None:
    told = [
        stand(1_500_000_000, "2025-M01..M07", bound=Bound.AT_LEAST),
        stand(2_200_000_000, "2025", status=Status.PLAN),
        stand(68, "2025-M01..M07", measure=Measure.PCT_OF_PLAN, **PERCENT),
    ]
    entry = row(told).entries["of_plan"]
    assert (entry.value, entry.ratio) == (68, None)


SALES = {"retail_sales": 100, "retail_goods": 60, "accommodation_catering": 25, "travel_services": 5,
         "other_services": 10}  # fmt: skip


def sales(stand, **other: int):
    dong = {"unit": "VND", "step": 10**9}
    return [stand(value * 10**9, indicator=code, **dong) for code, value in {**SALES, **other}.items()]


def test_a_total_is_the_sum_of_its_parts_where_it_is_that(stand) -> None:
    whole = "Tổng mức bán lẻ hàng hóa và doanh thu dịch vụ tiêu dùng"
    entry = row(sales(stand), "ban-le", whole).entries["month"]
    assert (entry.value, entry.parts) == (100, (1, 2, 3, 4))
    other = row(sales(stand, retail_sales=120), "ban-le", whole).entries["month"]
    assert (other.value, other.parts) == (120, ())


def test_a_row_for_each_product_in_the_unit_that_it_is_told_in(stand) -> None:
    of = {"indicator": "industrial_product_output", "step": 1}
    told = [stand(38_000_000, dims=(("product", "bia"),), unit="litre", **of),
            stand(21_000, dims=(("product", "đường"),), unit="tonne", **of),
            stand(5, dims=(("product", "đường"), ("kind", "RE")), unit="tonne", **of)]  # fmt: skip
    filled = fill(forms()["san-pham-cong-nghiep"], JULY, told)
    named = [(it.name, it.unit, it.entries["month"].value) for it in filled.lines if it.name]
    assert named == [("bia", "litre", 38_000), ("đường", "tonne", 21_000)]


def test_the_least_settled_figure_says_what_a_column_is(stand) -> None:
    told = [stand(262_000_000), stand(33_000_000, indicator="imports", status=Status.ACTUAL)]
    filled = fill(forms()["chi-tieu-nganh"], JULY, told)
    columns = {it.id: it for it in filled.form.columns}
    assert filled.settled(columns["month"]) is Status.ESTIMATE
    assert filled.settled(columns["to_date"]) is Status.ACTUAL


def test_constant_prices_and_other_areas_stay_out(stand) -> None:
    assert "month" not in row([stand(262_000_000, dims=(("price", "giá so sánh 2010"),))]).entries


GOOD = """name = ["a", "a"]
title = ["A", "A"]
columns = [{ id = "m", head = ["x", "x"], at = "month" }]
rows = [{ label = ["Xuất khẩu", "Exports"], indicator = "exports", unit = "USD" }]
"""


def test_a_form_is_added_by_one_file() -> None:
    made = parse({"rieng.toml": GOOD})["rieng"]
    assert made.indicators == {"exports"}


@pytest.mark.parametrize(
    ("was", "now", "seen"),
    [
        ('indicator = "exports"', 'indicator = "xuat_khau"', "no indicator 'xuat_khau'"),
        ('unit = "USD"', 'no = "1"', "no unit"),
        ('at = "month"', 'at = "week"', "expected one of"),
        ('at = "month"', 'at = "month", ratio = ["m", "n"]', "a ratio is of two columns"),
        ('unit = "USD"', 'unit = "USD", sum = ["x"]', "sum of rows that there are not"),
        ('title = ["A", "A"]', "", "title"),
    ],
)
def test_a_form_that_is_declared_wrong_is_told(was: str, now: str, seen: str) -> None:
    with pytest.raises(ValueError, match=r"rieng\.toml") as caught:
        parse({"rieng.toml": GOOD.replace(was, now)})
    assert seen in str(caught.value)
