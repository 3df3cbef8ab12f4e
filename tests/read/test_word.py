"""What Word shows is what is read: each test makes the XML that Word writes."""

import zipfile
from io import BytesIO

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE as REL
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from toancanh.read import read_bytes
from toancanh.read.encoding import tables
from toancanh.read.word.numbering import written

MATH = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'


def element(xml):
    """An element of Word, its name spaces declared."""
    head, rest = xml.split(">", 1) if "/>" not in xml.split(">")[0] + ">" else (xml.removesuffix("/>"), None)
    declared = f"{nsdecls('w', 'r')} {MATH}"
    return parse_xml(f"{head} {declared}/>" if rest is None else f"{head} {declared}>{rest}")


@pytest.fixture
def word():
    """A document made of paragraphs and tables given as XML; parts of it by relationship."""

    def made(*body, parts=()):
        file = docx.Document()
        main = file.element.body
        for kind, xml in parts:
            existing = [it for it in file.part.rels.values() if it.reltype == kind]
            blob = f"<?xml version='1.0'?>{xml}".encode()
            if existing:
                existing[0].target_part._element = parse_xml(blob)
            else:
                what = kind.rsplit("/", 1)[1]
                name = PackURI(f"/word/{what}{len(file.part.rels)}.xml")
                media = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{what}+xml"
                file.part.relate_to(Part(name, media, blob, file.part.package), kind)
        for at, xml in enumerate(body):
            main.insert(at, element(xml))
        saved = BytesIO()
        file.save(saved)
        return read_bytes(saved.getvalue(), "a.docx")

    return made


def run(text, properties=""):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*inner, properties=""):
    texts = "".join(run(it) if not it.startswith("<") else it for it in inner)
    return f"<w:p><w:pPr>{properties}</w:pPr>{texts}</w:p>"


def numbered(text, level=0, number=1):
    place = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return paragraph(text, properties=place)


def level(at, form, text, more=""):
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbering(levels, numbers='<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'):
    lists = f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
    return (REL.NUMBERING, f"<w:numbering {nsdecls('w')}>{lists}{numbers}</w:numbering>")


SECTIONS = [level(0, "upperRoman", "%1."), level(1, "decimal", "%2."), level(2, "lowerLetter", "%3)")]


def test_automatic_numbers_head_the_sections(word, quoted):
    found = quoted(word(
        numbered("KẾT QUẢ"), numbered("Công nghiệp", 1), numbered("Chỉ số tăng 7%.", 2),
        numbered("Điện tăng 5%.", 2), numbered("Thương mại", 1), numbered("Bán lẻ tăng 9%.", 2),
        numbered("TỒN TẠI"), numbered("Công nghiệp", 1), parts=[numbering(SECTIONS)],
    ))  # fmt: skip
    assert found == [
        ("heading", "I. KẾT QUẢ"), ("heading", "1. Công nghiệp"), ("list_item", "a) Chỉ số tăng 7%."),
        ("list_item", "b) Điện tăng 5%."), ("heading", "2. Thương mại"), ("list_item", "a) Bán lẻ tăng 9%."),
        ("heading", "II. TỒN TẠI"), ("heading", "1. Công nghiệp"),
    ]  # fmt: skip


def test_numbers_of_several_levels_and_a_level_never_restarted(word):
    levels = [
        level(0, "upperRoman", "Phần %1."),
        level(1, "decimal", "%1.%2.", "<w:isLgl/>"),
        level(2, "decimal", "Bảng %3:", '<w:lvlRestart w:val="0"/>'),
    ]
    found = word(
        numbered("Một"), numbered("a", 1), numbered("x", 2), numbered("Hai"), numbered("b", 1),
        numbered("y", 2), parts=[numbering(levels)],
    )  # fmt: skip
    assert found.text.split("\n") == [
        "Phần I. Một", "1.1. a", "Bảng 1: x", "Phần II. Hai", "2.1. b", "Bảng 2: y",
    ]  # fmt: skip


def test_a_level_that_is_passed_over_counts_as_begun(word):
    found = word(numbered("a", 2), numbered("b", 1), numbered("c"), parts=[numbering(SECTIONS)])
    assert found.text.split("\n") == ["a) a", "2. b", "II. c"]


def test_lists_of_one_family_go_on_unless_started_again(word):
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    numbers = "".join(
        f'<w:num w:numId="{at}"><w:abstractNumId w:val="0"/>{more}</w:num>'
        for at, more in ((1, ""), (2, ""), (3, again))
    )
    found = word(
        numbered("a"), numbered("b", number=2), numbered("c", number=3), numbered("d", number=3),
        parts=[numbering([level(0, "decimal", "%1)")], numbers)],
    )  # fmt: skip
    assert found.text.split("\n") == ["1) a", "2) b", "5) c", "6) d"]


