"""A contradiction says what is wrong, by how much, where, and how the clerk probably went wrong."""

from decimal import Decimal

import pytest

from toancanh.model import Interval, Measure, Quantity, Severity, Slip, Status
from toancanh.publish import contradictions, sources
from toancanh.publish.contradictions import mended


def around(value, width="0.02"):
    return Interval(Decimal(value) - Decimal(width), Decimal(value) + Decimal(width))


@pytest.mark.parametrize(
    ("written", "step", "should_be", "slip", "meant"),
    [
        ("9699476.45", "0.01", around("9699676.45"), Slip.DIGIT, "9699676.45"),
        ("15718084", "1", around("15781084", 4), Slip.SWAPPED, "15781084"),
        ("15718084", "1", Interval(Decimal(15781081), Decimal(15781099)), Slip.SWAPPED, "15781084"),
        ("1293", "1", around("1293000", 900), Slip.SCALE, "1293000"),
        ("4.52", "0.01", around("-4.5", "0.1"), Slip.SIGN, "-4.52"),
        ("48573961", "1", around("48135229", 30), Slip.OTHER, None),
        ("27.9", "0.1", Interval(Decimal(40), None), Slip.OTHER, None),
    ],
)
def test_the_number_that_was_meant(written, step, should_be, slip, meant) -> None:
    quantity = Quantity(Decimal(written), "percent", step=Decimal(step))
    found = mended(quantity, should_be, slip)
    assert found == (None if meant is None else Decimal(meant))


@pytest.fixture
def growth(told, reconciled):
    """Exports of two halves, and a growth that does not fit them."""
    base = told(920_000_000, "báo cáo tháng 6 năm 2024", period="2024-H1", status=Status.ESTIMATE)
    now = told(1_293_000_000, status=Status.ESTIMATE)
    rate = told("27.9", measure=Measure.YOY, step="0.1", span=(0, 5), status=Status.ESTIMATE)
    (found,) = reconciled(base, now, rate).contradictions
    names = {base.passage.document: "6-2024.docx", now.passage.document: "6-2025.docx"}
    return contradictions.told(found, names, "vi"), (base, now, rate)


def test_what_is_told_and_what_it_would_have_to_be(growth) -> None:
    told, _ = growth
    assert told.severity is Severity.WARNING
    assert told.line == (
        "Kim ngạch xuất khẩu – Đắk Lắk (cũ) – 6 tháng đầu năm 2025: ghi 1.293 triệu USD, mà phải là khoảng "
        "1.176,7 triệu USD (1.175,5–1.177,8); cao hơn 116 triệu USD "
        "(kỳ này = cùng kỳ năm trước × (100% + tăng trưởng))"
    )


def test_each_figure_has_its_place_and_what_it_would_have_to_be_instead(growth) -> None:
    told, facts = growth
    text = sources.text(told.members)
    assert "6 tháng đầu năm 2024: 920 triệu USD (ước tính) – 6-2024.docx, đoạn 1; nếu số này sai" in text
    assert "khoảng 1.010,9 triệu USD (1.010,1–1.011,8)" in text
    assert set(contradictions.facts(told)) == set(facts)


def test_lines_put_the_suspects_before_the_figures(growth) -> None:
    told, _ = growth
    heads = [line.text for line in contradictions.lines(told, "vi") if line.depth < 2]
    assert heads[0].startswith("Cảnh báo: Kim ngạch xuất khẩu")
    assert heads[-1] == "Các số không thể cùng đúng:"
