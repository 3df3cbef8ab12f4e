"""By when something is to be done: "trước ngày 15/12/2026", "trong quý I", "chậm nhất ngày 20 hằng tháng".

Times are those of the period grammar; this module reads the words before them, and the few deadlines that
name no period. A deadline lies ahead: a time that was over when the document was written is none.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import chain

from toancanh.extract.marks import Mark
from toancanh.extract.reading import Reading
from toancanh.extract.rules.period import Moment
from toancanh.extract.rules.period.rules import Kind
from toancanh.extract.survey import Survey
from toancanh.extract.timeline import Timeline
from toancanh.model import Deadline, Limit, Period
from toancanh.reference import workdays

_REACH = 32  # characters in which words of a limit stand before a time
_LIMIT = re.compile(
    r"(?<!\w)(?:(?:từ nay |cho )?(?:đến|tới)|trước|(?:chậm|muộn) nhất|không (?:muộn|chậm) hơn|hạn chót|nội|(?:ngay )?trong"
    r"|hết|cuối|thời hạn|(?:thời gian|hạn) hoàn thành)(?: (?:là|vào|đến|trong|trước|hết|cuối|ngày))*[ :]+\Z"
)
_OWN_LIMIT = re.compile(r"(?:trong|(?:tính )?(?:đến|tới)|hết|cuối|trước) ")
_CLOSES = re.compile(r"(?<!\w)(?:hết|cuối)(?!\w)")
_OPEN_YEAR = re.compile(
    r"(?:(?:từ nay |cho )?(?:đến|tới)) ?(?:năm )?\Z|(?:từ nay |cho )?(?:đến|tới) năm \d{4}"
)
_FROM = re.compile(r"(?<!\w)từ (?!nay)[^,;]{1,25}\Z")
_WORDS = {
    word: at
    for at, word in enumerate(["một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"], 1)
}
_NUMBER = rf"(?:\d{{1,3}}|{'|'.join(_WORDS)})"
_EVERY = r"(?:hằng|hàng|mỗi)"
_RECURRING = re.compile(
    rf"(?:(?:trước|chậm nhất|muộn nhất|vào)(?: là| vào)? )?ngày (?:mùng )?\d{{1,2}} "
    rf"(?:(?:của )?{_EVERY} (?:tuần|tháng|quý|năm)|(?:của )?tháng (?:cuối|đầu)(?: {_EVERY})? quý)"
    rf"|định kỳ (?:{_EVERY} |{_NUMBER} )?(?:tuần|tháng|quý|năm)(?: một lần)?"
)
_LASTING = re.compile(
    rf"(?<!\w)(?:trong(?: vòng| thời hạn| thời gian)?|chậm nhất(?: là)?|không quá)"
    rf" (?P<count>{_NUMBER}) (?P<measure>ngày|tuần|tháng|giờ)(?P<working> làm việc)?"
    r"(?: tới| nữa| (?P<event>kể từ (?:ngày|khi)(?: [^\W\d_]+){1,6}))?(?! (?:đầu|cuối|qua)(?!\w))(?![/\w])"
)
_THIS = re.compile(
    r"(?<!\w)(?:ngay trong|trong(?= \w+ này)|(?:từ nay |cho )?(?:đến|tới) (?:hết|cuối)|trước (?:khi )?(?:hết|cuối)|hết)"
    r" (?P<unit>tháng|quý|năm)(?: này)?(?! ?(?:\d|[ivx]+\b|nay|qua|trước|ngoái|tới|sau|đó|ấy))"
)
# Each with words of which one stands in every match, and its limit where that is always the same.
_LOOSE = (
    (_RECURRING, ("hằng", "hàng", "mỗi", "quý", "định kỳ"), Limit.EVERY),
    (_LASTING, ("trong", "chậm nhất", "không quá"), Limit.WITHIN),
    (_THIS, (" này", "ngay trong", "hết ", "cuối "), None),
)
_YEARLY = re.compile(rf" {_EVERY} năm")
_PLANNED = (Kind.MONTH, Kind.SPAN, Kind.YEAR)
_FITTING = (Kind.DAY, Kind.MONTH, Kind.SPAN, Kind.YEAR)
_LONG_OVER = timedelta(days=120)
_SETTING_OUT = timedelta(days=10)  # in which a month that began is still planned
_NEW_YEAR = timedelta(days=60)  # and a year
_DAYS = {"ngày": 1, "tuần": 7}
_OF_ITSELF = re.compile(r"(?:ký|ban hành)(?: văn bản| công văn| kết luận| thông báo| quyết định)?(?: này)?\Z")
_OPENING = ("", "trong ", "từ ", "sang ", "bước sang ")
_FIRM = (Limit.BEFORE, Limit.BY, Limit.EVERY)


@dataclass(frozen=True)
class Calendar:
    """Reads deadlines off one document."""

    reading: Reading
    survey: Survey

    @property
    def timeline(self) -> Timeline:
        """What the document's date makes of its words for time."""
        return self.survey.timeline

    def _moments(self, start: int, end: int) -> list[Mark[Moment]]:
        """The times that begin between two offsets."""
        moments = self.survey.moments
        first = bisect_left(moments.starts, start)
        return moments[first : bisect_left(moments.starts, end, first)]

    def deadline(self, start: int, end: int) -> Deadline | None:
        """The deadline set between two offsets: the first that is firm, else the first."""
        told = self.deadlines(start, end)
        return next((one for one in told if one.limit in _FIRM), told[0] if told else None)

    def deadlines(self, start: int, end: int) -> tuple[Deadline, ...]:
        """All deadlines set between two offsets, in order."""
        told = chain(self._dated(start, end), self._loose(start, end))
        return tuple(sorted(told, key=lambda it: it.passage.start))

    def bracketed(self, start: int, end: int) -> tuple[Deadline, ...]:
        """Times that stand alone in brackets, as programmes of work put them after a task: "(Quý IV/2026)"."""
        key = self.reading.key
        alone = (
            (mark, self._ahead(mark.value))
            for mark in self._moments(start, end)
            if mark.value.kind in _FITTING
            and key[mark.start - 1 : mark.start] + key[mark.end : mark.end + 1] == "()"
        )
        return tuple(self._made(mark.start, mark.end, Limit.BY, period) for mark, period in alone if period)

    def _dated(self, start: int, end: int) -> Iterator[Deadline]:
        """Limits with a time of the period grammar."""
        for mark in self._moments(start, end):
            begins = self._begins(start, mark)
            if begins is None or mark.end > end:
                continue
            yearly = _YEARLY.match(self.reading.key, mark.end, end)
            if yearly:
                yield self._made(begins, yearly.end(), Limit.EVERY, None)
            elif period := self._ahead(mark.value):
                limit = _limit(self.reading.key[begins : mark.end])
                yield from self._in_time(self._made(begins, mark.end, limit, period))

    def coming(self, start: int) -> int | None:
        """Where a time that lies ahead ends with which a sentence at ``start`` opens: "Tháng 9, …"."""
        near, published = self._moments(start, start + 12), self.timeline.published
        mark = near[0] if near else None
        if mark is None or published is None or mark.value.kind not in _PLANNED:
            return None
        lead, period = self.reading.key[start : mark.start], self._ahead(mark.value)
        begun = _NEW_YEAR if mark.value.kind is Kind.YEAR else _SETTING_OUT
        ahead = period and period.start > published.end - begun
        return mark.end if ahead and lead in _OPENING and self.reading.key.startswith(",", mark.end) else None

    def _begins(self, start: int, mark: Mark[Moment]) -> int | None:
        """Where the words of the limit begin; ``None`` if none stand before the time."""
        key = self.reading.key
        limit = _LIMIT.search(key, max(start, mark.start - _REACH), mark.start)
        begins = limit.start() if limit else mark.start if _OWN_LIMIT.match(key, mark.start) else None
        if (
            begins is None
            or mark.value.kind not in _FITTING
            or _FROM.search(key, max(start, begins - _REACH), begins)
        ):
            return None
        horizon = mark.value.kind is Kind.YEAR and _OPEN_YEAR.match(key, begins, mark.end)
        return None if horizon else begins

    def _ahead(self, moment: Moment) -> Period | None:
        """The time meant: of next year when the year is left out and that of this year is long over."""
        published = self.timeline.published
        period = self.timeline.period(moment, published.end.year if published else None)
        if period and published and moment.year is None and published.start - period.end > _LONG_OVER:
            period = self.timeline.period(moment, published.end.year + 1)
        return period

    def _in_time(self, deadline: Deadline) -> Iterator[Deadline]:
        published, due = self.timeline.published, deadline.due
        if due is None or published is None or due >= published.start:
            yield deadline

    def _loose(self, start: int, end: int) -> Iterator[Deadline]:
        """Limits without a time of the period grammar: what recurs, a number of days, the current year."""
        key = self.reading.key
        piece = key[start:end]
        for pattern, words, limit in _LOOSE:
            if any(word in piece for word in words):
                for found in pattern.finditer(key, start, end):
                    told = limit or _limit(found.group())
                    yield self._made(*found.span(), told, self._meant(pattern, found))

    def _meant(self, pattern: re.Pattern[str], found: re.Match[str]) -> Period | None:
        """The stretch that a limit of ``_LOOSE`` means, if the document's date gives one."""
        if pattern is _THIS:
            return self._current(found["unit"])
        return self._lasting(found) if pattern is _LASTING else None

    def _lasting(self, found: re.Match[str]) -> Period | None:
        """From the day of the document to the last of so many days or weeks; that day itself does not count.

        Bộ luật Dân sự 2015, điều 147: the day from which a time runs is not counted. What runs from an event
        other than the document itself has no day, because that of the event is not known; nor have months,
        which say as often how long something lasts as by when it is to be done.
        """
        published, event = self.timeline.published, found["event"]
        if published is None or published.days > 1 or (event and not _OF_ITSELF.search(event)):
            return None
        count = _WORDS.get(found["count"]) or int(found["count"])
        days = count * _DAYS.get(found["measure"], 0)
        if not days:
            return None
        from_day = published.end
        last = workdays.after(from_day, count) if found["working"] else from_day + timedelta(days=days)
        return Period(from_day, last)

    def _current(self, unit: str) -> Period | None:
        """The month, quarter or year in which the document was written."""
        published = self.timeline.published
        if published is None or (unit != "năm" and published.days > 31):
            return None
        last = published.end
        if unit == "tháng":
            return Period.month(last.year, last.month)
        return Period.year(last.year) if unit == "năm" else Period.quarter_of(last)

    def _made(self, start: int, end: int, limit: Limit, period: Period | None) -> Deadline:
        return Deadline(self.reading.quote(start, end), limit, period)


def _limit(words: str) -> Limit:
    """How words like "đến hết tháng 6", "trước ngày 15/12" limit."""
    if words.startswith(("trong", "ngay", "nội")):
        return Limit.WITHIN
    return Limit.BEFORE if "trước" in words and not _CLOSES.search(words) else Limit.BY
