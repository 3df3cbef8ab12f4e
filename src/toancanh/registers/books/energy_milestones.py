"""Milestones of energy projects: the way from the plan to commercial operation, planned and actual."""

from toancanh.registers.declaring import Choice, Column, Register
from toancanh.registers.entries import COMMON, Entry, choice, day, entry_of, text
from toancanh.registers.rules import Needs, checks

STEPS = (
    Choice("planning", "Bổ sung quy hoạch", "Added to the plan"),
    Choice("approval", "Chấp thuận chủ trương đầu tư", "Investment approved"),
    Choice("invitation", "Mời quan tâm", "Invitation of interest"),
    Choice("investor", "Chấp thuận nhà đầu tư", "Investor approved"),
    Choice("land", "Giao đất, cho thuê đất", "Land handed over"),
    Choice("forest", "Chuyển mục đích rừng", "Forest land converted"),
    Choice("environment", "Báo cáo tác động môi trường", "Environmental assessment"),
    Choice("design", "Thiết kế, giấy phép xây dựng", "Design and building permit"),
    Choice("connection", "Thỏa thuận đấu nối", "Connection agreement"),
    Choice("ppa", "Hợp đồng mua bán điện", "Power purchase agreement"),
    Choice("start", "Khởi công", "Start of construction"),
    Choice("energised", "Đóng điện", "Energised"),
    Choice("acceptance", "Nghiệm thu", "Acceptance"),
    Choice("licence", "Giấy phép hoạt động điện lực", "Electricity licence"),
    Choice("cod", "Vận hành thương mại (COD)", "Commercial operation (COD)"),
    Choice("deferred", "Giãn tiến độ", "Deferred"),
    Choice("revoked", "Thu hồi, chấm dứt", "Revoked or ended"),
)
RULES = (Needs(("name", "project")), Needs(("name", "step")))


class EnergyMilestone(Entry):
    """One step of one project."""

    SEARCHED = ("name", "place", "document")

    project = entry_of("EnergyProject")
    step = choice()
    planned_on = day()
    actual_on = day()
    document = text()

    class Meta(Entry.Meta):
        constraints = (*Entry.Meta.constraints, *checks(*RULES))


REGISTER = Register(
    code="energy_milestones",
    model=EnergyMilestone,
    words=("Mốc của dự án năng lượng", "Milestones of energy projects"),
    about="Mỗi mốc một dòng: ngày kế hoạch, ngày thực tế và văn bản.",
    within="project",
    rules=(*COMMON, *RULES),
    own=(
        Column("project", ("Dự án", "Project"), "Dự án trong sổ dự án năng lượng."),
        Column("step", ("Mốc", "Step"), "Mốc trên đường đến vận hành.", "Luật Điện lực 61/2024/QH15", choices=STEPS),
        Column("planned_on", ("Ngày kế hoạch", "Planned on"), "Ngày phải đạt mốc theo quyết định."),
        Column("actual_on", ("Ngày thực tế", "Actual on"), "Ngày đạt mốc."),
        Column("document", ("Văn bản", "Document"), "Văn bản xác nhận mốc."),
    ),
)  # fmt: skip
