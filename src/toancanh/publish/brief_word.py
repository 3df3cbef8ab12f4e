"""A brief as a Word file: A4, Times New Roman, tables with lines, end notes numbered at its end.

Sizes follow what offices print: text of 13 points, tables of 10, end notes of 8.5. It is an inner paper, so
it bears the name of the agency and no motto; its letters are those of official documents (``publish.word``).
"""

from io import BytesIO
from typing import Any

import docx
from docx.enum.section import WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from toancanh.publish.brief import Brief, EndNote, Line, Said, Section, Table
from toancanh.publish.word.paper import mark_row, set_in_type, speak

_TEXT, _CELL, _NOTE = Pt(13), Pt(10), Pt(8.5)
_TALL, _WIDE, _TOP, _SIDE = Cm(29.7), Cm(21), Cm(1.4), Cm(1.7)
_PRINTED = Cm(21 - 2 * 1.7)
_TONES = {"late": RGBColor(0xA8, 0x32, 0x1F), "unknown": RGBColor(0x51, 0x62, 0x6B)}


def word(brief: Brief) -> bytes:
    """The bytes of the ``.docx``; the same brief gives the same words as its page."""
    paper = docx.Document()
    _page(paper, brief)
    _head(paper, brief)
    for number, section in enumerate(brief.sections, 1):
        _section(paper, brief, number, section)
    _heading(paper, brief.sources)
    _in_columns(paper)
    for note in brief.notes:
        _note(paper, note)
    out = BytesIO()
    paper.save(out)
    return out.getvalue()


def _page(paper: Any, brief: Brief) -> None:
    """Paper, margins, the font of everything, the language, the title among the properties of the file."""
    sheet = paper.sections[0]
    sheet.page_height, sheet.page_width = _TALL, _WIDE
    sheet.top_margin = sheet.bottom_margin = _TOP
    sheet.left_margin = sheet.right_margin = _SIDE
    style = paper.styles["Normal"]
    for each in (style, paper.styles["Heading 2"]):
        set_in_type(each, _TEXT.pt)
    speak(style, "vi-VN" if brief.lang == "vi" else "en-GB")
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(0), Pt(0)
    style.paragraph_format.line_spacing = 1
    paper.core_properties.title = f"{brief.kind}: {brief.title}"
    paper.core_properties.author = brief.agency
    paper.core_properties.comments = ""


def _head(paper: Any, brief: Brief) -> None:
    agency = paper.add_paragraph()
    _run(agency, brief.agency.upper(), bold=True)
    for text, size in ((brief.kind.upper(), _TEXT), (brief.title, Pt(15))):
        line = paper.add_paragraph()
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        _run(line, text, bold=True, size=size)
    about = paper.add_paragraph()
    about.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _run(about, brief.about).italic = True


def _heading(paper: Any, text: str) -> None:
    line = paper.add_paragraph(style="Heading 2")
    line.paragraph_format.space_before, line.paragraph_format.space_after = Pt(3), Pt(1)
    line.paragraph_format.keep_with_next = True
    _run(line, text, bold=True)


def _section(paper: Any, brief: Brief, number: int, section: Section) -> None:
    _heading(paper, f"{number}. {section.title}")
    if section.empty and section.silence:
        _told(paper.add_paragraph(), brief, Said(section.silence, tone="unknown"))
    for line in section.lines:
        _line(paper, brief, line)
    for table in section.tables:
        _table(paper, brief, table)
    if section.more:
        _joined(paper.add_paragraph(), brief, section.more, _CELL)


def _line(paper: Any, brief: Brief, line: Line) -> None:
    paragraph = paper.add_paragraph()
    paragraph.paragraph_format.left_indent, paragraph.paragraph_format.first_line_indent = Cm(0.4), Cm(-0.4)
    _run(paragraph, "– ")
    if line.label:
        _run(paragraph, f"{line.label}: ", bold=True)
    _joined(paragraph, brief, line.said)


def _joined(paragraph: Any, brief: Brief, every: tuple[Said, ...], size: Any = None) -> None:
    """What is said beside each other."""
    for at, said in enumerate(every):
        if at:
            _run(paragraph, "; ", size=size)
        _told(paragraph, brief, said, size)


def _told(paragraph: Any, brief: Brief, said: Said, size: Any = None) -> None:
    """Words, then the numbers of their end notes, raised."""
    run = _run(paragraph, said.text, size=size)
    if said.tone in _TONES:
        run.font.color.rgb = _TONES[said.tone]
    run.bold = True if said.tone == "late" else None
    if marks := brief.marks(said):
        raised = _run(paragraph, f"[{', '.join(map(str, marks))}]", size=size)
        raised.font.superscript = True


def _table(paper: Any, brief: Brief, table: Table) -> None:
    drawn = paper.add_table(rows=0, cols=len(table.heads), style="Table Grid")
    drawn.alignment, drawn.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    head = drawn.add_row()
    mark_row(head, "w:tblHeader")  # printed again on the next page
    for cell, text in zip(head.cells, table.heads, strict=True):
        _run(cell.paragraphs[0], text, bold=True, size=_CELL)
    for row in table.rows:
        cells = drawn.add_row().cells
        for cell, said in zip(cells, row, strict=True):
            _told(cell.paragraphs[0], brief, said, _CELL)
    for column, share in zip(drawn.columns, table.wide, strict=True):
        column.width = int(_PRINTED * share / 100)
    for row in drawn.rows:
        for cell, share in zip(row.cells, table.wide, strict=True):
            cell.width = int(_PRINTED * share / 100)
            cell.paragraphs[0].paragraph_format.space_after = Pt(0)
        mark_row(row, "w:cantSplit")
    paper.add_paragraph().paragraph_format.line_spacing = Pt(4)


def _in_columns(paper: Any) -> None:
    """What follows stands in two columns, from here on."""
    part = paper.add_section(WD_SECTION.CONTINUOUS)
    columns = part._sectPr.xpath("./w:cols")[0]
    columns.set(qn("w:num"), "2")
    columns.set(qn("w:space"), str(Cm(0.8).twips))


def _note(paper: Any, note: EndNote) -> None:
    paragraph = paper.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.paragraph_format.left_indent, paragraph.paragraph_format.first_line_indent = Cm(0.7), Cm(-0.7)
    _run(paragraph, f"[{note.number}] {note.words}", size=_NOTE)


def _run(paragraph: Any, text: str, *, bold: bool = False, size: Any = None) -> Any:
    run = paragraph.add_run(text)
    if bold:
        run.bold = True
    if size:
        run.font.size = size
    return run
