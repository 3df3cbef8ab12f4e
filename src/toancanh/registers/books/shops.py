"""Supermarkets, shopping centres and convenience stores."""

from toancanh.model import Feature, MentionKind
from toancanh.registers.declaring import Choice, Column, Register
from toancanh.registers.entries import COMMON, Entry, amount, choice, day, text, yes_no
from toancanh.registers.rules import Between, checks

KINDS = (
    Choice("supermarket", "Siêu thị", "Supermarket"),
    Choice("centre", "Trung tâm thương mại", "Shopping centre"),
    Choice("convenience", "Cửa hàng tiện lợi", "Convenience store"),
    Choice("other", "Cửa hàng khác", "Other shop"),
)
RANKS = (
    Choice("1", "Hạng I", "Rank I"),
    Choice("2", "Hạng II", "Rank II"),
    Choice("3", "Hạng III", "Rank III"),
)
RULES = (Between(("area_m2",)),)


class Shop(Entry):
    """A supermarket, a centre or a shop."""

    SEARCHED = ("name", "place", "owner")

    kind = choice()
    rank = choice()
    owner = text()
    area_m2 = amount()
    opened_on = day()
    running = yes_no()

    class Meta(Entry.Meta):
        constraints = (*Entry.Meta.constraints, *checks(*RULES))


REGISTER = Register(
    code="shops",
    model=Shop,
    words=("Siêu thị, trung tâm thương mại, cửa hàng", "Supermarkets and shops"),
    about="Siêu thị, trung tâm thương mại, cửa hàng tiện lợi.",
    type_words=("trung tâm thương mại", "siêu thị", "cửa hàng"),
    kinds=(MentionKind.SHOPPING_CENTRE,),
    owner="owner",
    rules=(*COMMON, *RULES),
    own=(
        Column("kind", ("Loại", "Kind"), "Loại hình.", choices=KINDS),
        Column("rank", ("Hạng", "Rank"), "Hạng I, II, III.", choices=RANKS),
        Column("owner", ("Chủ đầu tư", "Owner"), "Doanh nghiệp kinh doanh.", features=(Feature.INVESTOR,)),
        Column("area_m2", ("Diện tích kinh doanh", "Sales area"), "Diện tích kinh doanh.", unit="m2", features=(Feature.AREA,)),
        Column("opened_on", ("Ngày khai trương", "Opened on"), "Ngày khai trương."),
        Column("running", ("Đang hoạt động", "Running"), "Đang mở cửa."),
    ),
)  # fmt: skip
