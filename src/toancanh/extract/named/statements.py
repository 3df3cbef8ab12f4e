"""What the text states of each named thing, where its grammar leaves no doubt."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from toancanh.extract.marks import Mark, between
from toancanh.extract.named.regions import PEOPLE, Region, regions
from toancanh.extract.rules.area import Place
from toancanh.extract.rules.named import Named
from toancanh.extract.rules.period import Moment
from toancanh.extract.rules.period.rules import Kind
from toancanh.extract.rules.unit import Amount
from toancanh.extract.survey import Survey
from toancanh.model import Feature, Quantity

_OTHERS = re.compile(
    r"(?<!\w)(?:(?<!là )(?<!chủ )(?<!đầu tư )dự án|doanh nghiệp|nhà máy|(?<!là )công trình"
    r"|hạng mục|hộ|cơ sở|đơn vị"
    r"|sở|ubnd|các|từng|mỗi|người|lao động|tổ máy số|lô)(?!\w)"
)
_PLAIN = re.compile(
    r"[ ,(:-]*(?:(?:có|với|là|đạt|khoảng|gần|hơn|trên|tổng|quy mô|công suất|thiết kế|lắp đặt"
    r"|được|rộng|diện tích)[ :]*){0,6}"
)
_VALUED = re.compile(
    r"(?<!\w)(?:tổng vốn|vốn đầu tư|mức đầu tư|trị giá|vốn hạ tầng|kinh phí đầu tư|kinh phí xây dựng"
    r"|được đầu tư)(?! đăng ký)[^.;,\d]{0,30}$"
)
_LABELS = (
    (Feature.CAPACITY, ("power", "voltage"), re.compile(r"(?<!\w)(?:công suất|quy mô)[^.;,\d]{0,30}$")),
    (Feature.CAPACITY, ("product",), re.compile(r"(?<!\w)công suất[^.;,\d]{0,30}$")),
    (Feature.AREA, ("area",), re.compile(r"(?<!\w)(?:diện tích|rộng|quy mô)[^.;,\d]{0,30}$")),
    (Feature.CAPITAL, ("money",), _VALUED),
    (Feature.OCCUPANCY, ("percent",), re.compile(r"(?<!\w)lấp đầy[^.;,\d]{0,30}$")),
)  # fmt: skip
_DIRECT = {"power": Feature.CAPACITY, "voltage": Feature.CAPACITY, "area": Feature.AREA}
_REGISTERED = re.compile(r"đăng ký|giải ngân|thu hút")
_EACH = re.compile(r" ?(?:/|mỗi|một) ?(?:dự án|nhà máy|công trình|cụm|khu)")
_HEDGED = re.compile(
    r"(?<!\w)(?:chưa|không|dự kiến|sẽ|phấn đấu|sớm|nhằm|trước khi|kế hoạch|đề nghị|kiến nghị"
    r"|cho phép|nếu|để|yêu cầu|thể)(?: [^\W\d]+){0,3} $"
)
_SAID = ("đã ", "đang ", "được ", "chưa ", "bị ", "chậm ", "triển khai chậm", "thi công chậm", "tiến độ")
_STANDS = re.compile(
    r"\Z| ?[,.;:)(\n]"
    r"| (?:(?:chính thức|toàn bộ|dự kiến|cuối|đầu|giữa|sau|sáng|chiều|hoạt động|xây dựng|điện)(?!\w) ?){0,4}"
    r"(?:\Z|[,.;:)(\n\d]|(?:và|vào|ngày|từ|trong|năm|tháng|quý|lưới điện|nhưng|song|với|thương mại)(?!\w))"
)
_LEADS_DATE = re.compile(
    r"(?<!\w)(?:khởi công|động thổ|vận hành|hoạt động|hoàn thành|phát điện|khánh thành|hòa lưới"
    r"|lưới điện quốc gia|đóng điện|thành lập|sử dụng|chủ trương|khai thác)"
    r"(?: [^\W\d]+){0,3}[ ,(]{1,2}$"
)
_TO_PLACE = re.compile(r"[ ,(-]*(?:(?:được|đặt|nằm|xây dựng|thuộc|tại|ở|trên|địa bàn|đóng)[ :]*){0,5}")
_AT = re.compile(r"(?<!\w)(?:tại|ở|thuộc|trên địa bàn) $")
_NEXT_PLACE = re.compile(r" ?(?:,|-|thuộc|\() ?")
_TO_NAME = re.compile(
    r"(?: (?:xây dựng|đầu tư|dự án|thi công|công trình|thương mại|vận hành|kinh doanh|khai thác|và|kết cấu"
    r"|hạ tầng|kỹ thuật)){0,9} "
)
_INVESTS = re.compile(r"(?<!\w)(?:do|chủ đầu tư(?: là|:)?|nhà đầu tư(?: là|:)?|đầu tư bởi) $")
_INVESTED = re.compile(r" (?:làm|là) chủ đầu tư| đầu tư| \([^()\n]{0,30}\) (?:làm chủ đầu tư|đầu tư)")
_IS_INVESTOR = re.compile(
    r" (?:(?:là |làm |được chọn làm )?(?:chủ|nhà) đầu tư(?: của)?"
    r"|được (?:chấp thuận|phê duyệt|cấp) chủ trương đầu tư)"
    rf"{_TO_NAME.pattern}"
)
_NO_TIME = (Kind.NOW, Kind.THEN, Kind.SO_FAR)
_BEFORE, _LABEL = 60, 60


@dataclass(frozen=True, slots=True)
class Statement:
    """Characters ``start`` to ``end`` state a feature of a thing."""

    feature: Feature
    start: int
    end: int
    quantity: Quantity | None = None
    code: str | None = None


def statements(survey: Survey, named: Sequence[Named]) -> list[tuple[Statement, ...]]:
    """For each named thing, in order, what is stated of it."""
    keys = {one.start: one.key for one in named}
    told = [
        [Statement(feature, *span, code=keys.get(span[0])) for feature, span in one.told] for one in named
    ]
    for region in regions(survey.reading, named):
        last = region.of[-1]
        told[last] += _own(survey, named, region, told)
        for number in region.of:
            told[number] += shared(survey, region.start, region.end)
    for number, one in enumerate(named):
        if one.kind not in PEOPLE:
            told[number] += _around(survey, named, number)
    return [tuple(first_of_each(said)) for said in told]


def first_of_each(said: Iterable[Statement]) -> Iterator[Statement]:
    """The first statement of each feature; posts, their offices and nested places may be several."""
    seen: set[Feature] = set()
    for one in said:
        if one.feature not in seen or one.feature in (Feature.PLACE, Feature.POST, Feature.OFFICE):
            seen.add(one.feature)
            yield one


def _own(
    survey: Survey, named: Sequence[Named], region: Region, told: list[list[Statement]]
) -> Iterator[Statement]:
    """Amounts, place and investor, which are of the last thing before them."""
    listed = len(region.of) > 1
    alike = any(told[number] for number in region.of[:-1])
    for amount in between(survey.amounts, region.start, region.end):
        direct = _PLAIN.fullmatch(survey.reading.key, region.start, amount.start) is not None
        if (
            listed
            and not (direct and alike)
            and not _in_brackets(survey.reading.key, region.start, amount.end)
        ):
            continue
        feature = _feature(survey.reading.key, region.start, amount.value, direct)
        if feature is None:
            continue
        made = Statement(feature, amount.start, amount.end, quantity(amount.value))
        if _EACH.match(survey.reading.key, amount.end):
            for number in region.of[:-1]:
                told[number].append(made)
        yield made
    if not listed:
        yield from places(survey, region.start, region.end)
    yield from _investor(survey.reading.key, named, region)


def _in_brackets(key: str, start: int, end: int) -> bool:
    """Whether what stands up to ``end`` is in the parentheses that open at ``start``."""
    return key.startswith((" (", "("), start) and ")" not in key[start:end]


def quantity(amount: Amount) -> Quantity:
    """The quantity that an amount states."""
    return Quantity(amount.value, amount.unit, amount.high, amount.step, amount.bound)


def _feature(key: str, start: int, amount: Amount, direct: bool) -> Feature | None:
    """What an amount says of the thing that ends at ``start``."""
    if direct and amount.kind in _DIRECT:
        return _DIRECT[amount.kind]
    label = key[max(start, amount.start - _LABEL) : amount.start]
    for feature, kinds, words in _LABELS:
        found = words.search(label) if amount.kind in kinds else None
        if found and not _REGISTERED.search(found.group()) and not _OTHERS.search(key, start, amount.start):
            return feature
    return None


def shared(survey: Survey, start: int, end: int) -> Iterator[Statement]:
    """Stage and dates, which may be of all things that are named together."""
    key = survey.reading.key
    found = (one for one in _stages(survey, start, end) if not _hedged(key, start, one.start))
    stage = next((one for one in found if _stands(key, one)), None)
    if stage and not _OTHERS.search(_plain(key, start, stage.start)):
        yield stage
    for moment in between(survey.moments, start, end):
        if date := _date(survey, start, moment):
            yield date
            return


def _stands(key: str, stage: Statement) -> bool:
    """Whether a stage is of what stands before it: "hoàn thành năm 2026", not "hoàn thành các …"."""
    said = key.startswith(_SAID, stage.start)
    return said or _STANDS.match(key, stage.end) is not None


def _plain(key: str, start: int, end: int) -> str:
    """The words between two offsets without what stands in parentheses."""
    return re.sub(r"\([^()]*\)", "", key[start:end])


def _hedged(key: str, start: int, at: int) -> bool:
    return _HEDGED.search(key, max(start, at - 40), at) is not None


def _stages(survey: Survey, start: int, end: int) -> list[Statement]:
    """The words of stage between two offsets."""
    return [
        Statement(Feature.OCCUPANCY if code == "full" else Feature.STAGE, first, last, code=code)
        for first, last, code, _ in between(survey.stages, start, end)
    ]


def _date(survey: Survey, start: int, moment: Mark[Moment]) -> Statement | None:
    key = survey.reading.key
    lead = key[max(start, moment.start - _LABEL) : moment.start]
    if (
        moment.value.kind in _NO_TIME
        or not _LEADS_DATE.search(lead)
        or _OTHERS.search(_plain(key, start, moment.start))
    ):
        return None
    period = survey.timeline.period(moment.value)
    return Statement(Feature.DATE, moment.start, moment.end, code=period.code if period else None)


def places(survey: Survey, start: int, end: int) -> Iterator[Statement]:
    """The area that a thing lies in, and those around it ("xã A, huyện B")."""
    key, last = survey.reading.key, 0
    for mark in between(survey.places, start, end):
        if mark.value.whole or not (mark.value.typed or last or _AT.search(key, start, mark.start)):
            continue
        follows = _NEXT_PLACE.fullmatch(key, last, mark.start) if last else None
        if last and not follows:
            return
        lead = key[start : mark.start]
        plain = _TO_PLACE.fullmatch(lead) or (
            _AT.search(lead) and not _OTHERS.search(lead) and len(lead) < _LABEL
        )
        if not last and not plain:
            continue
        last = mark.end
        yield Statement(Feature.PLACE, mark.start, mark.end, code=_area_code(survey, mark.value))


def _area_code(survey: Survey, place: Place) -> str | None:
    area = survey.unit_of(place, None)
    return area.code if area else None


def _investor(key: str, named: Sequence[Named], region: Region) -> Iterator[Statement]:
    """Read "do Công ty A làm chủ đầu tư", "chủ đầu tư: Công ty A"."""
    for one in named[region.of[-1] + 1 : region.of[-1] + 4]:
        if one.kind not in PEOPLE or one.start < region.start or one.end > region.end:
            continue
        lead = _INVESTS.search(key, max(region.start, one.start - 24), one.start)
        if lead and (not lead.group().startswith("do") or _INVESTED.match(key, one.end)):
            yield Statement(Feature.INVESTOR, one.start, one.end, code=one.key)


def _around(survey: Survey, named: Sequence[Named], number: int) -> Iterator[Statement]:
    """What stands before a name: its stage ("khởi công KCN A"), its investor, what leads to its list."""
    key, one = survey.reading.key, named[number]
    if one.intro:
        yield from shared(survey, *one.intro)
    reach = max(0, one.start - _BEFORE)
    begin = max(reach, key.rfind("\n", reach, one.start) + 1)
    for last in _stages(survey, begin, one.start)[-1:]:
        if _TO_NAME.fullmatch(key, last.end, one.start) and not _hedged(key, begin, last.start):
            yield last
    before = named[number - 1] if number else None
    if before and before.kind in PEOPLE and _IS_INVESTOR.fullmatch(key, before.end, one.start):
        yield Statement(Feature.INVESTOR, before.start, before.end, code=before.key)
