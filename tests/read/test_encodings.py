import io
import unicodedata

import docx
import openpyxl
import pytest

from toancanh.model import UserError
from toancanh.read import read_bytes
from toancanh.read.encoding import legacy, tables

ENCODINGS = (tables.TCVN3, tables.VNI, tables.VPS, tables.WINDOWS_1258)
TONES = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
SMALL = "đ" + "".join(
    unicodedata.normalize("NFC", vowel + tone) for vowel in "aăâeêioôơuưy" for tone in TONES
)
LETTERS = "".join(letter for letter in SMALL + SMALL.upper() if not letter.isascii())
REPORT = """\
Chỉ số sản xuất công nghiệp toàn tỉnh 6 tháng đầu năm ước tăng 7,85% so với cùng kỳ năm trước.
Trong đó công nghiệp chế biến, chế tạo tăng 9,12% và là động lực chính của toàn ngành.
Tổng mức bán lẻ hàng hóa đạt 48.600 tỷ đồng, bằng 50,8% kế hoạch; xuất khẩu cà phê giảm nhẹ."""


def typed(text, name):
    """The text as its codes, U+0000 to U+00FF; what TCVN3 has no capital of in small letters."""
    return "".join(one(letter, name) for letter in text)


def one(letter, name):
    if letter.isascii():
        return letter
    if name == tables.WINDOWS_1258:
        parts = unicodedata.normalize("NFD", letter)
        tones = [part for part in parts if part in TONES]
        stem = unicodedata.normalize("NFC", "".join(part for part in parts if part not in tones))
        return (stem + "".join(tones)).encode("cp1258").decode("latin-1")
    single = {tables.DECODERS[name](chr(code)): chr(code) for code in range(256)}
    pairs = {
        tables.DECODERS[name](base + mark): base + mark
        for base in ("aeouôöyAEOUÔÖY" if name == tables.VNI else "")
        for mark in ("ùøûõïâáàåãäêéèúüë" if base.islower() else "ÙØÛÕÏÂÁÀÅÃÄÊÉÈÚÜË")
    }
    known = {letter: code for letter, code in (single | pairs).items() if len(letter) == 1}
    if name == tables.VNI:  # a vowel with one tone is two characters, never the one of another letter
        known |= {it: code for it, code in pairs.items() if len(it) == 1}
    return known.get(letter) or known[letter.lower()]


@pytest.mark.parametrize("name", ENCODINGS)
def test_all_letters_of_vietnamese_come_back(name):
    assert len(LETTERS) == 134
    for letter in LETTERS:
        capitals = name == tables.TCVN3 and letter.isupper()
        back = legacy.convert(typed(letter, name), name, capitals=capitals)
        assert back == letter
        assert unicodedata.is_normalized("NFC", back)


@pytest.mark.parametrize("name", ENCODINGS)
def test_a_text_file_is_told_by_its_words(name):
    document = read_bytes(typed(REPORT, name).encode("latin-1"), "a.txt")
    assert document.text == REPORT
    assert document.metadata["encoding"] == name


def test_control_codes_that_vps_uses_are_letters():
    head = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSỞ CÔNG THƯƠNG BÁO CÁO NHỮNG KẾT QUẢ ĐẠT ĐƯỢC Ở HUYỆN"
    data = typed(f"{head}\n{REPORT}", tables.VPS).encode("latin-1")
    assert b"\x12" in data
    assert read_bytes(data, "a.txt").text == f"{head}\n{REPORT}"


@pytest.mark.parametrize("name", ENCODINGS)
@pytest.mark.parametrize("charset", ["", '<meta charset="iso-8859-1">', '<meta charset="x-user-defined">'])
def test_a_web_page_is_told_by_its_words(name, charset):
    page = f"<html><head>{charset}<title>SP</title></head><body><P CLASS=été>{typed(REPORT, name)}</P></body>"
    document = read_bytes(page.encode("latin-1"), "a.html")
    assert document.text == REPORT.replace("\n", " ")
    assert document.metadata["encoding"] == name


@pytest.mark.parametrize("name", ENCODINGS)
def test_characters_shown_wrong_in_a_unicode_file_are_repaired(name):
    shown = tables.characters(typed(REPORT, name))
    assert legacy.repaired(shown) == REPORT
    word = docx.Document()
    table = word.add_table(1, 1)
    table.cell(0, 0).text = shown.split("\n")[0]
    word.add_paragraph(shown.split("\n", 1)[1])
    saved = io.BytesIO()
    word.save(saved)
    document = read_bytes(saved.getvalue(), "a.docx")
    assert document.text == REPORT
    assert [document.text[it.start : it.end] for it in document.blocks] == REPORT.split("\n")
    assert document.metadata["encoding"] == name


