"""What a question asks of a plan: its percent, what is still to be done, or how far the year is."""

import re
from collections.abc import Iterator

_AIM = r"(?:kế hoạch|chỉ tiêu|dự toán|mục tiêu|nghị quyết)"
_NEED = re.compile(
    r"\b(?:còn (?:bao nhiêu|mấy|bao xa|xa|thiếu|hụt|phải|lại|cần)|thiếu|hụt|cần thêm|cách (?:đích|mục tiêu)"
    r"|(?:phải|cần) (?:đạt|xuất|làm|thực hiện|tăng|có) (?:thêm|nữa)|bao nhiêu nữa)\b"
)
_DONE = re.compile(
    r"\b(?:(?:đến|tới) nay|từ đầu năm|lũy kế|hiện (?:nay|tại|giờ)"
    r"|(?:đã )?(?:làm|xuất|đạt|thực hiện)(?: được)? (?:bao nhiêu|mấy)|được (?:bao nhiêu|mấy)"
    r"|đã (?:đạt|làm|thực hiện)|(?:thế|như thế|ra) (?:nào|sao))\b"
)
_REACH = r"(?:đạt|hoàn thành|về đích|vượt)"
_PACE = re.compile(
    r"\b(?:tiến độ|(?:đến|tới) (?:đâu|mức nào)|(?:có )?kịp|(?:nhanh|chậm) (?:so với|hay)"
    rf"|(?:có|đã) {_REACH}(?: được)?(?: {_AIM})?(?=.*(?:\b(?:không|chưa)\b|\?))|liệu {_REACH}"
    rf"|(?:bao giờ|khi nào|chừng nào)(?= .*\b{_REACH}\b)"
    rf"|(?:tình hình|kết quả) (?:thực hiện|hoàn thành)(?: các)? {_AIM})(?!\w)"
)
_OF_YEAR = re.compile(rf"\b{_AIM}(?: của)?(?: cả)? năm(?: (?:\d{{4}}|nay)\b)?")
_AGAINST = re.compile(rf"\b(?:so(?: sánh)? với|đối chiếu(?: với)?|theo)(?: (?:các|những))? {_AIM}\b")
_PERCENT = re.compile(r"%|\b(?:phần trăm|tỷ lệ)\b")
_OF_PLAN = re.compile(rf"(?:%|phần trăm|tỷ lệ)[^.;]*\b{_AIM}\b|\bhoàn thành\b")


def needed(key: str) -> bool:
    """Whether a text in reading form asks what is still to be done."""
    return bool(_NEED.search(key))


def paced(key: str) -> bool:
    """Whether it asks how far a plan is: by its pace, by what is done and what is left, or beside it."""
    if _PACE.search(key) or (_NEED.search(key) and _DONE.search(key)):
        return True
    return bool(_AGAINST.search(key)) and not (_NEED.search(key) or _PERCENT.search(key))


def of_plan(key: str) -> bool:
    """Whether it asks for a percent of the plan."""
    return bool(_OF_PLAN.search(key))


def spans(key: str) -> Iterator[tuple[int, int]]:
    """Where it says so."""
    for form in (_NEED, _DONE, _PACE, _OF_YEAR):
        yield from (it.span() for it in form.finditer(key))
