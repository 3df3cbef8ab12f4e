"""The list of indicators as a sheet: of each the last figure of an area, with its source."""

from collections.abc import Iterable, Iterator

from django.http import HttpRequest
from django.utils.translation import gettext as _

from toancanh.model import Kind
from toancanh.pipeline import picture
from toancanh.publish import names, periods
from toancanh.publish.words import say
from toancanh.publish.workbooks import Cell, Sheet
from toancanh.reconcile.picture import PictureLine
from toancanh.reference import indicators
from toancanh.store.models import SourceDocument
from toancanh.store.selection import Selection
from toancanh.store.selectors import in_force
from toancanh.web.choices import Place
from toancanh.web.headlines import SECTIONS, section_of
from toancanh.web.language import spoken
from toancanh.web.workbooks.cells import figure, figure_heads, source, unit


def sheet(place: Place, request: HttpRequest) -> Sheet:
    """The last outcome of every indicator of a place, whole and narrowed, field by field."""
    lines = sorted(_last(_own(place)), key=_order)
    papers = {row.sha256: row for row in in_force({line.observations[0].passage.document for line in lines})}
    rows = tuple(_row(line, papers, request) for line in lines)
    title = _("Số mới nhất của từng chỉ tiêu, %(place)s") % {"place": place.title}
    return Sheet(_("Các chỉ tiêu"), (title,), figure_heads(), rows, kept=2)


def _own(place: Place) -> Iterator[PictureLine]:
    codes = (place.code,) if place.code else ()
    for line in picture(Selection(area_codes=codes)).lines:
        there = Place.of(line.area_code, line.area_since, line.area) == place
        known = line.indicator in indicators.catalogue() and line.period is not None
        if there and known and line.kind is Kind.OUTCOME and line.observations:
            yield line


def _last(lines: Iterable[PictureLine]) -> list[PictureLine]:
    """Of each thing the line of the latest period; of two that end together the longer one."""
    found: dict[tuple[object, ...], PictureLine] = {}
    for line in lines:
        key = (line.indicator, line.dims)
        if key not in found or _when(line) > _when(found[key]):
            found[key] = line
    return list(found.values())


def _when(line: PictureLine) -> tuple[object, ...]:
    assert line.period is not None
    return line.period.end, line.period.days


def _order(line: PictureLine) -> tuple[object, ...]:
    code = line.indicator or ""
    return SECTIONS.index(section_of(code)), list(indicators.catalogue()).index(code), line.dims


def _row(line: PictureLine, papers: dict[str, SourceDocument], request: HttpRequest) -> tuple[Cell, ...]:
    value, first = line.value, line.observations[0]
    of = unit(value.quantity.unit, value.quantity.value) if value else unit("percent")
    assert line.indicator is not None
    assert line.period is not None
    return (
        Cell(say(f"section.{section_of(line.indicator)}", spoken())),
        Cell(names.indicator(line.indicator, line.label, spoken())),
        Cell(names.dimensions(line.dims, spoken())),
        Cell(periods.period(line.period, spoken())),
        figure(value, request, of.per),
        Cell(of.name if value else ""),
        figure(line.growth, request),
        figure(line.pct_of_plan, request),
        *source(first, papers.get(first.passage.document)),
    )
