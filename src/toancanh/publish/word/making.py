"""The templates that come with the program, made from the table of the decree; an office edits them in Word.

Each element of a document has a paragraph style of its own, named in Vietnamese, so that its look is changed
in one place. What stands in braces is filled in by ``filling``.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import docx
from docx.enum.section import WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

from toancanh.publish.word import paper
from toancanh.publish.word.decree30 import Element, Letters, layout

STYLES: Mapping[str, str] = {
    "national_name": "TC Quốc hiệu",
    "motto": "TC Tiêu ngữ",
    "parent_agency": "TC Cơ quan chủ quản",
    "agency": "TC Cơ quan ban hành",
    "number": "TC Số, ký hiệu",
    "place_and_day": "TC Địa danh, thời gian",
    "type": "TC Tên loại",
    "about": "TC Trích yếu",
    "addressee": "TC Kính gửi",
    "section": "TC Mục",
    "clause": "TC Khoản",
    "body": "TC Nội dung",
    "authority": "TC Quyền hạn, chức vụ",
    "signer": "TC Họ tên người ký",
    "recipients_word": "TC Nơi nhận",
    "recipients": "TC Danh sách nơi nhận",
    "appendix": "TC Phụ lục",
    "appendix_title": "TC Tên phụ lục",
    "appendix_of": "TC Kèm theo văn bản",
    "page_number": "TC Số trang",
    "table": "TC Ô bảng",
    "table_head": "TC Đầu bảng",
    "caption": "TC Chú thích hình",
    "note": "TC Chú thích cuối",
}
"""The style of each element, by its name in the table of the decree."""

_ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "both": WD_ALIGN_PARAGRAPH.JUSTIFY,
}
_MADE = datetime(2026, 1, 1, tzinfo=UTC)  # the same file each time
_LEFT, _RIGHT = 66, 99  # millimetres: the columns of head and foot
_PRINTED = _LEFT + _RIGHT
NATION, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
"""Quốc hiệu, tiêu ngữ."""
_COLUMNS = (9, 42, 17, 20, 17, 22, 17, 21)  # millimetres: of the table of indicators


def report() -> bytes:
    """The template of a periodic report."""
    file = _Template()
    file.head()
    file.addressees()
    file.text()
    file.foot()
    file.indicators()
    file.sources()
    file.working()
    return file.saved()


def conclusions() -> bytes:
    """The template of the notice of what was concluded in a working session."""
    file = _Template()
    file.head()
    file.text()
    file.foot()
    return file.saved()


TEMPLATES: Mapping[str, Callable[[], bytes]] = {"bao-cao": report, "thong-bao-ket-luan": conclusions}
"""The templates that come with the program, by the name of their file."""


class _Template:
    """A template while it is made."""

    def __init__(self) -> None:
        self._file = docx.Document()
        self._file.core_properties.created = self._file.core_properties.modified = _MADE
        self._file.core_properties.author = "{{ co_quan_ban_hanh }}"
        self._file.core_properties.title = "{{ ten_loai }}: {{ trich_yeu }}"
        self._file.core_properties.comments = ""
        _styled(self._file)
        self._first = self._file.sections[0]
        paper.on_a4(self._first)
        _numbered(self._first)

    def saved(self) -> bytes:
        out = BytesIO()
        self._file.save(out)
        return out.getvalue()

    def head(self) -> None:
        """Agency and nation, number and place beside each other; what it is and what about under them."""
        rules = layout().rules
        left, right = self._beside()
        _put(left, "parent_agency", "{{ co_quan_chu_quan }}")
        _put(left, "agency", "{{ co_quan_ban_hanh }}")
        paper.rule(left.add_paragraph(), rules["agency"].millimetres, _LEFT - 4)
        _put(right, "national_name", NATION)
        _put(right, "motto", MOTTO)
        paper.rule(right.add_paragraph(), rules["motto"].millimetres, _RIGHT - 4)
        left, right = self._beside(row=1)
        _put(left, "number", "{{ so_ky_hieu }}")
        _put(right, "place_and_day", "{{ dia_danh_thoi_gian }}")
        self._add("type", "{{ ten_loai }}").paragraph_format.space_before = Pt(14)
        self._add("about", "{{ trich_yeu }}")
        paper.rule(self._file.add_paragraph(), rules["about"].millimetres, _PRINTED)

    def addressees(self) -> None:
        """To whom: one in a line with the word, several under it."""
        self._tag("{%p if kinh_gui|length == 1 %}")
        line = self._add("addressee", "Kính gửi: {{ kinh_gui[0] }}")
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        self._tag("{%p elif kinh_gui %}")
        self._add("addressee", "Kính gửi:").paragraph_format.left_indent = Mm(38)
        self._tag("{%p for noi in kinh_gui %}")
        line = self._add("addressee", "- {{ noi }}{{ '.' if loop.last else ';' }}")
        line.paragraph_format.left_indent = Mm(60)
        line.paragraph_format.space_before = Pt(0)
        self._tag("{%p endfor %}")
        self._tag("{%p endif %}")
        self._file.add_paragraph().paragraph_format.line_spacing = Pt(6)

    def text(self) -> None:
        """The opening, the parts with their clauses and drawings, the closing."""
        self._each("doan in mo_dau", "body", "{{ doan }}")
        self._tag("{%p for muc in cac_muc %}")
        self._add("section", "{{ muc.so }}. {{ muc.tieu_de }}")
        self._tag("{%p for khoan in muc.cac_khoan %}")
        self._tag("{%p if khoan.tieu_de %}")
        self._add("clause", "{{ khoan.so }}. {{ khoan.tieu_de }}")
        self._tag("{%p endif %}")
        self._each("doan in khoan.cac_doan", "body", "{{ doan }}")
        self._tag("{%p if khoan.hinh %}")
        drawn = self._add("caption", "{{ khoan.hinh }}")
        drawn.paragraph_format.keep_with_next = True
        self._add("caption", "{{ khoan.chu_thich_hinh }}")
        self._tag("{%p endif %}")
        self._tag("{%p endfor %}")
        self._tag("{%p endfor %}")
        self._add("body", "{{ ket_thuc }}").paragraph_format.keep_with_next = True

    def foot(self) -> None:
        """Who receives it on the left, who signs on the right; never apart from the end of the text."""
        gap = self._file.add_paragraph().paragraph_format
        gap.line_spacing, gap.keep_with_next = Pt(6), True
        left, right = self._beside()
        paper.mark_row(self._file.tables[-1].rows[0], "w:cantSplit")
        _put(left, "recipients_word", "Nơi nhận:")
        _put(left, "recipients", "{%p for noi in noi_nhan %}")
        _put(left, "recipients", "- {{ noi }}{{ '.' if loop.last else ';' }}")
        _put(left, "recipients", "{%p endfor %}")
        _put(right, "authority", "{%p for dong in quyen_han_chuc_vu %}")
        _put(right, "authority", "{{ dong }}")
        _put(right, "authority", "{%p endfor %}")
        _put(right, "signer", "{{ nguoi_ky }}").paragraph_format.space_before = Pt(72)

    def indicators(self) -> None:
        """Appendix I: the table of indicators."""
        self._section()
        self._tag("{%p if bieu %}")
        self._appendix("Phụ lục I", "CÁC CHỈ TIÊU CHỦ YẾU NGÀNH CÔNG THƯƠNG {{ bieu.ky|upper }}")
        heads = (
            "TT", "Chỉ tiêu", "Đơn vị tính", "Kế hoạch năm", "{{ bieu.cot_ky_nay }}", "{{ bieu.cot_luy_ke }}",
            "So KH năm (%)", "So cùng kỳ (%)",
        )  # fmt: skip
        cells = ("tt", "ten", "don_vi", "ke_hoach", "ky_nay", "luy_ke", "so_ke_hoach", "so_cung_ky")
        rows = [
            ("{%tr for dong in bieu.cac_dong %}", *[""] * 7),
            tuple(f"{{{{ dong.{name} }}}}" for name in cells),
            ("{%tr endfor %}", *[""] * 7),
        ]
        self._table(heads, rows, _COLUMNS)
        self._add("recipients", "{{ bieu.ghi_chu }}").paragraph_format.space_before = Pt(4)
        self._tag("{%p endif %}")

    def sources(self) -> None:
        """Appendix II: the documents that the numbers come from; each number's own place is an end note."""
        self._section()
        self._appendix("Phụ lục II", "NGUỒN SỐ LIỆU")
        rows: list[tuple[str, ...]] = [
            ("{%tr for dong in nguon %}", "", ""),
            ("{{ dong.tt }}", "{{ dong.van_ban }}", "{{ dong.tep }}"),
            ("{%tr endfor %}", "", ""),
        ]
        self._table(("TT", "Văn bản", "Tệp"), rows, (12, 98, 55))
        told = "Vị trí của từng số liệu trong văn bản nguồn ghi ở chú thích cuối văn bản này."
        self._add("recipients", told).paragraph_format.space_before = Pt(4)

    def working(self) -> None:
        """What is for the writer alone."""
        self._tag("{%p if trang_lam_viec %}")
        self._section()
        self._add("appendix", "TRANG LÀM VIỆC CỦA NGƯỜI SOẠN THẢO")
        self._add("appendix_of", "(không thuộc văn bản; xóa trang này trước khi trình ký)")
        for name, title in (
            ("mau_thuan", "Số liệu mâu thuẫn, phải xử lý trước khi trình ký (trong văn bản đánh dấu (*))"),
            ("chua_co", "Chưa có số liệu, nên văn bản không viết tới"),
            ("so_suy_ra", "Số suy ra: không văn bản nào nêu, tính từ các số khác"),
        ):
            self._tag(f"{{%p if trang_lam_viec.{name} %}}")
            self._add("clause", title)
            self._each(f"dong in trang_lam_viec.{name}", "table", "- {{ dong }}")
            self._tag("{%p endif %}")
        self._tag("{%p endif %}")

    def _add(self, element: str, text: str) -> Any:
        return self._file.add_paragraph(text, style=STYLES[element])

    def _tag(self, text: str) -> None:
        """What says when or how often the paragraphs after it are there; it leaves none itself."""
        self._add("table", text)

    def _each(self, loop: str, element: str, text: str) -> None:
        self._tag(f"{{%p for {loop} %}}")
        self._add(element, text)
        self._tag("{%p endfor %}")

    def _section(self) -> None:
        """A new page whose numbers begin again, as those of each appendix do."""
        section = self._file.add_section(WD_SECTION.NEW_PAGE)
        paper.on_a4(section)
        _numbered(section)

    def _appendix(self, word: str, title: str) -> None:
        self._add("appendix", word)
        self._add("appendix_title", title)
        self._add(
            "appendix_of", "(Kèm theo {{ ten_loai_thuong }} {{ so_ky_hieu|lower_first }}, {{ ngay_thang }})"
        )

    def _table(self, heads: tuple[str, ...], rows: list[tuple[str, ...]], widths: tuple[float, ...]) -> None:
        table = self._file.add_table(rows=0, cols=len(heads), style="Table Grid")
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        for texts, element in ((heads, "table_head"), *((row, "table") for row in rows)):
            row = table.add_row()
            paper.mark_row(row, "w:tblHeader" if element == "table_head" else "w:cantSplit")
            for at, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
                _put(cell, element, text)
                if element == "table" and at != 1:
                    cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
        paper.set_widths(table, widths)

    def _beside(self, row: int = 0) -> tuple[Any, Any]:
        """Two cells beside each other without lines: of a new table, or of a further row of the last."""
        if row:
            table: Any = self._file.tables[-1]
            table.add_row()
        else:
            table = self._file.add_table(rows=1, cols=2)
            table.alignment = WD_TABLE_ALIGNMENT.CENTER
        paper.set_widths(table, (_LEFT, _RIGHT))
        left, right = table.rows[row].cells
        return left, right


