"""Write the Word, PDF and spreadsheet files of ``samples`` from their plain sources.

Each ``samples/sources/*.md`` starts with ``key: value`` lines (the letterhead; ``folder`` is where it goes,
``documents`` without), then, after ``---``, the
body in a tiny markup: ``# heading``, ``## sub-heading``, ``- list item``, ``| table | row |`` (the first row
of a table is its head), and paragraphs, one a line; in workbooks it means sheets (``sample_workbooks.py``).
The output depends on the sources alone: the same sources give the same bytes.

Run ``python scripts/build_samples.py``; PDF needs the fonts of Debian's ``fonts-dejavu-core``.
"""

import argparse
import io
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from fpdf import FPDF
from fpdf.enums import TableBordersLayout, XPos, YPos
from sample_workbooks import WRITERS, same_zip, sheets

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
FONTS = Path("/usr/share/fonts/truetype/dejavu")
NATION = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
MARKS = {"# ": "heading", "## ": "subheading", "- ": "item", "|": "row"}


@dataclass(frozen=True)
class Source:
    """One sample: its letterhead and its body as (kind, text) pairs."""

    meta: dict[str, str]
    body: tuple[tuple[str, str], ...]

    @property
    def day(self) -> datetime:
        """The date that the document bears, as its file properties say it."""
        return datetime.fromisoformat(self.meta["date"]).replace(tzinfo=UTC)

    @property
    def letterhead(self) -> list[tuple[list[str], list[str]]]:
        """Rows of the two-column head: issuer and nation, then number and place."""
        meta = self.meta
        return [(meta["issuer"].split(" / "), list(NATION)), ([meta["number"]], [meta["place"]])]

    @property
    def closing(self) -> tuple[list[str], list[str]]:
        """The two columns at the end: recipients and signature."""
        recipients = [f"- {name};" for name in self.meta["to"].split("; ")]
        return ["Nơi nhận:", *recipients], self.meta["signer"].split(" / ")


def parse(text: str) -> Source:
    """Read one source file."""
    head, body = text.split("\n---\n", 1)
    meta = dict(line.split(": ", 1) for line in head.splitlines())
    return Source(meta, tuple(_block(line) for line in body.splitlines() if line.strip()))


def _block(line: str) -> tuple[str, str]:
    for mark, kind in MARKS.items():
        if line.startswith(mark):
            return kind, line.removeprefix(mark).strip()
    return "paragraph", line.strip()


def _cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.removesuffix("|").split("|")]


def write_docx(source: Source, path: Path) -> None:
    """Write a Word document laid out as an official one."""
    document = Document()
    _page(document)
    _pair_docx(document, source.letterhead)
    for text in (source.meta["kind"], source.meta["about"]):
        _line(document.add_paragraph(), text, bold=True, centre=True)
    for kind, blocks in groupby(source.body, key=lambda block: block[0]):
        texts = [text for _, text in blocks]
        if kind == "row":
            _table_docx(document, [_cells(text) for text in texts])
        else:
            for text in texts:
                _paragraph_docx(document, kind, text)
    _pair_docx(document, [source.closing])
    properties = document.core_properties
    properties.author, properties.title = source.meta["issuer"].split(" / ")[-1], source.meta["about"]
    properties.created = properties.modified = source.day
    saved = io.BytesIO()
    document.save(saved)
    path.write_bytes(same_zip(saved, source.day))


def _page(document: Any) -> None:
    section, style = document.sections[0], document.styles["Normal"]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(3), Cm(1.5)
    section.top_margin = section.bottom_margin = Cm(2)
    section.different_first_page_header_footer = True
    style.font.name, style.font.size = "Times New Roman", Pt(13)
    style.paragraph_format.space_after = Pt(6)
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)


def _line(paragraph: Any, text: str, *, bold: bool = False, centre: bool = False) -> None:
    paragraph.add_run(text).bold = bold
    if centre:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _paragraph_docx(document: Any, kind: str, text: str) -> None:
    if kind in ("heading", "subheading"):
        document.add_heading(text, level=1 if kind == "heading" else 2)
    elif kind == "item":
        document.add_paragraph(text, style="List Bullet")
    else:
        paragraph = document.add_paragraph(text)
        paragraph.paragraph_format.first_line_indent = Cm(1.27)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY


def _pair_docx(document: Any, rows: list[tuple[list[str], list[str]]]) -> None:
    table = document.add_table(rows=len(rows), cols=2)
    for row, pair in zip(table.rows, rows, strict=True):
        for cell, lines in zip(row.cells, pair, strict=True):
            for at, text in enumerate(lines):
                paragraph = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
                _line(paragraph, text, bold=text.isupper(), centre=not text.startswith(("-", "Nơi nhận")))


