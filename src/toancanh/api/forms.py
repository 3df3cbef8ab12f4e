"""Reporting forms filled from what is stood by: as values, and as the workbook that is handed in."""

from datetime import date
from io import BytesIO
from typing import Annotated, Any

from django.http import FileResponse, HttpRequest
from django.utils import timezone
from ninja import Path, Query, Router
from pydantic import BaseModel, Field

from toancanh.api.describing import XLSX, content
from toancanh.api.exact import Exact
from toancanh.api.keys import READ
from toancanh.exchange.filling import fullest
from toancanh.model import Area
from toancanh.publish import names, workbooks
from toancanh.publish.forms import Filled, as_sheets, forms
from toancanh.publish.forms.filling import Entry, Line
from toancanh.reference.messages import language

router = Router(tags=["Biểu báo cáo"])


class FormBrief(BaseModel):
    """A form in a list."""

    code: str
    name: str


class Entered(BaseModel):
    """What stands in a cell: a number of a document, or one reckoned of other cells."""

    column: str
    value: Exact = Field(description="Theo đơn vị của dòng; cột so sánh: phần trăm, 100 là bằng nhau.")
    reckoned: bool = Field(description="Tính từ ô khác: tỷ số hai cột, tổng các dòng.")
    observation: str | None = Field(description="Mã số liệu của văn bản, nếu văn bản nêu.")


class FormRow(BaseModel):
    """A row with the cells that have a number."""

    no: str
    label: str
    indicator: str | None
    unit: str
    cells: list[Entered]


class FormColumn(BaseModel):
    """A column by its id and its head."""

    id: str
    head: str


class FormTold(FormBrief):
    """A form filled in."""

    area: str
    area_code: str
    area_since: date
    period: str
    columns: list[FormColumn]
    rows: list[FormRow]


class Which(BaseModel):
    """Of which month and area."""

    period: str = Field(max_length=10, examples=["2025-06"], description="Tháng của biểu.")
    area: str = Field("", max_length=200, description="Tên hoặc mã; không nêu thì là địa bàn của hệ thống.")


Code = Annotated[str, Path(pattern="^[a-z0-9-]{1,60}$")]


@router.get("/forms", response=list[FormBrief], auth=READ, operation_id="forms")
def several(request: HttpRequest) -> Any:
    """Các biểu báo cáo."""
    return [{"code": code, "name": it.name.of(language())} for code, it in forms().items()]


@router.get("/forms/{code}", response=FormTold, auth=READ, operation_id="form")
def one(request: HttpRequest, code: Code, asked: Query[Which]) -> Any:
    """Một biểu đã điền, từng ô có mã số liệu của văn bản nêu nó."""
    unit, made = fullest(code, asked.period, asked.area)
    return _told(made, unit)


@router.get("/forms/{code}/workbook", auth=READ, operation_id="form_workbook", openapi_extra=content(XLSX))
def workbook(request: HttpRequest, code: Code, asked: Query[Which]) -> Any:
    """Biểu ấy dạng Excel, so sánh và tổng là công thức."""
    unit, made = fullest(code, asked.period, asked.area)
    book = workbooks.write(as_sheets(made, unit, timezone.localdate(), language()))
    name = f"{code}-{made.month.code}.xlsx"
    return FileResponse(BytesIO(book), as_attachment=True, filename=name, content_type=XLSX)


def _told(made: Filled, unit: Area) -> dict[str, Any]:
    lang, form = language(), made.form
    table = as_sheets(made, unit, timezone.localdate(), lang)[0]
    heads = table.heads[-len(form.columns) :]
    rows = zip(made.lines, table.rows, strict=True)
    return {
        "code": form.code,
        "name": form.name.of(lang),
        "area": names.full_area(unit, lang),
        "area_code": unit.code,
        "area_since": unit.valid_from,
        "period": made.month.code,
        "columns": [{"id": it.id, "head": head.text} for it, head in zip(form.columns, heads, strict=True)],
        "rows": [_row(line, *(str(it.content) for it in cells[:3])) for line, cells in rows],
    }


def _row(line: Line, no: str, label: str, unit: str) -> dict[str, Any]:
    cells = [_cell(name, it) for name, it in line.entries.items()]
    return {"no": no, "label": label, "indicator": line.row.indicator, "unit": unit, "cells": cells}


def _cell(column: str, it: Entry) -> dict[str, Any]:
    stood = it.stood or it.told
    value = it.value if it.ratio is None else round(it.value, 4)
    return {
        "column": column,
        "value": value,
        "reckoned": it.stood is None,
        "observation": stood.fact.id if stood else None,
    }