def test_bullets_are_shown_and_a_deleted_item_does_not_count(word):
    levels = [level(0, "decimal", "%1."), level(1, "bullet", "\uf0b7"), level(2, "bullet", "-")]
    gone = numbered("x").replace("</w:pPr>", "<w:rPr><w:del/></w:rPr></w:pPr>").replace("<w:t", "<w:delText")
    gone = gone.replace("</w:t>", "</w:delText>")
    found = word(
        numbered("Một"), gone, numbered("Hai"), numbered("ba", 1), numbered("bốn", 2),
        parts=[numbering(levels)],
    )  # fmt: skip
    assert found.text.split("\n") == ["1. Một", "2. Hai", "• ba", "- bốn"]


def test_numbered_cells_show_their_number_even_when_empty(word, cells):
    rows = "".join(f"<w:tr><w:tc>{numbered('')}</w:tc><w:tc>{paragraph(it)}</w:tc></w:tr>" for it in "ab")
    found = word(f"<w:tbl>{rows}</w:tbl>", parts=[numbering([level(0, "decimal", "%1")])])
    assert cells(found) == [(1, 1, 1, "1"), (1, 1, 2, "a"), (1, 2, 1, "2"), (1, 2, 2, "b")]


@pytest.mark.parametrize(("value", "form", "expected"), [
    (4, "upperRoman", "IV"), (1994, "lowerRoman", "mcmxciv"), (28, "lowerLetter", "bb"),
    (3, "upperLetter", "C"), (7, "decimalZero", "07"), (12, "decimal", "12"), (12, "none", ""),
    (0, "upperRoman", "0"), (5, "ideographDigital", "5"),
])  # fmt: skip
def test_numbers_are_written_in_their_format(value, form, expected):
    assert written(value, form) == expected


def notes(kind, *texts):
    inner = "".join(f'<w:{kind} w:id="{at}">{paragraph(it)}</w:{kind}>' for at, it in enumerate(texts, 2))
    mark = f'<w:{kind} w:type="separator" w:id="0">{paragraph("---")}</w:{kind}>'
    return f"<w:{kind}s {nsdecls('w')}>{mark}{inner}</w:{kind}s>"


def test_notes_follow_what_refers_to_them_and_their_marks_touch_no_number(word):
    found = word(
        paragraph("Xuất khẩu đạt 12", '<w:r><w:footnoteReference w:id="2"/></w:r>', " triệu USD."),
        paragraph("Nhập khẩu giảm.", '<w:r><w:endnoteReference w:id="2"/></w:r>'),
        paragraph("Hết."),
        parts=[
            (REL.FOOTNOTES, notes("footnote", "Trong đó cà phê 8 triệu USD.")),
            (REL.ENDNOTES, notes("endnote", "Số liệu sơ bộ.")),
        ],
    )
    assert [(it.locator.paragraph, found.text[it.start : it.end]) for it in found.blocks] == [
        (1, "Xuất khẩu đạt 12 triệu USD."), (1, "Trong đó cà phê 8 triệu USD."),
        (2, "Nhập khẩu giảm."), (2, "Số liệu sơ bộ."), (3, "Hết."),
    ]  # fmt: skip


def test_raised_digits_are_no_digits_of_the_figure_before(word):
    raised = '<w:vertAlign w:val="superscript"/>'
    custom = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>3</w:t></w:r>'
    found = word(
        paragraph(
            "Đạt 1.520", run("1", raised), " triệu USD, 12 km", run("2", raised), ", 10", run("6", raised)
        ),
        paragraph("Tăng 5", custom, "%."),
        parts=[(REL.FOOTNOTES, notes("footnote", "Ước tính."))],
    )
    assert found.text == "Đạt 1.520¹ triệu USD, 12 km2, 10⁶\nTăng 5%.\nƯớc tính."


def test_a_note_of_a_cell_follows_its_table(word):
    cell = paragraph("5,1", '<w:r><w:footnoteReference w:id="2"/></w:r>')
    row = f"<w:tr><w:tc>{cell}</w:tc><w:tc>{paragraph('a')}</w:tc></w:tr>"
    found = word(f"<w:tbl>{row}{row}</w:tbl>", parts=[(REL.FOOTNOTES, notes("footnote", "Ước tính."))])
    assert found.text == "5,1\ta\n5,1\ta\nƯớc tính.\nƯớc tính."
    assert found.blocks[-1].locator.table == 1


def field(code, result):
    marks = ["begin", "separate", "end"]
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{it}"/></w:r>' for it in marks)
    return f"{begin}<w:r><w:instrText>{code}</w:instrText></w:r>{separate}{result}{end}"


