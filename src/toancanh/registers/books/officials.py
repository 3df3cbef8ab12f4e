"""Officials and their posts."""

from toancanh.registers.declaring import Column, Register
from toancanh.registers.entries import COMMON, Entry, day, entry_of, text
from toancanh.registers.rules import InOrder, checks

RULES = (InOrder(("since", "until")),)


class Official(Entry):
    """A person in an office."""

    SEARCHED = ("name", "place", "post")

    office = entry_of("Office")
    post = text()
    phone = text()
    email = text()
    since = day()
    until = day()

    class Meta(Entry.Meta):
        constraints = (*Entry.Meta.constraints, *checks(*RULES))


REGISTER = Register(
    code="officials",
    model=Official,
    words=("Cán bộ", "Officials"),
    about="Cán bộ của Sở và đầu mối ở các đơn vị.",
    rules=(*COMMON, *RULES),
    own=(
        Column("office", ("Đơn vị", "Office"), "Đơn vị công tác."),
        Column("post", ("Chức vụ", "Post"), "Chức vụ."),
        Column("phone", ("Điện thoại", "Phone"), "Số điện thoại công vụ.", personal=True),
        Column("email", ("Thư điện tử", "Email"), "Thư điện tử công vụ.", personal=True),
        Column("since", ("Từ ngày", "Since"), "Ngày nhận chức vụ."),
        Column("until", ("Đến ngày", "Until"), "Ngày thôi chức vụ."),
    ),
)  # fmt: skip
