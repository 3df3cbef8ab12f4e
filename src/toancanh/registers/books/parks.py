"""Industrial parks and economic zones (decree 35/2022/NĐ-CP), which the zone's board manages."""

from decimal import Decimal

from toancanh.model import Feature, MentionKind
from toancanh.registers.declaring import Choice, Column, Register
from toancanh.registers.entries import COMMON, Entry, amount, choice, count, text, yes_no
from toancanh.registers.rules import Between, Ordered, checks

LAW = "Nghị định 35/2022/NĐ-CP"

KINDS = (
    Choice("industrial_park", "Khu công nghiệp", "Industrial park"),
    Choice("high_tech", "Khu công nghiệp công nghệ cao", "High-tech industrial park"),
    Choice("economic_zone", "Khu kinh tế", "Economic zone"),
)
STATUSES = (
    Choice("planned", "Trong quy hoạch", "In the plan"),
    Choice("preparing", "Chuẩn bị đầu tư", "In preparation", ("preparing", "not_started")),
    Choice("approved", "Đã chấp thuận chủ trương", "Investment approved", ("approved",)),
    Choice("building", "Đang xây dựng hạ tầng", "Under construction", ("started", "building")),
    Choice("operating", "Đang hoạt động", "Operating", ("operating",)),
    Choice("stopped", "Ngừng, thu hồi", "Stopped or revoked", ("stopped",)),
)
RULES = (
    Between(("area_ha", "industrial_ha", "leasable_ha", "leased_ha", "projects", "investment", "labour")),
    Between(("revenue", "exports", "budget")),
    Between(("occupancy",), most=Decimal(100), unless="occupancy_basis"),
    Ordered(("industrial_ha", "area_ha")),
    Ordered(("leased_ha", "industrial_ha")),
)


class Park(Entry):
    """A park or zone."""

    SEARCHED = ("name", "place", "owner")

    kind = choice()
    status = choice()
    area_ha = amount()
    industrial_ha = amount()
    leasable_ha = amount()
    leased_ha = amount()
    occupancy = amount()
    occupancy_basis = text()
    owner = text()
    projects = count()
    investment = amount()
    labour = count()
    revenue = amount()
    exports = amount()
    budget = amount()
    decision = text()
    wastewater_running = yes_no()
    wastewater = text()

    class Meta(Entry.Meta):
        constraints = (*Entry.Meta.constraints, *checks(*RULES))


REGISTER = Register(
    code="parks",
    model=Park,
    words=("Khu công nghiệp, khu kinh tế", "Industrial parks and economic zones"),
    about="Ban Quản lý khu công nghiệp, khu kinh tế quản lý; Sở chỉ tiếp nhận số liệu.",
    type_words=("khu công nghiệp", "kcn", "khu kinh tế", "kkt"),
    kinds=(MentionKind.INDUSTRIAL_PARK, MentionKind.ECONOMIC_ZONE),
    owner="owner",
    rules=(*COMMON, *RULES),
    own=(
        Column("kind", ("Loại", "Kind"), "Khu công nghiệp hay khu kinh tế.", LAW, choices=KINDS),
        Column("status", ("Tình trạng", "Status"), "Bước đang ở.", choices=STATUSES, features=(Feature.STAGE,)),
        Column(
            "area_ha", ("Diện tích", "Land area"), "Diện tích đất tự nhiên theo quyết định.", LAW, "ha",
            features=(Feature.AREA,), indicators=("industrial_park_area",),
        ),
        Column("industrial_ha", ("Đất công nghiệp", "Industrial land"), "Đất công nghiệp theo quy hoạch chi tiết.", LAW, "ha"),
        Column("leasable_ha", ("Đất cho thuê được", "Leasable land"), "Đất công nghiệp đã đủ điều kiện cho thuê.", LAW, "ha"),
        Column("leased_ha", ("Đất đã cho thuê", "Leased land"), "Đất đã có hợp đồng thuê; không kể ghi nhớ.", LAW, "ha"),
        Column(
            "occupancy", ("Tỷ lệ lấp đầy", "Occupancy"), "Như nguồn công bố; cách tính ghi ở cột bên.", LAW, "%",
            features=(Feature.OCCUPANCY,), indicators=("industrial_park_occupancy",), adds=False,
        ),
        Column("occupancy_basis", ("Cách tính lấp đầy", "Basis of occupancy"), "Mẫu số, và vì sao vượt 100 % nếu vượt."),
        Column("owner", ("Chủ đầu tư hạ tầng", "Infrastructure owner"), "Doanh nghiệp hạ tầng.", features=(Feature.INVESTOR,)),
        Column(
            "projects", ("Số dự án", "Projects"), "Dự án thứ cấp còn hiệu lực.",
            indicators=("industrial_park_projects",),
        ),
        Column("investment", ("Vốn hạ tầng", "Infrastructure capital"), "Vốn đầu tư hạ tầng đã duyệt.", "", "tỷ đồng", features=(Feature.CAPITAL,)),
        Column("labour", ("Lao động", "Labour"), "Người đang làm việc trong khu.", "", "người", indicators=("industrial_park_labour",)),
        Column("revenue", ("Doanh thu năm", "Revenue a year"), "Doanh thu của các dự án thứ cấp trong năm gần nhất được báo cáo.", "", "tỷ đồng"),
        Column("exports", ("Xuất khẩu năm", "Exports a year"), "Kim ngạch xuất khẩu của các dự án thứ cấp trong năm ấy.", "", "triệu USD"),
        Column("budget", ("Nộp ngân sách năm", "Paid to the budget a year"), "Số các dự án thứ cấp nộp ngân sách trong năm ấy.", "", "tỷ đồng"),
        Column("decision", ("Quyết định", "Decision"), "Số, ngày quyết định thành lập hoặc chủ trương.", LAW),
        Column("wastewater_running", ("Trạm nước thải vận hành", "Wastewater running"), "Trạm tập trung đang chạy.", "Luật Bảo vệ môi trường 2020"),
        Column("wastewater", ("Xử lý nước thải", "Wastewater"), "Công suất, tình trạng trạm xử lý tập trung.", "Luật Bảo vệ môi trường 2020"),
    ),
)  # fmt: skip