def test_fields_show_their_results_but_no_page_numbers(word):
    inner = field(' IF "1" = "1" ', run("7%"))
    found = word(paragraph(
        "Tăng ", inner, "; trang ", field(" PAGE ", run("3")), ", xem trang ",
        f'<w:fldSimple w:instr="PAGEREF a">{run("9")}</w:fldSimple>', " ", field(" REF b ", run("Bảng 2")),
    ))  # fmt: skip
    assert found.text == "Tăng 7%; trang , xem trang  Bảng 2"


def test_a_field_inside_the_code_of_another_is_not_shown(word):
    begin, separate, end = (
        f'<w:r><w:fldChar w:fldCharType="{it}"/></w:r>' for it in ("begin", "separate", "end")
    )
    code = f"{begin}<w:r><w:instrText> IF </w:instrText></w:r>{field(' DATE ', run('2025'))}{separate}"
    assert word(paragraph("Đạt ", f"{code}{run('5%')}{end}")).text == "Đạt 5%"


def test_hidden_text_is_out_and_capitals_are_capitals(word):
    styles = (
        f"<w:styles {nsdecls('w')}>"
        '<w:style w:type="character" w:styleId="An"><w:name w:val="Ẩn"/><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Hoa"><w:name w:val="Hoa"/><w:rPr><w:caps/></w:rPr></w:style>'
        "</w:styles>"
    )
    found = word(
        paragraph("Tăng ", run("5%", "<w:vanish/>"), run("6%", '<w:rStyle w:val="An"/>'),
                  run("7%", '<w:vanish w:val="0"/>')),
        paragraph("Sở Công Thương", properties='<w:pStyle w:val="Hoa"/>'),
        parts=[(REL.STYLES, styles)],
    )  # fmt: skip
    assert found.text == "Tăng 7%\nSỞ CÔNG THƯƠNG"


def test_signs_of_symbol_fonts_are_unicode(word):
    arrow = '<w:r><w:sym w:font="Wingdings" w:char="F0{}"/></w:r>'
    found = word(
        paragraph(arrow.format("E1"), " 5%; ", arrow.format("E2"), " 3%; ",
                  '<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>', " 60%"),
        paragraph(run("àáâ", '<w:rFonts w:ascii="Wingdings"/>'), " ", run("\uf0b7", "")),
    )  # fmt: skip
    assert found.text == "↑ 5%; ↓ 3%; ≥ 60%\n→↑↓ •"


def test_fractions_keep_their_stroke(word):
    above, below = (f"<m:{it}><m:r><m:t>{at}</m:t></m:r></m:{it}>" for at, it in ((1, "num"), (2, "den")))
    half = f"<m:oMath><m:f>{above}{below}</m:f></m:oMath>"
    assert word(paragraph("Đạt ", half, " kế hoạch")).text == "Đạt 1/2 kế hoạch"


GONE = "<w:rPr><w:del/></w:rPr>"


def test_a_deleted_paragraph_mark_joins_paragraphs(word):
    found = word(paragraph("Xuất khẩu ", properties=GONE), paragraph("đạt 5 tỷ."), paragraph("Hết."))
    assert found.text == "Xuất khẩu đạt 5 tỷ.\nHết."


def test_moves_and_deletions_in_tables_are_accepted(word, cells):
    moved = f"<w:moveFrom>{run('cũ')}</w:moveFrom><w:moveTo>{run('mới')}</w:moveTo>"
    deleted = f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{paragraph('x')}</w:tc></w:tr>"
    row = (
        f"<w:tr><w:tc><w:tcPr><w:cellDel/></w:tcPr>{paragraph('y')}</w:tc>"
        f"<w:tc>{paragraph(moved)}</w:tc><w:tc>{paragraph('b')}</w:tc></w:tr>"
    )
    found = word(f"<w:tbl>{deleted}</w:tbl>", f"<w:tbl>{deleted}{row}</w:tbl>")
    assert cells(found) == [(1, 1, 1, "mới"), (1, 1, 2, "b")]


def test_merged_cells_say_how_far_they_reach(save):
    word = docx.Document()
    table = word.add_table(3, 3)
    for row in range(3):
        for column in range(3):
            table.cell(row, column).text = f"{row}{column}"
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(0, 0).merge(table.cell(2, 0))
    document = read_bytes(save(word), "a.docx")
    shapes = {(it.locator.row, it.locator.column): (it.down, it.across) for it in document.blocks}
    assert (shapes[1, 1], shapes[1, 2], shapes[2, 2]) == ((3, 1), (1, 2), (1, 1))


def test_comments_and_placeholders_are_left_out(word):
    control = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    found = word(paragraph(
        '<w:commentRangeStart w:id="1"/>', "Tăng 5%", '<w:commentRangeEnd w:id="1"/>',
        '<w:r><w:commentReference w:id="1"/></w:r>', control.format(run("Nhập vào đây")),
        f"<w:sdt><w:sdtContent>{run('.')}</w:sdtContent></w:sdt>",
    ))  # fmt: skip
    assert found.text == "Tăng 5%."


