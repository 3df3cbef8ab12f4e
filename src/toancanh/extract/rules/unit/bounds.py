"""Words before and after an amount that bound it: gần, hơn, khoảng, trở lên."""

import re

from toancanh.model import Bound

_WORDS = {
    Bound.AT_LEAST: (
        "không dưới|không ít hơn|không thấp hơn|không kém|ít nhất|tối thiểu|hơn cả|hơn|trên|vượt mức|vượt mốc"
        "|vượt ngưỡng|vượt|quá|tối thiểu phải đạt|ít ra"
    ),
    Bound.AT_MOST: (
        "không quá|không vượt quá|không vượt|không cao hơn|không hơn|không tới|không đến|không đầy|chưa đến"
        "|chưa tới|chưa đầy|chưa được|tối đa|nhiều nhất|cao nhất|dưới|gần|ngót|ngót nghét|suýt soát|sát|non"
        "|thấp hơn mức|ít hơn mức|có thể đạt tới|có thể đạt đến|có thể lên tới|có thể lên đến"
    ),
    Bound.ABOUT: (
        "khoảng|khoảng chừng|vào khoảng|xấp xỉ|sấp xỉ|chừng|ước chừng|áng chừng|độ|tầm|cỡ|vào cỡ|quãng"
        "|gần bằng|trên dưới|~|≈"
    ),
}
_FILLER = ("mức", "con số", "mốc", "ngưỡng", "là", "đạt")
_BOUND = re.compile(
    r"(?:^|[^\w])(?:"
    + "|".join(
        f"(?P<{bound.value}>{'|'.join(sorted(words.split('|'), key=len, reverse=True))})"
        for bound, words in _WORDS.items()
    )
    + rf")(?: (?:{'|'.join(_FILLER)}))? *$"
)
# Last words of all of them: without one of these there is nothing to search for.
_LAST = frozenset(
    phrase.split(" ")[-1] for words in (*_WORDS.values(), "|".join(_FILLER)) for phrase in words.split("|")
)
_COMPARING = re.compile(r"(?<!không )(?:cao|thấp|lớn|nhiều|ít|nhanh|chậm|tốt|kém) hơn *$")
_GROWING = re.compile(r"(?<!không )(?<!không vượt )(?:vượt|quá) *$")
_AFTER = re.compile(r" *(?:(?P<more>trở lên|đổ lên|có lẻ)|trở xuống|đổ lại|trở lại|là cùng|là tối đa)\b")


def bound_of(before: str, word: str, after: str, unit: str | None) -> Bound:
    """What the words ``before`` an amount, which end with ``word``, and those ``after`` it say of it."""
    if found := _AFTER.match(after):
        return Bound.AT_LEAST if found["more"] else Bound.AT_MOST
    if word not in _LAST or _COMPARING.search(before):
        return Bound.EXACT
    found = _BOUND.search(before)
    if not found or (unit == "percent" and _GROWING.search(before)):
        return Bound.EXACT  # "vượt 5,2% so với cùng kỳ" grows, it does not bound
    return Bound(next(name for name, words in found.groupdict().items() if words))
