"""A report of exports, and a later one of another office that says otherwise."""

REPORT = """SỞ CÔNG THƯƠNG
Số: 12/BC-SCT
Đắk Lắk, ngày 08 tháng 7 năm 2025
BÁO CÁO
Tình hình 6 tháng đầu năm 2025 của tỉnh Đắk Lắk

Kim ngạch xuất khẩu 6 tháng đầu năm 2025 của tỉnh Đắk Lắk ước đạt gần 860 triệu USD, bằng 57,5% kế hoạch năm.
"""
RIVAL = """SỞ TÀI CHÍNH
Số: 9/BC-STC
Đắk Lắk, ngày 09 tháng 7 năm 2025
BÁO CÁO
Kim ngạch xuất khẩu 6 tháng đầu năm 2025 của tỉnh Đắk Lắk ước đạt 920 triệu USD, tăng 17,4% so với cùng kỳ.
"""
