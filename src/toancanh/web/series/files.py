"""A series as a file for a spreadsheet: exactly what the page shows, each value with its source."""

import csv
import io
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from toancanh.model import Observation
from toancanh.publish import periods
from toancanh.publish.words import capital, locator, say
from toancanh.store.models import SourceDocument
from toancanh.web.language import spoken
from toancanh.web.series.gathering import Series
from toancanh.web.series.tables import Row, aims, of_parts, rows

_WIDTHS = (26, 26, 14, 14, 16, 14, 14, 14, 14, 16, 44, 20, 24, 44)
_START = "\ufeff"  # tells Excel that the text is UTF-8


def as_csv(it: Series, request: HttpRequest) -> bytes:
    """A text table as Excel opens it: in Vietnamese with semicolons and decimal commas, else with commas."""
    vietnamese = spoken() == "vi"
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";" if vietnamese else ",", lineterminator="\r\n")
    writer.writerow(_heads(it))
    for row in _every(it):
        writer.writerow([_text(value, vietnamese) for value in _cells(it, row, request)])
    return (_START + out.getvalue()).encode()


def as_workbook(it: Series, request: HttpRequest) -> bytes:
    """A workbook: a sheet of figures, and one of the documents that they come from."""
    book = Workbook(write_only=True)
    figures: Worksheet = book.create_sheet(_("Số liệu"))
    for letter, width in zip("ABCDEFGHIJKLMN", _WIDTHS, strict=True):
        figures.column_dimensions[letter].width = width
    figures.freeze_panes = "A2"
    figures.append([_bold(figures, head) for head in _heads(it)])
    for row in _every(it):
        figures.append([_words(figures, value) for value in _cells(it, row, request)])
    _sources(book.create_sheet(_("Nguồn")), it, request)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _sources(sheet: Worksheet, it: Series, request: HttpRequest) -> None:
    for letter, width in zip("ABCDEF", (60, 20, 28, 16, 16, 60), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.append([_bold(sheet, it.name), _words(sheet, it.asked.place.title)])
    sheet.append([_words(sheet, it.source_line)])
    sheet.append([])
    heads = (_("Văn bản"), _("Số hiệu"), _("Cơ quan"), _("Ngày văn bản"), _("Ngày đọc"), _("Địa chỉ"))
    sheet.append([_bold(sheet, head) for head in heads])
    for row in it.sources:
        day = periods.published(row.published, spoken()) if row.published else ""
        read = row.received_at.date()
        cells = (row.title or row.name, row.number, row.issuer, day, read, _link(request, row))
        sheet.append([_words(sheet, value) for value in cells])


def _every(it: Series) -> Iterator[Row]:
    yield from rows(it)
    yield from of_parts(it)
    yield from aims(it)


def _heads(it: Series) -> list[str]:
    unit = it.scale[1]
    value = f"{_('Giá trị')} ({unit})" if unit else _("Giá trị")
    return [
        _("Chỉ tiêu"), _("Địa bàn"), _("Kỳ"), _("Mã kỳ"), value, _("Từ"), _("Đến"), _("Tăng trưởng, %"),
        _("So kế hoạch, %"), _("Tình trạng"), _("Văn bản"), _("Số hiệu"),
        _("Chỗ trong văn bản"), _("Địa chỉ"),
    ]  # fmt: skip


def _cells(it: Series, row: Row, request: HttpRequest) -> list[Any]:
    factor, fact, point = it.scale[0], row.fact, row.point
    span = fact.quantity.interval
    return [
        it.name,
        row.name,
        periods.period(point.period, spoken()),
        point.period.code,
        point.value / factor,
        None if span.low is None else span.low / factor,
        None if span.high is None else span.high / factor,
        _percent(point.growth),
        _percent(point.pct_of_plan),
        capital(say(f"status.{fact.status}", spoken())),
        row.document.title or row.document.name,
        row.document.number,
        locator(fact.passage.locator, spoken()),
        request.build_absolute_uri(reverse("fact", args=[fact.id])),
    ]


def _percent(fact: Observation | None) -> Decimal | None:
    return fact.quantity.value if fact else None


def _link(request: HttpRequest, row: SourceDocument) -> str:
    return request.build_absolute_uri(reverse("document", args=[row.sha256]))


def _text(value: Any, vietnamese: bool) -> str:
    """A value as text, a number with the decimal sign of the language and nothing between thousands."""
    if not isinstance(value, Decimal):
        return _plain("" if value is None else str(value))
    written = format(value.normalize(), "f")
    return written.replace(".", ",") if vietnamese else written


def _plain(text: str) -> str:
    """Words that a spreadsheet would take for a formula are made plain."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@")) else text


def _bold(sheet: Worksheet, text: str) -> Any:
    cell = _words(sheet, text)
    cell.font = Font(bold=True)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def _words(sheet: Worksheet, value: Any) -> Any:
    """Words stay words, whatever they begin with; other values are as they are."""
    if not isinstance(value, str):
        return value
    cell = WriteOnlyCell(sheet, value=value)
    cell.data_type = "s"
    return cell
