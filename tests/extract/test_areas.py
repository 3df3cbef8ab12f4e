"""What a document is about, by the areas, offices and signs at its head."""

import pytest

from toancanh.extract import extract
from toancanh.read import read_bytes


def area(text: str) -> str | None:
    return extract(read_bytes(text.encode("utf-8-sig"), "a.txt")).facts[0].area


def test_local_paper_signs_for_its_province() -> None:
    assert area("(GLO)- 6 tháng đầu năm 2025, thu ngân sách đạt 3.000 tỷ đồng.") == "Gia Lai"
    assert area("BTO - 6 tháng đầu năm 2025, thu ngân sách đạt 3.000 tỷ đồng.") == "Bình Thuận"


def test_named_province_speaks_louder_than_the_paper() -> None:
    assert area("(GLO)- 6 tháng đầu năm 2025, tỉnh Đắk Lắk thu ngân sách đạt 3.000 tỷ đồng.") == "Đắk Lắk"


def test_bracket_that_is_no_paper_says_nothing() -> None:
    assert area("(IIP) 6 tháng đầu năm 2025, thu ngân sách đạt 3.000 tỷ đồng.") is None


def test_region_is_the_area_of_its_figures_not_of_the_document() -> None:
    lines = (
        "Tỉnh Gia Lai họp sơ kết.",
        "Vùng Tây Nguyên xuất khẩu đạt 900 triệu USD.",
        "Thu ngân sách đạt 9.000 tỷ đồng.",
    )
    text = "\n".join(lines)
    found = extract(read_bytes(text.encode("utf-8-sig"), "a.txt")).facts
    assert [fact.area for fact in found] == ["Tây Nguyên", "Gia Lai"]


ANSWER = """

PV: Thưa ông, kết quả năm 2025 ra sao?

Ông Nam: Cả nước khó khăn, Chính phủ, Thủ tướng chỉ đạo sát. Bắc Ninh làm tốt, chúng tôi học Bắc Ninh.

PV: Xin ông nói thêm về Việt Nam và Bắc Ninh?

Ông Nam: Việt Nam mở thêm thị trường. Xuất khẩu đạt 2,1 tỷ USD.
"""


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("Báo chí hỏi ông Nam, Giám đốc Sở Công Thương Quảng Trị.", "Quảng Trị"),
        ("HÀ NỘI - Ông Nam - Giám đốc Sở Công Thương tỉnh Sơn La trả lời.", "Sơn La"),
        ("Ông Nam, Trưởng Ban Quản lý các KCN, KKT Nghệ An trả lời.", "Nghệ An"),
        ("Cao Bằng: khơi thông cửa khẩu\n\nÔng Nam, Phó Chủ tịch UBND tỉnh, trả lời.", "Cao Bằng"),
        ("Ông Nam, Chủ tịch UBND xã Yên Thủy (tỉnh Phú Thọ), trả lời.", "Yên Thủy"),
    ],
)
def test_who_answers_in_an_interview_speaks_of_the_area_of_his_office(head: str, name: str) -> None:
    assert area(head + ANSWER) == name


def test_notice_of_a_visit_is_about_the_district_visited_and_the_province_around_it_is_told_apart() -> None:
    lines = (
        "TỈNH ỦY LẠNG SƠN",
        "THÔNG BÁO",
        "Kết luận tại buổi làm việc với Ban Thường vụ Huyện ủy Hữu Lũng",
        "6 tháng đầu năm 2024, thu ngân sách đạt 118 tỷ đồng.",
        "Toàn tỉnh thu ngân sách 4.000 tỷ đồng.",
    )
    found = extract(read_bytes("\n\n".join(lines).encode("utf-8-sig"), "a.txt")).facts
    assert [fact.area for fact in found] == ["Hữu Lũng", "Lạng Sơn"]


def test_place_that_another_lies_near_is_not_spoken_of() -> None:
    assert area("Tỉnh Tiền Giang, gần TP. Hồ Chí Minh, có 7 khu công nghiệp.") == "Tiền Giang"
