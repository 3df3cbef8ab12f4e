"""What every Word file of ours is made with: letters in black of one font, rules, rows, fields."""

from typing import Any

from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from toancanh.publish.word.decree30 import Element, Letters, layout

_THEME = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")


def set_in_type(style: Any, size: float, *, bold: bool = False, italic: bool = False) -> None:
    """Give a style the font of official documents, in black; a font of the theme would go before it."""
    font, name = style.font, layout().font
    font.name, font.size, font.bold, font.italic = name, Pt(size), bold, italic
    font.color.rgb = RGBColor.from_string(layout().colour)
    fonts = style.element.rPr.rFonts
    for theme in _THEME:
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), name)


def speak(style: Any, language: str) -> None:
    """Say in which language the text of a style is, so that Word checks its spelling."""
    told = OxmlElement("w:lang")
    told.set(qn("w:val"), language)
    style.element.rPr.append(told)


def on_a4(section: Any) -> None:
    """Give a section the paper and margins of the decree, the page number half way down the top margin."""
    it = layout()
    section.page_width, section.page_height = Mm(it.width), Mm(it.height)
    for side, length in it.margins.items():
        setattr(section, f"{side}_margin", Mm(length.ours))
    section.header_distance = Mm(it.margins["top"].ours / 2)


def page_number(paragraph: Any) -> None:
    """Put the number of the page at the end of a paragraph."""
    for kind, text in (("begin", ""), ("", " PAGE "), ("end", "")):
        run = paragraph.add_run()
        made = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            made.set(qn("w:fldCharType"), kind)
        else:
            made.text = text
        run._r.append(made)


def rule(paragraph: Any, length: float, width: float) -> None:
    """Make an empty paragraph a rule in the middle of a column; both in millimetres."""
    side = Mm((width - length) / 2)
    shape = paragraph.paragraph_format
    shape.left_indent = shape.right_indent = side
    shape.space_before, shape.space_after, shape.line_spacing = Pt(2), Pt(0), Pt(4)
    line = '<w:pBdr {}><w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>'
    paragraph._p.get_or_add_pPr().insert_element_before(
        parse_xml(line.format(nsdecls("w"))), "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def mark_row(row: Any, name: str) -> None:
    """Set a property of a row: ``w:tblHeader`` prints it on each page, ``w:cantSplit`` keeps it whole."""
    mark = OxmlElement(name)
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def set_widths(table: Any, millimetres: tuple[float, ...]) -> None:
    """Give the columns of a table their widths, whatever stands in them."""
    table.autofit = False
    for column, width in zip(table.columns, millimetres, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, millimetres, strict=True):
            cell.width = Mm(width)


def size_of(it: Element | Letters) -> float:
    """The size that we print an element with, in points."""
    return it.ours if isinstance(it, Element) else it.size