def test_a_text_box_in_a_cell_and_in_both_writings_is_read_once(word):
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    box = f"<w:pict><w:txbxContent>{paragraph('Trong hộp.')}</w:txbxContent></w:pict>"
    both = (
        f"<w:r><mc:AlternateContent {mc}><mc:Choice Requires='wps'>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    found = word(f"<w:tbl><w:tr><w:tc>{paragraph('Ô', both)}</w:tc></w:tr></w:tbl>")
    assert found.text == "Ô\nTrong hộp."


def test_a_letterhead_in_the_first_header_is_read_at_the_head(save):
    word = docx.Document()
    section = word.sections[0]
    section.different_first_page_header_footer = True
    table = section.first_page_header.add_table(1, 2, 5_000_000)
    table.cell(0, 0).text = "UBND TỈNH ĐẮK LẮK\nSỞ CÔNG THƯƠNG\nSố: 393/BC-SCT"
    table.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    section.header.paragraphs[0].text = "Trang 2"
    section.footer.paragraphs[0].text = "BÁO CÁO"
    section.first_page_footer.paragraphs[0].text = "Liên hệ: 0262 3852 345"
    word.add_paragraph("BÁO CÁO")
    word.add_paragraph("Kết quả tháng 7 năm 2025")
    document = read_bytes(save(word), "a.docx")
    assert document.text == (
        "UBND TỈNH ĐẮK LẮK\nSỞ CÔNG THƯƠNG\nSố: 393/BC-SCT\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "BÁO CÁO\nKết quả tháng 7 năm 2025\nLiên hệ: 0262 3852 345"
    )
    assert (document.issuer, document.number) == ("SỞ CÔNG THƯƠNG", "393/BC-SCT")
    assert document.blocks[0].locator.table == 1


def test_text_typed_for_old_fonts_is_read_by_the_font_of_each_run(word):
    time, capitals, vni = (f'<w:rFonts w:ascii="{it}"/>' for it in (".VnTime", ".VnTimeH", "VNI-Times"))
    found = word(
        paragraph(run("céng hoµ", capitals)),
        paragraph(run("s¶n xuÊt c", time), run("«ng nghiÖp", time + "<w:b/>"), " tăng 7%"),
        paragraph(run("Coâng nghie", vni), run("äp", vni)),
    )  # fmt: skip
    assert found.text == "CỘNG HOÀ\nsản xuất công nghiệp tăng 7%\nCông nghiệp"
    assert found.metadata["encoding"] == f"{tables.TCVN3}, {tables.VNI}"


def test_unicode_in_an_old_font_stays(word):
    time = '<w:rFonts w:ascii=".VnTime"/>'
    found = word(paragraph(run("Sản xuất công nghiệp", time)), paragraph(run("công", time)))
    assert found.text == "Sản xuất công nghiệp\ncông"
    assert "encoding" not in found.metadata


def test_a_font_of_a_style_counts(word):
    styles = (
        f"<w:styles {nsdecls('w')}><w:docDefaults><w:rPrDefault><w:rPr>"
        '<w:rFonts w:ascii=".VnTime"/></w:rPr></w:rPrDefault></w:docDefaults></w:styles>'
    )
    found = word(paragraph("s¶n xuÊt c«ng nghiÖp"), parts=[(REL.STYLES, styles)])
    assert found.text == "sản xuất công nghiệp"


def repacked(data, change):
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return file.getvalue()


def test_a_part_that_is_named_but_missing_is_told(files):
    link = b'<Relationship Id="rId99" Type="http://x/image" Target="media/NULL"/></Relationships>'
    data = repacked(
        files["report.docx"],
        lambda name, part: part.replace(b"</Relationships>", link) if "document.xml.rels" in name else part,
    )
    document = read_bytes(data, "a.docx")
    assert document.text == read_bytes(files["report.docx"], "a.docx").text
    assert document.metadata["missing_parts"] == "media/NULL"


def test_a_file_with_macros_is_read_and_told(files):
    media = b"application/vnd.ms-word.document.macroEnabled.main+xml"
    usual = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    data = repacked(
        files["report.docx"],
        lambda name, part: part.replace(usual, media) if name == "[Content_Types].xml" else part,
    )
    with_macros = BytesIO(data)
    with zipfile.ZipFile(with_macros, "a") as package:
        package.writestr("word/vbaProject.bin", b"\0")
    document = read_bytes(with_macros.getvalue(), "a.docm")
    assert document.text == read_bytes(files["report.docx"], "a.docx").text
    assert document.media_type == "application/vnd.ms-word.document.macroEnabled.12"
    assert document.metadata["macros"] == "yes"
