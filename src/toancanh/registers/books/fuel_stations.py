"""Petrol stations and LPG shops (decrees 83/2014/NĐ-CP and 87/2018/NĐ-CP)."""

from toancanh.model import Feature, MentionKind
from toancanh.registers.declaring import Choice, Column, Register
from toancanh.registers.entries import COMMON, Entry, amount, choice, count, day, text
from toancanh.registers.rules import Between, InOrder, Needs, checks

LAW = "Nghị định 83/2014/NĐ-CP"

KINDS = (Choice("petrol", "Xăng dầu", "Petrol"), Choice("lpg", "LPG", "LPG"))
CHAINS = (
    Choice("owned", "Trực thuộc", "Owned by the supplier"),
    Choice("agent", "Đại lý", "Agent"),
    Choice("general_agent", "Tổng đại lý", "General agent"),
    Choice("franchise", "Nhượng quyền", "Franchise"),
    Choice("retailer", "Thương nhân bán lẻ", "Retailer"),
)
RULES = (
    InOrder(("licensed_on", "expires_on")),
    InOrder(("closed_from", "closed_until")),
    Needs(("expires_on", "licence")),
    Needs(("closed_until", "closed_from")),
    Needs(("closed_from", "closed_why")),
    Between(("pumps", "tank_m3")),
)


class FuelStation(Entry):
    """A station or a shop."""

    SEARCHED = ("name", "place", "owner", "licence")

    kind = choice()
    owner = text()
    tax_code = text()
    licence = text()
    licensed_on = day()
    expires_on = day()
    supplier = text()
    chain = choice()
    pumps = count()
    tank_m3 = amount()
    closed_from = day()
    closed_until = day()
    closed_why = text()

    class Meta(Entry.Meta):
        constraints = (*Entry.Meta.constraints, *checks(*RULES))


REGISTER = Register(
    code="fuel_stations",
    model=FuelStation,
    words=("Cửa hàng xăng dầu, LPG", "Petrol stations and LPG shops"),
    about="Cửa hàng bán lẻ xăng dầu và khí dầu mỏ hóa lỏng, theo giấy chứng nhận.",
    type_words=("cửa hàng xăng dầu", "cửa hàng", "trạm xăng dầu", "trạm xăng", "chxd"),
    kinds=(MentionKind.PETROL_STATION,),
    owner="owner",
    rules=(*COMMON, *RULES),
    own=(
        Column("kind", ("Mặt hàng", "Kind"), "Xăng dầu hay LPG.", choices=KINDS),
        Column("owner", ("Thương nhân", "Trader"), "Doanh nghiệp đứng tên.", features=(Feature.INVESTOR,)),
        Column("tax_code", ("Mã số thuế", "Tax code"), "Mã số thuế của thương nhân."),
        Column("licence", ("Số giấy chứng nhận", "Licence"), "Giấy chứng nhận đủ điều kiện bán lẻ.", LAW),
        Column("licensed_on", ("Ngày cấp", "Licensed on"), "Ngày cấp."),
        Column("expires_on", ("Ngày hết hạn", "Expires on"), "Ngày giấy chứng nhận hết hạn.", LAW),
        Column("supplier", ("Thương nhân cung cấp", "Supplier"), "Đầu mối, phân phối hoặc tổng đại lý cung cấp.", LAW),
        Column("chain", ("Hình thức", "Chain"), "Quan hệ với thương nhân cung cấp.", LAW, choices=CHAINS),
        Column("pumps", ("Số cột bơm", "Pumps"), "Số cột bơm."),
        Column("tank_m3", ("Sức chứa", "Tanks"), "Tổng sức chứa bồn.", unit="m3"),
        Column("closed_from", ("Tạm ngừng từ", "Closed from"), "Ngày bắt đầu tạm ngừng bán."),
        Column("closed_until", ("Tạm ngừng đến", "Closed until"), "Ngày mở lại theo văn bản."),
        Column("closed_why", ("Lý do tạm ngừng", "Why closed"), "Lý do và văn bản chấp thuận."),
    ),
)  # fmt: skip
