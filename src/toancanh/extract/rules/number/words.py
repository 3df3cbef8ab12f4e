"""Number words: "hai trăm linh năm", "hai lăm", "hai triệu năm trăm nghìn", "tỷ rưỡi", "một phần ba".

A run of number words is cut into the longest numbers that the grammar of the language makes of it. The
last word for a scale ("ba trăm nghìn") is left to what follows the number, as in "300 nghìn tấn".
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from toancanh.extract.anchors import Anchors
from toancanh.extract.marks import Mark
from toancanh.extract.rules.number.value import Number

_DIGITS = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
_LAST = {"mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5}
# Fifteen is "mười lăm"; "mười năm" is ten years.
_AFTER_TEN = {word: digit for word, digit in (_DIGITS | _LAST).items() if word != "năm"}
_SCALES = {"nghìn": 10**3, "ngàn": 10**3, "vạn": 10**4, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}
_ROUND = {"chục": 10, "trăm": 100} | _SCALES
_WORDS = (*_DIGITS, *_LAST, *_ROUND, "không", "mười", "mươi", "linh", "lẻ", "rưỡi")
_WORD = "|".join(sorted(_WORDS, key=len, reverse=True))
# Where to look: at words for numbers, and at those for parts and multiples.
NUMBER, PART, HALF, FOLD = "number", "part", "half", "fold"
WORDS = Anchors(
    dict.fromkeys(_WORDS, NUMBER) | {"phần": PART, "nửa": HALF, "gấp đôi": FOLD, "gấp rưỡi": FOLD}
)
_ALONE = {
    word: Number(Decimal(digit), Decimal(1), words=True) for word, digit in (_DIGITS | {"mười": 10}).items()
}
_RUN = re.compile(rf"(?:{_WORD})\b(?: (?:{_WORD})\b)*+")
# "hơn chục dự án", "gần trăm tỷ" say a number; "hàng chục", "vài trăm" do not.
_IMPLIED_ONE = re.compile(r"(?:hơn|gần|khoảng|trên|ngót|xấp xỉ|dưới|chừng|non|tròn) $")
_OTHER_TU = re.compile(r" (?:nhân|vấn|pháp|liệu|thương|cách|duy|tưởng|lệnh|sản|thế|thục|trang)\b")
_PARTS = re.compile(r" phần (?!trăm|nghìn)(?P<whole>\d{1,2}|[^\W\d]+)\b")
_PART = re.compile(r"(?:^|\W)(?P<part>\d{1,2}|[^\W\d]+)$")
_HALF = re.compile(r"nửa\b(?! (?:đầu|cuối|năm|tháng|ngày|giờ|đêm|chừng|vời|triệu|tỷ|tỉ)\b)")
_HALF_OF = re.compile(r" (?:số|tổng|trong số|diện tích|dân số|lượng|giá trị|sản lượng|kim ngạch|vốn)\b")
_SO_MUCH = re.compile(r"(?:một|hơn|gần|quá|khoảng|trên|chiếm|xấp xỉ) $")
_FOLD = re.compile(r"gấp (?P<n>đôi|rưỡi)\b")

Read = tuple[int, int]  # a value, and the position after its last word


def spelled(words: str) -> int:
    """The value of number words: "hai trăm linh năm" is 205, "hai mươi mốt" 21.

    Raises:
        ValueError: they are no number.
    """
    split = words.split()
    read = _number(split, 0)
    if read is None or read[2] != len(split):
        raise ValueError(f"not a number in words: {words!r}")
    return int(read[0])


def find_words(key: str, starts: Iterable[int]) -> Iterator[Mark[Number]]:
    """All numbers in words of a reading form, in order; words for numbers begin at ``starts``."""
    reached = 0
    for begin in starts:
        run = _RUN.match(key, begin) if begin >= reached else None
        if not run:
            continue
        reached = run.end()
        if number := _ALONE.get(run.group()):
            yield Mark(begin, reached, number, "number.words")
            continue
        words = run.group().split(" ")
        at, start = 0, run.start()
        while at < len(words):
            read = _number(words, at) or _implied(words, at, key, start)
            if read and words[read[2] - 1] == "tư" and _OTHER_TU.match(key, _end(words, at, read[2], start)):
                read = _number(words[: read[2] - 1], at)
            after = read[2] if read else at + 1
            end = _end(words, at, after, start)
            if read:
                yield Mark(start, end, Number(Decimal(read[0]), Decimal(read[1]), words=True), read[3])
            at, start = after, end + 1


def find_fractions(key: str, at: Iterable[tuple[int, str]]) -> Iterator[Mark[Number]]:
    """Parts of a whole ("một phần ba", "hơn nửa") and multiples ("gấp đôi", "gấp rưỡi"), at their words."""
    for start, word in at:
        found = _READ[word](key, start)
        if found:
            yield found


def _fraction(key: str, start: int) -> Mark[Number] | None:
    found = _PARTS.match(key, start - 1) if start else None
    before = _PART.search(key, max(0, start - 9), start - 1) if found else None
    if not found or not before:
        return None
    part, whole = _digit(before["part"]), _digit(found["whole"])
    if not part or not whole or part >= whole:
        return None
    value = Number(Decimal(part), Decimal(1), words=True, whole=whole)
    return Mark(before.start("part"), found.end(), value, "number.fraction")


def _half(key: str, start: int) -> Mark[Number] | None:
    found = _HALF.match(key, start)
    if not found:
        return None
    lead = _SO_MUCH.search(key, max(0, start - 9), start)
    if not lead and not _HALF_OF.match(key, found.end()):
        return None
    begin = start - (4 if lead and lead.group() == "một " else 0)
    return Mark(begin, found.end(), Number(Decimal(1), Decimal(1), True, whole=2), "number.half")


def _fold(key: str, start: int) -> Mark[Number] | None:
    found = _FOLD.match(key, start)
    if not found:
        return None
    times = Decimal(2) if found["n"] == "đôi" else Decimal("1.5")
    return Mark(found.start("n"), found.end(), Number(times, Decimal(1), words=True), "number.fold")


_READ = {PART: _fraction, HALF: _half, FOLD: _fold}


def _digit(word: str) -> int | None:
    if word.isdecimal():
        return int(word)
    return {**_DIGITS, "tư": 4, "mười": 10}.get(word)


def _end(words: Sequence[str], at: int, after: int, start: int) -> int:
    return start + sum(map(len, words[at:after])) + after - at - 1


def _at(words: Sequence[str], at: int) -> str:
    return words[at] if at < len(words) else ""


def _number(words: Sequence[str], at: int) -> tuple[int, int, int, str] | None:
    """Read the longest number that begins at ``at``: value, step, end, rule."""
    group = _under_thousand(words, at)
    if group is None:
        return None
    total, at = group
    scale = _SCALES.get(_at(words, at), 0)
    if scale and _at(words, at + 1) == "rưỡi":
        return total * scale + scale // 2, scale // 2, at + 2, "number.rưỡi"
    more = _after_scale(words, at + 1, scale)
    if more is None:
        return total, 1, at, "number.words"
    total *= scale
    while more:
        value, at, scale = more
        total += value
        more = _after_scale(words, at, scale)
    return total, scale, at, "number.words_scaled"


def _after_scale(words: Sequence[str], at: int, scale: int) -> tuple[int, int, int] | None:
    """What a scale is followed by: hundreds, "linh năm", or a group with a smaller scale of its own.

    Returns:
        value, end and the scale of its last word.
    """
    if scale <= 1:
        return None
    if _at(words, at) in ("linh", "lẻ") and (digit := _DIGITS.get(_at(words, at + 1))):
        return digit, at + 2, 1
    group = _under_thousand(words, at)
    if group is None:
        return None
    value, after = group
    smaller = _SCALES.get(_at(words, after), 0)
    if smaller and smaller < scale:
        return value * smaller, after + 1, smaller
    return (value, after, 1) if _at(words, at + 1) == "trăm" else None


def _under_thousand(words: Sequence[str], at: int) -> Read | None:
    digit = _DIGITS.get(_at(words, at), 0 if _at(words, at) == "không" else None)
    if digit is None or _at(words, at + 1) != "trăm":
        return _under_hundred(words, at)
    value, at = digit * 100, at + 2
    if _at(words, at) == "rưỡi":
        return value + 50, at + 1
    if _at(words, at) in ("linh", "lẻ"):
        last = (_DIGITS | {"tư": 4}).get(_at(words, at + 1))
        return (value + last, at + 2) if last else (value, at)
    tens = _under_hundred(words, at)
    return (value + tens[0], tens[1]) if tens and tens[0] > 9 else (value, at)


def _under_hundred(words: Sequence[str], at: int) -> Read | None:
    word, following = _at(words, at), _at(words, at + 1)
    if word == "mười":
        last = _AFTER_TEN.get(following)
        return (10 + last, at + 2) if last else (10, at + 1)
    digit = _DIGITS.get(word)
    if digit is None:
        return None
    if following == "mươi":
        last = _AFTER_TEN.get(_at(words, at + 2))
        return (digit * 10 + last, at + 3) if last else (digit * 10, at + 2)
    if digit > 1 and following in _LAST:
        return digit * 10 + _LAST[following], at + 2  # "hai lăm"
    return digit, at + 1


def _implied(words: Sequence[str], at: int, key: str, start: int) -> tuple[int, int, int, str] | None:
    """A round number with its one left out: "hơn chục", "tỷ rưỡi"."""
    size = _ROUND.get(words[at])
    if size is None:
        return None
    if _at(words, at + 1) == "rưỡi":
        before = at == 0 and not key.endswith(("hàng ", "vài ", "mấy "), max(0, start - 5), start)
        return (size + size // 2, size // 2, at + 2, "number.rưỡi") if before else None
    if at or not _IMPLIED_ONE.search(key, max(0, start - 8), start):
        return None
    return size, size, at + 1, "number.implied_one"
