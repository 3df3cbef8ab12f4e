"""Amounts that belong together: the ends of a range, the parts of one sum, lists that share a unit."""

import re
from decimal import Decimal

from toancanh.extract.marks import Mark
from toancanh.extract.rules.number import Number
from toancanh.extract.rules.unit.amounts import Amount
from toancanh.extract.rules.unit.finder import LONGEST_WORD, Finder

_GROUP = re.compile(r"\d{3}(?!\d)")
_JOIN = re.compile(r" *(?:[-÷~]|đến|tới) *(?:gần |hơn |khoảng |trên )?")
_DASH = re.compile(r"[-÷~]")
_THOUSAND = Decimal(1000)
_ONES = range(1, 10)
HUGE = 10**6
_MOVED_FROM = re.compile(r"\b(?:tăng|giảm|nâng|hạ|chuyển|mở rộng)\b[^,.;]*$")
_LIST = re.compile(r" *(?:,|;|và|, và|; và|và khoảng|hay) *(?:gần |hơn |khoảng |trên |tăng |giảm )?$")
_MOVES = re.compile(r"\b(?:tăng|giảm)(?: [^\W\d]+)? *$")
NEAR = 80  # characters
_COPULA = ("là", "còn", "lên", "với", "đạt", "xuống", "bằng", "gồm", "thêm", "tăng", "giảm", "có")
_OF_SUM = re.compile(r"[^.\n\d]{0,16}\btrong (?:đó|số đó)[^.\n\d]{0,40}")
_ENDS = re.compile(r" *(?:[.,;:)]|và |trong |$)")
_LASTS = re.compile(
    r"(?:tiến độ|chậm|quá hạn|chậm quá|gia hạn|lùi|vận hành|báo trước|trước|thêm|đi hết|thời gian|thời hạn|kéo dài|diễn ra trong|trong vòng|thi công|hỗ trợ lãi suất|tối đa|ân hạn)[^.;,]{0,24}$"
)


def join_groups(finder: Finder, numbers: list[Mark[Number]]) -> list[Mark[Number]]:
    """Make "1 290,5 tỷ" one number: groups of three digits set apart by single spaces.

    After a name the first group belongs to the name: "BIM 2 250 MWp" is a plant and its capacity.
    """
    joined: list[Mark[Number]] = []
    open_group = False
    for number in numbers:
        last = joined[-1] if joined else None
        near = last and number.start == last.end + 1 and finder.key[last.end].isspace()
        if (
            last
            and near
            and _GROUP.match(finder.key, number.start)
            and (open_group or _first_group(finder, last))
        ):
            value = last.value.value * 1000 + number.value.value
            joined[-1] = Mark(last.start, number.end, Number(value, number.value.step), "number.spaced")
            open_group = number.end - number.start == 3
        else:
            joined.append(number)
            open_group = False
    return joined


def _first_group(finder: Finder, number: Mark[Number]) -> bool:
    digits = finder.key[number.start : number.end]
    if not (digits.isdigit() and len(digits) <= 3) or digits.startswith("0"):
        return False
    start = max(finder.block_start(number.start), number.start - LONGEST_WORD)
    before = finder.text[start : number.start].split()
    return bool(before) and not before[-1][0].isupper() and before[-1][-1].isalpha()


def join_ranges(finder: Finder, amounts: list[Amount]) -> list[Amount]:
    """Make "8,3-8,5%", "từ 1.780 đến 2.015 kWh" one amount with two ends."""
    joined: list[Amount] = []
    for amount in amounts:
        last = joined[-1] if joined else None
        if last and last.high is None and _spans(finder, last, amount) and _range_fits(last, amount):
            low = last.value * (amount.factor if last.bare else 1)
            joined[-1] = amount._replace(
                start=last.start, value=low, high=amount.value, bound=last.bound, sign=0
            )
        else:
            joined.append(amount)
    return joined


def _spans(finder: Finder, first: Amount, second: Amount) -> bool:
    """Whether a dash or "đến" joins two amounts, and not as a move from one level to another."""
    key = finder.key
    if not _JOIN.fullmatch(key, first.end, second.start) or not finder.same_block(first.start, second.start):
        return False
    lead = finder.before(first.start)
    full = not first.bare and not _DASH.search(key, first.end, second.start)
    return not full or not _MOVED_FROM.search(lead)


