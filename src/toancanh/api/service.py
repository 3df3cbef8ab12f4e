"""The API as one: its parts, its keys, its description, its page of documentation."""

from django.views.decorators.http import conditional_page

from toancanh.api import (
    advantage,
    areas,
    assessments,
    documents,
    figures,
    forms,
    indicators,
    picture,
    reports,
)
from toancanh.api.describing import Careful, Described, Readable
from toancanh.api.keys import Rate, told_of_rate
from toancanh.api.matters import acting, opening, reading  # noqa: F401 (their operations join the router)
from toancanh.api.matters import router as matters
from toancanh.api.problems import answer_to
from toancanh.api.registers import attention, deeds, entries, proposals

ABOUT = """
Sổ, công việc, văn bản, số liệu, địa bàn. Mỗi yêu cầu mang khóa của một người (Authorization: Bearer tc_…;
toancanh key add); tên người ấy ký mọi việc yêu cầu làm.

Dữ liệu cá nhân (điện thoại, thư, tên người) được che; người được xem thì gửi `Personal-Data: shown`, và
nhật ký ghi lại.

Số là chuỗi, đúng đến chữ số cuối; ngày theo ISO 8601; giá trị chưa biết là null. Ai sửa thì gửi If-Match
với ETag đã thấy: người đến sau nhận 412 cùng những gì đã đổi. Lỗi theo RFC 9457, bằng tiếng Việt, hoặc
tiếng Anh khi có Accept-Language: en.

Chương trình thống kê dùng SDMX (REST 2) ở /sdmx/ với cùng khóa ấy.
"""

api = Described(
    title="Toàn Cảnh",
    version="1",
    description=ABOUT.strip(),
    urls_namespace="api",
    docs_url=None,
    renderer=Readable(),
    parser=Careful(),
    throttle=[Rate()],
)
answer_to(api)
api.add_decorator(conditional_page, mode="view")
api.add_decorator(told_of_rate, mode="view")
for part in (
    entries.router,
    deeds.router,
    proposals.router,
    attention.router,
    matters,
    documents.router,
    figures.router,
    picture.router,
    assessments.router,
    forms.router,
    areas.router,
    reports.router,
    advantage.router,
    indicators.router,
):
    api.add_router("", part)
