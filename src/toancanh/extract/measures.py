"""From the words around a number to its measure: a level, a growth, a share, a part of the plan."""

import re
from decimal import Decimal
from typing import NamedTuple

from toancanh.extract.rules.change import Base, BaseKind, Verb
from toancanh.extract.rules.unit import PART, Amount
from toancanh.model import Measure, Period

_HALF = Decimal(50)  # "bằng 30% cùng kỳ" is hardly a fall by 70 %: what it is of is not clear
_MOVED = re.compile(
    r"(?:tăng|giảm|(?:cao|thấp|nhiều|ít) hơn|nhích|sụt)"
    r"(?: thêm| lên| tới| gần| hơn| trên| khoảng| nhẹ| mạnh| được)* *$"
)

# "Thấp hơn mức 7,45% của quý I": the rate of another time, not how much lower.
_THAN_RATE = re.compile(r"hơn (?:nhiều )?(?:so với )?(?:mức|tốc độ|nhịp độ)(?: tăng)?(?: trưởng)? *$")
_TO_GROWTH = re.compile(r" (?:(?:vào|trong|của) (?:mức |tốc độ )?tăng|(?:mức|tốc độ) tăng)")
# "Làm CPI chung giảm 0,05 điểm phần trăm": the part that a group has in the whole.
_MOVES_WHOLE = re.compile(
    r"\b(?:làm|khiến|kéo|tác động)(?: [^\W\d]+){0,3}"
    r" (?:cpi|chỉ số giá|gdp|grdp|iip|tăng trưởng|mức tăng|chung)\b[^,;.\d]{0,40}$"
)
_REACHES = re.compile(r"\b(?:đạt|bằng|hoàn thành|thực hiện|giải ngân)")
_PART_OF = re.compile(r"\btrong đó(?! đạt)[^;.]{2,40} (?:là|khoảng|gần|hơn)(?: khoảng| gần| hơn)? *$")
_RATIO = re.compile(r"\bt[ỷỉ] lệ (?!giải ngân|thực hiện|hoàn thành)[^,;]{0,80}$")
_OF_GROWTH = re.compile(r"\btăng\b")
_PART = re.compile(r"\b(?:t[ỷỉ] trọng|thị phần)\b")
_UP_TO = re.compile(
    r"(?:(?:(?:tăng|giảm)(?! đến)|nâng|hạ|mở rộng|thu hẹp|lùi|tụt|sụt|trượt)[^,;.]{0,14}"
    r" (?:từ|lên|xuống|còn|đến|về)"
    r"|^ *(?:\([^()]*\) *)?(?:lên|xuống|còn|đến))"
    r"(?: mức| gần| hơn| trên| khoảng)* *$"
)


class Around(NamedTuple):
    """What stands around one amount in its clause.

    Args:
        verb: the verb of change that rules it.
        base: the comparison that it takes, and ``relation`` what a change against it is (yoy, mom, …).
        before: the words from the amount before; ``after`` those up to the next.
        natural: the measure that its subject has on its own: growth for IIP, a level for a rate.
        stock: whether it counts what there is at a date.
        last: measure of the number before it in the same list, which a bare continuation repeats.
    """

    verb: Verb | None
    base: Base | None
    relation: Measure | None
    before: str
    after: str
    natural: Measure | None
    stock: bool = False
    last: Measure | None = None

    @property
    def growing(self) -> bool:
        """Whether the verb says that something changed."""
        return self.verb in (Verb.UP, Verb.DOWN, Verb.BEYOND, Verb.GROWTH)


class Measured(NamedTuple):
    """The measure of an amount, and its value read so: "bằng 102% cùng kỳ" is a growth of 2."""

    measure: Measure
    value: Decimal
    high: Decimal | None
    rule: str
    unit: str | None = None


def measure_of(amount: Amount, around: Around) -> Measured:
    """Decide what a number says, by its unit and what stands around it."""
    if amount.rule == PART:
        return _plain(amount, Measure.SHARE, "change.part")
    if amount.unit == "percent":
        return _percent(amount, around)
    if amount.unit == "other:lần":
        return _times(amount, around)
    return _absolute(amount, around)


