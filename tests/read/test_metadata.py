import pytest

from toancanh.read.dates import published
from toancanh.read.metadata import find

LETTER = """\
UBND TỈNH ĐẮK LẮK        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
SỞ CÔNG THƯƠNG             Độc lập - Tự do - Hạnh phúc
Số: 393/BC-SCT             Buôn Ma Thuột, ngày 23 tháng 6 năm 2025

BÁO CÁO
Tình hình công nghiệp và thương mại 6 tháng đầu năm 2025

I. KẾT QUẢ
Kính gửi Ủy ban nhân dân tỉnh.
"""


def test_an_official_report():
    found = find(LETTER)
    assert found.title == "BÁO CÁO Tình hình công nghiệp và thương mại 6 tháng đầu năm 2025"
    assert (found.superior, found.issuer, found.number) == (
        "UBND TỈNH ĐẮK LẮK",
        "SỞ CÔNG THƯƠNG",
        "393/BC-SCT",
    )
    assert found.published.code == "2025-06-23"


def test_a_draft_without_number_and_day():
    draft = LETTER.replace("Số: 393/BC-SCT", "Số:      /BC-SCT").replace("ngày 23", "ngày …… ")
    found = find(draft)
    assert (found.number, found.published.code) == (None, "2025-M06")


def test_an_official_letter_takes_its_subject_as_title():
    letter = "SỞ CÔNG THƯƠNG\nSố: 12/SCT-QLNL\nV/v báo cáo tiến độ dự án điện\nKính gửi: UBND tỉnh"
    assert find(letter).title == "báo cáo tiến độ dự án điện"


def test_a_news_report_gives_its_headline():
    found = find("date 2021-10 Hà Giang: Công nghiệp giữ nhịp\n\nSáng 12.10, UBND tỉnh nghe báo cáo.")
    assert (found.title, found.issuer) == ("Hà Giang: Công nghiệp giữ nhịp", None)


@pytest.mark.parametrize("place", ["TỈNH QUẢNG BÌNH", "THÀNH PHỐ BUÔN MA THUỘT"])
def test_a_name_over_two_lines_is_one_issuer(place):
    found = find(
        f"ỦY BAN NHÂN DÂN\n{place}\n-------\nSố: 12/BC-UBND\n\nBÁO CÁO\nKết quả tháng 6\n\nNội dung."
    )
    assert (found.issuer, found.title) == (f"ỦY BAN NHÂN DÂN {place}", "BÁO CÁO Kết quả tháng 6")


def test_the_caption_of_a_picture_is_no_title():
    assert find("date 2024-10 Quang cảnh hội nghị. Ảnh: V.T\n\nSở báo cáo chỉ số tăng 5%.").title is None


def test_a_text_without_headline_has_no_title():
    assert find("Sở hiện có 200 công chức, viên chức và người lao động.").title is None


@pytest.mark.parametrize(("lines", "expected"), [
    ("Chợ cùng chuyển mình|30/09/2022 - 05:40|Nói đến chợ", "2022-09-30"),
    ("Lấp đầy khu công nghiệp|- Ngày 14 tháng 10 năm 2025|Đất còn nhiều", "2025-10-14"),
    ("Lấp đầy khu công nghiệp|14-10-2025|Đất còn nhiều", "2025-10-14"),
    ("Sản xuất tăng khá|Thứ Tư, 04/07/2018|Sở vừa có báo cáo", "2018-07-04"),
    ("Cập nhật lúc: 05:40 | 30/09/2022", "2022-09-30"),
    ("Cập nhật, 14:07, Thứ Ba, 05/03/2019 (GMT+7)", "2019-03-05"),
    ("Bài đăng vào lúc: 16:37:00, ngày: 16/04/2025 GMT +7", "2025-04-16"),
    ("Hội nghị ngành|Chiều ngày 25/7/2022, Sở tổ chức hội nghị", "2022-07-25"),
    ("Hội nghị ngành|(GLO)- Sáng 30-6-2021, Sở tổ chức hội nghị", "2021-06-30"),
    ("(Tháng 8/2024)|Không phải khoản tiền lớn", "2024-M08"),
    ("(8-2024) - Tháng 5/2020, tại hội nghị", "2024-M08"),
    ("(11/7/2013) Là tỉnh có nhiều sông suối", "2013-07-11"),
    (" date 2022-07 (GLO)- Sáng 25-7, đoàn công tác", "2022-M07"),
    ("(Tài liệu hội nghị tổng kết ngành, tháng 12/2019)", "2019-M12"),
    ("BIỂU SỐ LIỆU|(Kèm theo Báo cáo số 12/BC-SCT ngày 15/6/2025 của Sở Công Thương)", "2025-06-15"),
    ("Nội dung|Nguồn: https://bao.vn/kinh-te/202507/tap-trung-78009cd/|Bình luận (0)", "2025-M07"),
    ("Nội dung|https://bao.vn/2025/07/21/tap-trung.html", "2025-07-21"),
    ("Họp thường kỳ tháng 4/2019|Hôm nay, 4/5, Chính phủ họp phiên thường kỳ", "2019-05-04"),
    ("Xuất nhập khẩu tăng|Ngày 5/1, Hải quan cho biết đến ngày 31/12/2017 đạt", "2018-01-05"),
    ("Xuất khẩu tăng|Sau 5 tháng của năm 2022, số liệu công bố đầu tháng 6 cho thấy", "2022-M06"),
    ("Công thương tăng trưởng|Chiều 2-12, Sở cho biết năm 2017 chỉ số ước tăng 8,48%.", "2017-12-02"),
    ("TÌNH HÌNH CÔNG NGHIỆP THÁNG 10 NĂM 2020", "2020-M10"),
])  # fmt: skip
def test_published_as_precisely_as_the_text_says(lines, expected):
    assert published(lines.split("|")).code == expected


