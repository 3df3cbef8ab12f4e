"""Enterprises of industry and trade."""

from toancanh.model import MentionKind
from toancanh.registers.declaring import Choice, Column, Register
from toancanh.registers.entries import COMMON, Entry, amount, choice, count, text
from toancanh.registers.rules import Between, checks

KINDS = (
    Choice("limited", "Công ty TNHH", "Limited company"),
    Choice("joint_stock", "Công ty cổ phần", "Joint-stock company"),
    Choice("private", "Doanh nghiệp tư nhân", "Private enterprise"),
    Choice("cooperative", "Hợp tác xã", "Co-operative"),
    Choice("household", "Hộ kinh doanh", "Household business"),
    Choice("foreign", "Doanh nghiệp FDI", "Foreign-invested enterprise"),
    Choice("state", "Doanh nghiệp nhà nước", "State enterprise"),
)
STATUSES = (
    Choice("running", "Đang hoạt động", "Running"),
    Choice("paused", "Tạm ngừng", "Paused"),
    Choice("closed", "Đã giải thể", "Closed"),
)
RULES = (Between(("labour", "capital")),)


class Enterprise(Entry):
    """An enterprise, a co-operative or a household business."""

    SEARCHED = ("name", "place", "tax_code")

    tax_code = text()
    kind = choice()
    status = choice()
    industry = text()
    head = text()
    labour = count()
    capital = amount()

    class Meta(Entry.Meta):
        constraints = (*Entry.Meta.constraints, *checks(*RULES))


REGISTER = Register(
    code="enterprises",
    model=Enterprise,
    words=("Doanh nghiệp", "Enterprises"),
    about="Doanh nghiệp, hợp tác xã, hộ kinh doanh ngành công thương.",
    type_words=("công ty tnhh một thành viên", "công ty tnhh mtv", "công ty tnhh", "công ty cổ phần", "công ty", "ctcp", "doanh nghiệp tư nhân", "dntn", "hợp tác xã", "htx", "tập đoàn", "tổng công ty"),
    kinds=(MentionKind.ENTERPRISE,),
    rules=(*COMMON, *RULES),
    own=(
        Column("tax_code", ("Mã số thuế", "Tax code"), "Mã số thuế, cũng là mã số doanh nghiệp."),
        Column("kind", ("Loại hình", "Kind"), "Loại hình pháp lý.", "Luật Doanh nghiệp 2020", choices=KINDS),
        Column("status", ("Tình trạng", "Status"), "Đang hoạt động hay không.", choices=STATUSES),
        Column("industry", ("Ngành nghề", "Industry"), "Mã VSIC hoặc tên ngành chính."),
        Column("head", ("Người đại diện", "Representative"), "Người đại diện theo pháp luật.", personal=True),
        Column("labour", ("Lao động", "Labour"), "Người đang làm việc.", unit="người"),
        Column("capital", ("Vốn điều lệ", "Charter capital"), "Vốn điều lệ đăng ký.", unit="tỷ đồng"),
    ),
)  # fmt: skip
