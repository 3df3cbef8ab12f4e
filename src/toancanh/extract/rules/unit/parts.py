"""Parts of a whole and multiples: "chiếm hai phần ba", "2/3 số hộ", "gấp đôi", "gấp 1,5 lần"."""

import re
from decimal import ROUND_HALF_UP, Decimal

from toancanh.extract.marks import Mark
from toancanh.extract.rules.number import Number
from toancanh.extract.rules.unit.amounts import PART, Amount
from toancanh.extract.rules.unit.bounds import bound_of
from toancanh.extract.rules.unit.finder import Finder, Tail
from toancanh.extract.rules.unit.lead import last_word

TIMES = "other:lần"
SMALL = 10  # "2/3", "7/10" are parts of one; "20/24 xã" counts
_TENTH = Decimal("0.1")
_OF = re.compile(
    r" (?:số|tổng|trong (?:số|đó|tổng)|diện tích|dân số|lượng|giá trị|sản lượng|kim ngạch|vốn|quỹ đất|lao động"
    r"|doanh nghiệp|hộ|chiều dài|thị phần)\b"
)
_SHARING = re.compile(r"\b(?:chiếm|đạt|bằng|còn)(?: (?:tới|đến|khoảng|gần|hơn|trên|chỉ|quá))* $")
_FOLD = re.compile(r"\bgấp (?:hơn |gần |khoảng |trên |tới |đến |xấp xỉ )?$")
_HALF_MORE = re.compile(r" rưỡi\b")


def part_of_whole(finder: Finder, number: Mark[Number], before: str) -> Amount | None:
    """A part as a percentage, to a tenth of a percent unless it is exact; ``None`` if it is of nothing."""
    part, whole = number.value.value, number.value.whole or 1
    if whole > SMALL or part >= whole:
        return None
    if not (
        _OF.match(finder.key, number.end)
        or ((number.value.words or whole < SMALL) and _SHARING.search(before))
    ):
        return None
    percent = part * 100 / whole
    exact = percent == percent.quantize(_TENTH)
    value = percent.normalize() + 0 if exact else percent.quantize(_TENTH, ROUND_HALF_UP)
    bound = bound_of(before, last_word(before), finder.after(number.end), None)
    return Amount(number.start, number.end, value, None, _TENTH, "percent", "percent", bound=bound, rule=PART)


def times(finder: Finder, number: Mark[Number], tail: Tail, before: str) -> Amount | None:
    """How many times as much: "gấp [đôi]", "gấp [ba]", "gấp [hai lần]", "[một lần rưỡi]"."""
    if not _FOLD.search(before) or tail.magnitude or tail.unit not in (None, TIMES) or tail.noun:
        return None
    value, end = number.value.value, tail.end
    if tail.unit and (half := _HALF_MORE.match(finder.key, end)):
        value, end = value + Decimal("0.5"), half.end()
    bound = bound_of(before, last_word(before), finder.after(end), None)
    return Amount(
        number.start, end, value, None, number.value.step, TIMES, "percent", bound=bound, noun="lần"
    )
