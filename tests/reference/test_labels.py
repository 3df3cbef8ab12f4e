"""Labels of rows: typing makes no difference, a word does."""

import pytest

from toancanh.reference.labels import label_index, label_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sản xuất hoá chất", "SẢN XUẤT HÓA CHẤT"),
        ("1. Hàng may mặc", "Hàng may mặc"),
        ("12) Hàng may mặc:", "- Hàng may mặc"),
        ("1.2. Hàng may mặc", "1.2 Hàng may mặc"),
        ("IV.Hàng may mặc", "b) Hàng may mặc "),
        ("Xăng, dầu\ncác loại", "  Xăng,dầu  các\xa0loại"),
        ("Ô tô con ( dưới 9 chỗ )", "Ô tô con (dưới 9 chỗ)"),
        ("bông, đay, xơ dừa...", "bông, đay, xơ dừa …"),
        ("Điện", "Đie\u0302\u0323n"),
    ],
)
def test_what_only_typing_differs_in_is_one_label(one: str, other: str) -> None:
    assert label_key(one) == label_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Áo sơ mi dệt kim", "Áo sơ mi không dệt kim"),
        ("Khai khoáng", "Khai khoáng khác"),
        ("Sợi từ bông", "Sợi từ bóng"),
        ("In, sao chép", "sao chép"),
        ("Tổng số", "Trong đó: tổng số"),
    ],
)
def test_a_word_or_a_mark_makes_another_label(one: str, other: str) -> None:
    assert label_key(one) != label_key(other)


def test_a_label_of_two_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^x.toml: 'XĂNG' stands for a and again for b"):
        label_index("x.toml", {"a": ("Xăng",), "b": ("Dầu", "XĂNG")})
