"""Products: exact names, each with the unit that forms print beside it."""

import pytest

from toancanh.reference.products import parse, product_named, products

KNITTED = "Áo sơ mi cho người lớn {}dệt kim hoặc đan móc"
SMALL = """[units]
"Tấn" = ["Xi măng", "Đường RE"]
"1000 lít" = ["Bia"]
[names]
"Bia" = ["Bia hơi"]
"""


@pytest.mark.parametrize(
    ("label", "unit"),
    [
        ("Thuỷ hải sản đã được chế biến bảo quản khác dùng làm thức ăn cho người", "Tấn"),
        ("ĐƯỜNG RS ", "Tấn"),
        ("Nước ngọt (cocacola, 7 up,...)", "1000 lít"),
        ("Thuốc lá có đầu lọc", "1000 bao"),
        ("5. Vải dệt kim hoặc móc khác", "1000 m2"),
        ("Lốp hơi mới bằng cao su, loại dùng cho xe máy, xe đạp", "1000 cái"),
        ("Giày, dép có đế hoặc mũ bằng da", "1000 đôi"),
        ("Điện thương phẩm", "Triệu KWh"),
        ("Nước máy sản xuất", "1000 m3"),
        ("Dịch vụ thu gom rác thải không độc hại không thể tái chế", "Triệu đồng"),
        ("Gỗ cưa xẻ các loại", "M3"),
        ("Bao bì và túi bằng giấy nhăn và bìa nhăn", "1000 chiếc"),
        ("tử, bàn, đồ nội thất bàng gỗ", "Chiếc"),
    ],
)
def test_row_of_a_table_names_its_product(label: str, unit: str) -> None:
    found = product_named(label)
    assert found is not None
    assert found.unit_written == unit


def test_knitted_and_not_knitted_stay_apart() -> None:
    plain, negated = product_named(KNITTED.format("")), product_named(KNITTED.format("không "))
    assert plain is not None
    assert negated is not None
    assert plain.name != negated.name


@pytest.mark.parametrize("label", ["Bia", "Xi măng trắng", "Đường", "Áo sơ mi", ""])
def test_a_label_that_says_more_or_less_is_no_product(label: str) -> None:
    assert product_named(label) is None


def test_the_two_lists_are_there() -> None:
    assert len(products()) == 40 + 18 - 2  # shoes of leather and electricity stand in both


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('["Bia"]', '["Bia", "Xi măng"]', "'Xi măng' stands under Tấn and 1000 lít"),
        ('"Bia" = ["Bia hơi"]', '"Rượu" = ["Bia hơi"]', "names of what is no product: .'Rượu'."),
        ('"Bia hơi"', '"xi măng"', "'xi măng' stands for Xi măng and again for Bia"),
    ],
)
def test_wrong_data_are_refused_by_name(old: str, new: str, message: str) -> None:
    with pytest.raises(ValueError, match=rf"^products.toml: {message}"):
        parse(SMALL.replace(old, new))
