"""Amounts that stand apart: of no indicator, whatever is being spoken of.

What a works can make is not what it made; what one of many gets is not what all get; what is paid to those
who make way is no capital; a share of people says nothing of goods.
"""

import re

from toancanh.extract.attach.window import Window
from toancanh.extract.openings import starting
from toancanh.extract.scene import Scene

_CAPACITY = re.compile(r"\b(?:công suất|năng lực)(?: [^\W\d]+){0,6} *$")
_EACH = re.compile(r"\b(?:bình quân|trung bình|tính ra|tương đương) (?:mỗi|một|từng) [^,;.:\d]{0,50}$")
_ONE_OF_MANY = re.compile(r"\b(?:mỗi|từng) (?:tua ?bin|trụ|tổ máy|tổ|cột|trạm)(?: [^\W\d]+){0,4} *$")
_FOR_EACH = re.compile(r" ?/ ?(?:cụm|khu|dự án|doanh nghiệp|cơ sở|hộ|mô hình|xã|chợ|cửa hàng|lao động)\b")
_A_MONTH = re.compile(r" ?/ ?(?:(?:người|lao động) ?/ ?)?tháng\b")
_PER_HEAD = ("grdp_per_capita", "income_per_capita")
_MAKES_WAY = re.compile(
    starting("bồi thường", "đền bù", "tái định cư", "ứng vốn", "tạm ứng") + r"[^,;.:]{0,40}$"
)
_TAKES = re.compile(r"\bdoanh thu(?: [^\W\d]+){0,6}(?: \d+ ?(?:/ ?\d+)?)?(?: [^\W\d]+){0,3} *$")
_WORKS = ("power", "electricity_output", "electricity_sales", "park", "cluster", "made")
_PEOPLE = re.compile(
    r" (?:tổng )?(?:số )?(?:dân số|dân cư|người (?:dân|dùng|tiêu dùng|mua|được hỏi|việt)|khách hàng"
    r"|chợ|siêu thị|cửa hàng|thôn|cán bộ|công nhân|doanh nghiệp (?:có|cho biết|được hỏi|đánh giá|phản ánh"
    r"|sử dụng|ứng dụng|áp dụng|tham gia|dự kiến|dự báo|lo ngại|gặp|trả lời|lạc quan))\b"
    r"| về (?:số |tổng số )?(?:lao động|nhân khẩu|diện tích)\b"
)


def stands_apart(window: Window, scene: Scene) -> bool:
    """Whether the amount has no indicator, by the words right around it."""
    match window.amount.kind:
        case "product":
            return _CAPACITY.search(window.before) is not None
        case "money":
            return (
                _wages(window)
                or _of_each(window)
                or _takings(window, scene)
                or _MAKES_WAY.search(window.before) is not None
            )
        case "power":
            return _ONE_OF_MANY.search(window.before) is not None
        case "percent":
            return _PEOPLE.match(window.after) is not None
    return False


def _takings(window: Window, scene: Scene) -> bool:
    """Whether it is what plants or parks take in, which is no capital of theirs."""
    named = [m.value for m in window.named]
    if any("money" in subject.codes and not subject.needs and subject.id not in _WORKS for subject in named):
        return False
    works = any(subject.id in _WORKS for subject in (*named, scene.subject) if subject)
    return works and _TAKES.search(window.before) is not None


def _wages(window: Window) -> bool:
    """Whether somebody earns it: "8,9 triệu đồng/người/tháng"."""
    monthly = _A_MONTH.search(window.key, window.amount.start, window.amount.end + 24) is not None
    return monthly and "đầu người" not in window.before


def _of_each(window: Window) -> bool:
    """Whether it is what each gets: "bình quân mỗi dự án 5 tỷ đồng", "30 tỷ đồng/cụm"."""
    each = _EACH.search(window.before) or _FOR_EACH.match(window.after)
    return bool(each) and not any(m.value.id in _PER_HEAD for m in window.named)
