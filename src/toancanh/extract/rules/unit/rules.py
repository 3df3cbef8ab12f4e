"""Numbers become amounts: "gần 92.742 tỷ đồng", "1.099 dự án", "8,3-8,5%", "bốn cụm", "gấp đôi".

Precision comes first: a number that counts nothing here (a date, a law, a rank, part of a name) gives
no amount. Numbers that share one unit at the end of a list ("214; 142; 69 và 64 triệu USD") get it.
"""

import re
from collections.abc import Sequence
from operator import itemgetter
from typing import NamedTuple

from toancanh.extract.marks import Mark, Marks
from toancanh.extract.rules.number import Notation, Number, find_numbers, notation, settle_notation
from toancanh.extract.rules.unit.addresses import find_addresses
from toancanh.extract.rules.unit.amounts import EITHER_NOTATION, Amount, kind_of
from toancanh.extract.rules.unit.bounds import bound_of
from toancanh.extract.rules.unit.finder import Finder, Tail, noun_lexicon
from toancanh.extract.rules.unit.joining import join_compounds, join_groups, join_ranges, settle
from toancanh.extract.rules.unit.lead import last_word
from toancanh.extract.rules.unit.naming import names
from toancanh.extract.rules.unit.parts import part_of_whole, times
from toancanh.extract.seen import Seen
from toancanh.reference.units import magnitudes, unit_forms

_STARS = "other:sao"  # "đạt 3 sao" rates a product, it does not count
_WHOLE_UNITS = frozenset(("m2", "person", "household", "visit", "vehicle", "VND"))
_CURRENCIES = frozenset(("us$", "$", "usd", "€", "eur", "euro", "vnđ", "vnd", "jpy", "cny"))
_IDIOM = re.compile(r" *(?:con số|cửa)\b(?! hàng| khẩu)")  # "tăng trưởng 2 con số", "bộ phận 1 cửa"
_LIST_NUMBER = re.compile(r"^(?:[-+*•] *)?(?:\d{1,2}(?:\.\d{1,2})*|[a-zđ])[.)] ")
_ARTICLE = ("có", "được", "thêm", "chỉ", "còn", "duy nhất", "mới", "gồm", "lập", "phát triển", "xây dựng")
_YEAR_WORD = re.compile(
    r"(?:mỗi|hằng|hàng|trong|cả|từng|đầu|cuối|một|nhiều|các|những|của|qua|nay|theo|giữa|kế hoạch|mấy|trước|ngay|bình quân|toàn|ra|sang|đến|/) *$"
)
# "Vài ba dự án", "năm bảy hộ" name no number.
_SOME = (
    "vài ", "dăm ", "mươi ", "mấy ", "một ", "hai ", "ba ", "bốn ", "năm ", "sáu ", "bảy ", "tám ", "chín ",
)  # fmt: skip
_SHARE_POINTS = re.compile(r"(?:đóng góp|góp)[^.;]{0,40}$")
_SPOKEN_MONEY = 1000  # "một tỷ rưỡi" needs no "đồng"


def find_amounts(
    seen: Seen,
    text: str,
    moments: Sequence[Mark[object]],
    block_starts: Sequence[int],
    numbers: Sequence[Mark[Number]] | None = None,
) -> list[Amount]:
    """All amounts of a text in order; ``moments`` are its expressions of time, ``numbers`` its numbers."""
    key = seen.key
    numbers = find_numbers(seen) if numbers is None else numbers
    noun_marks = {mark.start: mark for mark in noun_lexicon().find(seen)}
    taken = Marks(sorted((*moments, *find_addresses(key)), key=itemgetter(0)))
    finder = Finder(key, text, noun_marks, taken, block_starts)
    numbers = join_groups(finder, [n for n in numbers if not (_idle(finder, n) or finder.in_time(n.start))])
    numbers = [number for number in numbers if not _is_list_number(finder, number)]
    written = notation(numbers)
    amounts: list[Amount] = []
    for number in numbers:
        read = bool(amounts) and number.start < amounts[-1].end  # "3 tỷ [rưỡi]"
        if not read and (amount := _amount(finder, number, written)):
            amounts.append(amount)
    return settle(finder, join_compounds(finder, join_ranges(finder, amounts)))


def _idle(finder: Finder, number: Mark[Number]) -> bool:
    """Whether it is a small number in words that counts nothing, as most of them: "một ngày", "hai bên"."""
    value = number.value
    if not value.words or value.whole or _spoken_money(value) or finder.counting(number.end):
        return False
    return "gấp" not in finder.before(number.start)


