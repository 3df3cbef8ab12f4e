"""What is of persons in free text is taken out, and numbers that are not stay."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toancanh.publish.open_data.private import HIDDEN, holds_private, without_private

PREFIXES = st.sampled_from(("09", "03", "07", "08", "05", "02", "+849", "+842", "849"))
SIGNS = st.sampled_from(("", " ", ".", "-", "\u00a0"))


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Liên hệ ông An, 0912 345 678, sáng thứ hai", f"Liên hệ ông An, {HIDDEN}, sáng thứ hai"),
        ("ĐT: (0262) 3.852.345", f"ĐT: ({HIDDEN}"),
        ("gọi +84 912.345.678", f"gọi {HIDDEN}"),
        ("gửi lan.nt@daklak.gov.vn", f"gửi {HIDDEN}"),
        ("CCCD 066190001234", f"CCCD {HIDDEN}"),
        ("CMND 241 234 567", f"CMND {HIDDEN}"),
    ],
)  # fmt: skip
def test_numbers_and_addresses_of_persons_are_taken_out(text: str, left: str) -> None:
    assert without_private(text) == left


@pytest.mark.parametrize(
    "text",
    [
        "Quyết định 768/QĐ-TTg ngày 15/4/2025", "2.116.000.000 đồng", "61,5 ha; 1.520,5 triệu USD", "0,75 ha",
        "Nghị định 32/2024/NĐ-CP", "thôn 5, xã Ea Đar", "từ 01/7/2025 đến 30/9/2026", "108,0501; 12,6661",
        "", "km 0+500 đến km 12+300",
    ],
)  # fmt: skip
def test_numbers_of_the_trade_stay(text: str) -> None:
    assert without_private(text) == text


@settings(deadline=None)
@given(PREFIXES, st.lists(st.integers(0, 9), min_size=8, max_size=8), SIGNS)
def test_no_way_to_write_a_telephone_number_gets_through(prefix: str, digits: list[int], sign: str) -> None:
    number = (
        prefix + sign + sign.join("".join(map(str, digits[at : at + 3])) for at in range(0, len(digits), 3))
    )
    left = without_private(f"Liên hệ {number} để biết thêm")
    assert HIDDEN in left
    assert not holds_private(left)
    assert sum(it.isdigit() for it in left) == 0
