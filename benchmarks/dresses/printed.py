"""A report printed: a PDF made without LibreOffice, and scans of one."""

import io
from contextlib import closing

import pypdfium2 as pdfium
from benchmarks.dresses.plain import noted
from benchmarks.dresses.report import Part, Report
from fpdf import FPDF
from fpdf.enums import TableBordersLayout, XPos, YPos
from PIL import Image

FONTS = "/usr/share/fonts/truetype/dejavu"
DPI, LEAN, GRAIN, QUALITY = 300, 0.3, 0.05, 80


class _Paper(FPDF):
    def __init__(self, report: Report) -> None:
        super().__init__(format="A4")
        self._running = report.running
        self.set_margins(30, 20, 15)
        self.set_auto_page_break(True, 20)
        for style, name in (("", "DejaVuSerif.ttf"), ("B", "DejaVuSerif-Bold.ttf")):
            self.add_font("serif", style, f"{FONTS}/{name}")

    def header(self) -> None:
        if self.page_no() > 1:
            self.set_font("serif", size=9)
            self.cell(w=0, text=str(self.page_no()), align="C", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
            if self._running:
                self.cell(w=0, text=self._running, align="R", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
            self.ln(3)

    def line(self, text: str, *, style: str = "", align: str = "J", size: float = 11) -> None:  # type: ignore[override]
        self.set_font("serif", style, size)
        self.multi_cell(w=0, h=size * 0.55, text=text, align=align, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        self.ln(2)

    def pair(self, pair: tuple[tuple[str, ...], tuple[str, ...]]) -> None:
        self.set_font("serif", size=9)
        aligns = ("L" if pair[0][0] == "Nơi nhận:" else "C", "C")
        with self.table(borders_layout=TableBordersLayout.NONE, first_row_as_headings=False) as table:
            row = table.row()
            for lines, align in zip(pair, aligns, strict=True):
                row.cell("\n".join(lines), align=align)

    def grid(self, part: Part) -> None:
        self.set_font("serif", size=9)
        heads = 1 + max((cell.row + cell.down - 1 for cell in part.cells if cell.row == 0), default=0)
        wide = part.width > 1 and not any(cell.text.isdigit() for cell in part.cells if cell.column == 0)
        widths = (3 if wide else 1, *(1,) * (part.width - 1))
        with self.table(align="LEFT", col_widths=widths, num_heading_rows=heads) as table:
            for number in range(part.height):
                row = table.row()
                for cell in (it for it in part.cells if it.row == number):
                    row.cell(cell.text, colspan=cell.across, rowspan=cell.down)
        self.ln(4)


def pdf(report: Report) -> bytes:
    """A PDF with a text layer."""
    paper = _Paper(report)
    paper.add_page()
    for pair in report.head:
        paper.pair(pair)
    paper.ln(4)
    for title in report.titles:
        paper.line(title, style="B", align="C")
    number, notes = 0, []
    for part in report.parts:
        number = number + 1 if part.kind == "numbered" else 0
        if part.kind == "table":
            paper.grid(part)
            continue
        mark = {"item": "- ", "numbered": f"{number}. "}.get(part.kind, "")
        text, found = noted(part.text, len(notes))
        notes += found
        heading = "heading" in part.kind
        if heading and paper.will_page_break(24):  # never a heading alone at the foot of a page
            paper.add_page()
        paper.line(mark + text, style="B" if heading else "", align="L" if heading else "J")
    for pair in report.foot:
        paper.pair(pair)
    for note in notes:
        paper.line(note, size=9)
    return bytes(paper.output())


def scanned(data: bytes, dpi: int = DPI) -> list[Image.Image]:
    """The pages of a PDF as a scanner gives them: leaning a little, grainy, packed as JPEG."""
    found = []
    with closing(pdfium.PdfDocument(data)) as file:
        for page in file:
            image = page.render(scale=dpi / 72, grayscale=True).to_pil().convert("L")
            image = image.rotate(LEAN, Image.Resampling.BICUBIC, fillcolor=255)
            image = Image.blend(image, Image.effect_noise(image.size, 60), GRAIN)
            packed = io.BytesIO()
            image.save(packed, "JPEG", quality=QUALITY, dpi=(dpi, dpi))
            found.append(Image.open(packed))
    return found


def bound(images: list[Image.Image], kind: str = "PDF", dpi: int = DPI) -> bytes:
    """Images as the pages of one file."""
    file = io.BytesIO()
    images[0].save(file, kind, save_all=True, append_images=images[1:], resolution=dpi, dpi=(dpi, dpi))
    return file.getvalue()
