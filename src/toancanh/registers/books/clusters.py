"""Industrial clusters (decree 32/2024/NĐ-CP; reports of circular 14/2024/TT-BCT)."""

from decimal import Decimal

from toancanh.model import Feature, MentionKind
from toancanh.registers.declaring import Choice, Column, Register
from toancanh.registers.entries import COMMON, Entry, amount, choice, count, day, text, yes_no
from toancanh.registers.rules import Between, InOrder, Needs, Ordered, checks

LAW = "Nghị định 32/2024/NĐ-CP"
FORM = "Thông tư 14/2024/TT-BCT"
WATER = "Luật Bảo vệ môi trường 2020"

STATUSES = (
    Choice("planned", "Trong quy hoạch", "In the plan"),
    Choice("surveyed", "Nhà đầu tư khảo sát", "Surveyed by an investor", ("preparing", "not_started")),
    Choice("established", "Đã thành lập", "Established", ("approved",)),
    Choice("building", "Đang xây hạ tầng", "Infrastructure under construction", ("started", "building")),
    Choice("operating", "Đang hoạt động", "Operating", ("operating",)),
    Choice("expanding", "Mở rộng, điều chỉnh", "Expanding or changing"),
    Choice("abolished", "Bãi bỏ", "Abolished", ("stopped",)),
)
BASES = (
    Choice("leasable", "Đất đã thuê / đất cho thuê được", "Leased of leasable land"),
    Choice("industrial", "Đất đã thuê / đất công nghiệp", "Leased of industrial land"),
    Choice("committed", "Kể cả đất mới ghi nhớ", "Committed land included"),
    Choice("unknown", "Nguồn không nói", "Not told by the source"),
)
RULES = (
    Between(("planned_ha", "area_ha", "industrial_ha", "leasable_ha", "leased_ha", "committed_ha")),
    Between(("capital_planned", "capital_spent", "tenants", "tenants_running", "labour", "wastewater_capacity")),
    Between(("revenue", "exports", "budget")),
    Between(("occupancy",), most=Decimal(100), unless="occupancy_why"),
    Needs(("established_on", "established_by")),
    Needs(("occupancy_basis", "occupancy")),
    InOrder(("established_on", "expanded_on")),
    Needs(("wastewater_permit_until", "wastewater_permit")),
    Ordered(("industrial_ha", "area_ha")),
    Ordered(("leasable_ha", "industrial_ha")),
    Ordered(("leased_ha", "industrial_ha")),
    Ordered(("tenants_running", "tenants")),
)  # fmt: skip


class Cluster(Entry):
    """A cluster."""

    SEARCHED = ("name", "place", "owner")

    status = choice()
    established_by = text()
    established_on = day()
    expanded_by = text()
    expanded_on = day()
    planned_ha = amount()
    area_ha = amount()
    industrial_ha = amount()
    leasable_ha = amount()
    leased_ha = amount()
    committed_ha = amount()
    occupancy = amount()
    occupancy_basis = choice()
    occupancy_why = text()
    owner = text()
    capital_planned = amount()
    capital_spent = amount()
    tenants = count()
    tenants_running = count()
    labour = count()
    revenue = amount()
    exports = amount()
    budget = amount()
    wastewater_required = yes_no()
    wastewater_decision = text()
    wastewater_capacity = amount()
    wastewater_running = yes_no()
    wastewater_permit = text()
    wastewater_permit_until = day()
    wastewater = text()

    class Meta(Entry.Meta):
        constraints = (*Entry.Meta.constraints, *checks(*RULES))


