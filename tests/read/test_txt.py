import unicodedata

import pytest

from toancanh.model import BlockKind, UserError
from toancanh.read import read_bytes
from toancanh.read.lines import kind

TEXT = "Chỉ số sản xuất công nghiệp tăng 7,85%.\nĐiện thương phẩm đạt 1.250 triệu kWh."


def texts(text):
    return [
        document.text[b.start : b.end]
        for document in [read_bytes(text.encode(), "a.txt")]
        for b in document.blocks
    ]


@pytest.mark.parametrize("text", [TEXT, " date 2022-07 (GLO)- Sáng\n\n\n", "\t\xa0a b\xa0\n\n  c  \n"])
def test_utf8_text_is_kept_as_it_is(text):
    assert read_bytes(text.encode(), "a.txt").text == text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-8"])
def test_encodings_with_a_mark(encoding):
    assert read_bytes(TEXT.encode(encoding), "a.txt").text == TEXT


def test_utf16_big_endian():
    assert read_bytes(b"\xfe\xff" + TEXT.encode("utf-16-be"), "a.txt").text == TEXT


def test_line_ends_and_composition_are_the_only_changes():
    other = unicodedata.normalize("NFD", TEXT).replace("\n", "\r\n")
    assert read_bytes(other.encode(), "a.txt").text == TEXT


def test_windows_1258_is_read():
    letters = TEXT
    for char in set(letters):
        # The code page holds vowels with their hat or horn, and tones as marks that follow them.
        parts = unicodedata.normalize("NFD", char)
        tones = [mark for mark in parts[1:] if mark in "\u0300\u0301\u0303\u0309\u0323"]
        stem = unicodedata.normalize("NFC", "".join(part for part in parts if part not in tones))
        letters = letters.replace(char, stem + "".join(tones))
    assert read_bytes(letters.encode("cp1258"), "a.txt").text == TEXT


@pytest.mark.parametrize("data", [
    bytes.fromhex("43 ab 6e 67 20 6e 67 68 69 d6 70 20 ae b9 74"),  # TCVN3
    "Кой сме ние".encode("cp1251"),
    b"\xff\xfea",  # half a character of UTF-16
])  # fmt: skip
def test_unknown_encodings_are_refused(data):
    with pytest.raises(UserError, match=r"read\.undecodable"):
        read_bytes(data, "a.txt")


@pytest.mark.parametrize("control", ["\0", "\x01", "\x0b", "\x0c", "\x1b", "\x7f", "\x85", "\x9f", "\ufffe"])
def test_a_control_character_is_one_space(control):
    document = read_bytes(f"Điện{control}gió.\n\tThủy điện.".encode("utf-16"), f"a{control}.txt")
    assert (document.text, document.name) == ("Điện gió.\n\tThủy điện.", "a .txt")


def test_a_nul_far_in_the_file_keeps_the_count_of_characters():
    text = "Điện gió.\n" * 10_000
    document = read_bytes(f"{text}a\0b".encode(), "a.txt")
    assert document.text == f"{text}a b"


def test_a_file_name_that_is_no_unicode_can_be_stored():
    assert read_bytes(b"a b", "b\udce1o.txt").name == "b o.txt"


def test_each_line_is_a_block():
    assert texts("a b.\n\n\n  c d.  \ne f.\n") == ["a b.", "c d.", "e f."]


HARD_WRAPPED = """\
Chỉ số sản xuất công nghiệp toàn tỉnh 6 tháng đầu năm ước tăng 7,85% so
với cùng kỳ năm trước, trong đó công nghiệp chế biến, chế tạo tăng 9,12%
và là động lực chính của toàn ngành trong điều kiện thị trường còn nhiều
khó khăn.
- Điện thương phẩm đạt 1.250 triệu kWh, tăng 5,4% so với cùng kỳ nhờ thời
tiết nắng nóng.
- Khai khoáng giảm 2,3%.
"""


def test_hard_wrapped_lines_are_one_block():
    found = texts(HARD_WRAPPED)
    assert [text[:6] for text in found] == ["Chỉ số", "- Điện", "- Khai"]
    assert found[0].endswith("khó khăn.")


def test_short_lines_are_not_taken_as_wrapped():
    lines = "Cà phê: 980 triệu USD\nCao su: 45 triệu USD\nSắn: 120 triệu USD"
    assert texts(lines) == lines.split("\n")


def test_list_of_full_sentences_is_not_joined():
    lines = [f"Cụm công nghiệp số {n} có diện tích 75 ha, lấp đầy 60,6% diện tích." for n in range(10, 20)]
    assert texts("\n".join(lines)) == lines


@pytest.mark.parametrize(("line", "expected"), [
    ("I. SẢN XUẤT CÔNG NGHIỆP", BlockKind.HEADING),
    ("1. Chỉ số sản xuất công nghiệp", BlockKind.HEADING),
    ("SỞ CÔNG THƯƠNG TỈNH BẮC KẠN", BlockKind.HEADING),
    ("Một tỉnh, hai bức tranh", BlockKind.HEADING),
    ("- Điện thương phẩm đạt 1.250 triệu kWh", BlockKind.LIST_ITEM),
    ("+ CN khai khoáng: 37.110 triệu đồng;", BlockKind.LIST_ITEM),
    ("a) Khó khăn về vốn;", BlockKind.LIST_ITEM),
    ("2. Đôn đốc chủ đầu tư các dự án thủy điện bảo đảm tiến độ.", BlockKind.LIST_ITEM),
    ("Biểu 1. Chỉ số sản xuất (cùng kỳ năm trước = 100%)", BlockKind.CAPTION),
    ("Quang cảnh buổi làm việc. Ảnh: Vũ Thảo", BlockKind.CAPTION),
    ("Quang cảnh hội nghị. Ảnh: V.T", BlockKind.CAPTION),
    ("Ảnh: Vũ Thảo. Điện gió tăng 5%.", BlockKind.PARAGRAPH),
    ("14.674,3 ha là diện tích quy hoạch.", BlockKind.PARAGRAPH),
    ("Toàn ngành; 107,73; 103,98", BlockKind.PARAGRAPH),
    ("Điện thương phẩm đạt 1.250 triệu kWh.", BlockKind.PARAGRAPH),
])  # fmt: skip
def test_kind_of_a_line(line, expected):
    assert kind(line) is expected