def _percent(amount: Amount, around: Around) -> Measured:
    """The first reading of a rate that fits."""
    for read in _PERCENT:
        if found := read(amount, around):
            return found
    return _reached(amount, around)


def _plain(amount: Amount, measure: Measure, rule: str) -> Measured:
    return Measured(measure, amount.value, amount.high, rule)


def _signed(amount: Amount, measure: Measure, down: bool, rule: str) -> Measured:
    sign = -1 if (down and amount.sign >= 0) or amount.sign < 0 else 1
    high = None if amount.high is None else amount.high * sign
    return Measured(measure, amount.value * sign, high, rule)


def _moved_to(amount: Amount, around: Around) -> Measured | None:
    """Read "tăng từ 31,8% lên 32%": both are of the kind of the number before, or of their own."""
    if around.relation or (around.base and around.base.kind is BaseKind.PLAN):
        return None
    if not _UP_TO.search(around.before):
        return None
    share = Measure.SHARE if _PART.search(around.before) else None
    return _plain(amount, share or around.last or around.natural or Measure.LEVEL, "change.moved_to")


def _ratio(amount: Amount, around: Around) -> Measured | None:
    """Read "chiếm 32%", "bằng 80% bình quân cả nước", "bằng 102% cùng kỳ"."""
    if around.verb is Verb.SHARE and not (around.base and around.base.kind is BaseKind.PLAN):
        return _plain(amount, Measure.SHARE, "change.share")
    if around.verb is not Verb.REACH or around.base is None or amount.sign:
        return None
    if around.relation and around.natural is Measure.YOY and amount.value <= _HALF:
        return None  # "GRDP đạt 8,1% so với cùng kỳ" is its growth
    if around.base.kind is BaseKind.OTHER or (around.relation and amount.value <= _HALF):
        return _plain(amount, Measure.OTHER, "change.against_other")
    return Measured(around.relation, amount.value - 100, None, "change.ratio") if around.relation else None


def _rate(amount: Amount, around: Around) -> Measured | None:
    """Read "tỷ lệ lấp đầy 60,6%", "tỷ lệ hộ nghèo giảm 3%": a ratio that stands or moves."""
    if around.natural is not Measure.LEVEL or (around.growing and around.relation):
        return None
    if not around.growing:
        return _plain(amount, Measure.LEVEL, "change.rate_level")
    return _signed(amount, Measure.CHANGE_ABS, around.verb is Verb.DOWN, "change.rate_moved")


def _growth(amount: Amount, around: Around) -> Measured | None:
    """Read "tăng 16% so với cùng kỳ", "(+26%)"; growth that names no base is on the year before."""
    if not (around.growing or amount.sign or around.relation):
        return None
    down = around.verb is Verb.DOWN and not _THAN_RATE.search(around.before)
    return _signed(amount, around.relation or Measure.YOY, down, "change.growth")


def _repeated(amount: Amount, around: Around) -> Measured | None:
    """A list goes on with the measure of its first number."""
    goes_on = around.last in (Measure.PCT_OF_PLAN, Measure.SHARE, Measure.CONTRIBUTION) and not around.verb
    return _plain(amount, around.last, "change.list") if goes_on and around.last else None


def _reached(amount: Amount, around: Around) -> Measured:
    """Read a bare "đạt 50%" as of the plan, anything else as its subject naturally is."""
    if around.natural is None:
        if _RATIO.search(around.before):
            return _plain(amount, Measure.LEVEL, "change.rate_level")
        if "trong đó" in around.before and _PART_OF.search(around.before):
            return _plain(amount, Measure.SHARE, "change.share")
        if around.verb is Verb.REACH and _REACHES.search(around.before):
            return _plain(amount, Measure.PCT_OF_PLAN, "change.reached")
    return _plain(amount, around.last or around.natural or Measure.OTHER, "change.natural")


