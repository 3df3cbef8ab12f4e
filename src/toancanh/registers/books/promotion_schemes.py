"""Schemes of industrial promotion (khuyến công, decrees 45/2012 and 235/2025/NĐ-CP)."""

from decimal import Decimal

from toancanh.registers.declaring import Choice, Column, Register
from toancanh.registers.entries import COMMON, Entry, amount, choice, count, day, text
from toancanh.registers.rules import Between, InOrder, Needs, checks

LAW = "Nghị định 45/2012/NĐ-CP, 235/2025/NĐ-CP"

LEVELS = (
    Choice("nation", "Quốc gia", "National"),
    Choice("province", "Địa phương", "Local"),
)
CONTENTS = (
    Choice("machinery", "Máy móc, thiết bị", "Machinery"),
    Choice("training", "Đào tạo, tập huấn", "Training"),
    Choice("exhibition", "Hội chợ, triển lãm", "Exhibitions"),
    Choice("model", "Mô hình trình diễn", "Demonstration"),
    Choice("cluster", "Hạ tầng cụm công nghiệp", "Cluster infrastructure"),
    Choice("cleaner", "Sản xuất sạch hơn", "Cleaner production"),
    Choice("other", "Khác", "Other"),
)
RULES = (
    Between(("budget", "counterpart")),
    Between(("year",), Decimal(2000), Decimal(2100)),
    InOrder(("started_on", "accepted_on")),
    Needs(("result", "accepted_on")),
)


class PromotionScheme(Entry):
    """A scheme."""

    SEARCHED = ("name", "place", "beneficiary")

    level = choice()
    year = count()
    content = choice()
    beneficiary = text()
    budget = amount()
    counterpart = amount()
    approved_by = text()
    started_on = day()
    accepted_on = day()
    result = text()

    class Meta(Entry.Meta):
        constraints = (*Entry.Meta.constraints, *checks(*RULES))


REGISTER = Register(
    code="promotion_schemes",
    model=PromotionScheme,
    words=("Đề án khuyến công", "Industrial promotion schemes"),
    about="Đề án khuyến công quốc gia và địa phương.",
    rules=(*COMMON, *RULES),
    own=(
        Column("level", ("Nguồn kinh phí", "Level"), "Quốc gia hay địa phương.", LAW, choices=LEVELS),
        Column("year", ("Năm", "Year"), "Năm kế hoạch.", adds=False),
        Column("content", ("Nội dung", "Content"), "Nội dung hỗ trợ.", LAW, choices=CONTENTS),
        Column("beneficiary", ("Đơn vị thụ hưởng", "Beneficiary"), "Cơ sở được hỗ trợ."),
        Column("budget", ("Kinh phí hỗ trợ", "Support"), "Kinh phí từ ngân sách.", LAW, unit="triệu đồng"),
        Column("counterpart", ("Vốn đối ứng", "Counterpart money"), "Vốn của đơn vị thụ hưởng.", unit="triệu đồng"),
        Column("approved_by", ("Quyết định", "Approved by"), "Số quyết định phê duyệt."),
        Column("started_on", ("Bắt đầu", "Started on"), "Ngày bắt đầu."),
        Column("accepted_on", ("Ngày nghiệm thu", "Accepted on"), "Ngày nghiệm thu.", LAW),
        Column("result", ("Kết quả", "Result"), "Kết quả nghiệm thu."),
    ),
)  # fmt: skip
