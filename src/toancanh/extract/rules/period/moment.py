"""What an expression of time says: the value that the rules make and ``timeline`` turns into a period."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from toancanh.model import Period


class Kind(StrEnum):
    """What sort of time is written."""

    TO_DATE = "to_date"  # from January: 6 tháng, quý I as part of the year so far
    SPAN = "span"  # a quarter, the last six months, tháng 3 đến tháng 9
    MONTH = "month"
    YEAR = "year"
    YEARS = "years"
    DAY = "day"
    DAYS = "days"  # từ ngày 15/12 đến ngày 14/6, kỳ 1 tháng 9
    SO_FAR = "so_far"  # từ đầu năm đến nay
    NOW = "now"  # hiện nay, đến nay
    CLOSE = "close"  # năm cuối của giai đoạn: the last year of the stage spoken of before
    THIS = "this"  # trong tháng, trong quý: the last ``last`` months that the text is about
    THEN = "then"  # khi ấy, cùng thời gian: the time spoken of before
    WEEK = "week"  # tuần qua, trong tuần: within the month of the document
    LAST = "last"  # tháng trước, quý trước: ``first`` months, before those of the document


class Moment(NamedTuple):
    """A stretch of time as written; ``year`` is ``None`` when left out, ``shift`` counts "năm ngoái".

    ``until`` says that the words close a stretch or date a stock: "tính đến", "hết tháng 6".
    ``since`` is the day, month and year, if written, on which a stretch of days begins.
    """

    kind: Kind
    year: int | None = None
    first: int = 1
    last: int = 12
    day: int | None = None
    last_year: int | None = None
    shift: int = 0
    until: bool = False
    closing: bool = False  # "cuối năm 2019": the end of a year that is under way
    since: tuple[int, int, int | None] | None = None

    def day_in(self, year: int) -> Period | None:
        """The day that it names or ends with in a year, ``None`` if that year has no such day."""
        try:
            return Period.day(date(year, self.first, self.day or 1))
        except ValueError:
            return None
