"""Cells that several sheets have: a figure with the link to its page, and where it comes from."""

from decimal import Decimal
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from toancanh.model import Bound, Measure, Observation
from toancanh.model.text import fold
from toancanh.publish import figures, periods
from toancanh.publish.forms.declared import written
from toancanh.publish.words import capital, locator, say
from toancanh.publish.workbooks import Cell, Head, Sheet, write
from toancanh.reference.units import units
from toancanh.store.models import SourceDocument
from toancanh.web.language import spoken

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HUNDRED = Decimal(100)


class Unit(NamedTuple):
    """How a unit is written in sheets: what one of it is worth in ours, and its name."""

    per: Decimal
    name: str


def unit(code: str, value: Decimal | None = None) -> Unit:
    """The unit that a sheet writes for one of ours: "Tỷ đồng", "Triệu USD", else as it is kept.

    A small value ("80,6 triệu đồng") is told in units that are kept: a billionth says nothing.
    """
    known = written().get(code)
    if known and (value is None or abs(value) >= known.per):
        return Unit(known.per, known.name.of(spoken()))
    its = units().get(code)
    name = code.removeprefix("other:") if its is None else its.name_en if spoken() == "en" else its.name_vi
    return Unit(Decimal(1), capital(say(f"unit.{code}", spoken()) if code == "count" else name))


def number(fact: Observation) -> Decimal:
    """The number of a figure; of a range its middle."""
    quantity = fact.quantity
    return quantity.value if quantity.high is None else (quantity.value + quantity.high) / 2


def figure(fact: Observation | None, request: HttpRequest, per: Decimal = Decimal(1)) -> Cell:
    """A figure in a unit that is worth so much, with the word that bounds it and a link to its page."""
    if fact is None:
        return Cell()
    bound = figures.bound_word(fact.quantity.bound, fact.status, spoken())
    before = "" if fact.quantity.bound is Bound.EXACT or fact.measure is not Measure.LEVEL else bound
    return Cell(
        number(fact) / per, places(fact.quantity.step / per, number(fact) / per), before, link(fact, request)
    )


def places(step: Decimal, value: Decimal) -> int:
    """How many decimals are shown: as many as were written, four at most."""
    exponent = (step or value).normalize().as_tuple().exponent
    return min(max(0, -exponent), 4) if isinstance(exponent, int) else 0


def link(fact: Observation, request: HttpRequest) -> str:
    """The address of the page of a figure."""
    return request.build_absolute_uri(reverse("fact", args=[fact.id]))


def figure_heads() -> tuple[Head, ...]:
    """The heads of a table of figures of several indicators."""
    return (
        Head(_("Nhóm"), 22), Head(_("Chỉ tiêu"), 44), Head(_("Phân tổ"), 26), Head(_("Kỳ"), 20),
        Head(_("Giá trị"), 16), Head(_("Đơn vị"), 14), Head(_("So cùng kỳ (%)"), 12),
        Head(_("So kế hoạch (%)"), 12), *source_heads(),
    )  # fmt: skip


def source_heads() -> tuple[Head, ...]:
    """The heads of what ``source`` tells."""
    return (
        Head(_("Tình trạng"), 14), Head(_("Văn bản"), 48), Head(_("Số hiệu"), 18),
        Head(_("Ngày văn bản"), 14), Head(_("Chỗ trong văn bản"), 30),
    )  # fmt: skip


def source(fact: Observation, document: SourceDocument | None) -> tuple[Cell, ...]:
    """How settled a figure is and where it stands."""
    if document is None:
        return ()
    published = periods.published(document.published, spoken()) if document.published else ""
    return (
        Cell(capital(say(f"status.{fact.status}", spoken()))),
        Cell(document.title or document.name),
        Cell(document.number or ""),
        Cell(published),
        Cell(locator(fact.passage.locator, spoken())),
    )


def answer(name: str, *sheets: Sheet) -> HttpResponse:
    """A file of these sheets, under a name of plain letters."""
    response = HttpResponse(write(sheets), content_type=_XLSX)
    plain = fold(name).replace(" ", "-").replace("/", "-")
    response.headers["Content-Disposition"] = f'attachment; filename="{plain}.xlsx"'
    return response
