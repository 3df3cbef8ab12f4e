"""Verbs of change and what a change is measured against.

``find_verbs``  tăng, giảm, đạt, bằng, vượt, chiếm, đóng góp …
``find_bases``  so với cùng kỳ, so với tháng trước, kế hoạch năm, so với năm 2015 …

A base that names a moment ("so với tháng 9") is compared with the period of its figure in ``measures``.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from toancanh.extract.grammar import Grammar, rule
from toancanh.extract.marks import Marks
from toancanh.extract.seen import Seen


class Verb(StrEnum):
    """What the words before a number do with it."""

    UP = "up"
    DOWN = "down"
    REACH = "reach"  # đạt, bằng, hoàn thành: of something
    BEYOND = "beyond"  # vượt
    SHARE = "share"
    CONTRIBUTE = "contribute"
    GROWTH = "growth"  # tốc độ tăng trưởng, mức tăng: a rate of growth with no verb


class BaseKind(StrEnum):
    """What a change is against."""

    SAME_PERIOD = "same_period"  # cùng kỳ (năm trước)
    PREVIOUS = "previous"  # tháng trước, quý trước
    YEAR_BEFORE = "year_before"  # năm trước, năm ngoái
    PLAN = "plan"  # kế hoạch, dự toán, chỉ tiêu, nghị quyết
    MOMENT = "moment"  # so với + an expression of time that follows
    OTHER = "other"  # so với bình quân cả nước


@dataclass(frozen=True, slots=True)
class Base:
    """What a change is against."""

    kind: BaseKind


def _base(kind: BaseKind) -> Callable[[re.Match[str]], Base]:
    return lambda _: Base(kind)


_AGAINST = r"(?:so với|so sánh với|đặt cạnh|so|hơn|với)"
_SAME = (
    rf"(?:\b{_AGAINST} )?(?:mức |bình quân |tháng |quý |thời điểm |giai đoạn )?(?:cùng kỳ|cùng thời điểm|cùng thời gian(?= năm)|cùng giai đoạn)"
    r"(?: (?:của )?(?:năm )?(?:19|20)\d\d\b| (?:của )?năm (?:trước|ngoái)| trước)?"
)

BASES = Grammar(
    rule("change.same_period", _SAME, _base(BaseKind.SAME_PERIOD)),
    rule("change.svck", r"\b(?:svck|so ck|sck)\b", _base(BaseKind.SAME_PERIOD)),
    rule("change.same_month", rf"\b{_AGAINST} (?:tháng|quý) (?:này )?(?:cùng kỳ|năm (?:trước|ngoái))", _base(BaseKind.SAME_PERIOD)),
    rule("change.previous", rf"\b(?:{_AGAINST} )?(?:tháng|quý) (?:liền |ngay )?(?:kề )?trước(?: đó| liền kề)?\b", _base(BaseKind.PREVIOUS)),
    rule("change.year_before", rf"\b{_AGAINST} (?:cả )?năm (?:liền )?(?:trước|ngoái)\b", _base(BaseKind.YEAR_BEFORE)),
    rule(
        "change.plan",
        r"(?:\bso với )?(?<!bộ )(?<!sở )(?<!phòng )\b(?:kế hoạch|kh|dự toán|chỉ tiêu|nghị quyết|kịch bản)\b"
        r"(?! và đầu tư)(?: (?:vốn|pháp lệnh|năm(?! \d)|cả năm(?! \d)|đề ra|được giao|giao|tỉnh giao|hđnd|trung ương|tw|bộ tài chính|của|thủ tướng|tỉnh|huyện|kịch bản|tăng trưởng)\b)*",
        _base(BaseKind.PLAN),
    ),
    rule("change.against_moment", r"\b(?:so với|so sánh với|so|đặt cạnh|cao hơn|thấp hơn)(?: (?:mức|thời điểm|thực hiện|bình quân|cuối|ước|của))*(?= (?:cùng kỳ |cả )?(?:năm|tháng|quý|\d\d? tháng|nửa|đầu năm|ngày))", _base(BaseKind.MOMENT)),
    rule("change.against_other", r"\bso với (?=(?:bình quân|mức|trung bình|cả nước|toàn quốc|vùng|tổng))|\bbình quân (?:của |đầu người của )?(?:cả nước|vùng|khu vực)", _base(BaseKind.OTHER)),
)  # fmt: skip

VERBS = Grammar(
    rule(
        "change.up",
        r"\b(?:tăng trưởng|tăng thêm|tăng|cao hơn|nhích|lên cao hơn|nhiều hơn|tăng tới|cộng thêm|hơn(?= cùng kỳ))\b",
        lambda _: Verb.UP,
    ),
    rule(
        "change.down",
        r"\b(?:giảm|sụt giảm|sụt|tụt|hụt|thấp hơn|âm|ít hơn|suy giảm|kém hơn)\b",
        lambda _: Verb.DOWN,
    ),
    rule(
        "change.growth",
        r"\b(?:tốc độ(?: tăng(?: trưởng)?)?|mức tăng(?: trưởng)?|tăng trưởng bình quân|nhịp độ tăng)\b",
        lambda _: Verb.GROWTH,
    ),
    rule("change.beyond", r"\bvượt\b", lambda _: Verb.BEYOND),
    rule("change.reach", r"\b(?:đạt|bằng|hoàn thành|tức|tương đương|thực hiện được)\b", lambda _: Verb.REACH),
    rule(
        "change.share", r"\b(?:chiếm|tỷ trọng|tỉ trọng|thị phần|cơ cấu|tỷ lệ trong)\b", lambda _: Verb.SHARE
    ),
    rule(
        "change.contribute",
        r"\b(?:đóng góp|góp|phần đóng góp|làm tăng chung|kéo tăng)\b",
        lambda _: Verb.CONTRIBUTE,
    ),
)


def find_bases(text: Seen | str) -> Marks[Base]:
    """All bases of comparison of a reading form, in order."""
    return BASES.find(text)


def find_verbs(text: Seen | str) -> Marks[Verb]:
    """All verbs of change of a reading form, in order."""
    return VERBS.find(text)
