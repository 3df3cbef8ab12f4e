"""Writes the PDF files of this folder again from ``report.txt``.

They are committed because not every machine has a font with Vietnamese letters; to write them takes fpdf2
and DejaVu Sans (Debian: fonts-dejavu-core): ``python tests/read/files/make_pdf.py``.
"""

from datetime import UTC, datetime
from pathlib import Path

from fpdf import FPDF

HERE = Path(__file__).parent
LINES = (HERE / "report.txt").read_text(encoding="utf-8").splitlines()
PARAGRAPHS = [line for line in LINES if "\t" not in line]
TABLE = [line.split("\t") for line in LINES if "\t" in line]


class _Report(FPDF):
    """A4, with a running head and page numbers, as Word exports a report."""

    def __init__(self, running: bool):
        super().__init__(format="A4")
        self.running = running
        font = Path("/usr/share/fonts/truetype/dejavu")
        self.add_font("DejaVu", "", font / "DejaVuSans.ttf")
        self.add_font("DejaVu", "B", font / "DejaVuSans-Bold.ttf")
        self.set_margins(30, 25, 20)
        self.set_auto_page_break(True, 25)
        self.set_creation_date(datetime(2025, 6, 23, tzinfo=UTC))

    def header(self):
        if not self.running:
            return
        self.set_font("DejaVu", size=8)
        self.set_y(10)
        self.cell(0, 6, "Báo cáo của Sở Công Thương", align="R")
        self.set_y(25)

    def footer(self):
        self.set_font("DejaVu", size=8)
        self.set_y(-15)
        self.cell(0, 6, f"Trang {self.page_no()}/{{nb}}", align="C")

    def paragraph(self, text: str):
        self.set_font("DejaVu", size=11)
        self.multi_cell(0, 6, text, align="J", new_x="LMARGIN", new_y="NEXT")
        self.ln(2)

    def ruled(self, rows):
        self.set_font("DejaVu", size=10)
        with self.table(col_widths=(50, 30, 30), first_row_as_headings=False) as table:
            for row in rows:
                table.row(row)


def _report() -> _Report:
    pdf = _Report(running=False)
    pdf.add_page()
    for text in PARAGRAPHS:
        pdf.paragraph(text)
    pdf.ruled(TABLE)
    return pdf


def _long_report() -> _Report:
    """Three pages: letterhead in two columns, text over a page break, a table over the next, merged cells."""
    pdf = _Report(running=True)
    pdf.add_page()
    pdf.set_font("DejaVu", size=9)
    for left, right in (
        ("UBND TỈNH ĐẮK LẮK", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("SỞ CÔNG THƯƠNG", "Độc lập - Tự do - Hạnh phúc"),
        ("Số: 393/BC-SCT", "Buôn Ma Thuột, ngày 23 tháng 6 năm 2025"),
    ):
        pdf.cell(60, 6, left, align="C")
        pdf.cell(100, 6, right, align="C", new_x="LMARGIN", new_y="NEXT")
    pdf.ln(8)
    pdf.set_font("DejaVu", "B", size=12)
    pdf.cell(0, 7, "BÁO CÁO", align="C", new_x="LMARGIN", new_y="NEXT")
    pdf.cell(0, 7, PARAGRAPHS[0], align="C", new_x="LMARGIN", new_y="NEXT")
    pdf.ln(6)
    for _ in range(4):
        for text in PARAGRAPHS[1:]:
            pdf.paragraph(text)
    pdf.set_font("DejaVu", size=10)
    with pdf.table(first_row_as_headings=False) as table:
        head = table.row()
        head.cell("Nhóm hàng", rowspan=2)
        head.cell("Kim ngạch", colspan=2, align="C")
        below = table.row()
        below.cell("Tháng 6")
        below.cell("6 tháng")
        for number in range(1, 41):
            table.row((f"Nhóm hàng số {number}", f"{number},5", f"{6 * number},0"))
    return pdf


def write_files() -> None:
    _report().output(HERE / "report.pdf")
    _long_report().output(HERE / "long-report.pdf")


if __name__ == "__main__":
    write_files()
