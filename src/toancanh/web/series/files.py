"""A series as a text table: exactly what the page shows, each value with its source."""

import csv
import io
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from toancanh.model import Observation
from toancanh.publish import periods
from toancanh.publish.words import capital, locator, say
from toancanh.web.language import spoken
from toancanh.web.series.gathering import Series
from toancanh.web.series.tables import Row, aims, of_parts, rows

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


def _text(value: Any, vietnamese: bool) -> str:
    """A value as text, a number with the decimal sign of the language and nothing between thousands."""
    if not isinstance(value, Decimal):
        return _plain("" if value is None else str(value))
    written = format(value.normalize(), "f")
    return written.replace(".", ",") if vietnamese else written


def _plain(text: str) -> str:
    """Words that a spreadsheet would take for a formula are made plain."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@")) else text
