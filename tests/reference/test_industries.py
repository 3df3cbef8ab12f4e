"""Industries: the rows of the tables of the index of industrial production lead to the classification."""

import pytest

from toancanh.reference.industries import Level, industries, industries_named, is_whole_industry, parse

# The rows of a monthly table in their order, without its first ("TOÀN NGÀNH").
TABLE = {
    "Khai khoáng": "B",
    "Khai khoáng khác": "08",
    "Công nghiệp chế biến, chế tạo": "C",
    "Sản xuất chế biến thực phẩm": "10",
    "Sản xuất đồ uống": "11",
    "Sản xuất sản phẩm thuốc lá": "12",
    "Dệt": "13",
    "Sản xuất trang phục": "14",
    "Sản xuất da và các sản phẩm có liên quan": "15",
    "Chế biến gỗ và sản xuất sản phẩm từ gỗ, tre, nứa (trừ giường, tủ, bàn, ghế); sản xuất sản phẩm từ rơm, "
    "rạ và vật liệu tết bện": "16",
    "Sản xuất giấy và sản phẩm từ giấy": "17",
    "In, sao chép bản ghi các loại": "18",
    "Sản xuất than cốc, sản phẩm dầu mỏ tinh chế": "19",
    "Sản xuất hoá chất và sản phẩm hoá chất": "20",
    "Sản xuất thuốc, hoá dược và dược liệu": "21",
    "Sản xuất sản phẩm từ cao su và plastic": "22",
    "Sản xuất sản phẩm từ khoáng phi kim loại khác": "23",
    "Sản xuất kim loại": "24",
    "Sản xuất sản phẩm từ kim loại đúc sẵn (trừ máy móc, thiết bị)": "25",
    "Sản xuất sản phẩm điện tử, máy vi tính và sản phẩm quang học": "26",
    "Sản xuất thiết bị điện": "27",
    "Sản xuất máy móc, thiết bị chưa được phân vào đâu": "28",
    "Sản xuất xe có động cơ": "29",
    "Sản xuất phương tiện vận tải khác": "30",
    "Sản xuất giường, tủ, bàn, ghế": "31",
    "Công nghiệp chế biến, chế tạo khác": "32",
    "Sửa chữa, bảo dưỡng và lắp đặt máy móc và thiết bị": "33",
    "Cung cấp nước; hoạt động quản lý và xử lý rác thải, nước thải": "E",
    "Khai thác, xử lý và cung cấp nước": "36",
    "Thoát nước và xử lý nước thải": "37",
    "Hoạt động thu gom, xử lý và tiêu huỷ rác thải; tái chế phế liệu": "38",
}
SMALL = """total = ["Toàn ngành"]
[sections.B]
name = "Khai khoáng"
[sections.B.divisions]
08 = "Khai khoáng khác"
09 = "Hỗ trợ khai khoáng"
"""


def test_divisions_are_all_of_the_sections_of_industry() -> None:
    codes = {"B": range(5, 10), "C": range(10, 34), "D": range(35, 36), "E": range(36, 40)}
    found = [(it.parent, it.code) for it in industries().values() if it.level is Level.DIVISION]
    assert found == [(section, f"{number:02}") for section, numbers in codes.items() for number in numbers]
    assert [it.code for it in industries().values() if it.level is Level.SECTION] == list(codes)


@pytest.mark.parametrize(("label", "code"), TABLE.items())
def test_row_of_a_monthly_table_names_its_industry(label: str, code: str) -> None:
    assert [it.code for it in industries_named(label)] == [code]
    assert [it.code for it in industries_named(f" 1. {label.upper()}\n")] == [code]


def test_one_name_stands_for_a_section_and_its_only_division() -> None:
    label = "Sản xuất và phân phối điện, khí đốt, nước nóng,\nhơi nước và điều hòa không khí"
    assert [it.code for it in industries_named(label)] == ["D", "35"]


@pytest.mark.parametrize(
    ("label", "code"),
    [
        ("Công nghiệp khai khoáng", "B"),
        ("Sản xuất và phân phối điện, khí đốt, nước", "D"),
        ("Cung cấp nước, quản lý và xử lý rác thải, nước thải", "E"),
    ],
)
def test_short_forms_of_a_department_name_sections(label: str, code: str) -> None:
    assert [it.code for it in industries_named(label)] == [code]


@pytest.mark.parametrize("label", ["TOÀN NGÀNH", "Toàn ngành công nghiệp", "I. Toàn ngành"])
def test_total_is_no_industry(label: str) -> None:
    assert is_whole_industry(label)
    assert industries_named(label) == ()


@pytest.mark.parametrize("label", ["Tổng số", "Khai khoáng và đồ uống", "Khai", "Ghi chú", ""])
def test_other_rows_name_nothing(label: str) -> None:
    assert industries_named(label) == ()
    assert not is_whole_industry(label)


@pytest.mark.parametrize(
    ("old", "new"), [("Hỗ trợ khai khoáng", "khai khoáng khác"), ("Khai khoáng khác", "TOÀN NGÀNH")]
)
def test_a_label_with_two_meanings_is_refused(old: str, new: str) -> None:
    with pytest.raises(ValueError, match=r"^industries.toml: .* already has a meaning"):
        parse(SMALL.replace(old, new))
