"""A series as sheets: its figures with the growth that they make, and the documents that they come from."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from toancanh.model import Period
from toancanh.publish import periods
from toancanh.publish.workbooks import Cell, Formula, Head, Sheet, at
from toancanh.store.models import SourceDocument
from toancanh.web.language import spoken
from toancanh.web.series.gathering import Series
from toancanh.web.series.tables import Row, aims, of_parts, rows
from toancanh.web.workbooks.cells import HUNDRED, figure, link, places, source, source_heads

_VALUE = 5  # the column of values


class _Before(NamedTuple):
    """The value of the same strand a year before: its cell and itself."""

    cell: str
    value: Decimal


def sheets(it: Series, request: HttpRequest) -> tuple[Sheet, Sheet]:
    """The sheet of figures, what happened before what was planned, and the sheet of documents."""
    every = [*rows(it), *of_parts(it), *aims(it)]
    name = it.scale[1]
    value = f"{_('Giá trị')} ({name})" if name else _("Giá trị")
    heads = (
        Head(_("Chỉ tiêu"), 34), Head(_("Địa bàn"), 26), Head(_("Kỳ"), 18), Head(_("Mã kỳ"), 14),
        Head(value, 16), Head(_("Từ"), 14), Head(_("Đến"), 14), Head(_("Tăng trưởng, %"), 14),
        Head(_("Tính từ bảng, %"), 14), Head(_("So kế hoạch, %"), 14), *source_heads(),
        Head(_("Địa chỉ"), 44),
    )  # fmt: skip
    there = {_key(row): _Before(at(_VALUE, place), row.point.value) for place, row in enumerate(every, 2)}
    cells = tuple(_cells(it, row, there, request) for row in every)
    table = Sheet(_("Số liệu"), (), heads, cells, kept=4)
    return table, _documents(it, request)


def _key(row: Row, period: Period | None = None) -> tuple[object, ...]:
    return row.name, row.kind, period or row.point.period, row.fact.quantity.unit


def _cells(
    it: Series, row: Row, there: dict[tuple[object, ...], _Before], request: HttpRequest
) -> tuple[Cell, ...]:
    factor, fact, point = it.scale[0], row.fact, row.point
    span = fact.quantity.interval
    return (
        Cell(it.name),
        Cell(row.name),
        Cell(periods.period(point.period, spoken())),
        Cell(point.period.code),
        figure(fact, request, factor),
        _end(span.low, factor),
        _end(span.high, factor),
        figure(point.growth, request),
        _growth(it, row, there),
        figure(point.pct_of_plan, request),
        *source(fact, row.document),
        Cell(link(fact, request)),
    )


def _end(value: Decimal | None, factor: Decimal) -> Cell:
    return Cell() if value is None else Cell(value / factor, places(Decimal(0), value / factor))


def _growth(it: Series, row: Row, there: dict[tuple[object, ...], _Before]) -> Cell:
    """What two values of the table make: a formula, only for levels and where both are told."""
    before = there.get(_key(row, row.point.period.year_before()))
    own = there[_key(row)]
    if before is None or not before.value or not it.leveled:
        return Cell()
    value = HUNDRED * (own.value - before.value) / before.value
    return Cell(Formula(f"100*({own.cell}-{before.cell})/{before.cell}", value), 2)


def _documents(it: Series, request: HttpRequest) -> Sheet:
    heads = (
        Head(_("Văn bản"), 60), Head(_("Số hiệu"), 20), Head(_("Cơ quan"), 28), Head(_("Ngày văn bản"), 16),
        Head(_("Ngày đọc"), 16), Head(_("Địa chỉ"), 60),
    )  # fmt: skip
    titles = (f"{it.name}, {it.asked.place.title}", it.source_line)
    return Sheet(_("Nguồn"), titles, heads, tuple(_document(row, request) for row in it.sources))


def _document(row: SourceDocument, request: HttpRequest) -> tuple[Cell, ...]:
    page = request.build_absolute_uri(reverse("document", args=[row.sha256]))
    return tuple(_told(row, page))


def _told(row: SourceDocument, page: str) -> Iterator[Cell]:
    yield Cell(row.title or row.name)
    yield Cell(row.number or "")
    yield Cell(row.issuer or "")
    yield Cell(periods.published(row.published, spoken()) if row.published else "")
    yield Cell(row.received_at.date())
    yield Cell(page, link=page)
