"""Energy and power-supply projects (law 61/2024/QH15; power plan VIII as adjusted by decision 768/QĐ-TTg)."""

from toancanh.model import Feature, MentionKind
from toancanh.registers.declaring import Choice, Column, Register
from toancanh.registers.entries import COMMON, Entry, amount, choice, text
from toancanh.registers.rules import Between, Needs, checks

LAW = "Luật Điện lực 61/2024/QH15"

KINDS = (
    Choice("hydro", "Thủy điện", "Hydropower", ("hydro",)),
    Choice("wind_onshore", "Điện gió trên bờ", "Onshore wind", ("wind",)),
    Choice("wind_offshore", "Điện gió ngoài khơi", "Offshore wind", ("wind",)),
    Choice("solar_ground", "Điện mặt trời mặt đất", "Ground solar", ("solar",)),
    Choice("solar_floating", "Điện mặt trời nổi", "Floating solar", ("solar",)),
    Choice("solar_roof", "Điện mặt trời mái nhà", "Rooftop solar", ("solar",)),
    Choice("biomass", "Điện sinh khối", "Biomass", ("biomass",)),
    Choice("waste", "Điện rác", "Waste to energy", ("waste",)),
    Choice("thermal", "Nhiệt điện", "Thermal", ("thermal",)),
    Choice("pumped", "Thủy điện tích năng", "Pumped storage"),
    Choice("battery", "Pin lưu trữ (BESS)", "Battery storage"),
    Choice("line", "Đường dây", "Power line"),
    Choice("substation", "Trạm biến áp", "Substation"),
)
STAGES = (
    Choice("proposed", "Đề xuất, khảo sát", "Proposed or surveyed", ("preparing",)),
    Choice("planned", "Có trong quy hoạch", "In the power plan"),
    Choice("approved", "Chấp thuận chủ trương đầu tư", "Investment approved", ("approved",)),
    Choice("invited", "Mời quan tâm, chọn nhà đầu tư", "Investor being chosen"),
    Choice("awarded", "Chấp thuận nhà đầu tư", "Investor approved"),
    Choice("preparing", "Chuẩn bị, chưa khởi công", "Preparing, not started", ("not_started",)),
    Choice("building", "Đang xây dựng", "Under construction", ("started", "building", "delayed")),
    Choice("built", "Xây xong, chưa vận hành thương mại", "Built, not in commercial operation", ("built", "not_operating")),
    Choice("operating", "Vận hành thương mại (COD)", "In commercial operation (COD)", ("operating",)),
    Choice("suspended", "Tạm dừng, giãn tiến độ", "Suspended or deferred"),
    Choice("revoked", "Thu hồi, chấm dứt", "Revoked or ended", ("stopped",)),
)  # fmt: skip
RULES = (
    Between(("mw", "mwac", "mwp", "mwh", "kv", "km", "mva", "gwh_year", "capital", "land_ha", "land_temporary_ha")),
    Needs(("mwh", "mw")),
)  # fmt: skip


class EnergyProject(Entry):
    """A power plant, a store, a line or a substation; its milestones and obstacles have registers of their own."""

    SEARCHED = ("name", "place", "investor")

    kind = choice()
    stage = choice()
    mw = amount()
    mwac = amount()
    mwp = amount()
    mwh = amount()
    kv = amount()
    km = amount()
    mva = amount()
    gwh_year = amount()
    investor = text()
    capital = amount()
    planning = text()
    approval = text()
    land_ha = amount()
    land_temporary_ha = amount()
    grid = text()
    told = text()

    class Meta(Entry.Meta):
        constraints = (*Entry.Meta.constraints, *checks(*RULES))


REGISTER = Register(
    code="energy_projects",
    model=EnergyProject,
    words=("Dự án năng lượng, cấp điện", "Energy and power-supply projects"),
    about="Nhà máy điện, lưu trữ, đường dây và trạm, từ lúc đề xuất đến vận hành thương mại.",
    type_words=(
        "dự án", "nhà máy", "trang trại", "cụm", "thủy điện", "điện gió", "phong điện", "điện mặt trời",
        "điện sinh khối", "điện rác", "nhiệt điện", "nổi",
    ),
    kinds=(MentionKind.POWER_PLANT, MentionKind.POWER_GRID),
    owner="investor",
    rules=(*COMMON, *RULES),
    own=(
        Column("kind", ("Loại", "Kind"), "Nguồn điện, lưu trữ hay lưới.", LAW, choices=KINDS),
        Column("stage", ("Giai đoạn", "Stage"), "Bước đang ở; các mốc có sổ riêng.", LAW, choices=STAGES, features=(Feature.STAGE,)),
        Column(
            "mw", ("Công suất đặt", "Installed capacity"), "Công suất phát; với BESS là công suất xả.", LAW, "MW",
            features=(Feature.CAPACITY,), indicators=("power_capacity",),
        ),
        Column("mwac", ("Công suất xoay chiều", "AC capacity"), "Điện mặt trời: phía xoay chiều.", "", "MWac"),
        Column("mwp", ("Công suất đỉnh", "Peak capacity"), "Điện mặt trời: tấm pin, khác công suất xoay chiều.", "", "MWp", features=(Feature.CAPACITY,)),
        Column("mwh", ("Dung lượng lưu trữ", "Storage"), "BESS, tích năng; phải có cả công suất.", "", "MWh"),
        Column("kv", ("Cấp điện áp", "Voltage"), "Cấp điện áp đấu nối, đường dây, trạm.", "", "kV", features=(Feature.CAPACITY,), adds=False),
        Column("km", ("Chiều dài", "Length"), "Chiều dài đường dây.", "", "km"),
        Column("mva", ("Công suất máy biến áp", "Transformer capacity"), "Tổng công suất máy biến áp của trạm.", "", "MVA"),
        Column("gwh_year", ("Sản lượng năm", "Energy per year"), "Điện năng thiết kế hằng năm.", "", "triệu kWh"),
        Column("investor", ("Chủ đầu tư", "Investor"), "Nhà đầu tư hoặc doanh nghiệp dự án.", features=(Feature.INVESTOR,)),
        Column(
            "capital", ("Tổng vốn đầu tư", "Capital"), "Tổng mức đầu tư.", "", "tỷ đồng",
            features=(Feature.CAPITAL,), indicators=("power_investment",),
        ),
        Column("planning", ("Căn cứ quy hoạch", "Planning basis"), "Quyết định quy hoạch hoặc kế hoạch có dự án.", "Quyết định 768/QĐ-TTg"),
        Column("approval", ("Quyết định chủ trương", "Investment decision"), "Số, ngày quyết định chủ trương đầu tư.", LAW),
        Column("land_ha", ("Đất có thời hạn", "Land"), "Đất sử dụng lâu dài.", "", "ha"),
        Column("land_temporary_ha", ("Đất tạm thời", "Temporary land"), "Đất mượn khi thi công.", "", "ha"),
        Column("grid", ("Đấu nối", "Grid connection"), "Trạm, đường dây đấu nối và thỏa thuận.", LAW),
        Column("told", ("Tình hình, theo nguồn", "Progress as told"), "Lời của nguồn về tiến độ."),
    ),
)  # fmt: skip
