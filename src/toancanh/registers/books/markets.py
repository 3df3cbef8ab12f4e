"""Markets (decree 60/2024/NĐ-CP)."""

from decimal import Decimal

from toancanh.model import MentionKind
from toancanh.registers.declaring import Choice, Column, Register
from toancanh.registers.entries import COMMON, Entry, amount, choice, count, text, yes_no
from toancanh.registers.rules import Between, checks

LAW = "Nghị định 60/2024/NĐ-CP"

RANKS = (
    Choice("1", "Hạng 1", "Rank 1"),
    Choice("2", "Hạng 2", "Rank 2"),
    Choice("3", "Hạng 3", "Rank 3"),
    Choice("none", "Chưa xếp hạng", "Not ranked"),
)
STRUCTURES = (
    Choice("solid", "Kiên cố", "Solid"),
    Choice("semi", "Bán kiên cố", "Semi-solid"),
    Choice("temporary", "Tạm", "Temporary"),
)
MANAGEMENTS = (
    Choice("board", "Ban quản lý", "Board"),
    Choice("team", "Tổ quản lý", "Team"),
    Choice("enterprise", "Doanh nghiệp, hợp tác xã", "Enterprise or co-operative"),
    Choice("commune", "UBND cấp xã", "Commune"),
)
RULES = (
    Between(("land_m2", "stalls", "traders", "investment")),
    Between(("built_year",), Decimal(1900), Decimal(2100)),
)


class Market(Entry):
    """A market."""

    SEARCHED = ("name", "place", "manager")

    rank = choice()
    structure = choice()
    management = choice()
    manager = text()
    land_m2 = amount()
    stalls = count()
    traders = count()
    urban = yes_no()
    built_year = count()
    investment = amount()
    state = text()

    class Meta(Entry.Meta):
        constraints = (*Entry.Meta.constraints, *checks(*RULES))


REGISTER = Register(
    code="markets",
    model=Market,
    words=("Chợ", "Markets"),
    about="Chợ đang có và chợ trong kế hoạch.",
    type_words=("chợ đầu mối", "chợ"),
    kinds=(MentionKind.MARKET,),
    rules=(*COMMON, *RULES),
    own=(
        Column("rank", ("Hạng", "Rank"), "Hạng 1, 2, 3.", LAW, choices=RANKS),
        Column("structure", ("Tính chất", "Structure"), "Kiên cố, bán kiên cố, tạm.", LAW, choices=STRUCTURES),
        Column("management", ("Hình thức quản lý", "Management"), "Ai quản lý, khai thác.", LAW, choices=MANAGEMENTS),
        Column("manager", ("Đơn vị quản lý", "Manager"), "Tên ban, tổ, doanh nghiệp, hợp tác xã."),
        Column("land_m2", ("Diện tích", "Land"), "Diện tích đất.", unit="m2"),
        Column("stalls", ("Điểm kinh doanh", "Stalls"), "Số điểm kinh doanh."),
        Column("traders", ("Hộ cố định", "Fixed traders"), "Số hộ kinh doanh cố định."),
        Column("urban", ("Ở thành thị", "Urban"), "Ở phường hoặc thị trấn."),
        Column("built_year", ("Năm xây dựng", "Built in"), "Năm xây dựng hoặc nâng cấp gần nhất.", adds=False),
        Column("investment", ("Vốn đầu tư", "Investment"), "Tổng vốn đầu tư.", unit="tỷ đồng"),
        Column("state", ("Hiện trạng", "State"), "Hiện trạng, đề xuất, kế hoạch."),
    ),
)  # fmt: skip
