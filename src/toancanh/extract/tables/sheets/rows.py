"""What the label of a row says: an industry, a product, a group of goods, a time, or a subject of its own."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from toancanh.extract.rules.indicator.dims import Dim, find_dims
from toancanh.extract.rules.indicator.subjects import find_subjects
from toancanh.extract.rules.period import Moment, find_moments
from toancanh.extract.rules.period.rules import Kind
from toancanh.extract.tables.sheets.texts import Written
from toancanh.model import Status
from toancanh.reference.industries import industries_named, is_whole_industry
from toancanh.reference.products import product_named
from toancanh.reference.retail_groups import retail_group_named

_NUMBERING = re.compile(
    r"(?:(?:trong đó|tr\. ?đó|chia ra)(?: ?: ?| )|[-–+*•] ?"
    r"|(?:\d{1,2}(?:\.\d{1,2})*|[ivx]{1,5}|[a-zđ])[.)/] ?(?!\d))+"
)
_BARE_MONTH = re.compile(r"(?:0?[1-9]|1[0-2])")
_PRELIMINARY = re.compile(r"sơ bộ(?: cả năm| năm)?")
_PLAN = re.compile(r"(?:kế hoạch|kh|dự toán|chỉ tiêu)\b(?: năm)?(?: (?P<year>(?:19|20)\d\d))?")
_WHOLE = re.compile(
    r"(?:tổng(?: số| cộng| kim ngạch| trị giá)?|tổng kim ngạch (?:xuất|nhập) khẩu|cộng|toàn tỉnh|cả tỉnh"
    r"|chung)"
)
_BARE_YEAR = re.compile(r"(?:19|20)\d\d")
_OF_YEAR = re.compile(
    r"(?P<status>ước(?: thực hiện| th)?|ưth|thực hiện|th|sơ bộ|dự kiến|dự báo) (?:cả )?(?:năm )?"
    r"(?P<year>(?:19|20)\d\d)"
)
_SAID = {"ư": Status.ESTIMATE, "t": Status.ACTUAL, "s": Status.PRELIMINARY, "d": Status.FORECAST}
OF_CPI = "cpi_groups"  # what prices are of
OUTSIDE = "outside"  # what the catalogue has nothing of
_AREA = re.compile(r"(?:khu vực |địa bàn )?(?:phía|tỉnh|thành phố|tp|huyện|thị xã|xã|phường) ")
TIMES = (Kind.MONTH, Kind.TO_DATE, Kind.SPAN, Kind.YEAR, Kind.DAY)


_AREA = re.compile(r"(?:khu vực |địa bàn )?(?:phía|tỉnh|thành phố|tp|huyện|thị xã|xã|phường)")


class Listing(StrEnum):
    """What the rows of a table list."""

    INDUSTRY = "industry"
    PRODUCT = "product"
    RETAIL = "retail"
    GOODS = "goods"  # of foreign trade
    TIME = "time"
    PART = "part"  # of what the title names, by kinds, uses or places
    SUBJECT = "subject"


@dataclass(frozen=True, slots=True)
class Label:
    """The label of a row, and what its table lists."""

    cell: Written
    name: str  # as written, without its number
    key: str
    time: Moment | None = None
    status: Status | None = None
    span: tuple[int, int] = (0, 0)  # of its row
    beside: bool = False  # its time stands in a column of its own

    @property
    def whole(self) -> bool:
        """Whether it is the total of the others."""
        return _WHOLE.fullmatch(self.key) is not None


def label_of(cell: Written, months: bool) -> Label:
    """A label without its numbering; ``months`` says that a bare number here is a month."""
    numbering = _NUMBERING.match(cell.key)
    cut = numbering.end() if numbering and numbering.end() < len(cell.key) else 0
    name, key = cell.text[cut:].strip(), cell.key[cut:].strip()
    if planned := _PLAN.fullmatch(key):
        year = planned["year"]
        time = Moment(Kind.YEAR, int(year)) if year else Moment(Kind.YEAR)
        return Label(cell, name, key, time, Status.PLAN)
    if _PRELIMINARY.fullmatch(key):
        return Label(cell, name, key, Moment(Kind.YEAR), Status.PRELIMINARY)
    if told := _OF_YEAR.fullmatch(key):
        return Label(cell, name, key, Moment(Kind.YEAR, int(told["year"])), _SAID[told["status"][0]])
    return Label(cell, name, key, _time(key, months))


def _time(key: str, months: bool) -> Moment | None:
    if months and _BARE_MONTH.fullmatch(key):
        return Moment(Kind.MONTH, first=int(key), last=int(key))
    if months and _BARE_YEAR.fullmatch(key):
        return Moment(Kind.YEAR, int(key))
    found = find_moments(key, key)
    alone = len(found) == 1 and (found[0].start, found[0].end) == (0, len(key))
    return found[0].value if alone and found[0].value.kind in TIMES else None


def listing(labels: Sequence[Label], about: str | None, parted: bool = False) -> Listing:
    """What most labels are.

    Args:
        labels: of the rows with figures.
        about: the indicator that the title names.
        parted: the title names something whose parts rows can be.
    """
    if not labels:
        return Listing.SUBJECT
    if _most(it.time and not it.beside for it in labels):
        return Listing.TIME
    parts = [it for it in labels if not it.whole]
    if parted and parts and _most(_AREA.match(it.key) for it in parts):
        return Listing.PART
    if _most(industries_named(it.name) or is_whole_industry(it.name) for it in labels):
        return Listing.INDUSTRY
    if about == "industrial_product_output" or _most(product_named(it.name) for it in labels):
        return Listing.PRODUCT
    if about in ("retail_sales", "retail_goods") or _most(retail_group_named(it.name) for it in labels):
        return Listing.RETAIL
    if about in ("exports", "imports"):
        return Listing.GOODS
    if about == "iip":
        return Listing.INDUSTRY
    own = [it for it in labels if not it.whole and names_subject(it.key)]
    return Listing.PART if parted and len(own) * 2 < len(labels) else Listing.SUBJECT


def names_subject(key: str) -> bool:
    """Whether a label names a thing of the catalogue, and not just a part of the economy."""
    if part_named(key):
        return False
    opening = (mark.value for mark in find_subjects(key) if mark.start == 0)
    return any(not it.weak and it.id not in (OF_CPI, OUTSIDE) for it in opening)


def part_named(key: str) -> Dim | None:
    """The sector, country or kind that a label is the name of."""
    found = (mark for dim in ("sector", "partner", "kind", "stage") for mark in find_dims(key, dim))
    return next((mark.value for mark in found if (mark.start, mark.end) == (0, len(key))), None)


def _most(hits: Iterable[object]) -> bool:
    found = [bool(hit) for hit in hits]
    return sum(found) * 2 >= len(found)
