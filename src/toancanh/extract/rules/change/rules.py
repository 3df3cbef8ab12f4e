"""Verbs of change and what a change is measured against.

``find_verbs``  tăng, giảm, đạt, bằng, vượt, chiếm, đóng góp …
``find_bases``  so với cùng kỳ, so với tháng trước, kế hoạch năm, so với năm 2015 …

A base that names a moment ("so với tháng 9") is compared with the period of its figure in ``measures``.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from toancanh.extract.anchors import Anchors
from toancanh.extract.grammar import Rule, rule
from toancanh.extract.marks import Mark, Marks
from toancanh.extract.overlaps import longer_of
from toancanh.extract.seen import Seen, key_of


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


# What may stand before a base: "so với [cùng kỳ]", "hơn mức bình quân [cùng kỳ]".
_AGAINST = r"(?:so với|so sánh với|đặt cạnh|so|hơn|với) "
_SAME_LEAD = re.compile(
    rf"(?:^|\W)(?P<lead>(?:{_AGAINST})?(?:mức |bình quân |tháng |quý |thời điểm |giai đoạn )?)\Z"
)
# "Gấp 2,2 lần năm trước" needs no word of comparison.
_AGAINST_LEAD = re.compile(
    rf"(?:(?:^|\W)(?P<lead>{_AGAINST}(?:cùng thời điểm )?(?:của )?)|(?<=\Wlần )(?P<times>))\Z"
)
_SO_LEAD = re.compile(r"(?:^|\W)(?P<lead>so với )\Z")
_OFFICE = re.compile(r"(?:bộ|sở|phòng) \Z")
_BEGINS = re.compile(r"(?:\A|\n|[.:;!?] |- )\Z")
_BACK = 32  # characters in which what stands before is looked for


def _rule(kind: BaseKind, name: str, pattern: str) -> Rule[Base]:
    return rule(f"change.{name}", pattern, lambda _: Base(kind))


_SAME_PERIOD = _rule(
    BaseKind.SAME_PERIOD,
    "same_period",
    r"(?:cùng kỳ|cùng thời điểm(?! (?:của )?(?:tháng|qu[ýí]) (?:liền |ngay )?(?:kề )?trước)|cùng thời gian(?= năm)|cùng giai đoạn|cùng (?:tháng|quý)(?= (?:của )?(?:năm (?:trước|ngoái|20)|20\d\d)))"
    r"(?: (?:của )?(?:năm )?(?:19|20)\d\d\b| (?:của )?năm (?:trước|ngoái)| trước)?",
)
_SVCK = _rule(BaseKind.SAME_PERIOD, "svck", r"(?:svck|so ck|sck|(?:(?<=%)|(?<=% ))ck)\b")
_SAME_MONTH = _rule(
    BaseKind.SAME_PERIOD, "same_month", r"(?:tháng|qu[ýí]) (?:này )?(?:cùng kỳ|năm (?:trước|ngoái))"
)
_PREVIOUS = _rule(
    BaseKind.PREVIOUS, "previous", r"(?:tháng|qu[ýí]) (?:liền |ngay )?(?:kề )?trước(?: đó| liền kề)?\b"
)
_YEAR_BEFORE = _rule(BaseKind.YEAR_BEFORE, "year_before", r"(?:cả )?năm (?:liền )?(?:trước|ngoái)\b")
_PLAN = _rule(
    BaseKind.PLAN,
    "plan",
    r"(?:chặng|quãng) đường\b|(?:kế hoạch|kh|dự toán|chỉ tiêu|nghị quyết|kịch bản)\b(?! và đầu tư)(?: (?:vốn|pháp lệnh|năm(?! \d)|cả năm(?! \d)"
    r"|đề ra|được giao|giao|tỉnh giao|hđnd|trung ương|tw|bộ tài chính|của|thủ tướng|tỉnh|huyện|kịch bản|tăng trưởng)\b)*",
)
_MOMENT = _rule(
    BaseKind.MOMENT,
    "against_moment",
    r"hơn (?=tháng \d|qu[ýí] (?:[ivx]+|\d)\b|năm (?:19|20)\d\d|tháng [^\W\d]+ năm (?:ngoái|trước))"
    r"|(?:so với|so sánh với|so|đặt cạnh|(?:cao|thấp|nhiều|ít|lớn|kém|nhỉnh) hơn)(?: (?:mức|thời điểm|thực hiện|bình quân|cuối|ước|của))*"
    r"(?= (?:cùng kỳ |cả )?(?:năm|tháng|quý|\d\d? tháng|nửa|đầu năm|ngày))",
)
_OTHER = _rule(
    BaseKind.OTHER,
    "against_other",
    r"so với (?=(?:bình quân|mức|trung bình|cả nước|toàn quốc|vùng|tổng))"
    r"|bình quân (?:của |đầu người của )?(?:cả nước|vùng|khu vực)",
)
BASES = (_SAME_PERIOD, _SVCK, _SAME_MONTH, _PREVIOUS, _YEAR_BEFORE, _PLAN, _MOMENT, _OTHER)
_BY_WORD = {
    "cùng": (_SAME_PERIOD,), "svck": (_SVCK,), "sck": (_SVCK,), "ck": (_SVCK,), "so": (_SVCK, _MOMENT, _OTHER),
    "tháng": (_SAME_MONTH, _PREVIOUS), "quý": (_SAME_MONTH, _PREVIOUS), "quí": (_SAME_MONTH, _PREVIOUS),
    "cả năm": (_YEAR_BEFORE,), "năm": (_YEAR_BEFORE,), "kế hoạch": (_PLAN,), "kh": (_PLAN,), "dự toán": (_PLAN,),
    "chỉ tiêu": (_PLAN,), "chặng đường": (_PLAN,), "quãng đường": (_PLAN,), "nghị quyết": (_PLAN,), "kịch bản": (_PLAN,), "đặt cạnh": (_MOMENT,),
    "cao hơn": (_MOMENT,), "nhiều hơn": (_MOMENT,), "ít hơn": (_MOMENT,), "lớn hơn": (_MOMENT,), "kém hơn": (_MOMENT,), "nhỉnh hơn": (_MOMENT,), "hơn": (_MOMENT,), "thấp hơn": (_MOMENT,), "bình quân": (_OTHER,),
}  # fmt: skip
BASE_WORDS = Anchors(_BY_WORD.keys())


def find_bases(text: Seen | str) -> Marks[Base]:
    """All bases of comparison of a reading form, in order."""
    key, found = key_of(text), []
    for at, _, word in BASE_WORDS.find(text):
        for each in _BY_WORD[word]:
            match = each.pattern.match(key, at)
            if match is None or (start := _start(each, key, at)) is None:
                continue
            if base := each.produce(match):
                found.append(Mark(start, match.end(), base, each.name))
    return longer_of(found)


def _start(each: Rule[Base], key: str, start: int) -> int | None:
    """Where a base begins, with the words of comparison before it; ``None`` where it is no base."""
    if each is _MOMENT or each is _OTHER or each is _SVCK:
        return start
    before = max(0, start - _BACK), start
    if each is _PLAN and _OFFICE.search(key, *before):
        return None
    lead = {_SAME_PERIOD.name: _SAME_LEAD, _PLAN.name: _SO_LEAD}.get(each.name, _AGAINST_LEAD).search(
        key, *before
    )
    if lead:
        return lead.start(lead.lastgroup or "lead")
    if each is _PREVIOUS:  # "Tháng trước, xuất khẩu đạt …" compares nothing
        return None if _BEGINS.search(key, *before) else start
    return None if each in (_SAME_MONTH, _YEAR_BEFORE) else start


_VERB_WORDS = {
    Verb.UP: (
        "tăng trưởng", "tăng thêm", "tăng", "cao hơn", "nhích", "nhích lên", "nhích thêm", "lên cao hơn", "nhiều hơn", "tăng tới",
        "cộng thêm", "lớn hơn", "nhỉnh hơn", "nhỉnh", "vọt lên", "bật lên", "đi lên",
    ),
    Verb.DOWN: (
        "giảm", "sụt giảm", "sụt", "tụt", "hụt", "thấp hơn", "âm", "tăng trưởng âm", "ít hơn", "suy giảm", "kém hơn", "giảm sút",
        "sa sút", "lao dốc", "đi xuống", "kém cùng", "kém tháng", "kém quý", "kém năm", "lùi", "thụt lùi", "trượt", "co lại", "thu hẹp", "bốc hơi",
    ),
    Verb.GROWTH: (
        "tốc độ", "tốc độ tăng", "tốc độ tăng trưởng", "mức tăng", "mức tăng trưởng", "tăng trưởng bình quân", "nhịp độ tăng",
    ),
    Verb.BEYOND: ("vượt",),
    Verb.REACH: ("đạt", "bằng", "hoàn thành", "tức", "tương đương", "thực hiện được"),
    Verb.SHARE: ("chiếm", "nắm giữ", "nắm", "giữ", "tỷ trọng", "tỉ trọng", "thị phần", "cơ cấu", "tỷ lệ trong"),
    Verb.CONTRIBUTE: ("đóng góp", "góp", "phần đóng góp", "làm tăng chung", "kéo tăng"),
}  # fmt: skip
_VERB_OF = {word: verb for verb, words in _VERB_WORDS.items() for word in words} | {"hơn": Verb.UP}
VERB_WORDS = Anchors(_VERB_OF.keys())
_THAN_THEN = re.compile(r" (?:cùng kỳ|tháng \d|qu[ýí] (?:[ivx]+|\d)\b|năm (?:19|20)\d\d)")
# "Ở mức thấp hơn, lần lượt 8%", "thấp hơn mục tiêu 8%": what follows is no change.
_OF_BASE = re.compile(
    r" ?[,;]|(?: so với)? (?:mục tiêu|kế hoạch|chỉ tiêu|mức (?:mục tiêu|kế hoạch))\b(?! (?:năm|đề ra|đặt ra|được giao|giao)\b)"
)
_SO_MUCH = r" (?:(?:khoảng|gần|hơn|trên|tới|đến|chừng) )?\d[\d,.]* ?%"
_HOLDS = re.compile(_SO_MUCH)
_OF_WHOLE = re.compile(rf"{_SO_MUCH} (?:tổng|quy mô)\b")
_VERB_RULES = {verb: f"change.{verb}" for verb in Verb}
VERBS = tuple(_VERB_RULES.values())


def _verb(word: str, key: str, end: int) -> Verb | None:
    """What the word does; who "giữ 64%" or is "bằng 5,5% tổng mức" has a share, who "giữ vững" has none."""
    if word == "hơn" and not _THAN_THEN.match(key, end):
        return None
    if word in ("cao hơn", "thấp hơn") and _OF_BASE.match(key, end):
        return None
    if word in ("lùi", "trượt") and key.startswith(" về ", end):
        return None  # "lùi về 17%" is where it stands
    if word == "bằng" and _OF_WHOLE.match(key, end):
        return Verb.SHARE
    return None if word in ("nắm giữ", "nắm", "giữ") and not _HOLDS.match(key, end) else _VERB_OF[word]


def find_verbs(text: Seen | str) -> Marks[Verb]:
    """All verbs of change of a reading form, in order."""
    key = key_of(text)
    found: list[Mark[Verb]] = []
    for start, end, word in VERB_WORDS.find(text):
        if (not found or found[-1].end <= start) and (verb := _verb(word, key, end)):
            found.append(Mark(start, end, verb, _VERB_RULES[verb]))
    return Marks(found)
