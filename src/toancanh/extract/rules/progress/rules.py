"""How far a task has got: "đã hoàn thành", "đang lấy ý kiến", "chưa triển khai", "hằng tháng", "còn vướng".

A word shows little by itself: that a plan was sent for comment is work under way, and that the bid was approved
is no end. What the words show together is only proposed, and left to a person when they disagree.
"""

import re
from collections.abc import Callable, Sequence

from toancanh.extract.grammar import Grammar, rule
from toancanh.extract.marks import Marks
from toancanh.extract.seen import Seen
from toancanh.model import Progress, Sign
from toancanh.model.text import reading_form


def _shows(progress: Progress) -> Callable[[re.Match[str]], Progress]:
    return lambda _: progress


_PAPERS = r"(?:báo cáo|kế hoạch|quyết định|quy chế|chương trình|đề án|văn bản|hướng dẫn|thông báo)"
_NOT = r"(?<!chưa )(?<!không )(?<!sẽ )(?<!phấn đấu )(?<!dự kiến )(?<!để )(?<!cần )(?<!hạn )"

SIGNS = Grammar(
    rule("progress.finished", rf"{_NOT}(?:đã (?:cơ bản )?(?:được )?(?:hoàn thành|hoàn tất|làm xong|thực hiện xong|triển khai xong|kết thúc)|đã xong|hoàn thành 100 ?%|đạt 100 ?% (?:kế hoạch|tiến độ)|(?:thực hiện|triển khai|làm) xong)(?! (?:dự thảo|bước|giai đoạn|hồ sơ|việc lấy|phần|một phần|khảo sát|đề cương|\d{{1,2}}(?:[.,]\d+)? ?%))", _shows(Progress.DONE)),
    rule("progress.finished_status", r"(?<=\A)hoàn thành(?= ?[.;,:]| ?\Z|\n)", _shows(Progress.DONE)),
    rule("progress.issued", rf"{_NOT}(?:đã )?ban hành {_PAPERS} số", _shows(Progress.DONE)),
    rule("progress.decided", rf"(?:quyết định|kế hoạch) số [^;.\n]{{3,60}}? (?:ban hành|về việc ban hành|phê duyệt) (?:kèm theo )?{_PAPERS}(?! lựa chọn)", _shows(Progress.DONE)),
    rule("progress.approved", r"(?:ubnd tỉnh|hđnd tỉnh|bộ công thương|chủ tịch ubnd tỉnh) (?:đã )?(?:phê duyệt|ban hành|thông qua) (?:tại|theo|bằng) ", _shows(Progress.DONE)),
    rule("progress.under_way", r"đang (?:được )?(?:thực hiện|triển khai|tham mưu|xây dựng|soạn thảo|rà soát|lấy ý kiến|tổng hợp|phối hợp|hoàn thiện|hoàn chỉnh|chờ|trình|thẩm định|tiến hành|lập|làm|khảo sát|dự thảo|xin ý kiến|tiếp tục|lựa chọn|đôn đốc|theo dõi|nghiên cứu|chuẩn bị)", _shows(Progress.IN_PROGRESS)),
    rule("progress.waiting", r"(?<!đang )(?:chờ|đợi) (?:ý kiến|phê duyệt|kết quả|thẩm định|bố trí|ubnd|bộ|sở|hướng dẫn)|trình (?:ubnd|hđnd|giám đốc|lãnh đạo|bộ)(?: \w+){0,3} (?:xem xét|phê duyệt|ban hành|cho ý kiến)", _shows(Progress.IN_PROGRESS)),
    rule("progress.sent", r"đã (?:gửi|có văn bản|có công văn|tổ chức)? ?(?:xin|lấy|đề nghị (?:góp|cho)) ý kiến|đã (?:trình|tham mưu|dự thảo|xây dựng (?:dự thảo|đề cương)|có tờ trình|đề xuất|gửi (?:dự thảo|hồ sơ|văn bản|công văn)|phê duyệt (?:hồ sơ|kế hoạch) lựa chọn|ký hợp đồng|khảo sát|hoàn thành (?:dự thảo|bước|giai đoạn|hồ sơ|phần|một phần|khảo sát|đề cương|\d{1,2}(?:[.,]\d+)? ?%))", _shows(Progress.IN_PROGRESS)),
    rule("progress.partly", r"đạt (?:khoảng )?\d{1,2}(?:[.,]\d+)? ?%|tiếp tục (?:thực hiện|triển khai|hoàn thiện|tham mưu|theo dõi|phối hợp|đôn đốc|rà soát)", _shows(Progress.IN_PROGRESS)),
    rule("progress.not_started", r"chưa (?:được )?(?:thực hiện|triển khai|bắt đầu|tiến hành|đến (?:hạn|thời (?:gian|điểm|hạn))|tới (?:hạn|thời (?:gian|điểm)))|sẽ (?:thực hiện|triển khai|tham mưu|xây dựng|tổ chức)", _shows(Progress.NOT_STARTED)),
    rule("progress.recurring", r"thường xuyên|(?:thực hiện |báo cáo )?(?:hằng|hàng) (?:tuần|tháng|quý)|định kỳ(?: (?:hằng|hàng) (?:tuần|tháng|quý|năm))?|theo định kỳ", _shows(Progress.RECURRING)),
    rule("progress.blocked", r"(?:còn |đang |gặp )(?:gặp )?(?:nhiều )?(?:vướng(?: mắc)?|khó khăn)|chưa (?:được )?(?:bố trí|có|cấp) (?:kinh phí|vốn|nguồn vốn|mặt bằng)|(?:tạm dừng|không thể) (?:thực hiện|triển khai)|không có kinh phí|(?<=\A)vướng(?: mắc)?(?= ?:)", _shows(Progress.BLOCKED)),
)  # fmt: skip


def find_signs(text: Seen | str) -> Marks[Progress]:
    """All words of a reading form that show how far a task has got, in order."""
    return SIGNS.find(text)


def signs(text: str) -> tuple[Sign, ...]:
    """The same of a canonical text."""
    return tuple(Sign(it.value, it.start, it.end, it.rule) for it in find_signs(reading_form(text)))


def proposed(found: Sequence[Sign]) -> Sign | None:
    """The sign of what a task's report shows as a whole; ``None`` if its words leave that to a person.

    Work that is under way and blocked is blocked, and what is under way again and again recurs. All other words
    that say two things disagree: what is finished is not under way too.
    """
    first = {sign.progress: sign for sign in reversed(found)}
    for outweighing in (Progress.BLOCKED, Progress.RECURRING):
        if first.keys() == {outweighing, Progress.IN_PROGRESS}:
            return first[outweighing]
    return next(iter(first.values())) if len(first) == 1 else None
