"""The first page as a sheet: every figure of a place and period, aims of its year among them."""

from collections.abc import Iterator

from django.http import HttpRequest
from django.utils.translation import gettext as _

from toancanh.model import Observation
from toancanh.publish import periods
from toancanh.publish.workbooks import Cell, Sheet
from toancanh.web.choices import Choice
from toancanh.web.headlines import Card, Page
from toancanh.web.language import spoken
from toancanh.web.workbooks.cells import figure, figure_heads, source, unit


def sheet(chosen: Choice, page: Page, request: HttpRequest) -> Sheet:
    """The figures section after section, each with its unit, growth, percent of plan and source."""
    title = f"{chosen.place.title}, {periods.published(chosen.period, spoken())}"
    rows = tuple(_row(group, card, request) for group, card in _cards(page))
    under = (_("Số có chữ gần, hơn, khoảng: nguồn viết như thế. Bấm vào con số để mở trang của nó."),)
    return Sheet(_("Số liệu"), (title,), figure_heads(), rows, under, kept=2)


def _cards(page: Page) -> Iterator[tuple[str, Card]]:
    """Every card with the title of its section, and under it its parts."""
    for section in page.sections:
        for card in section.cards:
            yield from ((section.title, it) for it in (card, *card.parts) if it.main)
    yield from ((_("Từng dự án, địa điểm, mặt hàng"), it) for it in page.details)
    yield from ((_("Kế hoạch, mục tiêu, dự báo"), it) for it in page.aims)


def _row(group: str, card: Card, request: HttpRequest) -> tuple[Cell, ...]:
    line = card.line
    main: Observation | None = line.value
    of = unit(main.quantity.unit, main.quantity.value) if main else unit("percent")
    first = card.main or line.observations[0]
    period = line.period
    document = next((it.document for it in card.sources if it.fact.passage == first.passage), None)
    told = document or (card.sources[0].document if card.sources else None)
    return (
        Cell(group),
        Cell(card.name),
        Cell(card.detail),
        Cell(periods.period(period, spoken()) if period else ""),
        figure(main, request, of.per),
        Cell(of.name if main else ""),
        figure(line.growth, request),
        figure(line.pct_of_plan, request),
        *source(first, told),
    )
