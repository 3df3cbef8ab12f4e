"""Which official follows which area, from when to when."""

from toancanh.registers.declaring import Column, Register
from toancanh.registers.entries import COMMON, Entry, day, entry_of, text
from toancanh.registers.rules import InOrder, Needs, checks

RULES = (
    InOrder(("since", "until")),
    Needs(("name", "official")),
    Needs(("name", "since")),
)


class Assignment(Entry):
    """One area of one official."""

    official = entry_of("Official")
    field = text()
    decision = text()
    since = day()
    until = day()

    class Meta(Entry.Meta):
        constraints = (*Entry.Meta.constraints, *checks(*RULES))


REGISTER = Register(
    code="assignments",
    model=Assignment,
    words=("Phân công theo dõi địa bàn", "Assigned areas"),
    about="Mỗi địa bàn của một cán bộ một dòng, có ngày bắt đầu và kết thúc.",
    within="official",
    rules=(*COMMON, *RULES),
    own=(
        Column("official", ("Cán bộ", "Official"), "Cán bộ được phân công."),
        Column("field", ("Lĩnh vực", "Field"), "Lĩnh vực theo dõi, bỏ trống là tất cả."),
        Column("decision", ("Quyết định", "Decision"), "Văn bản phân công."),
        Column("since", ("Từ ngày", "Since"), "Ngày bắt đầu theo dõi."),
        Column("until", ("Đến ngày", "Until"), "Ngày thôi theo dõi."),
    ),
)  # fmt: skip
