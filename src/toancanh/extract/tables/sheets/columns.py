"""What the heading of a column says of the figures under it: time, comparison, status, unit.

The language of headings is small ("Ước tháng 8 năm 2026 so với cùng kỳ (%)"), so it is read by rules of its
own, with the times of ``rules.period``. What is not said stays ``None`` and is settled beside the others
(``table``); a heading that says nothing of all this is not understood.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from toancanh.extract.marks import Mark
from toancanh.extract.rules.area import Place
from toancanh.extract.rules.indicator.dims import Dim, find_dims
from toancanh.extract.rules.period import Moment, find_moments
from toancanh.extract.rules.period.rules import Kind
from toancanh.extract.tables.meaning import WrittenUnit, written_unit
from toancanh.extract.tables.sheets.headings import Heading
from toancanh.model import Measure, Status


class Role(StrEnum):
    """What a column is for."""

    FIGURES = "figures"
    SERIAL = "serial"
    LABEL = "label"
    UNIT = "unit"
    PLACE = "place"  # where what the row names lies
    NOTE = "note"  # words that explain: remarks, documents


@dataclass(frozen=True, slots=True)
class Column:
    """A heading understood.

    Args:
        heading: as written.
        role: what it is for.
        measure: of its figures; ``None`` when it names nothing that they could be.
        time: the time that it names, without the time that it compares with.
        to_date: the figures count from January ("cộng dồn", "lũy kế").
        year_ago: they are those of the year before ("cùng kỳ năm trước").
        reporting: its year is that of the report ("năm báo cáo"), or the one before (-1).
        status: as its words say.
        unit: in brackets or after "đơn vị".
        growth: the words say by how much it grew, so the figures are no index on 100.
        compared: the month or quarter that it compares with, if named.
        present: it is of the reporting month, which it does not name ("TH tháng", "tháng báo cáo").
        basis: "lượng" or "trị giá", where a table gives both.
        dims: what it narrows its figures to ("Chợ hạng I").
        titled: the comparison stands in a title, not in the heading.
        where: the area that it is of, where areas stand side by side.
    """

    heading: Heading
    role: Role = Role.FIGURES
    measure: Measure | None = None
    time: Moment | None = None
    to_date: bool = False
    year_ago: bool = False
    reporting: int | None = None
    status: Status | None = None
    unit: WrittenUnit | None = None
    growth: bool = False
    compared: Moment | None = None
    present: bool = False
    basis: str | None = None
    dims: tuple[Dim, ...] = ()
    titled: bool = False
    where: Place | None = None

    @property
    def number(self) -> int:
        """Its place, from 1."""
        return self.heading.column


_SERIAL = re.compile(r"(?:stt|tt|số tt|số thứ tự|mã số?|mã sản phẩm|mã)\.?")
_UNIT = re.compile(r"(?:đơn ?vị(?: ?tính)?|đvt|đv tính|đ\.v\.t|đv)\.?:?")
_NOTE = re.compile(r"(?:ghi chú|văn bản.*|lý do|nguyên nhân|tiến độ|nội dung.*)")
_LABEL = re.compile(
    r"(?:các )?(?:chỉ tiêu|tên sản phẩm|sản phẩm.*|tên|tháng|năm|ngày|kỳ(?: báo cáo)?|thời gian|thời điểm"
    r"|ngành(?: công nghiệp| kinh tế)?|thị trường.*|nước|thành phần.*|khu vực.*|nguồn kinh phí|tên hàng"
    r"|danh mục|nhóm (?:hàng|ngành).*|mặt hàng|phân theo.*|địa phương|huyện.*|đơn vị hành chính"
    r"|tên (?:ngành|chỉ tiêu|cụm.*|khu.*|dự án|nhóm.*))"
)
_PLACE = re.compile(
    r"(?:địa điểm|địa bàn|vị trí|nơi đặt|xã(?: ?[,/-] ?phường.*)?|phường, xã|địa chỉ)(?: .*)?"
)
_ROLES = (
    (Role.PLACE, _PLACE),
    (Role.SERIAL, _SERIAL),
    (Role.UNIT, _UNIT),
    (Role.NOTE, _NOTE),
    (Role.LABEL, _LABEL),
)
_PLAN = r"(?:kế hoạch|kh|dự toán|chỉ tiêu giao|nghị quyết)(?: (?:cả )?năm)?(?: ?(?:năm )?(?:19|20)\d\d)?"
_OF_PLAN = re.compile(
    rf"(?:so|đạt|bằng|tỷ lệ|tỉ lệ|%)[^;]*?\b{_PLAN}\b|\b{_PLAN}\b[^;]*?%|\bth/kh\b|thực hiện ?/ ?{_PLAN}"
)
_PLANNED = re.compile(rf"\b{_PLAN}\b")
# "ƯTH 2025/TH 2024", "Tháng 7/2025/Tháng 6/2025", "2025/2024": one time divided by another.
_TIMED = r"(?:th|ưth|ước(?: th| thực hiện)?|thực hiện)? ?(?:năm|tháng|quý|\d{1,2} tháng|kh)\b"
_DONE = r"(?:th|ưth|ước(?: th| thực hiện)?|thực hiện) (?=(?:19|20)\d\d)"
_RATIO = re.compile(
    rf"(?P<of>(?:{_TIMED}|{_DONE})[^;/]*(?:/(?:19|20)\d\d)?|\b(?:19|20)\d\d)"
    rf"(?: ?/ ?(?={_TIMED}|{_DONE})|(?<=(?:19|20)\d\d) ?/ ?(?=(?:19|20)\d\d))"
)
_DONE_BEFORE = re.compile(r"(?<=so với )(?:th|ưth|ước(?: th| thực hiện)?|thực hiện)\b ?")
_BARE_BASE = re.compile(r"(?<=so với )(?=(?:19|20)\d\d\b)")
_YEAR_OF = re.compile(r"(\btháng(?: \d{1,2})?|\bquý [ivx\d]+) (?=(?:19|20)\d\d\b)")
_BASE_YEAR = re.compile(r"so (?:với |sánh với )?(?:cùng kỳ )?năm ((?:19|20)\d\d)")
_YEAR_AGO = re.compile(r"\bcùng kỳ\b(?: năm (?:trước|ngoái))?")
_COMPARES = re.compile(r"\bso\b|%|\btăng\b|\bgiảm\b|\btốc độ\b|\bchỉ số\b")
_YOY = re.compile(
    r"(?:\bso (?:với |sánh (?:với )?)?)?(?:\bcùng kỳ\b(?: (?:năm )?(?:trước|ngoái|(?:19|20)\d\d))?"
    r"|(?<=so )(?:với )?c\.?k\b|(?<=so )(?:với )?năm (?:trước|ngoái|(?:19|20)\d\d))"
)
_MOM = re.compile(r"\bso (?:với )?(?P<base>(?:tháng|quý) trước)(?: liền kề)?")
_WITH = re.compile(r"\bso (?:với|sánh với)? ?(?=tháng|quý|kỳ gốc|đầu năm|năm gốc|bình quân|\d{1,2} tháng)")
_BASE = re.compile(r"[^;]*")
_GROWTH = re.compile(r"tăng|giảm|tốc độ|\+/-")
_AMOUNT = re.compile(r"\btuyệt đối\b|\bchênh lệch\b|\+ ?/ ?-|\(\+\)|tăng ?[/,] ?giảm")
_RATED = re.compile(r"%|\btỷ lệ\b|\btỉ lệ\b|\btốc độ\b")
# "So sánh (%)", "%": a ratio, but of what to what?
_OPEN = re.compile(r"(?:.*; ?)?(?:tỷ lệ|tỉ lệ)?(?: lũy kế)? ?\(?%\)?")
_COMPARING = re.compile(r"(?<!giá )\bso sánh\b")
SHARE = re.compile(r"\b(?:tỷ trọng|tỉ trọng|cơ cấu)\b")
_CONTRIBUTION = re.compile(r"\bđóng góp\b")
TO_DATE = re.compile(r"\b(?:cộng dồn|lũy kế|luỹ kế|từ đầu năm|tính chung|tính đến|đến (?:hết|cuối))\b")
_REPORTING = re.compile(r"\bnăm báo cáo\b|\bnăm nay\b")
_YEAR_BEFORE = re.compile(r"\bnăm (?:trước|ngoái)\b")
_ESTIMATE = re.compile(r"\b(?:ước(?! mơ)|ưth|dự tính)\b")
_STATUSES = (
    (_ESTIMATE, Status.ESTIMATE),
    (re.compile(r"\bsơ bộ\b"), Status.PRELIMINARY),
    (re.compile(r"\b(?:dự kiến|dự báo)\b"), Status.FORECAST),
    (re.compile(r"\bmục tiêu\b"), Status.TARGET),
    (re.compile(r"\b(?:thực hiện|chính thức|th)\b"), Status.ACTUAL),
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# "Tháng báo cáo so với (%)" over "Tháng trước" and "Cùng kỳ".
_PARTED = re.compile(r"\bso (?:với|sánh với)? ?(?:cùng thời điểm )?(?:\(%\))? ?; ")
_PRESENT = re.compile(r"\btháng(?: báo cáo| này)?\b(?! (?:trước|\d))")
_BASES = (
    ("lượng", re.compile(r"(?:^|; ?)(?:về |số |khối )?lượng\b")),
    ("trị giá", re.compile(r"(?:^|; ?)(?:về )?(?:trị giá|giá trị)\b")),
)
_STARS = re.compile(r"\b[1-5] sao\b")
_NARROWING = ("kind", "source", "stage", "partner")
_PRICE = re.compile(r"\b(giá (?:hiện hành|thực tế|so sánh|cố định))(?: năm)?(?: ((?:19|20)\d\d))?")
_BRACKETS = re.compile(r"\(([^()]*)\)")
_UNIT_SAID = re.compile(r"(?:đơn vị(?: tính)?|đvt|đv tính) ?: ?([^;()]*)")
_RISING = re.compile(r"\btăng trưởng\b|\btốc độ tăng\b")
GROWTHS = (Measure.YOY, Measure.MOM, Measure.CHANGE)
_SAID_PERCENT = re.compile(r"\d ?%")
PERCENT = WrittenUnit("percent")


def understood(heading: Heading) -> Column:
    """What one heading says by itself."""
    if role := _role(heading.key):
        return Column(heading, role)
    return of_figures(heading)


def of_figures(heading: Heading) -> Column:
    """What a heading says of figures, whatever else its words could head."""
    key = _spelled(heading.key)
    measure, rest, compared = _measure(key)
    if measure is Measure.LEVEL:
        rest = _YEAR_AGO.sub(" ", rest)
    moments = [mark for mark in find_moments(rest, rest) if mark.value.kind is not Kind.LAST]
    said_last = any(mark.value.kind is Kind.LAST for mark in find_moments(rest, rest))
    to_date = TO_DATE.search(rest) is not None
    year_ago = measure is Measure.LEVEL and _YEAR_AGO.search(key) is not None
    time = _time(moments, said_last, _bare_year(rest))
    return Column(
        heading,
        measure=_against(measure, key, time),
        time=time,
        to_date=to_date,
        year_ago=year_ago,
        reporting=_reporting(rest),
        status=_status(rest, measure),
        unit=unit_in(heading.key),
        growth=measure is not Measure.LEVEL and _GROWTH.search(key) is not None,
        compared=compared,
        present=not moments and _PRESENT.search(rest) is not None,
        basis=next((word for word, pattern in _BASES if pattern.search(key)), None),
        dims=(*_narrowed(key), *price_in(key)),
    )


def _narrowed(key: str) -> Iterator[Dim]:
    """What a heading narrows its figures to: "Chợ hạng I", "3 sao"."""
    for dim in _NARROWING:
        yield from (mark.value for mark in find_dims(key, dim)[:1])
    yield from (("kind", stars.group()) for stars in _STARS.finditer(key))


def _spelled(key: str) -> str:
    """A heading with its comparison in words: "ƯTH 2025/TH 2024" is "ƯTH 2025 so với năm 2024"."""
    key = _PARTED.sub("so với ", _YEAR_OF.sub(r"\1 năm ", key))
    if "%" in key or _COMPARING.search(key):
        key = _RATIO.sub(r"\g<of> so với ", key)
    key = re.sub(r"\bso (?=th |ưth |thực hiện )", "so với ", key)
    return _BARE_BASE.sub("năm ", _DONE_BEFORE.sub("", key))


def _against(measure: Measure, key: str, time: Moment | None) -> Measure:
    """A growth on a year that is not the one before is on another base."""
    base = _BASE_YEAR.search(key)
    if measure is not Measure.YOY or base is None or time is None or time.year is None:
        return measure
    return measure if time.year - int(base[1]) == 1 else Measure.CHANGE


def price_in(key: str) -> tuple[Dim, ...]:
    """The prices that amounts are counted at: "giá hiện hành", "giá so sánh 2010"."""
    found = _PRICE.search(key)
    return (("price", " ".join(word for word in found.groups() if word)),) if found else ()


def compared(column: Column, title: str) -> Column:
    """A column whose comparison the title gives: "Chỉ số sản xuất công nghiệp so với cùng kỳ (%)"."""
    measure, _, base = _measure(_PARTED.sub("so với ", title))
    announced = "%" in title and not _SAID_PERCENT.search(title)  # "tăng 9,3%" is prose
    if announced and column.measure in GROWTHS and _RISING.search(title):
        return replace(column, growth=True)
    if column.measure is not Measure.LEVEL or column.unit not in (None, PERCENT) or not announced:
        return column
    if measure is Measure.LEVEL:
        return column
    growth = _GROWTH.search(title) is not None
    return replace(column, measure=measure, compared=base, growth=growth, titled=True)


def _role(key: str) -> Role | None:
    return next((role for role, pattern in _ROLES if key and pattern.fullmatch(key)), None)


def _measure(key: str) -> tuple[Measure, str, Moment | None]:
    """The measure, the heading without what it compares with, and the time compared with if it is named."""
    last = key.rpartition(";")[2]
    if _AMOUNT.search(key) and not _RATED.search(last):
        return Measure.CHANGE_ABS, key, None
    if _CONTRIBUTION.search(key):
        return Measure.CONTRIBUTION, key, None
    if SHARE.search(key):
        return Measure.SHARE, key, None
    if _OF_PLAN.search(key):
        return Measure.PCT_OF_PLAN, _OF_PLAN.sub(" ; ", key), None
    if _MOM.search(key):
        return Measure.MOM, _MOM.sub(" ; ", key), None
    if (with_what := _WITH.search(key)) and (base := _BASE.match(key, with_what.end())):
        named = find_moments(base.group(), base.group())
        rest = f"{key[: with_what.start()]} ; {key[base.end() :]}"
        return Measure.CHANGE, rest, named[0].value if named else None
    if _YOY.search(key) and _COMPARES.search(key):
        return Measure.YOY, _YOY.sub(" ; ", key), None
    if _GROWTH.search(key):
        return Measure.YOY, key, None
    return (Measure.OTHER if _OPEN.fullmatch(key) or _COMPARING.search(key) else Measure.LEVEL), key, None


def _time(moments: list[Mark[Moment]], last: bool, year: Moment | None) -> Moment | None:
    """The time of a heading: the longest said last; a bare year only fills in what lacks one."""
    if not moments:
        return Moment(Kind.LAST, first=1) if last else year
    dated = [mark.value for mark in moments if mark.value.kind not in (Kind.YEAR, Kind.SO_FAR)]
    if not dated:
        return moments[-1].value
    named = next((m.value.year for m in moments if m.value.year), year.year if year else None)
    return dated[-1] if dated[-1].year else dated[-1]._replace(year=named)


def _bare_year(key: str) -> Moment | None:
    """The year of "XK 2026"."""
    found = _YEAR.search(key)
    return Moment(Kind.YEAR, int(found.group())) if found else None


def _reporting(key: str) -> int | None:
    if _REPORTING.search(key):
        return 0
    return -1 if _YEAR_BEFORE.search(key) else None


def _status(key: str, measure: Measure) -> Status | None:
    if measure is Measure.LEVEL and _PLANNED.search(key):
        return Status.PLAN
    return next((status for pattern, status in _STATUSES if pattern.search(key)), None)


def status_in(title: str) -> Status | None:
    """The status that a title gives to all figures: "(ước, %)"."""
    return Status.ESTIMATE if _ESTIMATE.search(title) else None


def unit_in(key: str) -> WrittenUnit | None:
    """The unit that a text names in brackets or after "đơn vị tính"."""
    return unit_named(key) or (PERCENT if "%" in key else None)


def unit_named(key: str) -> WrittenUnit | None:
    """As ``unit_in``, but a percent sign among other words is no unit: "có tỷ trọng dưới 85%"."""
    for said in (*_BRACKETS.findall(key), *_UNIT_SAID.findall(key)):
        for part in re.split(r"[,;]", said):
            if unit := written_unit(part.strip()):
                return unit
    return None
