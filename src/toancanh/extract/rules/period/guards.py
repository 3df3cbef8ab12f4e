"""Words around a time that tell it from how long something lasts, or from another word of the sound."""

import re

_LASTING = re.compile(
    r"(?:trong vòng|thời gian|thời hạn|kéo dài|sau|mỗi|cứ|ân hạn|kỳ hạn|chậm|thêm|suốt|bảo hành|thi công|mất|trễ"
    r"|lùi|gia hạn|tối đa|tối thiểu|ít nhất|định kỳ|\d (?:-|đến))(?: (?:chỉ|khoảng|gần|hơn|là|trong|từ|tới))* \Z"
)
_LONG = re.compile(
    r" (?:thi công|xây dựng|kể từ|liên tiếp|liên tục|liền|rưỡi|một lần|trở lên|tuổi|thử nghiệm|nữa|tới|tập trung)\b|/ ?(?:lần|người)"
)
_OTHER_WORD = re.compile(
    r" (?:lần|phiên|kỳ|đợt|ngày|tuần|buổi|chuyến|số|cuộc|vấn|nhân|pháp|liệu|doanh|nhà|dự|bên|huyện|xã|tỉnh|công|đơn|cơ)\b"
)
_ALWAYS = ("giêng", "chạp", "mười một", "mười hai")
_PERIOD_AFTER = re.compile(r" (?:này|vừa qua|vừa rồi|tới|sau|đến tháng|và tháng)\b|[.,;:)]")
_PERIOD_BEFORE = re.compile(r"(?:so với|hết|đầu|cuối|giữa|từ|đến|trong|vào) \Z")
_HABIT = re.compile(r"(?:mỗi|hằng|hàng|một|từng|những|\d) \Z")
_HALF = re.compile(r"(?:(?:kỳ|nửa|15 ngày) (?:(?:1|i|một|đầu)|(?P<second>2|ii|hai|cuối))(?: của)?) \Z")


def lasts(key: str, start: int, end: int) -> bool:
    """Whether "10 tháng" tells how long: "trong vòng 10 tháng", "10 tháng thi công"."""
    return bool(_LASTING.search(key, max(0, start - 32), start) or _LONG.match(key, end))


def month_word_stands(key: str, text: str, match: re.Match[str]) -> bool:
    """Whether "tháng ba" names March: by its capital, its year, or the words around it."""
    word, start, end = match["m"], match.start(), match.end()
    if _HABIT.search(key, max(0, start - 6), start):
        return False
    capital = (
        text[match.start("m") : match.start("m") + 1].isupper() and not text[start : match.end("m")].isupper()
    )
    if capital or word in _ALWAYS or match["year"] or match["which_year"]:
        return True
    if word == "năm" or _OTHER_WORD.match(key, end):
        return False
    ends = end == len(key) or key[end] == "\n" or _PERIOD_AFTER.match(key, end)
    return bool(ends or _PERIOD_BEFORE.search(key, max(0, start - 8), start))


def half_of_month(key: str, start: int) -> re.Match[str] | None:
    """The words that make half a month of a month: "kỳ 1 tháng 9", "15 ngày đầu tháng 9"."""
    return _HALF.search(key, max(0, start - 20), start)
