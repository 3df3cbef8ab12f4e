"""Offices: the department's own and those that it works with."""

from toancanh.registers.declaring import Choice, Column, Register
from toancanh.registers.entries import COMMON, Entry, choice, entry_of, text

KINDS = (
    Choice("division", "Phòng của Sở", "Division of the department"),
    Choice("branch", "Chi cục, trung tâm", "Branch or centre"),
    Choice("department", "Sở, ngành", "Department"),
    Choice("commune", "UBND cấp xã", "Commune"),
    Choice("board", "Ban quản lý", "Board"),
    Choice("other", "Khác", "Other"),
)


class Office(Entry):
    """An office."""

    SEARCHED = ("name", "place", "short")

    kind = choice()
    part_of = entry_of("Office")
    short = text()
    phone = text()
    email = text()


REGISTER = Register(
    code="offices",
    model=Office,
    words=("Đơn vị, phòng ban", "Offices"),
    about="Phòng, chi cục, trung tâm của Sở; sở, ngành, UBND cấp xã cùng làm việc.",
    rules=COMMON,
    own=(
        Column("kind", ("Loại", "Kind"), "Trong hay ngoài Sở.", choices=KINDS),
        Column("part_of", ("Thuộc", "Part of"), "Đơn vị cấp trên."),
        Column("short", ("Tên tắt", "Short name"), "Tên tắt trong ký hiệu văn bản, như SCT, QLCN."),
        Column("phone", ("Điện thoại", "Phone"), "Số điện thoại cơ quan."),
        Column("email", ("Thư điện tử", "Email"), "Hộp thư cơ quan."),
    ),
)  # fmt: skip
