"""Whose office speaks or is spoken with at the head of a text: "Giám đốc Sở Công Thương Đồng Tháp".

A letterhead, the title and, in an interview, the post of the one who answers name the area that all of it is
about; it is named once there and hardly again, while the country and other provinces are.
"""

import re

from toancanh.extract.anchors import Anchors
from toancanh.extract.seen import Seen

_OFFICE = re.compile(
    r"\b(?:(?:ubnd|ủy ban nhân dân|hđnd|hội đồng nhân dân|chủ tịch|bí thư)(?: [^\W\d]+)?"
    r"|(?:tỉnh|thành|huyện|thị|quận|đảng) ủy|(?:sở|chi cục) [^.,;:()\n\d]{2,60}|ban quản lý [^.;:()\n\d]{2,60}"
    r"|(?:cục thống kê|thống kê|thuế|kho bạc|hải quan|điện lực|hiệp hội|liên minh|trung tâm khuyến công)(?: [^.,;:()\n\d]{2,60})?) $"
)
_LOCAL_POST = re.compile(
    r"\b(?:giám đốc sở|chủ tịch (?:thường trực )?(?:ubnd|ủy ban nhân dân|hđnd|hội đồng nhân dân)"
    r"|bí thư (?:tỉnh|thành|huyện|thị|quận|đảng) ủy|trưởng ban quản lý|chi cục trưởng)\b"
)
_POST = re.compile(r"\b(?:chủ tịch|bí thư|trưởng phòng)\b[^.;?\n]{0,50}$")
_SESSION = re.compile(r"\b(?:làm việc|kiểm tra|giám sát)(?: với| tại)\b[^.;\n]{0,60}$")
_LETTERHEAD = re.compile(r"(?:^|\n)(?:ubnd|ủy ban nhân dân|hđnd|hội đồng nhân dân|huyện ủy|đảng ủy) $")
_ADDRESSEE = re.compile(r"(?:kính gửi|nơi nhận)[^\n]*$")
ASKING = Anchors(
    ("thưa ông", "thưa bà", "phóng viên:", "pv:", "xin ông", "xin bà", "ông có thể", "bà có thể"), whole=False
)
_BACK = 96  # characters before a name that can tell whose it is
LETTERHEAD = 250  # characters of letterhead and title
INTRODUCTION = 1200  # characters in which an interview says who answers


def is_interview(seen: Seen) -> bool:
    """Whether somebody is asked and answers: two paragraphs that ask, or words that address who is asked."""
    return len(ASKING.finds(seen)) > 1 or seen.key.count("?\n") > 1


def reach(interview: bool) -> int:
    """Characters in which the office stands that a text is of."""
    return INTRODUCTION if interview else LETTERHEAD


def is_local(key: str) -> bool:
    """Whether in an interview an official of a province or below answers: the country is only around it."""
    return _LOCAL_POST.search(key, 0, INTRODUCTION) is not None


def bears_office(key: str, start: int) -> bool:
    """Whether the area named at ``start`` is that of an office."""
    return _OFFICE.search(key, max(0, start - _BACK), start) is not None


def is_seat(key: str, start: int) -> bool:
    """Whether all is about the district or commune named at ``start``: its head answers, it is inspected."""
    back = max(0, start - _BACK)
    if not bears_office(key, start) or _ADDRESSEE.search(key, back, start):
        return False
    return any(sign.search(key, back, start) for sign in (_LETTERHEAD, _POST, _SESSION))
