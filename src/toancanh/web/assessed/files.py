"""An assessment as a workbook: a row for each entry, numbers as numbers, each reason with its source."""

import io
from collections.abc import Iterable, Sequence
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from toancanh.analyse import energy, parks
from toancanh.analyse.energy import UNITS
from toancanh.analyse.stated import Key, Stated
from toancanh.assessing import reasons
from toancanh.assessing.reasons import Said
from toancanh.publish.words import say
from toancanh.registers.registry import register
from toancanh.web.assessed.land import YIELDS
from toancanh.web.language import spoken
from toancanh.web.views.registers import words

_LAND = ("area_ha", "industrial_ha", "leasable_ha", "leased_ha", "committed_ha")
_WIDTHS = (34, 22, 24)
_REST = 16


def of_parks(every: Iterable[parks.Assessed], title: str, request: HttpRequest) -> bytes:
    """Parks, zones and clusters."""
    each = tuple(every)
    land = [words.label(register("clusters").column(name)) for name in _LAND]
    yields = [f"{say(f'estate.per_{it}', spoken())} ({say(f'estate.unit_{it}', spoken())})" for it in YIELDS]
    heads = (
        _("Tên"), _("Loại"), _("Tình trạng"), *land, _("Lấp đầy (%)"), _("Cách tính lấp đầy"),
        _("Còn cho thuê được (ha)"), *yields, _("Vốn hạ tầng đã thực hiện (%)"), _("Nước thải"), _("Địa chỉ"),
    )  # fmt: skip
    rows = [_park(it, request) for it in each]
    grave = [(it.estate.name, reasons.of_estate(it, spoken())) for it in parks.ranked(each)]
    return _book(title, heads, rows, grave)


def _park(it: parks.Assessed, request: HttpRequest) -> Sequence[Any]:
    own, full = it.estate, it.occupancy
    return (
        own.name,
        say(f"estate.kind_{own.kind}", spoken()),
        words.chosen(register(own.key[0]).column("status"), own.stage) if own.stage else None,
        *(_value(own.amounts.get(name)) for name in _LAND),
        full.value if full else None,
        say(f"estate.basis_{full.basis}", spoken()) if full else None,
        it.left,
        *(it.per_hectare[name].value if name in it.per_hectare else None for name in YIELDS),
        it.spent.value if it.spent else None,
        say(f"estate.water_{it.water}", spoken()),
        _address(own.key, request),
    )


def of_projects(every: Iterable[energy.Assessed], title: str, request: HttpRequest) -> bytes:
    """Energy projects."""
    each = tuple(every)
    sizes = [words.label(register("energy_projects").column(name)) for name in UNITS]
    heads = (
        _("Tên"), _("Loại"), _("Giai đoạn"), *sizes, _("Ở bước này"), _("Số ngày ở bước này"),
        _("Quá ngày vận hành theo kế hoạch (ngày)"), _("Vướng mắc"), _("Địa chỉ"),
    )  # fmt: skip
    rows = [_project(it, request) for it in each]
    grave = [(it.project.name, reasons.of_project(it, spoken())) for it in energy.ranked(each)]
    return _book(title, heads, rows, grave)


def _project(it: energy.Assessed, request: HttpRequest) -> Sequence[Any]:
    own = it.project
    kinds = register("energy_projects").column("kind")
    return (
        own.name,
        words.chosen(kinds, own.kind) if own.kind else None,
        reasons.stage_name(own.stage, spoken()),
        *(_value(own.amounts.get(name)) for name in UNITS),
        reasons.stay(it.stay, spoken()),
        it.stay.days,
        it.late,
        "; ".join(reasons.class_name(kind, spoken()) for kind in own.classes),
        _address(own.key, request),
    )


def _value(it: Stated | None) -> Any:
    return it.value if it else None


def _address(key: Key, request: HttpRequest) -> str:
    return request.build_absolute_uri(reverse("registers:entry", args=(register(key[0]), key[1])))


def _book(
    title: str,
    heads: Sequence[str],
    rows: Iterable[Sequence[Any]],
    grave: Iterable[tuple[str, Iterable[Said]]],
) -> bytes:
    """A sheet of entries, and one of what asks for attention with the sources."""
    book = Workbook(write_only=True)
    _sheet(book.create_sheet(_("Đánh giá")), title, heads, rows)
    told = [
        (at, name, said.text, reasons.whence(said.origin, spoken()), said.origin.url)
        for at, (name, each) in enumerate(grave, start=1)
        for said in each
    ]
    first = (_("Thứ tự"), _("Tên"), _("Lý do"), _("Nguồn"), _("Địa chỉ nguồn"))
    _sheet(book.create_sheet(_("Cần quan tâm trước")), title, first, told)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _sheet(sheet: Worksheet, title: str, heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    for at in range(len(heads)):
        width = _WIDTHS[at] if at < len(_WIDTHS) else _REST
        sheet.column_dimensions[get_column_letter(at + 1)].width = width
    sheet.freeze_panes = "A3"
    sheet.append([_words(sheet, title, bold=True)])
    sheet.append([_words(sheet, head, bold=True) for head in heads])
    for row in rows:
        sheet.append([_words(sheet, value) for value in row])


def _words(sheet: Worksheet, value: Any, *, bold: bool = False) -> Any:
    """Words stay words, whatever they begin with; other values are as they are."""
    if not isinstance(value, str):
        return value
    cell = WriteOnlyCell(sheet, value=value)
    cell.data_type = "s"
    if bold:
        cell.font = Font(bold=True)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell
