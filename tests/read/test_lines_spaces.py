"""How a line is typed with white space changes neither its role nor the date that it says."""

import pytest

from toancanh.model import BlockKind
from toancanh.read.dates import published
from toancanh.read.lines import kind


@pytest.mark.parametrize("line", ["4. Mục tiêu năm 2025", "4.\tMục tiêu năm 2025", "II.\tKIẾN NGHỊ"])
def test_numbered_heading_may_be_set_off_by_a_tab(line: str) -> None:
    assert kind(line) is BlockKind.HEADING


def test_columns_after_the_number_are_no_heading() -> None:
    assert kind("4. Chỉ số\t12,5\t13,1") is BlockKind.PARAGRAPH


def test_date_is_found_whatever_the_spaces() -> None:
    lines = ["Đắk Lắk,  ngày  15   tháng 9 \xa0năm 2025"]
    found = published(lines)
    assert found is not None
    assert found.code == "2025-09-15"