def _range_fits(first: Amount, second: Amount) -> bool:
    if second.bare:
        return False
    if first.bare:
        return first.value * second.factor < second.value
    if first.borrowed and not second.borrowed:  # "5 nghìn - 7 nghìn tấn"
        return first.value < second.value
    return first.unit == second.unit and first.kind == second.kind and first.value < second.value


def join_compounds(finder: Finder, amounts: list[Amount]) -> list[Amount]:
    """Make "4 tỷ 332 triệu đồng", "3 triệu 200 nghìn lượt", "2 nghìn 345 tỷ đồng" one amount each."""
    joined: list[Amount] = []
    for amount in amounts:
        last = joined[-1] if joined else None
        value = _compound(finder, last, amount) if last else None
        if last and value is not None:
            joined[-1] = amount._replace(start=last.start, value=value, bound=last.bound)
        else:
            joined.append(amount)
    return joined


def _compound(finder: Finder, last: Amount, amount: Amount) -> Decimal | None:
    """The value of two amounts that are said as one; the first ends with a scale and has no unit."""
    if not last.borrowed or last.high is not None or amount.high is not None or amount.bare:
        return None
    if amount.start - last.end > 1 or not finder.same_block(last.start, amount.start):
        return None
    if amount.factor == 1 and amount.value in _ONES:  # "3 vạn 5 lao động"
        return last.value + amount.value * last.factor / 10
    if amount.value < last.step:
        return last.value + amount.value
    thousands = (
        last.factor == _THOUSAND and amount.factor >= HUGE and amount.value < _THOUSAND * amount.factor
    )
    return last.value * amount.factor + amount.value if thousands else None


def settle(finder: Finder, amounts: list[Amount]) -> list[Amount]:
    """Give bare numbers the unit at the end of their list, bare money its currency; drop the rest."""
    settled: list[Amount] = []
    for amount in reversed(amounts):
        after = settled[-1] if settled else None
        link = finder.key[amount.end : after.start] if after else ""
        same_block = after and finder.same_block(after.start, amount.start)
        if amount.kind == "duration" and not _LASTS.search(finder.before(amount.start, 40)):
            continue
        alike = _LIST.fullmatch(link) or _percent_left_out(finder, amount, after, link) if after else None
        if amount.bare and after and same_block and alike and not after.bare:
            settled.append(_like(amount, after))
        elif (
            amount.borrowed
            and after
            and same_block
            and after.kind == "money"
            and not after.borrowed
            and len(link) < 40
        ):
            settled.append(amount._replace(unit=after.unit, borrowed=False))
        else:
            settled.append(amount)
    settled.reverse()
    settled = [_in_currency(finder, *pair) for pair in zip([None, *settled], settled, strict=False)]
    return [
        _counted(finder, amount) for amount in settled if not amount.bare or _stands_alone(finder, amount)
    ]


def _in_currency(finder: Finder, before: Amount | None, amount: Amount) -> Amount:
    """Give a part of a sum its currency: "hơn 9 tỷ USD; trong đó xuất khẩu 5,1 tỷ"."""
    if not amount.borrowed or before is None or before.kind != "money":
        return amount
    part = _OF_SUM.fullmatch(finder.key, before.end, amount.start)
    return amount._replace(unit=before.unit, borrowed=False) if part else amount


def _percent_left_out(finder: Finder, amount: Amount, after: Amount | None, link: str) -> bool:
    """Read "khai khoáng tăng 6,71; chế biến tăng 8,2%": what moved by decimals moved by percent."""
    return bool(
        after
        and after.unit == "percent"
        and amount.step < 1
        and len(link) < NEAR
        and _MOVES.search(finder.before(amount.start))
        and _MOVES.search(link)
        and ". " not in link
    )


def _like(amount: Amount, model: Amount) -> Amount:
    return amount._replace(value=amount.value * model.factor, step=amount.step * model.factor, factor=model.factor, unit=model.unit,
        kind=model.kind, subject=model.subject, noun=model.noun, points=model.points, bare=False,
    )  # fmt: skip


def _stands_alone(finder: Finder, amount: Amount) -> bool:
    """Whether a copula ties a number with nothing after it to what was said: "số chợ còn lại là 2"."""
    ends = _ENDS.match(finder.after(amount.end))
    return ends is not None and finder.before(amount.start).rstrip(" ").endswith(_COPULA)


def _counted(finder: Finder, amount: Amount) -> Amount:
    return amount._replace(kind="count") if amount.bare else amount
