"""What a document is about, by the areas and signs at its head."""

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
