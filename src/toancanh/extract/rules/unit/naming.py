"""Numbers that name or rank instead of counting: "Điều 7", "quốc lộ 26", "top 10", "BIM 1"."""

import re

_WORDS = (
    "số|điều|khoản|mục|chương|phụ lục|biểu|biểu số|bảng|hình|ảnh|quốc lộ|tỉnh lộ|đường|thứ|top|tốp|khóa|lần thứ"
    "|kỳ họp thứ|kỳ|đợt|phường|quận|tiểu khu|lô|pha|giai đoạn|hạng|loại|cấp|tổ máy|số hiệu|mẫu|nghị quyết"
    "|nghị định|quyết định|thông tư|công văn|công điện|kết luận|chỉ thị|kế hoạch số|km|tập|quyển|trang|vòng|bậc"
    "|covid|nhóm|tổ"
)
_NAMING = re.compile(rf"(?:^|[^\w])(?:{_WORDS}) *(?:số *)?$")
_GRANTS = re.compile(r"\b(?:đã|được|mới|vừa|sẽ|đang|phải|tái|sở|bộ|cục|tỉnh|huyện) cấp *$")
_LAST = frozenset(phrase.split(" ")[-1] for phrase in _WORDS.split("|"))
_TOTAL = re.compile(r"(?:tổng số|con số|trong số|tổng cộng) *$")


def names(before: str, word: str) -> bool:
    """Whether the words before a number, which end with ``word``, make it a name, a rank or a reference."""
    return (
        word in _LAST
        and bool(_NAMING.search(before))
        and not (_TOTAL.search(before) or _GRANTS.search(before))
    )
