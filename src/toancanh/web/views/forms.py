"""Biểu báo cáo: the forms of a month, filled from what is stood by, to look at and to take along."""

from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from toancanh.exchange.filling import Asked, filled, month
from toancanh.model import Area, Period, UserError
from toancanh.publish import figures, names, periods
from toancanh.publish.forms import Filled, as_sheets, forms
from toancanh.publish.workbooks import Cell, Sheet
from toancanh.web.choices import Coverage, Option, Place, choose_place, coverage, place_options
from toancanh.web.language import spoken
from toancanh.web.workbooks.cells import answer, link


@dataclass(frozen=True, slots=True)
class Offered:
    """A form as it is offered: how many of its cells have a number, and where it is shown."""

    code: str
    name: str
    count: int
    room: int
    here: str
    chosen: bool


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The forms of ``?dia-ban=66&thang=2025-06``, and that of ``&bieu=`` in full; the fullest without it."""
    there = coverage()
    found = choose_place(there, request.GET.get("dia-ban", ""), settings.AREA)
    if found is None:
        return render(request, "toancanh/empty.html", {"calls": ()})
    place, notes = found
    months = _months(there, place)
    of = _month(request.GET.get("thang", ""), months, there.opening(place))
    context: dict[str, Any] = {
        "place": place,
        "title": place.title,
        "notes": notes,
        "places": place_options(there, place),
        "months": [Option(it.code, periods.period(it, spoken()), it == of) for it in months],
        "month": of,
    }
    if place.unit and of:
        context |= _filled(request, place, place.unit, of)
    return render(request, "toancanh/forms/page.html", context)


@require_safe
def workbook(request: HttpRequest, code: str) -> HttpResponse:
    """One form as a workbook."""
    place = choose_place(coverage(), request.GET.get("dia-ban", ""), settings.AREA)
    unit = place[0].unit if place else None
    try:
        of = month(request.GET.get("thang", ""))
    except UserError as error:
        raise Http404 from error
    if unit is None or code not in forms():
        raise Http404
    made = filled(Asked(forms()[code], unit, of))
    name = f"{made.form.name.of(spoken())} {names.full_area(unit, spoken())} {of.code}"
    return answer(name, *_sheets(request, made, unit))


def _sheets(request: HttpRequest, made: Filled, unit: Area) -> tuple[Sheet, Sheet]:
    return as_sheets(made, unit, timezone.localdate(), spoken(), lambda fact: link(fact, request))


def _filled(request: HttpRequest, place: Place, unit: Area, of: Period) -> dict[str, Any]:
    """The forms with their counts, and the one that is looked at."""
    made = {code: filled(Asked(it, unit, of)) for code, it in forms().items()}
    fullest = max(made, key=lambda code: len(made[code].entries))
    asked = request.GET.get("bieu", "")
    chosen = asked if asked in made else fullest
    query = {"dia-ban": place.key, "thang": of.code}
    offered = [
        Offered(code, it.form.name.of(spoken()), len(it.entries), it.room,
                f"?{urlencode({**query, 'bieu': code})}", code == chosen)
        for code, it in made.items()
    ]  # fmt: skip
    sheet = _sheets(request, made[chosen], unit)[0]
    return {
        "forms": offered,
        "sheet": sheet,
        "name": made[chosen].form.name.of(spoken()),
        "rows": [[_shown(it) for it in row] for row in sheet.rows],
        "empty": not made[chosen].entries,
        "file": f"{reverse('form-file', args=[chosen])}?{urlencode(query)}",
    }


@dataclass(frozen=True, slots=True)
class Shown:
    """A cell as the page shows it."""

    text: str
    link: str
    note: str
    number: bool
    reckoned: bool
    strong: bool


def _shown(it: Cell) -> Shown:
    number = it.number
    if number is None:
        return Shown(str(it.content or ""), it.link, it.note, number=False, reckoned=False, strong=it.strong)
    rounded = number.quantize(Decimal(1).scaleb(-it.places))
    text = f"{it.before} {figures.number(rounded, spoken(), it.places)}".strip()
    reckoned = number is not it.content
    return Shown(text, it.link, it.note, number=True, reckoned=reckoned, strong=it.strong)


def _months(there: Coverage, place: Place) -> tuple[Period, ...]:
    """The months in which periods end that figures are told of, the latest first."""
    ends = {it.end for it in there.periods(place) if it.whole_months and it.months_of_year}
    return tuple(sorted({Period.month(end.year, end.month) for end in ends}, reverse=True))


def _month(code: str, months: tuple[Period, ...], opening: tuple[Place, Period] | None) -> Period | None:
    """The month that is asked for, else the one that the place opens at: the last that much is told of."""
    with suppress(UserError):
        if code:
            return month(code)
    end = opening[1].end if opening else None
    rich = (it for it in months if end and it.end == end)
    return next(rich, next(iter(months), None))