@pytest.mark.parametrize("lines", [
    "Nhà máy hòa lưới|Ngày 27/4, nhà máy khởi công từ tháng 1/2018 đã hòa lưới",
    "Thu ngân sách năm 2018|Sáng 2-12, hội nghị bàn kế hoạch năm 2018 được giao",
    "BÁO CÁO|Kết quả 6 tháng đầu năm 2025",
    "Báo cáo tình hình tháng 10, nhiệm vụ tháng 11 năm 2020",
    "(Tính đến ngày 30/6/2025)",
    "(Căn cứ Nghị quyết số 12 ngày 15/6/2025 của HĐND tỉnh)",
    "Ngày 31/2/2025",
    "Điện gió|Ngày 25/7/2022, Thủ tướng phê duyệt quy hoạch",
    "Điện gió|Dự án khởi công chiều 25/7/2022, đến nay đã xong",
    "Dự án khởi công ngày 20/3/2021 và hoàn thành ngày 5/6/2022.",
    "",
])  # fmt: skip
def test_no_date_rather_than_a_wrong_one(lines):
    assert published(lines.split("|")) is None


OFFICIAL = """\
UBND TỈNH ĐẮK LẮK\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
SỞ CÔNG THƯƠNG\tĐộc lập - Tự do - Hạnh phúc
Số: 393/SCT-QLCN\tĐắk Lắk, ngày 05 tháng 8 năm 2026
V/v báo cáo kết quả tháng 7
và nhiệm vụ tháng 8 năm 2026
HỎA TỐC
Kính gửi:
- Bộ Công Thương;
- Ủy ban nhân dân tỉnh.
Sở Công Thương báo cáo như sau.
1. Chỉ số sản xuất công nghiệp tăng 7,85%.
Nơi nhận:\tKT. GIÁM ĐỐC
- Như trên;\tPHÓ GIÁM ĐỐC
- Các phòng, đơn vị thuộc Sở;\t(Đã ký)
- Lưu: VT, QLCN.\tNguyễn Văn A
"""


def test_an_official_letter_says_whom_it_is_for_and_who_signed_it():
    found = find(OFFICIAL)
    assert (found.superior, found.issuer, found.number) == (
        "UBND TỈNH ĐẮK LẮK", "SỞ CÔNG THƯƠNG", "393/SCT-QLCN",
    )  # fmt: skip
    assert found.title == "báo cáo kết quả tháng 7 và nhiệm vụ tháng 8 năm 2026"
    assert (found.place, found.published.code, found.marks) == ("Đắk Lắk", "2026-08-05", "HỎA TỐC")
    assert found.recipient == "Bộ Công Thương; Ủy ban nhân dân tỉnh"
    assert found.copies == "Như trên; Các phòng, đơn vị thuộc Sở; Lưu: VT, QLCN"
    assert found.signed_by == "KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC / Nguyễn Văn A"


def test_the_layout_does_not_matter():
    told = find(OFFICIAL)
    assert find(OFFICIAL.replace("\t", "        ")) == told
    cells = OFFICIAL.replace("\tKT. GIÁM ĐỐC", "").replace("\tPHÓ GIÁM ĐỐC", "").replace("\t(Đã ký)", "")
    cells = cells.replace("\tNguyễn Văn A", "\tKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\nNguyễn Văn A")
    assert find(cells) == told
    assert find(f"{cells}\nPHỤ LỤC 1\nSố liệu\nCà phê\t12\n- Cao su\t5\n") == told