def _put(cell: Any, element: str, text: str) -> Any:
    """A paragraph in a cell: the one that is there at first, else a new one."""
    first = cell.paragraphs[0]
    fresh = len(cell.paragraphs) == 1 and not first.text and first.style.name == "Normal"
    paragraph = first if fresh else cell.add_paragraph()
    paragraph.style = STYLES[element]
    paragraph.add_run(text)
    return paragraph


def _numbered(section: Any) -> None:
    """The number of the page in the middle of the top margin, but on the first; counting begins with 1."""
    section.different_first_page_header_footer = True
    section.header.is_linked_to_previous = False
    properties = section._sectPr
    for name, xml in _COUNTED.items():
        if properties.find(qn(name)) is None:
            properties.append(parse_xml(xml.format(nsdecls("w"))))
    properties[:] = sorted(properties, key=_place)
    line = section.header.paragraphs[0]
    if not line.runs:
        line.style = STYLES["page_number"]
        paper.page_number(line)


_COUNTED = {
    "w:pgNumType": '<w:pgNumType {} w:start="1"/>',
    "w:endnotePr": '<w:endnotePr {}><w:numFmt w:val="decimal"/></w:endnotePr>',
}
_ORDER = (
    "headerReference", "footerReference", "footnotePr", "endnotePr", "type", "pgSz", "pgMar", "pgNumType",
    "cols", "titlePg", "docGrid",
)  # fmt: skip


