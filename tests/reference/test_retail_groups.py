"""Groups of retail sales: the labels of tables and forms, whatever their wording, lead to one group."""

import pytest

from toancanh.reference.indicators import catalogue
from toancanh.reference.retail_groups import parse, retail_group_named, retail_groups

MONTHLY = """\
1. Lương thực, thực phẩm
2. Hàng may mặc
3. Đồ dùng, dụng cụ, trang thiết bị gia đình
4. Vật phẩm văn hóa, giáo dục
5. Gỗ và vật liệu xây dựng
6. Ô tô con (dưới 9 chỗ ngồi)
7. Phương tiện đi lại (trừ ô tô, kể cả phụ tùng)
8. Xăng, dầu các loại
9. Nhiên liệu khác (trừ xăng, dầu)
10. Đá quý, kim loại quý và sản phẩm
11. Hàng hóa khác
12. Sửa chữa xe có động cơ, mô tô, xe máy và xe có động cơ"""


def test_rows_of_the_monthly_table_are_the_groups_of_goods() -> None:
    named = [retail_group_named(label) for label in MONTHLY.splitlines()]
    goods = [it for it in retail_groups().values() if it.indicator == "retail_goods"]
    assert named == [it for it in goods if it.code != "bicycles"]


@pytest.mark.parametrize(
    ("label", "code"),
    [
        ("Phương tiện đi lại, trừ ô tô con (kể cả phụ tùng)", "other_vehicles"),
        ("Trong đó xe đạp và phụ tùng xe đạp", "bicycles"),
        ("Vật phẩm, văn hoá, giáo dục", "culture_education"),
        ("Nhiên liệu khác (trừ xăng dầu)", "other_fuel"),
        ("Dịch vụ lữ hành và hoạt động hỗ trợ du lịch", "travel"),
        ("DỊCH VỤ LƯU TRÚ", "accommodation"),
        ("Dịch vụ  nghệ thuật, vui chơi và giải trí", "arts_recreation"),
        ("DV sửa chữa máy vi tính, đồ dùng cá nhân và gia đình", "personal_repair"),
    ],
)
def test_wordings_of_forms_lead_to_the_group(label: str, code: str) -> None:
    found = retail_group_named(label)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize("label", ["Tổng số", "Bán lẻ hàng hóa", "Ô tô các loại", "TỔNG MỨC BLHH", ""])
def test_totals_and_other_rows_are_no_group(label: str) -> None:
    assert retail_group_named(label) is None


@pytest.mark.parametrize("code", retail_groups())
def test_group_is_part_of_an_indicator(code: str) -> None:
    assert retail_groups()[code].indicator in catalogue()


def test_a_label_of_two_groups_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^retail_groups.toml: 'XĂNG' stands for fuel and again for oil"):
        parse('[fuel]\nname = "Xăng"\nindicator = "x"\n[oil]\nname = "XĂNG"\nindicator = "x"')
