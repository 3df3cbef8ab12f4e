"""What obstructs energy projects, by class."""

from toancanh.registers.declaring import Choice, Column, Register
from toancanh.registers.entries import COMMON, Entry, choice, day, entry_of, text
from toancanh.registers.rules import InOrder, Needs, checks

CLASSES = (
    Choice("power_plan", "Quy hoạch điện", "Power plan"),
    Choice("land_plan", "Quy hoạch, kế hoạch sử dụng đất", "Land-use plan"),
    Choice("clearance", "Giải phóng mặt bằng, khiếu nại", "Land clearance, complaints"),
    Choice("forest", "Đất rừng, đất lâm nghiệp", "Forest land"),
    Choice("price", "Giá điện", "Power price"),
    Choice("tax", "Thuế, hoàn thuế", "Tax"),
    Choice("inspection", "Kết luận thanh tra", "Inspection findings"),
    Choice("finance", "Năng lực tài chính", "Financial capacity"),
    Choice("site", "Sai địa điểm", "Wrong site"),
    Choice("transfer", "Chuyển nhượng", "Transfer of shares"),
    Choice("grid", "Đấu nối, giảm phát", "Grid connection, curtailment"),
    Choice("speculation", "Mua gom đất", "Land speculation"),
    Choice("defence", "Quốc phòng, khoáng sản", "Defence, minerals"),
    Choice("other", "Khác", "Other"),
)
RULES = (
    InOrder(("since", "settled_on")),
    InOrder(("since", "due_on")),
    Needs(("settled_on", "settled_by")),
    Needs(("name", "project")),
)


class EnergyObstacle(Entry):
    """One obstacle of one project, in words."""

    project = entry_of("EnergyProject")
    kind = choice()
    since = day()
    office = entry_of("Office")
    due_on = day()
    settled_on = day()
    settled_by = text()

    class Meta(Entry.Meta):
        constraints = (*Entry.Meta.constraints, *checks(*RULES))


REGISTER = Register(
    code="energy_obstacles",
    model=EnergyObstacle,
    words=("Vướng mắc của dự án năng lượng", "Obstacles of energy projects"),
    about="Mỗi vướng mắc một dòng, theo loại, đến khi tháo gỡ xong.",
    within="project",
    rules=(*COMMON, *RULES),
    own=(
        Column("project", ("Dự án", "Project"), "Dự án trong sổ dự án năng lượng."),
        Column("kind", ("Loại vướng mắc", "Kind"), "Loại vướng mắc.", "Nghị quyết 233/NQ-CP", choices=CLASSES),
        Column("since", ("Từ ngày", "Since"), "Ngày nêu vướng mắc."),
        Column("office", ("Đơn vị tháo gỡ", "Office"), "Đơn vị chịu trách nhiệm tháo gỡ.", "Nghị quyết 233/NQ-CP"),
        Column("due_on", ("Hạn tháo gỡ", "Due on"), "Ngày phải tháo gỡ xong.", "Nghị quyết 233/NQ-CP"),
        Column("settled_on", ("Ngày tháo gỡ", "Settled on"), "Ngày tháo gỡ xong; trả lời chưa phải là xong."),
        Column("settled_by", ("Văn bản tháo gỡ", "Settled by"), "Văn bản chứng minh đã xong."),
    ),
)  # fmt: skip