REGISTER = Register(
    code="clusters",
    model=Cluster,
    words=("Cụm công nghiệp", "Industrial clusters"),
    about="Cụm công nghiệp từ khi vào quy hoạch; Sở Công Thương quản lý, báo cáo Bộ hai lần một năm.",
    type_words=("cụm công nghiệp", "ccn", "cụm"),
    kinds=(MentionKind.INDUSTRIAL_CLUSTER,),
    owner="owner",
    rules=(*COMMON, *RULES),
    own=(
        Column("status", ("Tình trạng", "Status"), "Bước đang ở.", LAW, choices=STATUSES, features=(Feature.STAGE,)),
        Column("established_by", ("Quyết định thành lập", "Established by"), "Số quyết định thành lập.", LAW),
        Column("established_on", ("Ngày thành lập", "Established on"), "Ngày ký quyết định thành lập.", LAW),
        Column("expanded_by", ("Quyết định mở rộng", "Expanded by"), "Số quyết định mở rộng, điều chỉnh gần nhất.", LAW),
        Column("expanded_on", ("Ngày mở rộng", "Expanded on"), "Ngày ký quyết định ấy.", LAW),
        Column("planned_ha", ("Diện tích quy hoạch", "Planned area"), "Theo phương án phát triển cụm của tỉnh.", LAW, "ha"),
        Column(
            "area_ha", ("Diện tích", "Land area"), "Theo quyết định thành lập, mở rộng (tối đa 75 ha).", LAW, "ha",
            features=(Feature.AREA,), indicators=("industrial_cluster_area",),
        ),
        Column("industrial_ha", ("Đất công nghiệp", "Industrial land"), "Theo quy hoạch chi tiết.", LAW, "ha"),
        Column("leasable_ha", ("Đất cho thuê được", "Leasable land"), "Đất công nghiệp đã đủ điều kiện cho thuê.", LAW, "ha"),
        Column("leased_ha", ("Đất đã cho thuê", "Leased land"), "Đã có hợp đồng thuê; không kể ghi nhớ.", LAW, "ha"),
        Column("committed_ha", ("Đất ghi nhớ, giữ chỗ", "Committed land"), "Mới có ghi nhớ hoặc cam kết thuê.", "", "ha"),
        Column(
            "occupancy", ("Tỷ lệ lấp đầy", "Occupancy"), "Như nguồn công bố; cách tính ghi ở cột bên.", LAW, "%",
            features=(Feature.OCCUPANCY,), indicators=("industrial_cluster_occupancy",), adds=False,
        ),
        Column("occupancy_basis", ("Cách tính lấp đầy", "Basis of occupancy"), "Tử số và mẫu số của tỷ lệ.", LAW, choices=BASES),
        Column("occupancy_why", ("Giải thích lấp đầy", "Occupancy explained"), "Vì sao vượt 100 %."),
        Column("owner", ("Chủ đầu tư hạ tầng", "Infrastructure owner"), "Doanh nghiệp, trung tâm hoặc đơn vị làm hạ tầng.", LAW, features=(Feature.INVESTOR,)),
        Column(
            "capital_planned", ("Vốn hạ tầng", "Infrastructure capital"), "Tổng vốn hạ tầng đã duyệt.", FORM, "tỷ đồng",
            features=(Feature.CAPITAL,), indicators=("industrial_cluster_capital",),
        ),
        Column("capital_spent", ("Vốn đã thực hiện", "Capital spent"), "Vốn hạ tầng đã thực hiện, lũy kế.", FORM, "tỷ đồng"),
        Column("tenants", ("Số dự án", "Projects"), "Dự án thứ cấp còn hiệu lực.", FORM, indicators=("industrial_cluster_projects",)),
        Column("tenants_running", ("Dự án hoạt động", "Projects running"), "Dự án thứ cấp đã sản xuất.", FORM),
        Column("labour", ("Lao động", "Labour"), "Người đang làm việc trong cụm.", FORM, "người", indicators=("industrial_cluster_labour",)),
        Column("revenue", ("Doanh thu năm", "Revenue a year"), "Doanh thu của các dự án thứ cấp trong năm gần nhất được báo cáo.", FORM, "tỷ đồng"),
        Column("exports", ("Xuất khẩu năm", "Exports a year"), "Kim ngạch xuất khẩu của các dự án thứ cấp trong năm ấy.", FORM, "triệu USD"),
        Column("budget", ("Nộp ngân sách năm", "Paid to the budget a year"), "Số các dự án thứ cấp nộp ngân sách trong năm ấy.", FORM, "tỷ đồng"),
        Column("wastewater_required", ("Phải xử lý nước thải tập trung", "Central wastewater required"), "Thuộc diện phải có trạm tập trung.", WATER),
        Column("wastewater_decision", ("Quyết định xử lý nước thải", "Wastewater decision"), "Chủ trương hoặc quyết định đầu tư trạm.", WATER),
        Column("wastewater_capacity", ("Công suất xử lý nước thải", "Wastewater capacity"), "Công suất trạm tập trung.", WATER, "m3/ngày đêm"),
        Column("wastewater_running", ("Trạm nước thải vận hành", "Wastewater running"), "Trạm tập trung đang chạy.", WATER),
        Column("wastewater_permit", ("Giấy phép môi trường", "Environmental permit"), "Số, ngày giấy phép môi trường của cụm.", WATER),
        Column("wastewater_permit_until", ("Giấy phép môi trường đến", "Permit until"), "Ngày giấy phép môi trường hết hạn.", WATER),
        Column("wastewater", ("Nước thải, theo nguồn", "Wastewater as told"), "Lời của nguồn khi chưa tách được vào các cột trên."),
    ),
)  # fmt: skip