def _place(element: Any) -> int:
    """Where an element of the properties of a section has to stand (ECMA-376, 17.6.17)."""
    return _ORDER.index(element.tag.rpartition("}")[2])


def _styled(file: Any) -> None:
    """The styles of all elements."""
    normal = file.styles["Normal"]
    paper.set_in_type(normal, layout().elements["body"].ours)
    paper.speak(normal, "vi-VN")
    shape = normal.paragraph_format
    shape.space_before, shape.space_after, shape.line_spacing = Pt(0), Pt(0), 1
    for name, style in STYLES.items():
        made = file.styles.add_style(style, WD_STYLE_TYPE.PARAGRAPH)
        made.element.styleId = f"TC_{name}"  # programs expect plain letters there
        made.base_style, made.quick_style = normal, True
        _style(made, name, layout().elements.get(name) or layout().ours[name])


def _style(style: Any, name: str, of: Element | Letters) -> None:
    paper.set_in_type(style, paper.size_of(of), bold=of.bold, italic=of.italic)
    shape = style.paragraph_format
    shape.alignment = _ALIGN[_ALIGNED.get(name, "left") if isinstance(of, Letters) else of.align]
    if name in _RUNNING:
        shape.space_before, shape.line_spacing = Pt(layout().before), layout().lines.ours
        shape.first_line_indent = Mm(layout().indent)
        shape.widow_control = True
    if name in _LEVELS:
        shape.keep_with_next = True
        level = f'<w:outlineLvl {nsdecls("w")} w:val="{_LEVELS[name]}"/>'
        style.element.get_or_add_pPr().append(parse_xml(level))
    if name in ("number", "place_and_day"):
        shape.space_before = Pt(4)
    if name == "appendix_of":
        shape.space_after = Pt(6)
    if name == "addressee":
        shape.space_before = Pt(layout().before)


_RUNNING = ("section", "clause", "body")  # the text, with its indent and spaces
_LEVELS = {"section": 0, "clause": 1, "appendix": 0}
_ALIGNED = {"table_head": "center", "caption": "center", "note": "both"}