def test_cells_of_a_workbook_are_repaired_and_keep_their_places():
    book, saved = openpyxl.Workbook(), io.BytesIO()
    for row, line in enumerate(REPORT.split("\n"), 1):
        book.active.cell(row, 1, tables.characters(typed(line, tables.VNI)))
        book.active.cell(row, 3, row)
    book.save(saved)
    document = read_bytes(saved.getvalue(), "a.xlsx")
    found = [(it.locator.cell, document.text[it.start : it.end]) for it in document.blocks]
    assert found == [it for row, line in enumerate(REPORT.split("\n"), 1)
                     for it in ((f"A{row}", line), (f"C{row}", str(row)))]  # fmt: skip
    assert document.metadata["encoding"] == tables.VNI


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_needs_no_mark(encoding):
    document = read_bytes(REPORT.encode(encoding), "a.txt")
    assert (document.text, document.metadata["encoding"]) == (REPORT, encoding)


OTHERS = (
    "Le développement économique de la région a été marqué par une croissance élevée. Où sont les données ?"
    " À côté des industries, l'énergie représente une part supérieure; le français, là où l'été s'achève,"
    " naïve, œuvre, tâche, forêt, hôtel, bûche, maïs, garçon, événement.",
    "Die Übergänge für größere Städte müssen überprüft werden, weil die Länder höhere Erträge erzielen;"
    " schöne Grüße aus Köln, Düsseldorf, Nürnberg, Österreich.",
    "La producción agrícola aumentó un año más; según el último informe económico, también creció la"
    " exportación de café, azúcar y maíz. El niño español, ¿dónde está? Mañana sería mejor.",
    "A produção agrícola não é só função das condições climáticas; são também questões econômicas, à"
    " exportação de café, açúcar, pêssego e maçã. Três irmãos têm razão.",
    "The naïve café façade costs £5, “smart quotes”, ½ price © 2024, Beyoncé’s résumé.",
    "Công an và giáo viên bán hàng cà phê bên sân bay, tôi có nhà xa, không là gì, tháng hai, mía © 2025.",
    REPORT,
    REPORT + " © ® Česká",
)


@pytest.mark.parametrize("text", OTHERS)
def test_unicode_and_other_tongues_are_left_alone(text):
    document = read_bytes(text.encode(), "a.txt")
    assert document.text == unicodedata.normalize("NFC", text)
    assert "encoding" not in document.metadata
    assert legacy.repaired(text) is None


@pytest.mark.parametrize("text", OTHERS[:4])
def test_bytes_of_other_tongues_are_not_taken_for_vietnamese(text):
    with pytest.raises(UserError, match=r"read\.undecodable"):
        read_bytes(text.encode("cp1252"), "a.txt")


def test_lines_in_unicode_stay_beside_lines_that_are_not():
    text = f"Năm 2025 tăng trưởng khá.\n{typed(REPORT, tables.TCVN3)}\ncông tác và kế toán"
    document = read_bytes(text.encode(), "a.txt")
    assert document.text == f"Năm 2025 tăng trưởng khá.\n{REPORT}\ncông tác và kế toán"
    assert document.metadata["encoding"] == "TCVN3, Unicode"


def test_a_doubt_is_named_and_nothing_changed():
    half = f"{typed(REPORT, tables.TCVN3)}\n{OTHERS[0]}\n{OTHERS[1]}"
    document = read_bytes(half.encode(), "a.txt")
    assert document.text == half
    assert document.metadata["encoding_doubt"] == "TCVN3"


@pytest.mark.parametrize(("text", "expected"), [
    ("CéNG HOµ X· HéI CHñ NGHÜA VIÖT NAM", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    ("Së C¤NG TH¦¥NG   §éc lËp - Tù do", "SỞ CÔNG THƯƠNG   Độc lập - Tự do"),
    ("Së C«ng Th­¬ng, x· Ea Kao", "Sở Công Thương, xã Ea Kao"),
    ("Së GTVT", "Sở GTVT"),
])  # fmt: skip
def test_capitals_that_tcvn3_shows_by_font_come_back_where_the_line_tells(text, expected):
    assert legacy.convert(text, tables.TCVN3) == expected


@pytest.mark.parametrize(("font", "expected"), [
    (".VnTime", ("TCVN3", False)), (".VnTimeH", ("TCVN3", True)), (".vnArial NarrowH", ("TCVN3", True)),
    ("VNI-Times", ("VNI-Windows", False)), ("VPS Times", ("VPS", False)),
    ("Times New Roman", None), ("Verdana", None), ("VnTime", None),
])  # fmt: skip
def test_a_font_tells_the_encoding(font, expected):
    assert legacy.by_font(font) == expected