def _contribution(amount: Amount, around: Around) -> Measured | None:
    """Read "đóng góp 1,2 điểm phần trăm"; points that rise or fall are a change of a rate.

    Only of growth a percentage is contributed; "đóng góp 60% giá trị sản xuất" is a share.
    """
    if not amount.points and around.verb is not Verb.CONTRIBUTE:
        return None
    if not amount.points and not _OF_GROWTH.search(f"{around.before[-60:]}…{around.after[:40]}"):
        return _plain(amount, Measure.SHARE, "change.share")
    part = _TO_GROWTH.match(around.after) or _MOVES_WHOLE.search(around.before)
    if amount.points and _MOVED.search(around.before) and not part:
        return _signed(amount, Measure.CHANGE_ABS, around.verb is Verb.DOWN, "change.points")
    return _signed(amount, Measure.CONTRIBUTION, around.verb is Verb.DOWN, "change.contribution")


def _of_plan(amount: Amount, around: Around) -> Measured | None:
    """Read "đạt 50,8% kế hoạch năm", "vượt kế hoạch 5,8%"."""
    if around.base is None and around.verb is Verb.BEYOND and not around.natural and amount.value < 100:
        return Measured(Measure.PCT_OF_PLAN, 100 + amount.value, None, "change.beyond_plan")
    if around.base is None or around.base.kind is not BaseKind.PLAN:
        return None
    beyond = {Verb.BEYOND: 1, Verb.UP: 1, Verb.DOWN: -1}.get(around.verb) if around.verb else None
    if beyond and amount.value < 100:
        return Measured(Measure.PCT_OF_PLAN, 100 + beyond * amount.value, None, "change.beyond_plan")
    return _plain(amount, Measure.PCT_OF_PLAN, "change.of_plan")


_PERCENT = (_contribution, _moved_to, _of_plan, _ratio, _rate, _growth, _repeated)


def _times(amount: Amount, around: Around) -> Measured:
    """How "gấp 2 lần cùng kỳ" grows by 100 %; "tăng 2,27 lần" may mean either and stays as written."""
    if around.relation and _SO_MANY_TIMES.search(around.before):
        return Measured(around.relation, (amount.value - 1) * 100, None, "change.times", "percent")
    return _plain(amount, Measure.OTHER, "change.times_unclear")


_SO_MANY_TIMES = re.compile(r"(?:gấp|bằng)[^,;]{0,12}$")
_CAME_TO = re.compile(r"(?:tăng|giảm)[^,;.]{0,30}(?:lên|xuống|còn) *$")
_RISING = re.compile(
    r"(?:tăng thêm(?<!vốn tăng thêm)(?<!đăng ký tăng thêm)(?<!đầu tư tăng thêm)"
    r"(?<!mới và tăng thêm)(?<!mới, tăng thêm)|tăng|giảm|(?P<stock>có thêm"
    r"|(?:bổ sung|phát triển|hình thành|xây dựng|lắp đặt) (?:thêm|mới)|xây (?:thêm|mới)))"
    r"(?: (?:gần|hơn|khoảng|trên|được|tới))? *$"
)


def _absolute(amount: Amount, around: Around) -> Measured:
    rising = _RISING.search(around.before)
    if rising and (around.stock or not rising["stock"]) and not _CAME_TO.search(around.before):
        return _signed(amount, Measure.CHANGE_ABS, "giảm" in rising.group(), "change.amount")
    return _plain(amount, Measure.LEVEL, "change.level")


def relation(base: Base, base_period: Period | None, period: Period | None) -> Measure | None:
    """What a comparison with a base is, for a figure of ``period``."""
    if base.kind in (BaseKind.PLAN, BaseKind.OTHER):
        return None
    if base.kind in (BaseKind.SAME_PERIOD, BaseKind.YEAR_BEFORE):
        return Measure.YOY
    if base.kind is BaseKind.PREVIOUS:
        return Measure.MOM
    if base_period is None or period is None:
        return Measure.YOY
    if base_period == period.year_before() or (
        base_period.days > 360 and base_period.end.year == period.end.year - 1
    ):
        return Measure.YOY
    gap = (period.start - base_period.end).days
    short = base_period.days < 100 and abs(base_period.days - period.days) < 5
    if short and gap == 1:
        december = base_period.start.month == 12 and base_period.days < 32
        return Measure.MOM if not december or period.start.month == 1 else Measure.CHANGE
    return Measure.CHANGE
