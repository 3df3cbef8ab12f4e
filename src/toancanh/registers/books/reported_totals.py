"""Totals that somebody reported: to be held against what the registers hold."""

from toancanh.registers.declaring import Choice, Column, Register
from toancanh.registers.entries import COMMON, Entry, amount, choice
from toancanh.registers.rules import Between, Needs, checks

WHAT = (
    Choice("industrial_clusters", "Số cụm công nghiệp", "Industrial clusters"),
    Choice("industrial_cluster_area", "Diện tích cụm công nghiệp (ha)", "Area of clusters (ha)"),
    Choice("industrial_cluster_projects", "Số dự án trong cụm", "Projects in clusters"),
    Choice("industrial_cluster_labour", "Lao động trong cụm (người)", "Workers in clusters"),
    Choice("industrial_cluster_occupancy", "Tỷ lệ lấp đầy cụm (%)", "Occupancy of clusters (%)"),
    Choice("industrial_parks", "Số khu công nghiệp", "Industrial parks"),
    Choice("industrial_park_area", "Diện tích khu công nghiệp (ha)", "Area of parks (ha)"),
    Choice("industrial_park_projects", "Số dự án trong khu", "Projects in parks"),
    Choice("industrial_park_labour", "Lao động trong khu (người)", "Workers in parks"),
    Choice("power_plants", "Số nhà máy điện", "Power plants"),
    Choice("power_capacity", "Công suất nguồn điện (MW)", "Power capacity (MW)"),
    Choice("markets", "Số chợ", "Markets"),
    Choice("supermarkets", "Số siêu thị", "Supermarkets"),
    Choice("petrol_stations", "Số cửa hàng xăng dầu", "Petrol stations"),
    Choice("ocop_products", "Số sản phẩm OCOP", "OCOP products"),
    Choice("industrial_promotion_schemes", "Số đề án khuyến công", "Industrial promotion schemes"),
)
STAGES = (
    Choice("established", "Đã thành lập", "Established"),
    Choice("construction", "Đang xây dựng", "Under construction"),
    Choice("operating", "Đang hoạt động", "Operating"),
)
SOURCES = (
    Choice("hydro", "Thủy điện", "Hydropower"),
    Choice("wind", "Điện gió", "Wind"),
    Choice("solar", "Điện mặt trời", "Solar"),
    Choice("biomass", "Điện sinh khối", "Biomass"),
)
RULES = (Between(("value",)), Needs(("indicator", "value")), Needs(("indicator", "area_code")))


class ReportedTotal(Entry):
    """One total of an area on a day, which is that of its source."""

    indicator = choice()
    stage = choice()
    power = choice()
    value = amount()

    class Meta(Entry.Meta):
        constraints = (*Entry.Meta.constraints, *checks(*RULES))

    @property
    def dims(self) -> tuple[tuple[str, str], ...]:
        """What narrows it, as the dimensions of a figure."""
        told = (("source", self.power), ("stage", self.stage))
        return tuple((name, value) for name, value in told if value is not None)


REGISTER = Register(
    code="reported_totals",
    model=ReportedTotal,
    words=("Tổng số đã công bố", "Reported totals"),
    about="Tổng số của báo chí, báo cáo, để đặt cạnh các sổ. Bỏ trống “Đo gì” nếu không sổ nào đếm như vậy.",
    rules=(*COMMON, *RULES),
    own=(
        Column("indicator", ("Đo gì", "What"), "Chỉ tiêu mà các sổ đếm hoặc cộng lại được.", choices=WHAT),
        Column("stage", ("Ở bước", "Stage"), "Chỉ những mục đã đến bước này.", choices=STAGES),
        Column("power", ("Nguồn điện", "Source of power"), "Chỉ những nhà máy của nguồn này.", choices=SOURCES),
        Column("value", ("Giá trị", "Value"), "Con số được công bố, theo đơn vị của điều được đo."),
    ),
)  # fmt: skip
