"""Industrial establishments outside parks and clusters too."""

from toancanh.registers.declaring import Column, Register
from toancanh.registers.entries import COMMON, Entry, amount, count, entry_of, text, yes_no
from toancanh.registers.rules import Between, Needs, checks

RULES = (
    Between(("capacity", "output", "labour")),
    Needs(("capacity", "capacity_unit")),
)


class Establishment(Entry):
    """A place of production."""

    enterprise = entry_of("Enterprise")
    industry = text()
    product = text()
    capacity = amount()
    capacity_unit = text()
    output = amount()
    labour = count()
    running = yes_no()

    class Meta(Entry.Meta):
        constraints = (*Entry.Meta.constraints, *checks(*RULES))


REGISTER = Register(
    code="establishments",
    model=Establishment,
    words=("Cơ sở sản xuất công nghiệp", "Industrial establishments"),
    about="Nhà máy, cơ sở sản xuất, chế biến trên địa bàn.",
    rules=(*COMMON, *RULES),
    own=(
        Column("enterprise", ("Doanh nghiệp", "Enterprise"), "Doanh nghiệp trong sổ doanh nghiệp."),
        Column("industry", ("Ngành", "Industry"), "Mã VSIC hoặc tên ngành."),
        Column("product", ("Sản phẩm chính", "Main product"), "Sản phẩm chính."),
        Column("capacity", ("Công suất thiết kế", "Design capacity"), "Công suất theo đơn vị ở cột bên.", adds=False),
        Column("capacity_unit", ("Đơn vị công suất", "Unit of capacity"), "Ví dụ: tấn/năm."),
        Column("output", ("Sản lượng", "Output"), "Sản lượng năm gần nhất, cùng đơn vị.", adds=False),
        Column("labour", ("Lao động", "Labour"), "Người đang làm việc.", unit="người"),
        Column("running", ("Đang hoạt động", "Running"), "Đang sản xuất."),
    ),
)  # fmt: skip
