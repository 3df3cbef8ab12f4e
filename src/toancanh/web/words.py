"""What the codes of the model are called on the screen; English stands in ``locale/en``."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from toancanh.model import ActType, Bound, Measure, Status
from toancanh.store.superseding import Why

Words = str | Promise

STATUS: Mapping[Status, Words] = {
    Status.ACTUAL: _("chính thức"),
    Status.PRELIMINARY: _("sơ bộ"),
    Status.ESTIMATE: _("ước tính"),
    Status.PLAN: _("kế hoạch"),
    Status.TARGET: _("mục tiêu"),
    Status.FORECAST: _("dự báo"),
}
MEASURE: Mapping[Measure, Words] = {
    Measure.LEVEL: _("giá trị"),
    Measure.YOY: _("so với cùng kỳ năm trước"),
    Measure.MOM: _("so với kỳ liền trước"),
    Measure.CHANGE: _("so với gốc khác"),
    Measure.PCT_OF_PLAN: _("so với kế hoạch"),
    Measure.SHARE: _("tỷ trọng"),
    Measure.CHANGE_ABS: _("mức tăng, giảm tuyệt đối"),
    Measure.CONTRIBUTION: _("điểm phần trăm đóng góp"),
    Measure.OTHER: _("số liệu khác"),
}
BOUND: Mapping[Bound, Words] = {
    Bound.EXACT: "",
    Bound.ABOUT: _("khoảng"),
    Bound.AT_LEAST: _("hơn"),
    Bound.AT_MOST: _("gần"),
}
BOUND_OF_AIM: Mapping[Bound, Words] = {**BOUND, Bound.AT_LEAST: _("trên"), Bound.AT_MOST: _("dưới")}
BOUND_MEANING: Mapping[Bound, Words] = {
    Bound.EXACT: _("như đã viết"),
    Bound.ABOUT: _("xấp xỉ con số đã viết"),
    Bound.AT_LEAST: _("từ con số đã viết trở lên"),
    Bound.AT_MOST: _("không quá con số đã viết"),
}
ACT: Mapping[ActType, Words] = {
    ActType.PETITION: _("Kiến nghị"),
    ActType.DIRECTIVE: _("Chỉ đạo"),
    ActType.OBSTACLE: _("Vướng mắc"),
    ActType.SOLUTION: _("Giải pháp"),
    ActType.COMMITMENT: _("Cam kết"),
}
# Codes that dimensions carry; other values are quoted from the text and stay as they are.
DIMENSION: Mapping[str, Words] = {
    "operating": _("đang hoạt động"),
    "construction": _("đang xây dựng"),
    "not started": _("chưa triển khai"),
    "established": _("đã thành lập"),
    "approved": _("được chấp thuận"),
    "planned": _("trong quy hoạch"),
    "hydro": _("thủy điện"),
    "solar": _("điện mặt trời"),
    "rooftop solar": _("điện mặt trời mái nhà"),
    "wind": _("điện gió"),
    "thermal": _("nhiệt điện"),
    "gas": _("điện khí"),
    "biomass": _("điện sinh khối"),
    "waste": _("điện rác"),
    "pumped storage": _("thủy điện tích năng"),
    "economic zone": _("khu kinh tế"),
}
# Counts carry no unit word: the name of the indicator says what is counted.
UNIT: Mapping[str, Words] = {
    "percent": "%",
    "count": "",
    "VND": _("đồng"),
    "USD": "USD",
    "ha": "ha",
    "km2": "km²",
    "m2": "m²",
    "m3": "m³",
    "m": "m",
    "km": "km",
    "MW": "MW",
    "MWp": "MWp",
    "kWh": "kWh",
    "kV": "kV",
    "tonne": _("tấn"),
    "litre": _("lít"),
    "person": _("người"),
    "vehicle": _("xe"),
    "household": _("hộ"),
    "visit": _("lượt khách"),
}
# Larger units, the largest first, with what one of them is worth.
LARGE_UNIT: Mapping[str, tuple[tuple[int, Words], ...]] = {
    "VND": ((10**9, _("tỷ đồng")), (10**6, _("triệu đồng"))),
    "USD": ((10**9, _("tỷ USD")), (10**6, _("triệu USD"))),
    "kWh": ((10**6, _("triệu kWh")),),
    "tonne": ((10**6, _("triệu tấn")),),
    "litre": ((10**6, _("triệu lít")),),
    "visit": ((10**6, _("triệu lượt khách")),),
}
FORMAT: Mapping[str, str] = {
    "text/plain": "TXT",
    "text/html": "HTML",
    "application/pdf": "PDF",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word",
}
LOCATOR: Mapping[str, Words] = {
    "page": _("trang"),
    "sheet": _("trang tính"),
    "paragraph": _("đoạn"),
    "table": _("bảng"),
    "row": _("dòng"),
    "column": _("cột"),
    "cell": _("ô"),
}
DEFINITION: Mapping[str, Words] = {
    "concept": _("Khái niệm"),
    "method": _("Cách tính"),
    "breakdowns": _("Phân tổ"),
    "publication": _("Kỳ công bố"),
    "data_source": _("Nguồn số liệu"),
    "agency": _("Cơ quan chịu trách nhiệm"),
}
# Names of areas by their type word; in Vietnamese as the official name has it.
AREA: Mapping[str, Words] = {
    "Tỉnh": _("Tỉnh %(name)s"),
    "Thành phố": _("Thành phố %(name)s"),
    "Huyện": _("Huyện %(name)s"),
    "Thị xã": _("Thị xã %(name)s"),
    "Quận": _("Quận %(name)s"),
    "Xã": _("Xã %(name)s"),
    "Phường": _("Phường %(name)s"),
    "Thị trấn": _("Thị trấn %(name)s"),
    "Đặc khu": _("Đặc khu %(name)s"),
}
SUPERSEDED_WHY: Mapping[Why, Words] = {
    Why.SAME_NUMBER: _("cùng số, ký hiệu và cơ quan ban hành"),
    Why.SAYS_SO: _("văn bản sau ghi rõ là gửi lại hoặc đính chính"),
    Why.SAME_FILE_NAME: _("cùng tên tệp, cùng tháng và gần như cùng nội dung"),
}