@pytest.mark.parametrize(("line", "expected"), [
    ("Kính gửi: Ủy ban nhân dân tỉnh Đắk Lắk", "Ủy ban nhân dân tỉnh Đắk Lắk"),
    ("Kính gửi: - Bộ Công Thương; - UBND tỉnh.", "Bộ Công Thương; UBND tỉnh"),
    ("Kính gửi:\tSở Tài chính", "Sở Tài chính"),
    ("Kính trình: Hội đồng nhân dân tỉnh;\n- Sở Tài chính", "Hội đồng nhân dân tỉnh; Sở Tài chính"),
    ("Sở kính gửi báo cáo này", None),
])  # fmt: skip
def test_recipients_stand_in_the_line_or_below_it(line, expected):
    assert find(f"SỞ CÔNG THƯƠNG\nSố: 1/BC-SCT\n{line}\nNăm 2025, ngành tăng 5%.").recipient == expected


@pytest.mark.parametrize(("line", "expected"), [
    ("Số: 393/BC-SCT", "393/BC-SCT"), ("Số:    393/BC-SCT", "393/BC-SCT"),
    ("Số: 393     /BC-SCT", "393/BC-SCT"),
    ("Số:\t393/BC-SCT", "393/BC-SCT"), ("Số: 393\n/BC-SCT", "393/BC-SCT"), ("Số: 12 /BC - SCT", "12/BC-SCT"),
    ("Số 15-BC/TU", "15-BC/TU"), ("Số: 12/2025/QĐ-UBND", "12/2025/QĐ-UBND"),
    ("Số:      /BC-SCT", None), ("Số: ……/BC-SCT", None), ("Số:\t/BC-SCT", None), ("Số liệu 12/BC", None),
])  # fmt: skip
def test_a_number_broken_by_blanks_is_one_and_an_open_one_is_none(line, expected):
    found = find(f"UBND TỈNH GIA LAI\nSỞ CÔNG THƯƠNG\n{line}\nBÁO CÁO\nTình hình tháng 7")
    assert found.number == expected
    assert found.issuer == "SỞ CÔNG THƯƠNG"


@pytest.mark.parametrize(("lines", "expected"), [
    ("MẬT\nSỞ CÔNG THƯƠNG", "MẬT"), ("SỞ CÔNG THƯƠNG\nHOẢ TỐC\tTỐI MẬT", "HOẢ TỐC, TỐI MẬT"),
    ("DỰ THẢO\nSỞ CÔNG THƯƠNG", "DỰ THẢO"), ("SỞ CÔNG THƯƠNG\nMật ong đạt 5 tấn", None),
])  # fmt: skip
def test_marks_of_urgency_and_secrecy(lines, expected):
    found = find(f"{lines}\nBÁO CÁO\nTình hình tháng 7")
    assert (found.marks, found.issuer) == (expected, "SỞ CÔNG THƯƠNG")


@pytest.mark.parametrize(("end", "expected"), [
    ("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nTrần Thị Bình",
     "TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH / Trần Thị Bình"),
    ("GIÁM ĐỐC\n[daky]\nTS. Y Ba Niê", "GIÁM ĐỐC / TS. Y Ba Niê"),
    ("Nơi nhận:\n- Lưu: VT.\nGIÁM ĐỐC", "GIÁM ĐỐC"),
    ("GIÁM ĐỐC SỞ ĐI KIỂM TRA\nChợ trung tâm đã xong.", None),
    ("Giám đốc Sở\nNguyễn Văn A", None),
])  # fmt: skip
def test_who_signed_stands_below_the_position(end, expected):
    assert find(f"SỞ CÔNG THƯƠNG\nSố: 1/BC-SCT\nBÁO CÁO\nTháng 7\nTăng 5%.\n{end}").signed_by == expected


def test_an_article_has_none_of_it():
    found = find("Chợ mới\nThứ Sáu, ngày 25/7/2025\nTiểu thương phấn khởi.\nNguyễn Văn A")
    assert found.beside() == {}


def test_the_lowest_body_of_the_letterhead_is_the_issuer():
    found = find("BỘ CÔNG THƯƠNG\nCỤC THỊ TRƯỜNG\nCHI CỤC ĐẮK LẮK\nSố: 1/BC-CC\nBÁO CÁO\nTháng 7")
    assert (found.superior, found.issuer) == ("CỤC THỊ TRƯỜNG", "CHI CỤC ĐẮK LẮK")
