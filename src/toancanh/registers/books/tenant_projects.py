"""Projects of tenants in parks and clusters (circular 14/2024/TT-BCT, form 01)."""

from toancanh.model import Feature, MentionKind
from toancanh.registers.declaring import Choice, Column, Register
from toancanh.registers.entries import COMMON, Entry, amount, choice, count, day, entry_of, text
from toancanh.registers.rules import Between, InOrder, checks

FORM = "Thông tư 14/2024/TT-BCT"

STATUSES = (
    Choice("registered", "Đã đăng ký", "Registered", ("approved", "preparing", "not_started")),
    Choice("building", "Đang xây dựng", "Under construction", ("started", "building", "delayed")),
    Choice("running", "Đang hoạt động", "Running", ("operating",)),
    Choice("stopped", "Ngừng hoạt động", "Stopped", ("stopped",)),
)
RULES = (
    Between(("land_ha", "capital_registered", "capital_spent", "labour")),
    InOrder(("licensed_on", "running_on")),
)


class TenantProject(Entry):
    """A secondary project."""

    SEARCHED = ("name", "place", "investor")

    park = entry_of("Park")
    cluster = entry_of("Cluster")
    enterprise = entry_of("Enterprise")
    investor = text()
    status = choice()
    industry = text()
    land_ha = amount()
    capital_registered = amount()
    capital_spent = amount()
    labour = count()
    licensed_on = day()
    running_on = day()

    class Meta(Entry.Meta):
        constraints = (*Entry.Meta.constraints, *checks(*RULES))


REGISTER = Register(
    code="tenant_projects",
    model=TenantProject,
    words=("Dự án thứ cấp trong khu, cụm", "Tenant projects"),
    about="Dự án của doanh nghiệp thuê đất trong khu, cụm công nghiệp.",
    type_words=("dự án", "nhà máy"),
    kinds=(MentionKind.PROJECT,),
    owner="investor",
    rules=(*COMMON, *RULES),
    own=(
        Column("park", ("Khu công nghiệp", "Park"), "Khu công nghiệp nơi có dự án."),
        Column("cluster", ("Cụm công nghiệp", "Cluster"), "Cụm công nghiệp nơi có dự án."),
        Column("enterprise", ("Doanh nghiệp", "Enterprise"), "Doanh nghiệp trong sổ doanh nghiệp."),
        Column("investor", ("Chủ đầu tư", "Investor"), "Như nguồn ghi.", features=(Feature.INVESTOR,)),
        Column("status", ("Tình trạng", "Status"), "Bước đang ở.", FORM, choices=STATUSES, features=(Feature.STAGE,)),
        Column("industry", ("Ngành", "Industry"), "Ngành sản xuất."),
        Column("land_ha", ("Đất thuê", "Land"), "Diện tích đất thuê.", FORM, unit="ha", features=(Feature.AREA,)),
        Column("capital_registered", ("Vốn đăng ký", "Capital registered"), "Vốn đăng ký.", FORM, unit="tỷ đồng", features=(Feature.CAPITAL,)),
        Column("capital_spent", ("Vốn thực hiện", "Capital spent"), "Vốn đã thực hiện.", FORM, unit="tỷ đồng"),
        Column("labour", ("Lao động", "Labour"), "Người đang làm việc.", FORM, unit="người"),
        Column("licensed_on", ("Ngày cấp phép", "Licensed on"), "Ngày cấp chủ trương hoặc giấy chứng nhận đầu tư."),
        Column("running_on", ("Ngày hoạt động", "Running since"), "Ngày đi vào hoạt động."),
    ),
)  # fmt: skip