def _table_docx(document: Any, rows: list[list[str]]) -> None:
    table = document.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
    for at, (row, texts) in enumerate(zip(table.rows, rows, strict=True)):
        for cell, text in zip(row.cells, texts, strict=True):
            _line(cell.paragraphs[0], text, bold=at == 0)
    document.add_paragraph()


class Page(FPDF):
    """A4 with the running head and page number that later pages of an official document carry."""

    def __init__(self, source: Source, fonts: Path) -> None:
        super().__init__(format="A4")
        self.running = source.meta["running"]
        self.set_margins(30, 20, 15)
        self.set_auto_page_break(True, 20)
        for style, name in (("", "DejaVuSerif.ttf"), ("B", "DejaVuSerif-Bold.ttf")):
            self.add_font("serif", style, fonts / name)
        self.set_title(source.meta["about"])
        self.set_author(source.meta["issuer"].split(" / ")[-1])
        self.set_creation_date(source.day)

    def header(self) -> None:
        """Print the running head from the second page on."""
        if self.page_no() == 1:
            return
        self.set_font("serif", size=9)
        self.cell(w=0, text=str(self.page_no()), align="C", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        self.cell(w=0, text=self.running, align="R", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        self.ln(3)

    def write_line(self, text: str, *, style: str = "", align: str = "J", gap: float = 2) -> None:
        """Print one wrapped paragraph and the space under it."""
        self.set_font("serif", style, 11)
        self.multi_cell(w=0, h=6, text=text, align=align, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        self.ln(gap)


def write_pdf(source: Source, path: Path, fonts: Path) -> None:
    """Write a PDF with a text layer and embedded font subsets."""
    page = Page(source, fonts)
    page.add_page()
    for pair in source.letterhead:
        _pair_pdf(page, pair)
    page.ln(4)
    page.write_line(source.meta["kind"], style="B", align="C", gap=0)
    page.write_line(source.meta["about"], style="B", align="C", gap=4)
    for kind, blocks in groupby(source.body, key=lambda block: block[0]):
        texts = [text for _, text in blocks]
        if kind == "row":
            _table_pdf(page, [_cells(text) for text in texts])
        else:
            for text in texts:
                _paragraph_pdf(page, kind, text)
    _pair_pdf(page, source.closing)
    page.output(str(path))


def _paragraph_pdf(page: Page, kind: str, text: str) -> None:
    if kind in ("heading", "subheading"):
        if page.will_page_break(24):  # never a heading alone at the foot of a page
            page.add_page()
        page.write_line(text, style="B", align="L", gap=1)
    else:
        page.write_line(f"- {text}" if kind == "item" else text)


def _pair_pdf(page: Page, pair: tuple[list[str], list[str]]) -> None:
    page.set_font("serif", size=9)
    with page.table(borders_layout=TableBordersLayout.NONE, first_row_as_headings=False) as table:
        row = table.row()
        for lines, align in zip(pair, ("L" if pair[0][0] == "Nơi nhận:" else "C", "C"), strict=True):
            row.cell("\n".join(lines), align=align)


def _table_pdf(page: Page, rows: list[list[str]]) -> None:
    page.set_font("serif", size=9)
    widths = (3, *(1,) * (len(rows[0]) - 1)) if len(rows[0]) > 1 else (1,)
    with page.table(align="LEFT", col_widths=widths, text_align=("L", *("R",) * (len(rows[0]) - 1))) as table:
        for texts in rows:
            row = table.row()
            for text in texts:
                row.cell(text)
    page.ln(4)


def main() -> None:
    """Build every document that has a source."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--fonts", type=Path, default=FONTS, help="folder of DejaVuSerif*.ttf")
    parser.add_argument("--output", type=Path, default=SAMPLES, help="folder to write to")
    arguments = parser.parse_args()
    for path in sorted((SAMPLES / "sources").glob("*.md")):
        source = parse(path.read_text(encoding="utf-8"))
        folder = arguments.output / source.meta.get("folder", "documents")
        folder.mkdir(parents=True, exist_ok=True)
        target = folder / f"{path.stem}.{source.meta['format']}"
        if write := WRITERS.get(source.meta["format"]):
            target.write_bytes(write(sheets(source.body), source.meta["about"], source.day))
        elif source.meta["format"] == "docx":
            write_docx(source, target)
        else:
            write_pdf(source, target, arguments.fonts)
        print(target.name)


if __name__ == "__main__":
    main()
