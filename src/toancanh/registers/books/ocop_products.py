"""OCOP products: the agriculture side rates them, the department promotes them."""

from decimal import Decimal

from toancanh.registers.declaring import Column, Register
from toancanh.registers.entries import COMMON, Entry, count, day, text
from toancanh.registers.rules import Between, InOrder, checks

RULES = (
    Between(("stars",), Decimal(1), Decimal(5)),
    InOrder(("certified_on", "expires_on")),
)


class OcopProduct(Entry):
    """A rated product."""

    SEARCHED = ("name", "place", "maker")

    maker = text()
    stars = count()
    group = text()
    certified_by = text()
    certified_on = day()
    expires_on = day()

    class Meta(Entry.Meta):
        constraints = (*Entry.Meta.constraints, *checks(*RULES))


REGISTER = Register(
    code="ocop_products",
    model=OcopProduct,
    words=("Sản phẩm OCOP", "OCOP products"),
    about="Sản phẩm OCOP còn và hết hạn chứng nhận.",
    owner="maker",
    rules=(*COMMON, *RULES),
    own=(
        Column("maker", ("Chủ thể", "Maker"), "Doanh nghiệp, hợp tác xã, hộ làm ra."),
        Column("stars", ("Số sao", "Stars"), "Hạng sao, 3 đến 5.", "Quyết định 148/QĐ-TTg năm 2023", unit="sao", adds=False),
        Column("group", ("Nhóm", "Group"), "Nhóm sản phẩm."),
        Column("certified_by", ("Quyết định", "Certified by"), "Số quyết định công nhận."),
        Column("certified_on", ("Ngày công nhận", "Certified on"), "Ngày ký quyết định."),
        Column("expires_on", ("Ngày hết hạn", "Expires on"), "Ngày chứng nhận hết hạn."),
    ),
)  # fmt: skip
