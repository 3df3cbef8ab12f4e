"""Numbers become amounts: "gần 92.742 tỷ đồng", "1.099 dự án", "8,3-8,5%", "bốn cụm".

Precision comes first: a number that counts nothing here (a date, a law, a rank, part of a name) gives
no amount. Numbers that share one unit at the end of a list ("214; 142; 69 và 64 triệu USD") get it.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from toancanh.extract.marks import Mark
from toancanh.extract.rules.number import Number, find_numbers
from toancanh.extract.rules.unit.amounts import Amount, kind_of
from toancanh.extract.rules.unit.finder import Finder, Tail, noun_lexicon
from toancanh.extract.rules.unit.joining import join_compounds, join_groups, join_ranges, settle
from toancanh.extract.seen import Seen
from toancanh.model import Bound
from toancanh.reference.units import unit_forms

_BOUNDS = (
    (
        Bound.AT_LEAST,
        "không dưới|không ít hơn|không thấp hơn|ít nhất|tối thiểu|hơn|trên|vượt mức|vượt mốc|vượt|quá",
    ),
    (
        Bound.AT_MOST,
        "không quá|không vượt quá|không vượt|không cao hơn|không hơn|chưa đến|chưa tới|chưa đầy|tối đa|nhiều nhất|dưới|gần|ngót|suýt soát",
    ),
    (Bound.ABOUT, "khoảng|xấp xỉ|chừng|ước chừng|độ|tầm|gần bằng|~"),
)
_BOUND = re.compile(
    r"(?:^|[^\w])(?:"
    + "|".join(f"(?P<{bound.value}>{words})" for bound, words in _BOUNDS)
    + r")(?: (?:mức|con số|là))? *$"
)
_COMPARING = re.compile(r"(?<!không )(?:cao|thấp|lớn|nhiều|ít|nhanh|chậm|tốt|kém) hơn *$")
_MORE_AFTER = re.compile(r" *(?:trở lên)")
_STARS = "other:sao"  # "đạt 3 sao" rates a product, it does not count
_DOLLARS = re.compile(r"\$ *$")  # "$1,5 tỷ", "US$ 200 triệu"
_IDIOM = re.compile(r" *(?:con số|cửa)\b(?! hàng| khẩu)")  # "tăng trưởng 2 con số", "bộ phận 1 cửa"

# What stands before a number that names or ranks instead of counting.
_NAMING = re.compile(
    r"(?:^|[^\w])(?:số|điều|khoản|mục|chương|phụ lục|biểu|biểu số|bảng|hình|ảnh|quốc lộ|tỉnh lộ|đường|thứ|top|tốp|khóa|lần thứ"
    r"|kỳ họp thứ|kỳ|đợt|phường|quận|tiểu khu|lô|pha|giai đoạn|hạng|loại|cấp|tổ máy|số hiệu|mẫu|nghị quyết|nghị định|quyết định"
    r"|thông tư|công văn|công điện|kết luận|chỉ thị|kế hoạch số|km|tập|quyển|trang|vòng|bậc|covid|nhóm|tổ) *(?:số *)?$"
)
_TOTAL_NUMBER = re.compile(r"(?:tổng số|con số|trong số|tổng cộng) *$")
_LIST_NUMBER = re.compile(r"^(?:[-+*•] *)?(?:\d{1,2}(?:\.\d{1,2})*|[a-zđ])[.)] ")
_ARTICLE = re.compile(r"(?:có|được|thêm|chỉ|còn|duy nhất|mới|gồm|lập|phát triển|xây dựng) *$")
_YEAR_WORD = re.compile(
    r"(?:mỗi|hằng|hàng|trong|cả|từng|đầu|cuối|một|nhiều|các|những|của|qua|nay|theo|giữa|kế hoạch|mấy|trước|ngay|bình quân|toàn|ra|sang|đến|/) *$"
)
_SHARE_POINTS = re.compile(r"(?:đóng góp|góp)[^.;]{0,40}$")
_WEB = re.compile(r"(?:https?://|www\.)\S+|\b[\w.+-]{1,64}@[\w.-]+|\b\w{1,64}\.(?:vn|com|net|org)\b\S*")


def find_amounts(
    seen: Seen, text: str, moments: Sequence[Mark[object]], block_starts: Sequence[int]
) -> list[Amount]:
    """All amounts of a text in order; ``moments`` are its expressions of time."""
    key = seen.key
    noun_marks = {mark.start: mark for mark in noun_lexicon().find(seen)}
    addresses: list[Mark[object]] = [
        Mark(m.start(), m.end(), None, "unit.address") for m in _WEB.finditer(key)
    ]
    taken = sorted((*moments, *addresses), key=lambda mark: mark.start)
    finder = Finder(key, text, noun_marks, taken, block_starts)
    numbers = join_groups(finder, [n for n in find_numbers(seen) if not finder.in_time(n.start)])
    amounts = [amount for number in numbers if (amount := _amount(finder, number))]
    return settle(finder, join_compounds(finder, join_ranges(finder, amounts)))


def _amount(finder: Finder, number: Mark[Number]) -> Amount | None:
    before = finder.before(number.start)
    if _is_list_number(finder, number) or _IDIOM.match(finder.key, number.end):
        return None
    tail = finder.tail(number)
    if number.value.of and not tail.noun:
        return None
    if number.value.words and not _words_count(before, tail, number, finder):
        return None
    naming = _NAMING.search(before) and not _TOTAL_NUMBER.search(before)
    if naming and not (tail.unit and kind_of(tail.unit) != "duration"):
        return None
    value, step = number.value.value, number.value.step
    if (
        number.value.english_thousands is not None
        and not tail.magnitude
        and (tail.noun or tail.unit in ("m2", "person"))
    ):
        value, step = number.value.english_thousands, Decimal(1)
    sign = {"+": 1, "-": -1}.get(before[-1:], 0) if not before[-2:-1].isdigit() else 0
    start = number.start
    made = Amount(
        start,
        tail.end,
        value * tail.factor,
        None,
        step * tail.factor,
        "count",
        "count",
        sign=sign,
        factor=tail.factor,
        rule=f"{number.rule} unit.{'written' if tail.unit else 'counted' if tail.noun else 'amount'}",
    )
    bound = _bound(before, tail.unit)
    made = replace(made, bound=Bound.AT_LEAST if _MORE_AFTER.match(finder.key, tail.end) else bound)
    return _with_unit(finder, number, tail, made)


def _with_unit(finder: Finder, number: Mark[Number], tail: Tail, made: Amount) -> Amount | None:
    if tail.unit == _STARS:
        return None
    if tail.unit:
        points = unit_forms()[tail.form].points
        return replace(made, unit=tail.unit, kind=kind_of(tail.unit), points=points, noun=tail.form)
    if tail.noun and tail.noun.kind == "points" and _SHARE_POINTS.search(finder.before(number.start, 60)):
        return replace(made, unit="percent", kind="percent", points=True, noun=tail.label)
    if tail.noun:
        return replace(
            made, kind=tail.noun.kind, subject=tail.noun.subject, noun=tail.label, unit=tail.noun.unit
        )
    if tail.magnitude:
        generic = finder.generic_noun(number._replace(end=tail.end))
        if generic:
            return replace(made, end=generic[0], kind="thing", noun=generic[1])
        if _DOLLARS.search(finder.before(number.start)):
            return replace(made, unit="USD", kind="money")
        return replace(made, unit="VND", kind="money", borrowed=True)
    generic = finder.generic_noun(number)
    if generic and not number.value.words and not _looks_like_year(finder.key, number):
        return replace(made, end=generic[0], kind="thing", noun=generic[1])
    if _looks_like_year(finder.key, number) or finder.key[number.end : number.end + 1].isalpha():
        return None
    return replace(made, bare=True)


def _looks_like_year(key: str, number: Mark[Number]) -> bool:
    return (
        number.end - number.start == 4
        and key[number.start : number.end].isdigit()
        and 1900 <= number.value.value <= 2100
    )


def _is_list_number(finder: Finder, number: Mark[Number]) -> bool:
    start = finder.block_start(number.start)
    if number.start - start > 6:
        return False
    marker = _LIST_NUMBER.match(finder.key[start : start + 16])
    return bool(marker and start + marker.end() > number.start)


def _words_count(before: str, tail: Tail, number: Mark[Number], finder: Finder) -> bool:
    """Whether number words count something ("bốn cụm") rather than being part of another word."""
    if not (
        tail.noun
        or (tail.unit and (tail.magnitude or kind_of(tail.unit) in ("money", "household", "person")))
    ):
        return False
    words = finder.key[number.start : number.end]
    if words == "một" and tail.unit and tail.magnitude:
        return True  # "một tỷ đồng", while "một" alone is mostly an article
    if words == "một":
        return bool(_ARTICLE.search(before)) and bool(tail.noun and tail.noun.subject)
    return not (words == "năm" and _YEAR_WORD.search(before))


def _bound(before: str, unit: str | None) -> Bound:
    found = _BOUND.search(before)
    if not found or _COMPARING.search(before):
        return Bound.EXACT
    if unit == "percent" and re.search(r"(?<!không )(?<!không vượt )(?:vượt|quá) *$", before):
        return Bound.EXACT  # "vượt 5,2% so với cùng kỳ" grows, it does not bound
    return Bound(next(name for name, words in found.groupdict().items() if words))
