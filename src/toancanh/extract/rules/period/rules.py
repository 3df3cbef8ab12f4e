"""Time as reports write it: "6 tháng đầu năm 2025", "quý II", "tháng 9-2021", "giai đoạn 2021-2025".

A moment is what is written; years that are left out are filled in by ``timeline``, which knows the
date of the document. Words that only compare ("so với tháng trước") are the business of ``change``.

Each rule hangs on a word (tháng, quý, năm, …) or on digits, so that a text is searched for those alone;
what may stand before them ("tính đến hết", "trong", "từ") is read back from there.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from toancanh.extract.anchors import DIGITS, Anchors
from toancanh.extract.grammar import Rule, rule
from toancanh.extract.marks import Mark, Marks
from toancanh.extract.overlaps import longer_of
from toancanh.extract.rules.period import make
from toancanh.extract.rules.period.guards import half_of_month, lasts, month_word_stands
from toancanh.extract.rules.period.lists import find_listed
from toancanh.extract.rules.period.moment import Kind, Moment
from toancanh.extract.seen import Seen, key_of

__all__ = ["RULES", "Kind", "Moment", "find_moments"]

_N = r"\d{1,2}|mười một|mười hai|mười|hai|ba|bốn|năm|sáu|bảy|tám|chín"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_IN_YEAR = rf"(?:(?: *[/-] *|\.| ?của năm | ?(?:năm )?năm | ?, năm ){_YEAR}\b| ?(?:của )?năm (?P<which_year>nay|ngoái|trước))?"
_OF_YEAR = rf"(?:{_IN_YEAR[:-1]}| của năm\b| năm\b)?"
_WHICH = r"(?P<which> đầu| cuối| vừa qua| qua| còn lại)?"
# No name of a month or quarter follows.
_NO_NAME = r"(?! ?\d| (?:[ivx]+|một|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười|giêng|chạp|đầu|cuối|trước|sau|tới|qua)\b)"
_DATE = rf"(?P<d>\d\d?) ?[/.-] ?(?P<m>\d\d?)(?: ?[/.-] ?{_YEAR})?"


def _now(kind: Kind) -> Callable[[re.Match[str]], Moment]:
    return lambda _: Moment(kind)


# By the word that each begins with.
_BY_WORD: Mapping[str, tuple[Rule[Moment], ...]] = {
    "tháng": (
        rule("period.months", rf"tháng (?P<m1>\d\d?)(?: ?[-÷] ?| (?:đến|tới)(?: hết)? )(?:tháng )?(?P<m2>\d\d?)\b{_IN_YEAR}", make.months),
        rule("period.month", rf"tháng (?P<m>\d\d?)\b(?! tháng|,\d|\.(?!(?:19|20)\d\d\b)\d){_IN_YEAR}", make.month),
        rule("period.month_words", rf"tháng (?P<m>mười một|mười hai|{'|'.join(make.MONTHS)})\b{_IN_YEAR}", make.month),
        rule("period.this", rf"(?<=trong )tháng(?: này)?\b{_NO_NAME}", lambda _: Moment(Kind.THIS, last=1)),
        rule("period.last", r"tháng trước\b(?! mắt)", lambda _: Moment(Kind.LAST, first=1)),
    ),
    "quý": (
        rule("period.quarter", rf"qu[ýí] (?P<q>iv|iii|ii|i|[1-4]|một|hai|ba|bốn|tư|đầu|cuối)\b(?! lần| tháng| phiên)(?: tiên| vừa qua)?(?: trong)?{_OF_YEAR}", make.quarter),
        rule("period.this", rf"(?<=trong )qu[ýí](?: này)?\b{_NO_NAME}", lambda _: Moment(Kind.THIS, last=3)),
        rule("period.last", r"qu[ýí] trước\b", lambda _: Moment(Kind.LAST, first=3)),
    ),
    "năm": (
        rule("period.years", r"năm (?<!\w\wnăm )(?P<y1>(?:19|20)\d\d) ?(?:[-÷]|đến|tới)(?: năm)? ?(?P<y2>(?:19|20)\d\d)\b(?!/)", make.years),
        rule("period.year", rf"năm {_YEAR}\b", make.one_year),
        rule("period.this", r"(?<=trong )năm(?= *[.,;:]| (?:ước|đạt|có|là)\b)", lambda _: Moment(Kind.THIS, last=12)),
        rule("period.year_end", r"(?:(?<=(?:đến|tới) hết )|(?<=(?:đến|tới) cuối ))năm\b(?! ?(?:\d|nay|ngoái|trước|sau|tới|học|tài khóa))", make.one_year),
        rule("period.year_past", r"năm (?P<which_year>ngoái|trước|vừa qua|qua|kia|tới|sau)\b(?! đó)", make.one_year),
        rule("period.year_of_before", r"(?:năm (?:đó|ấy)|cùng năm)\b", make.one_year),
        rule("period.close", r"năm cuối (?:của )?(?:giai đoạn|nhiệm kỳ|thời kỳ|kế hoạch|chương trình)\b", _now(Kind.CLOSE)),
        rule("period.year_words", r"năm (?P<which_year>nay)\b", make.one_year),
    ),
    "mục tiêu": (rule("period.year_aimed", rf"mục tiêu {_YEAR}(?= *(?:[?:.,;]|\n|$))", make.one_year),),
    "cả năm": (rule("period.year_words", rf"cả năm\b(?: (?:{_YEAR}|(?P<which_year>nay|ngoái|trước))\b)?", make.one_year),),
    "nửa": (
        rule(
            "period.half",
            rf"nửa (?:(?:đầu|cuối)(?: của)? năm|năm(?: đầu| cuối)?)\b(?: ?{_YEAR}\b| (?P<which_year>nay|ngoái|trước)\b)?",
            make.half,
        ),
    ),
    "ngày": (
        rule("period.day", rf"ngày {_DATE}\b", make.day),
        rule("period.day_words", rf"ngày (?P<d>\d\d?) tháng (?P<m>\d\d?)\b(?:(?: năm |/){_YEAR}\b)?", make.day),
    ),
    "sáng": (rule("period.day", rf"(?:sáng|chiều|tối|trưa|hôm nay,?|sáng nay \(|hôm nay \() ?(?:ngày )?{_DATE}\b", make.day),),
    "từ": (
        rule(
            "period.days",
            r"từ (?:ngày )?(?P<d1>\d\d?)(?: ?[/.-] ?(?P<m1>\d\d?)(?: ?[/.-] ?(?P<y1>(?:19|20)\d\d))?)? ?(?:-|đến|tới)(?: hết)?(?: ngày)? ?"
            rf"{_DATE}\b",
            make.days,
        ),
        rule(
            "period.so_far_months",
            rf"từ đầu năm(?: nay)?(?: cho)? (?:đến|tới) (?:hết |cuối )?tháng (?P<m>\d\d?)\b{_IN_YEAR}",
            lambda m: make.so_many(m, int(m["m"])),
        ),
        rule("period.so_far", rf"từ đầu năm(?: {_YEAR}| nay)?(?: (?:đến|tới|cho đến) nay)?\b", make.so_far),
        rule(
            "period.so_far_until",
            rf"từ đầu (?:năm )?(?:{_YEAR}|năm)(?: cho)? (?:đến|tới)(?: hết)?(?: ngày)? (?P<d>\d\d?)[/-](?P<m>\d\d?)(?:[/-](?:19|20)\d\d)?\b",
            make.so_far,
        ),
    ),
    "lũy kế": (rule("period.so_far_alone", r"(?:lũy kế|cộng dồn)\b(?! (?:từ trước )?(?:cho )?(?:đến|tới) nay| (?:\d+|hai|ba|bốn|năm) năm\b| giai đoạn\b)", make.so_far),),
    "tuần": (rule("period.week", r"tuần (?:qua|này|vừa qua|vừa rồi|\d{1,2}(?= ?\())", _now(Kind.WEEK)),),
    "khi": (
        rule(
            "period.then",
            r"(?:khi ấy|khi đó|lúc ấy|lúc đó|thời điểm (?:đó|ấy)|cùng thời gian(?! năm)|cũng trong thời gian này)\b",
            _now(Kind.THEN),
        ),
    ),
    "hiện": (
        rule(
            "period.now",
            r"(?:thì nay|hiện nay|hiện có|(?:đến|tới) nay|hiện tại|đến thời điểm (?:này|hiện tại|hiện nay)|lúc này|(?<=, )nay)\b",
            _now(Kind.NOW),
        ),
    ),
    "(": (rule("period.year_bare", rf"\((?:năm )?{_YEAR}\)", make.one_year),),
    "t": (
        rule("period.month_short", rf"t\.?(?P<m>\d\d?)[/.-]{_YEAR}\b", make.month),
        rule("period.quarter_short", rf"q\.?(?P<q>[1-4]|iv|iii|ii|i)[/.-]{_YEAR}\b", make.quarter),
    ),
}  # fmt: skip
_SAME = {
    "quí": "quý", "chiều": "sáng", "tối": "sáng", "trưa": "sáng", "hôm nay": "sáng", "cộng dồn": "lũy kế",
    "lúc đó": "khi", "lúc ấy": "khi", "thời điểm": "khi", "cùng thời gian": "khi", "cũng trong": "khi",
    "thì nay": "hiện", "đến nay": "hiện", "tới nay": "hiện", "đến thời": "hiện", "lúc này": "hiện", "nay": "hiện", "cùng năm": "năm", "q": "t",
}  # fmt: skip
_BEGUN = ("(", "t", "q")  # these are looked at only where more of a time follows
WORDS = Anchors(
    {word: word for word in {*_BY_WORD, *_SAME} if word not in _BEGUN}
    | dict.fromkeys(("(năm ", "(0000"), "(")
    | {f"{letter}{dot}{more}": letter for letter in "tq" for dot in ("", ".") for more in ("0", "i")},
    whole=False,
)
# By their digits.
_DIGITS = (
    rule("period.years", r"(?P<y1>(?:19|20)\d\d) ?(?:[-÷]|đến|tới)(?: năm)? ?(?P<y2>(?:19|20)\d\d)\b(?!/)", make.years),
    rule("period.seasons", r"(?P<y1>20\d\d) ?/ ?(?P<y2>(?:20)?\d\d)\b", make.years),
    rule("period.day_iso", r"(?P<year>(?:19|20)\d\d)-(?P<m>0[1-9]|1[0-2])-(?P<d>[0-3]\d)\b", make.day),
    rule("period.day_full", rf"(?P<d>\d\d?) ?[/.-] ?(?P<m>\d\d?) ?[/.-] ?{_YEAR}\b", make.day),
    rule("period.month_of", rf"(?P<m>\d\d?)[/-]{_YEAR}\b", make.month),
    rule("period.so_many_months_short", rf"(?P<n>\d\d?)t[/.-]? ?{_YEAR}\b", lambda m: make.so_many(m, int(m["n"]))),
    rule("period.day_until", r"(?P<d>\d\d?)/(?P<m>\d\d?)\b(?!/)", make.day),
)  # fmt: skip
_DIGIT = re.compile(r"\d(?<!\w\d)(?=\d{0,3} ?(?:t?[-/.÷]|t|đến|tới) ?(?:năm )?\d)")
_SO_MANY: Mapping[str, Rule[Moment]] = {
    "tháng": rule("period.so_many_months", rf"tháng{_WHICH}{_OF_YEAR}\b", lambda _: None),
    "quý": rule("period.so_many_quarters", rf"qu[ýí]{_WHICH}{_OF_YEAR}\b", lambda _: None),
}
RULES = (*(each for rules in _BY_WORD.values() for each in rules), *_DIGITS, *_SO_MANY.values())

_COUNTED = re.compile(rf"(?:^|[^\w.,/])(?P<n>{_N}) \Z")
_UNTIL_WORDS = (
    r"(?P<until>(?:tính )?(?:đến|tới)(?: hết| cuối| thời điểm)?(?: ngày)? |(?:tại )?thời điểm |hết |cuối )?"
)
_UNTIL = re.compile(rf"(?:^|\W)(?P<lead>{_UNTIL_WORDS}(?:ngày )?)\Z")
_UNTIL_YEAR = re.compile(rf"(?:^|\W)(?P<lead>{_UNTIL_WORDS}(?:cả |trong |của )?)\Z")
_UNTIL_DAY = re.compile(
    r"(?:^|\W)(?P<lead>(?P<until>(?:tính )?(?:đến|tới|trước)(?: hết)? |(?:tại )?thời điểm ))\Z"
)
_FROM = re.compile(r"(?:^|\W)(?P<lead>(?:giai đoạn |thời kỳ |từ năm |từ )?(?:năm )?)\Z")
_NOT_YET = re.compile(r"\bchưa (?:hết|đầy|trọn|đến|tới|được) \Z")
_SEASON = re.compile(r"(?:^|\W)(?P<lead>(?:niên vụ|vụ|mùa vụ)(?: [^\W\d]+){0,3} )\Z")
_SCHOOL = re.compile(r"(?:năm học|niên khóa)(?: [^\W\d]+)? \Z")
_SO_FAR = re.compile(r"(?:^|\W)(?P<lead>tính )\Z")
_MANY = re.compile(
    r"(?:các|những|nhiều|mấy|vài|mỗi|hằng|hàng|từng|một|hai|ba|bốn|mười|\d) \Z"
)  # "5 năm trước", "những năm qua"
_BACK = 32  # characters in which what stands before is looked for
_LEADS = {
    "period.years": _FROM, "period.seasons": _SEASON, "period.months": _FROM, "period.day_until": _UNTIL_DAY,
    "period.year": _UNTIL_YEAR, "period.year_of_before": _UNTIL_YEAR, "period.so_far": _SO_FAR, "period.so_far_months": _SO_FAR, "period.so_far_until": _SO_FAR,
}  # fmt: skip
_NEEDS_LEAD = ("period.seasons", "period.day_until")
_PLAIN = (
    "period.half",
    "period.days",
    "period.so_far_alone",
    "period.then",
    "period.now",
    "period.year_bare",
    "period.last",
    "period.this",
    "period.week",
    "period.year_aimed",
)


def find_moments(seen: Seen | str, text: str = "") -> Marks[Moment]:
    """All expressions of time in a reading form, in order; ``text`` tells "tháng Ba" from "tháng ba"."""
    key = key_of(seen)
    digits = (start for start, _, _ in DIGITS.find(seen))
    return longer_of((*_by_words(key, text, WORDS.find(seen)), *_by_digits(key, digits)))


def _by_words(key: str, text: str, anchors: Iterable[tuple[int, int, str]]) -> Iterator[Mark[Moment]]:
    reached = 0
    for start, end, word in anchors:
        if start < reached:
            continue
        reached = end
        word = _SAME.get(word, word)
        for each in _BY_WORD[word]:
            match = each.pattern.match(key, start)
            if match and (moment := each.produce(match)) and _stands(each.name, key, text, match):
                yield from _marks(each.name, key, match, moment)
        if word in _SO_MANY and (counted := _so_many(key, start, word)):
            yield counted


def _by_digits(key: str, starts: Iterable[int]) -> Iterator[Mark[Moment]]:
    for start in starts:
        if not _DIGIT.match(key, start):
            continue
        for each in _DIGITS:
            match = each.pattern.match(key, start)
            if match and (moment := each.produce(match)) and _stands(each.name, key, "", match):
                yield from _marks(each.name, key, match, moment)


def _stands(name: str, key: str, text: str, match: re.Match[str]) -> bool:
    """Whether a match is a time after all, by the words around it."""
    start = match.start()
    if name == "period.half":
        return _NOT_YET.search(key, max(0, start - 12), start) is None
    if name == "period.month_words":
        return month_word_stands(key, text, match)
    if name == "period.years":
        return not _SCHOOL.search(key, max(0, start - 16), start)
    if name == "period.year_past":
        return not _MANY.search(key, max(0, start - 8), start)
    return True


def _marks(name: str, key: str, match: re.Match[str], moment: Moment) -> Iterator[Mark[Moment]]:
    """The mark of a match with what stands before it, and those of a list that it begins."""
    start, end = match.span()
    if name == "period.year_bare":
        yield Mark(start + 1, end - 1, moment, name)
        return
    lead = None if name in _PLAIN else _LEADS.get(name, _UNTIL).search(key, max(0, start - _BACK), start)
    if lead is None and name in _NEEDS_LEAD:
        return
    until = (lead.groupdict().get("until") or "") if lead else ""
    if name == "period.month" and (second := half_of_month(key, start)):
        yield Mark(
            second.start(), end, make.half_month(moment, second["second"] is not None), "period.half_month"
        )
        return
    if until:
        closing = (
            "cuối" in until
            if moment.kind is Kind.YEAR
            else until in ("cuối ", "thời điểm ", "tại thời điểm ")
        )
        moment = moment._replace(until=True, closing=closing)
    yield Mark(lead.start("lead") if lead else start, end, moment, name)
    yield from find_listed(name, key, match, moment)


def _so_many(key: str, start: int, word: str) -> Mark[Moment] | None:
    """Read "6 tháng đầu năm", "ba quý", unless it tells how long something lasts."""
    number = _COUNTED.search(key, max(0, start - 10), start)
    match = _SO_MANY[word].pattern.match(key, start) if number else None
    if number is None or match is None:
        return None
    moment = make.so_many(match, make.count(number["n"]) * (1 if word == "tháng" else 3))
    begins = number.start("n")
    plain = not (match["which"] or match["year"] or match["which_year"])
    if moment is None or (plain and lasts(key, begins, match.end())):
        return None
    lead = _UNTIL.search(key, max(0, begins - _BACK), begins)
    until = bool(lead and lead["until"])
    at = lead.start("lead") if lead and until else begins
    return Mark(at, match.end(), moment._replace(until=until), _SO_MANY[word].name)
