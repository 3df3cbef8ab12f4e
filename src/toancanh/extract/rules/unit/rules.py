"""Numbers become amounts: "gần 92.742 tỷ đồng", "1.099 dự án", "8,3-8,5%", "bốn cụm".

Precision comes first: a number that counts nothing here (a date, a law, a rank, part of a name) gives
no amount. Numbers that share one unit at the end of a list ("214; 142; 69 và 64 triệu USD") get it.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from toancanh.extract.lexicon import Lexicon
from toancanh.extract.marks import Mark
from toancanh.extract.rules.indicator.nouns import Noun, nouns
from toancanh.extract.rules.number import Number, find_numbers
from toancanh.model import Bound
from toancanh.reference.units import magnitudes, unit_forms


@dataclass(frozen=True, slots=True)
class Amount:
    """A number that states a quantity.

    ``start`` to ``end`` spans number and unit. ``unit`` is a code of ``reference/units.toml``; ``kind``
    says what sort of thing it measures (money, area, percent, count, …) for finding the indicator.
    ``noun`` is what is counted; ``subject`` what the noun says by itself. ``points`` marks "điểm %",
    ``sign`` a written + or −. ``bare`` has neither unit nor noun of its own.
    """

    start: int
    end: int
    value: Decimal
    high: Decimal | None
    step: Decimal
    unit: str
    kind: str
    bound: Bound = Bound.EXACT
    subject: str | None = None
    noun: str = ""
    points: bool = False
    sign: int = 0
    factor: Decimal = Decimal(1)
    bare: bool = False
    borrowed: bool = False
    rule: str = "unit.amount"


@dataclass(frozen=True, slots=True)
class _Tail:
    """What follows a number: how much it is multiplied by, in which unit, up to where."""

    end: int
    factor: Decimal
    unit: str | None
    form: str
    noun: Noun | None = None
    label: str = ""
    magnitude: bool = False


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
_COPULA = re.compile(r"(?:là|còn|lên|với|đạt|chỉ còn|chỉ có|xuống|bằng|gồm|thêm|tăng|giảm|có) *$")
_STOP_WORDS = frozenset(
    [
        "năm",
        "tháng",
        "ngày",
        "quý",
        "giờ",
        "phút",
        "giây",
        "tuổi",
        "sao",
        "đến",
        "và",
        "là",
        "của",
        "tại",
        "ở",
        "so",
        "với",
        "trong",
        "trên",
        "dưới",
        "từ",
        "để",
        "được",
        "bị",
        "do",
        "theo",
        "về",
        "cho",
        "như",
        "mà",
        "thì",
        "cũng",
        "đã",
        "đang",
        "sẽ",
        "không",
        "chưa",
        "vào",
        "ra",
        "lên",
        "xuống",
        "này",
        "đó",
        "kia",
        "trước",
        "sau",
        "nay",
        "qua",
        "tới",
        "hay",
        "hoặc",
        "có",
        "đạt",
        "tăng",
        "giảm",
        "chiếm",
        "bằng",
        "ước",
        "thuộc",
        "công",
        "lần",
        "người-dùng",
        "thập",
        "thế",
        "kỷ",
        "kv",
        "đồng",
        "gồm",
        "khi",
        "hiện",
        "vừa",
        "khoảng",
        "hơn",
        "gần",
        "tổng",
        "cả",
        "riêng",
        "còn",
        "nhà-báo",
        "phần",
        "ký",
        "kỳ",
        "bắt",
        "đầu",
        "giá",
        "bán",
        "toàn",
        "cùng",
        "lại",
        "nhằm",
        "phục",
        "phường",
        "mức",
        "vẫn",
        "nhưng",
        "nên",
    ]
)
_JOIN = re.compile(r" *(?:-|đến|tới) *(?:gần |hơn |khoảng |trên )?$")
_FROM = re.compile(r"(?:^|[^\w])từ $")
_MOVED_FROM = re.compile(r"\b(?:tăng|giảm|nâng|hạ|chuyển|mở rộng)\b[^,.;]*$")
_LIST = re.compile(r" *(?:,|;|và|, và|; và|và khoảng|hay) *(?:gần |hơn |khoảng |trên |tăng |giảm )?$")
_WORD = re.compile(r" *([^\W\d_]+)")
_KINDS = {
    "VND": "money", "USD": "money", "percent": "percent", "ha": "area", "km2": "area", "m2": "area", "MW": "power", "MWp": "power",
    "kWh": "energy", "person": "person", "household": "household", "visit": "visit", "tonne": "product", "m3": "product",
    "litre": "product", "km": "length", "m": "length", "kV": "voltage", "vehicle": "vehicle",
}  # fmt: skip
_DURATIONS = frozenset(
    ("other:năm", "other:tháng", "other:ngày", "other:giờ", "other:phút", "other:tuần", "other:quý")
)
_LASTS = re.compile(
    r"(?:thời gian|thời hạn|kéo dài|diễn ra trong|trong vòng|thi công|hỗ trợ lãi suất|tối đa|ân hạn)[^.;,]{0,24}$"
)
_SHARE_POINTS = re.compile(r"(?:đóng góp|góp)[^.;]{0,40}$")
_WEB = re.compile(r"(?:https?://|www\.)\S+|\b[\w.+-]{1,64}@[\w.-]+|\b\w{1,64}\.(?:vn|com|net|org)\b\S*")
_PIECES = frozenset(
    (
        "viên",
        "tấm",
        "bao",
        "cái",
        "đôi",
        "chiếc",
        "con",
        "bộ",
        "thùng",
        "chai",
        "lon",
        "sản phẩm",
        "quyển",
        "kg",
        "m",
    )
)


_COUNTED = frozenset(("count", "person", "household", "visit"))  # what these count is a noun: see nouns.toml


@cache
def _tail_pattern() -> re.Pattern[str]:
    scale = "|".join(sorted(map(re.escape, magnitudes()), key=len, reverse=True))
    forms = "|".join(re.escape(form.text) for form in unit_forms().values() if form.unit not in _COUNTED)
    return re.compile(rf" *(?P<scale>(?:{scale})\b(?: +(?:{scale})\b)*)? *(?P<unit>(?:{forms})(?!\w))?")


def _scale(words: str) -> Decimal:
    product = Decimal(1)
    for word in words.split():
        product *= magnitudes()[word]
    return product


def kind_of(unit: str) -> str:
    """What sort of thing a unit code measures."""
    if unit == "other:lần":
        return "percent"
    if unit in _DURATIONS:
        return "duration"
    if unit.startswith("other:"):
        return "product" if unit.removeprefix("other:") in _PIECES else "other"
    return _KINDS.get(unit, "thing")


@dataclass(frozen=True)
class _Finder:
    """The reading form with what is known about it while amounts are read off it."""

    key: str
    text: str
    nouns_at: dict[int, Mark[Noun]]
    taken: Sequence[Mark[object]]  # expressions of time: their digits count nothing
    block_starts: Sequence[int]

    def in_time(self, start: int) -> bool:
        at = bisect_right(self.taken, start, key=lambda mark: mark.start) - 1
        return at >= 0 and start < self.taken[at].end

    def block_start(self, start: int) -> int:
        return self.block_starts[bisect_right(self.block_starts, start) - 1] if self.block_starts else 0

    def before(self, start: int, width: int = 24) -> str:
        return self.key[max(self.block_start(start), start - width) : start]

    def tail(self, number: Mark[Number]) -> _Tail:
        """Read magnitude, unit or counted noun after a number."""
        found = _tail_pattern().match(self.key, number.end)
        assert found is not None  # every part of the pattern is optional
        scale, form = found["scale"], found["unit"]
        factor = _scale(scale) if scale else Decimal(1)
        after = found.end("scale") if scale else number.end
        noun = self._noun(after)
        if form and not (noun and len(noun.value.phrase) > len(form)):
            written = unit_forms()[form]
            return _Tail(
                found.end("unit"), factor * written.factor, written.unit, form, magnitude=bool(scale)
            )
        if noun:
            return _Tail(
                noun.end, factor, None, "", noun.value, self.text[noun.start : noun.end], bool(scale)
            )
        return _Tail(after, factor, None, "", magnitude=bool(scale))

    def _noun(self, end: int) -> Mark[Noun] | None:
        at = end
        while at < len(self.key) and self.key[at] == " ":
            at += 1
        return self.nouns_at.get(at)

    def generic_noun(self, number: Mark[Number]) -> tuple[int, str] | None:
        """An uncatalogued noun right after the number: its end and text."""
        word = _WORD.match(self.key, number.end)
        if not word or word[1] in _STOP_WORDS or len(word[1]) < 2 or self.text[word.start(1)].isupper():
            return None
        preceding = self.text[: number.start].rstrip().rsplit(None, 1)[-1:] if number.start else []
        if preceding and preceding[0][0].isupper() and number.start != self.block_start(number.start):
            return None  # "BIM 1 công suất": the number belongs to a name
        end = word.end(1)
        for _ in range(3):
            more = _WORD.match(self.key, end)
            if not more or more[1] in _STOP_WORDS:
                break
            end = more.end(1)
        return word.end(1), self.text[word.start(1) : end]


def find_amounts(
    key: str, text: str, moments: Sequence[Mark[object]], block_starts: Sequence[int]
) -> list[Amount]:
    """All amounts of a text in order; ``moments`` are its expressions of time."""
    noun_marks = {mark.start: mark for mark in noun_lexicon().find(key)}
    addresses: list[Mark[object]] = [
        Mark(m.start(), m.end(), None, "unit.address") for m in _WEB.finditer(key)
    ]
    taken = sorted((*moments, *addresses), key=lambda mark: mark.start)
    finder = _Finder(key, text, noun_marks, taken, block_starts)
    numbers = [n for n in find_numbers(key) if not finder.in_time(n.start)]
    amounts = [amount for number in numbers if (amount := _amount(finder, number))]
    return _settle(finder, _join_compounds(key, _join_ranges(key, amounts)))


@cache
def noun_lexicon() -> Lexicon[Noun]:
    """The countable nouns as one automaton."""
    return Lexicon(((noun.phrase, noun) for noun in nouns()), "noun")


def _amount(finder: _Finder, number: Mark[Number]) -> Amount | None:
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
    )
    bound = _bound(before, tail.unit)
    made = replace(made, bound=Bound.AT_LEAST if _MORE_AFTER.match(finder.key, tail.end) else bound)
    return _with_unit(finder, number, tail, made)


def _with_unit(finder: _Finder, number: Mark[Number], tail: _Tail, made: Amount) -> Amount | None:
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
        generic = finder.generic_noun(replace(number, end=tail.end))
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


def _is_list_number(finder: _Finder, number: Mark[Number]) -> bool:
    start = finder.block_start(number.start)
    if number.start - start > 6:
        return False
    marker = _LIST_NUMBER.match(finder.key[start : start + 16])
    return bool(marker and start + marker.end() > number.start)


def _words_count(before: str, tail: _Tail, number: Mark[Number], finder: _Finder) -> bool:
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


def _join_ranges(key: str, amounts: list[Amount]) -> list[Amount]:
    """Make "8,3-8,5%", "từ 1.780 đến 2.015 kWh" one amount with two ends."""
    joined: list[Amount] = []
    for amount in amounts:
        last = joined[-1] if joined else None
        between = key[last.end : amount.start] if last else ""
        if (
            last
            and last.high is None
            and _JOIN.fullmatch(between)
            and _range_fits(last, amount, _span(key, last, amount))
        ):
            low = last.value * amount.factor if last.bare else last.value
            joined[-1] = replace(
                amount, start=last.start, value=low, high=amount.value, bound=last.bound, sign=0
            )
        else:
            joined.append(amount)
    return joined


def _span(key: str, first: Amount, second: Amount) -> bool:
    """Whether two full amounts are ends of a range ("từ 5% đến 7%") and not of a move ("tăng từ 5% đến 7%")."""
    lead = key[max(0, first.start - 24) : first.start]
    return "-" in key[first.end : second.start] or bool(_FROM.search(lead) and not _MOVED_FROM.search(lead))


def _range_fits(first: Amount, second: Amount, spans: bool) -> bool:
    if second.bare:
        return False
    if first.bare:
        return first.value * second.factor < second.value
    return first.unit == second.unit and first.kind == second.kind and first.value < second.value and spans


def _join_compounds(key: str, amounts: list[Amount]) -> list[Amount]:
    """Make "4 tỷ 332 triệu đồng" one amount of money."""
    joined: list[Amount] = []
    for amount in amounts:
        last = joined[-1] if joined else None
        if (
            last
            and last.borrowed
            and amount.kind == "money"
            and not key[last.end : amount.start].strip()
            and amount.value < last.step
        ):
            joined[-1] = replace(
                amount,
                start=last.start,
                value=last.value + amount.value,
                bound=last.bound,
                borrowed=amount.borrowed,
            )
        else:
            joined.append(amount)
    return joined


def _settle(finder: _Finder, amounts: list[Amount]) -> list[Amount]:
    """Give bare numbers the unit at the end of their list, bare money its currency; drop the rest."""
    settled: list[Amount] = []
    for amount in reversed(amounts):
        after = settled[-1] if settled else None
        link = finder.key[amount.end : after.start] if after else ""
        same_block = after and finder.block_start(after.start) == finder.block_start(amount.start)
        if amount.kind == "duration" and not _LASTS.search(finder.before(amount.start, 40)):
            continue
        if amount.bare and after and same_block and _LIST.fullmatch(link) and (not after.bare):
            settled.append(_like(amount, after))
        elif (
            amount.borrowed
            and after
            and same_block
            and after.kind == "money"
            and not after.borrowed
            and len(link) < 40
        ):
            settled.append(replace(amount, unit=after.unit, borrowed=False))
        else:
            settled.append(amount)
    settled.reverse()
    return [
        _counted(finder, amount) for amount in settled if not amount.bare or _stands_alone(finder, amount)
    ]


def _like(amount: Amount, model: Amount) -> Amount:
    return replace(
        amount, value=amount.value * model.factor, step=amount.step * model.factor, factor=model.factor, unit=model.unit,
        kind=model.kind, subject=model.subject, noun=model.noun, points=model.points, bare=False,
    )  # fmt: skip


def _stands_alone(finder: _Finder, amount: Amount) -> bool:
    """A number with nothing after it that a copula ties to what was said: "số chợ còn lại là 2"."""
    return (
        bool(_COPULA.search(finder.before(amount.start)))
        and re.match(r" *(?:[.,;:)]|và |trong |$|\n)", finder.key[amount.end : amount.end + 8]) is not None
    )


def _counted(finder: _Finder, amount: Amount) -> Amount:
    return replace(amount, kind="count") if amount.bare else amount
