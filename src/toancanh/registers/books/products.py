"""Key industrial products of the province."""

from toancanh.registers.declaring import Choice, Column, Register
from toancanh.registers.entries import COMMON, Entry, amount, choice, day, entry_of, text
from toancanh.registers.rules import Between, InOrder, Needs, checks

LEVELS = (
    Choice("province", "Cấp tỉnh", "Province"),
    Choice("region", "Cấp khu vực", "Region"),
    Choice("nation", "Cấp quốc gia", "Nation"),
    Choice("key", "Chủ lực của tỉnh", "Key product of the province"),
)
RULES = (
    Between(("output", "export")),
    InOrder(("recognised_on", "expires_on")),
    Needs(("output", "output_unit")),
)


class Product(Entry):
    """A product."""

    enterprise = entry_of("Enterprise")
    level = choice()
    recognised_by = text()
    recognised_on = day()
    expires_on = day()
    output = amount()
    output_unit = text()
    export = amount()

    class Meta(Entry.Meta):
        constraints = (*Entry.Meta.constraints, *checks(*RULES))


REGISTER = Register(
    code="products",
    model=Product,
    words=("Sản phẩm công nghiệp chủ lực", "Key industrial products"),
    about="Sản phẩm công nghiệp chủ lực và sản phẩm công nghiệp nông thôn tiêu biểu.",
    rules=(*COMMON, *RULES),
    own=(
        Column("enterprise", ("Doanh nghiệp", "Enterprise"), "Doanh nghiệp làm ra."),
        Column("level", ("Cấp công nhận", "Level"), "Cấp bình chọn.", "Nghị định 45/2012/NĐ-CP", choices=LEVELS),
        Column("recognised_by", ("Quyết định công nhận", "Recognised by"), "Số, ngày quyết định."),
        Column("recognised_on", ("Ngày công nhận", "Recognised on"), "Ngày ký quyết định."),
        Column("expires_on", ("Hết hiệu lực", "Expires on"), "Ngày hết hiệu lực của giấy chứng nhận."),
        Column("output", ("Sản lượng năm", "Yearly output"), "Sản lượng năm gần nhất.", adds=False),
        Column("output_unit", ("Đơn vị sản lượng", "Unit of output"), "Ví dụ: tấn."),
        Column("export", ("Xuất khẩu năm", "Yearly export"), "Kim ngạch xuất khẩu năm gần nhất.", unit="triệu USD"),
    ),
)  # fmt: skip