def _amount(finder: Finder, number: Mark[Number], written: Notation) -> Amount | None:
    if _IDIOM.match(finder.key, number.end):
        return None
    before, tail = finder.before(number.start), finder.tail(number)
    word = last_word(before)
    if number.value.whole and not (tail.noun and not number.value.words):
        return part_of_whole(finder, number, before)
    if many := times(finder, number, tail, before) if "gấp" in before else None:
        return many
    if number.value.words and not _words_count(before, tail, number, finder):
        return None
    if names(before, word) and not (tail.unit and kind_of(tail.unit) != "duration"):
        return None
    meant = _meant(finder, number, tail, _money_before(before, word))
    if meant is None:
        return None
    whole = not tail.magnitude and (tail.noun is not None or tail.unit in _WHOLE_UNITS)
    value, doubtful = settle_notation(number.value, written, whole, tail.unit == "percent")
    return Amount(
        number.start,
        meant.end,
        value.value * tail.factor + tail.half,
        None,
        tail.factor / 10 if tail.half else value.step * tail.factor,
        meant.unit,
        meant.kind,
        bound_of(before, word, finder.after(tail.end, 12), tail.unit),
        meant.subject,
        meant.noun,
        meant.points,
        {"+": 1, "-": -1}.get(before[-1:], 0) if not before[-2:-1].isdigit() else 0,
        tail.factor,
        meant.bare,
        meant.borrowed,
        f"{number.rule} {EITHER_NOTATION if doubtful else _how(tail)}",
    )


def _how(tail: Tail) -> str:
    """The rule by which an amount has its unit."""
    return "unit.written" if tail.unit else "unit.counted" if tail.noun else "unit.amount"


class _Meant(NamedTuple):
    """What a number is a number of: the fields of ``Amount`` that its neighbours settle."""

    end: int
    unit: str = "count"
    kind: str = "count"
    noun: str = ""
    subject: str | None = None
    points: bool = False
    bare: bool = False
    borrowed: bool = False


def _meant(finder: Finder, number: Mark[Number], tail: Tail, money: str | None) -> _Meant | None:
    if tail.unit:
        points = unit_forms()[tail.form].points
        return (
            None
            if tail.unit == _STARS
            else _Meant(tail.end, tail.unit, kind_of(tail.unit), tail.form, None, points)
        )
    if noun := tail.noun:
        if noun.kind == "points" and _SHARE_POINTS.search(finder.before(number.start, 60)):
            return _Meant(tail.end, "percent", "percent", tail.label, points=True)
        # "2,4 triệu sản phẩm" are no kinds of goods but so many of one
        made = noun.kind == "goods" and tail.magnitude and noun.subject is None
        return _Meant(tail.end, noun.unit, "lot" if made else noun.kind, tail.label, noun.subject)
    if money:
        return _Meant(tail.end, money, "money")
    year = _looks_like_year(finder.key, number)
    generic = None if year else finder.generic_noun(number.start, tail.end)
    if generic and (tail.magnitude or not number.value.words):
        return _Meant(generic[0], kind="thing", noun=generic[1])
    if tail.magnitude or _spoken_money(number.value):
        return _Meant(tail.end, "VND", "money", borrowed=True)
    if year or finder.key[number.end : number.end + 1].isalpha():
        return None
    return _Meant(tail.end, bare=True)


def _money_before(before: str, word: str) -> str | None:
    """The currency written before its number: "$1,5 tỷ", "USD 3,2 tỷ"; not that of "5 USD, 7 EUR"."""
    if word not in _CURRENCIES:
        return None
    earlier = before.rstrip().removesuffix(word).rstrip().rpartition(" ")[2]
    after_number = earlier[-1:].isdigit() or earlier in magnitudes()
    return None if after_number else unit_forms()[word].unit


def _spoken_money(number: Number) -> bool:
    return number.words and number.step >= _SPOKEN_MONEY


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
    if _spoken_money(number.value):
        return True
    if not (
        tail.noun
        or (tail.unit and (tail.magnitude or kind_of(tail.unit) in ("money", "household", "person")))
    ):
        return False
    words = finder.key[number.start : number.end]
    if before.endswith(_SOME):
        return False
    if words == "một" and tail.unit and tail.magnitude:
        return True  # "một tỷ đồng", while "một" alone is mostly an article
    if words == "một":
        return bool(tail.noun and tail.noun.subject) and before.rstrip(" ").endswith(_ARTICLE)
    return not (words == "năm" and _YEAR_WORD.search(before))
