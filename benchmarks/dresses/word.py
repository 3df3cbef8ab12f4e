"""A report as a Word file: styles, automatic numbers, merged cells, footnotes."""

import io
from typing import Any

import docx
from benchmarks.dresses.report import NOTE, Part, Report
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE as REL
from docx.opc.packuri import PackURI
from docx.opc.part import Part as File
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt

_FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_STYLES = {
    "heading": "Heading 1",
    "subheading": "Heading 2",
    "item": "List Bullet",
    "numbered": "List Number",
}


class Writer:
    """Writes one report; ``font`` and ``encoded`` dress its letters too."""

    def __init__(self, font: str = "Times New Roman", encoded: Any = str) -> None:
        self._word, self._encoded, self._font = docx.Document(), encoded, font
        self._notes: list[str] = []
        for name in ("Normal", *_STYLES.values()):
            style = self._word.styles[name]
            style.font.name = font
            for part in style.element.iter(qn("w:rFonts")):
                for key in list(part.keys()):
                    del part.attrib[key]
                for key in ("ascii", "hAnsi", "cs"):
                    part.set(qn(f"w:{key}"), font)
        normal = self._word.styles["Normal"]
        normal.font.size, normal.paragraph_format.space_after = Pt(13), Pt(6)
        section = self._word.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin, section.right_margin = Cm(3), Cm(1.5)
        section.top_margin = section.bottom_margin = Cm(2)

    def write(self, report: Report) -> bytes:
        """The bytes of the file."""
        self._pairs(report.head)
        for title in report.titles:
            self._line(self._word.add_paragraph(), title, bold=True, centre=True)
        for part in report.parts:
            if part.kind == "table":
                self._table(part)
            else:
                self._paragraph(part)
        self._pairs(report.foot)
        if self._notes:
            self._footnotes()
        saved = io.BytesIO()
        self._word.save(saved)
        return saved.getvalue()

    def _paragraph(self, part: Part) -> None:
        style = _STYLES.get(part.kind)
        paragraph = self._word.add_paragraph(style=style)
        for at, piece in enumerate(NOTE.split(part.text)):
            if at % 2:
                self._notes.append(piece)
                paragraph.add_run()._r.append(self._reference(len(self._notes)))
            else:
                paragraph.add_run(self._encoded(piece))
        if style is None:
            paragraph.paragraph_format.first_line_indent = Cm(1.27)
            paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY

    def _line(self, paragraph: Any, text: str, *, bold: bool = False, centre: bool = False) -> None:
        paragraph.add_run(self._encoded(text)).bold = bold
        if centre:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER

    def _pairs(self, rows: Any) -> None:
        if not rows:
            return
        table = self._word.add_table(rows=len(rows), cols=2)
        for row, pair in zip(table.rows, rows, strict=True):
            for cell, lines in zip(row.cells, pair, strict=True):
                for at, text in enumerate(lines):
                    paragraph = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
                    self._line(
                        paragraph, text, bold=text.isupper(), centre=not text.startswith(("-", "Nơi nhận"))
                    )

    def _table(self, part: Part) -> None:
        table = self._word.add_table(rows=part.height, cols=part.width, style="Table Grid")
        for cell in part.cells:
            field = table.cell(cell.row, cell.column)
            if cell.down > 1 or cell.across > 1:
                field = field.merge(table.cell(cell.row + cell.down - 1, cell.column + cell.across - 1))
            self._line(field.paragraphs[0], cell.text, bold=cell.row == 0)
        self._word.add_paragraph()

    def _reference(self, number: int) -> Any:
        return parse_xml(f'<w:footnoteReference {nsdecls("w")} w:id="{number}"/>')

    def _footnotes(self) -> None:
        """The part that holds the notes; python-docx knows none."""
        notes = "".join(
            f'<w:footnote w:id="{at}"><w:p>'
            '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
            f'<w:r><w:rPr><w:rFonts w:ascii="{self._font}" w:hAnsi="{self._font}"/><w:sz w:val="20"/></w:rPr>'
            f'<w:t xml:space="preserve"> {self._encoded(text)}</w:t></w:r></w:p></w:footnote>'
            for at, text in enumerate(self._notes, 1)
        )
        xml = f"<w:footnotes {nsdecls('w')}>{notes}</w:footnotes>".encode()
        part = File(PackURI("/word/footnotes.xml"), _FOOTNOTES, xml, self._word.part.package)
        self._word.part.relate_to(part, REL.FOOTNOTES)
