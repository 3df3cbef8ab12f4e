"""A report of a few pages to measure with: prose, a ruled and an unruled table, two columns, a letterhead.

The figures are invented. The PDF beside this file is committed because not every machine has a font with
Vietnamese letters; to write it again takes fpdf2 and DejaVu (Debian: fonts-dejavu-core):
``python -m benchmarks.reading.report``.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from fpdf import FPDF

FILE = Path(__file__).with_name("report.pdf")
FONTS = Path("/usr/share/fonts/truetype/dejavu")
HEAD = (
    ("UBND TỈNH ĐẮK LẮK", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    ("SỞ CÔNG THƯƠNG", "Độc lập - Tự do - Hạnh phúc"),
    ("Số: 393/BC-SCT", "Đắk Lắk, ngày 23 tháng 6 năm 2025"),
)
PROSE = (
    "Chỉ số sản xuất công nghiệp (IIP) tháng 6 năm 2025 ước tăng 8,35% so với cùng kỳ năm trước; lũy kế "
    "6 tháng đầu năm 2025 tăng 7,12% so với cùng kỳ. Trong đó công nghiệp chế biến, chế tạo tăng 9,41%, "
    "sản xuất và phân phối điện tăng 3,27%.",
    "Tổng mức bán lẻ hàng hóa và doanh thu dịch vụ tháng 6 năm 2025 ước đạt 10.250 tỷ đồng, tăng 13,2% "
    "so với cùng kỳ năm trước. Lũy kế 6 tháng đầu năm ước đạt 59.870 tỷ đồng, đạt 48,6% kế hoạch năm.",
    "Kim ngạch xuất khẩu 6 tháng đầu năm 2025 ước đạt 1.245,6 triệu USD, tăng 21,4% so với cùng kỳ năm "
    "2024 và bằng 62,3% kế hoạch. Kim ngạch nhập khẩu ước đạt 312,5 triệu USD, giảm 4,8%.",
)
EXPORTS = (
    ("Nhóm hàng", "Đơn vị", "Tháng 6", "6 tháng", "So cùng kỳ (%)"),
    ("Cà phê", "Triệu USD", "125,30", "845,61", "131,2"),
    ("Cao su", "Triệu USD", "12,45", "66,02", "98,7"),
    ("Hạt tiêu", "Triệu USD", "9,81", "51,37", "104,5"),
    ("Sản phẩm gỗ", "Triệu USD", "3,06", "18,94", "87,3"),
    ("Hạt điều", "Triệu USD", "7,77", "40,08", "110,9"),
)
PRODUCTS = (
    ("Sản phẩm", "Đơn vị tính", "Tháng 6", "6 tháng"),
    ("Điện sản xuất", "Triệu kWh", "512,4", "3.105,8"),
    ("Bia", "Nghìn lít", "15.200", "80.450"),
    ("Tinh bột sắn", "Tấn", "4.310", "41.207"),
    ("Đường", "Tấn", "0", "62.118"),
    ("Thép xây dựng", "Tấn", "18.905", "101.334"),
)
COLUMNS = (
    "Về thương mại nội địa, thị trường hàng hóa ổn định, nguồn cung dồi dào, giá cả ít biến động. Toàn "
    "tỉnh có 152 chợ, 28 siêu thị và 05 trung tâm thương mại đang hoạt động. Trong 6 tháng đầu năm, lực "
    "lượng quản lý thị trường đã kiểm tra 845 vụ, xử lý 512 vụ vi phạm, thu nộp ngân sách 9,6 tỷ đồng.",
    "Về phát triển cụm công nghiệp, đến nay trên địa bàn tỉnh có 24 cụm công nghiệp được thành lập với "
    "tổng diện tích 1.120,5 ha, tỷ lệ lấp đầy đạt 53,8%. Các cụm công nghiệp đã thu hút 318 dự án đầu "
    "tư với tổng vốn đăng ký 11.245 tỷ đồng. Sản lượng điện thương phẩm 6 tháng đầu năm ước đạt 1.120 "
    "triệu kWh, tăng 6,4% so với cùng kỳ.",
)


def report() -> bytes:
    """Two pages of A4 as PDF with its text layer."""
    pdf = FPDF(format="A4")
    pdf.add_font("Serif", "", FONTS / "DejaVuSerif.ttf")
    pdf.set_creation_date(datetime(2025, 6, 23, tzinfo=UTC))
    pdf.set_margins(30, 20, 20)
    pdf.set_auto_page_break(True, 20)
    pdf.add_page()
    pdf.set_font("Serif", size=10)
    for left, right in HEAD:
        pdf.cell(60, 6, left, align="C")
        pdf.cell(100, 6, right, align="C", new_x="LMARGIN", new_y="NEXT")
    pdf.ln(6)
    _line(pdf, "BÁO CÁO", 13)
    _line(pdf, "Tình hình công nghiệp và thương mại tháng 6 năm 2025", 13)
    for text in PROSE:
        pdf.set_font("Serif", size=11)
        pdf.multi_cell(0, 6.2, text, new_x="LMARGIN", new_y="NEXT")
        pdf.ln(2)
    _line(pdf, "Bảng 1. Kim ngạch xuất khẩu 6 tháng đầu năm 2025")
    with pdf.table(col_widths=(45, 28, 25, 25, 37), first_row_as_headings=False) as table:
        for row in EXPORTS:
            table.row(row)
    pdf.add_page()
    _line(pdf, "Bảng 2. Sản phẩm công nghiệp chủ yếu tháng 6 năm 2025")
    _aligned(pdf, PRODUCTS)
    pdf.ln(5)
    top = pdf.get_y()
    for at, text in zip((30, 115), COLUMNS, strict=True):
        pdf.set_xy(at, top)
        pdf.multi_cell(75, 5.5, text)
    return bytes(pdf.output())


def _line(pdf: FPDF, text: str, size: int = 10) -> None:
    pdf.set_font("Serif", size=size)
    pdf.cell(0, 7, text, align="C" if size > 10 else "L", new_x="LMARGIN", new_y="NEXT")
    pdf.set_font("Serif", size=10)


def _aligned(pdf: FPDF, rows: Sequence[Sequence[str]]) -> None:
    """A table without rules."""
    for row in rows:
        for number, text in enumerate(row):
            pdf.cell(55 if number == 0 else 35, 6.5, text, align="L" if number < 2 else "R")
        pdf.ln(6.5)


if __name__ == "__main__":
    FILE.write_bytes(report())
