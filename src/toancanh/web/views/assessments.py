"""Land and energy assessed: parks and clusters at ``/khu-cum/``, projects at ``/nang-luong/``."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from toancanh.assessing import energy as plants
from toancanh.assessing import parks as estates
from toancanh.registers.registry import register
from toancanh.web import clock
from toancanh.web.assessed import energy, files, land
from toancanh.web.assessed.places import Chosen, chosen

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def parks(request: HttpRequest) -> HttpResponse:
    """Parks, zones and clusters of an area: how full, what they yield, what to look at first."""
    where = _asked(request, estates.REGISTERS)
    found = estates.assessment(where.unit, clock.today())
    context = {
        "wholes": land.wholes(found.each),
        "first": land.first(found.each),
        "rows": land.rows(found.each),
        "elsewhere": found.elsewhere,
        "registers": [register(it) for it in estates.REGISTERS],
    }
    return render(request, "toancanh/assessed/parks.html", {**_common(where), **context})


@require_safe
def projects(request: HttpRequest) -> HttpResponse:
    """Energy projects of an area on their way: by stage, by obstacle, what to look at first."""
    where = _asked(request, plants.REGISTERS[:1])
    found = plants.assessment(where.unit, clock.today())
    of = found.pipeline
    context = {
        "sums": (
            energy.whole(of.whole, _("Trên đường đến vận hành")),
            energy.whole(of.blocked, _("Đang vướng mắc")),
            energy.whole(of.free, _("Chưa ghi vướng mắc")),
            energy.whole(of.operating, _("Đã vận hành thương mại")),
        ),
        "hindered": of.hindered.projects,
        "several": of.several,
        "stages": energy.by_stage(of),
        "classes": energy.by_class(of),
        "crossed": energy.crossed(of),
        "drawn": energy.drawn_of(of),
        "others": energy.others_of(of),
        "grid": found.grid,
        "first": energy.first(found.each),
        "rows": energy.rows(found.each),
        "elsewhere": found.elsewhere,
        "registers": [register(it) for it in plants.REGISTERS],
    }
    return render(request, "toancanh/assessed/energy.html", {**_common(where), **context})


@require_safe
def parks_file(request: HttpRequest) -> HttpResponse:
    """The assessment of parks and clusters as a workbook."""
    where = _asked(request, estates.REGISTERS)
    found = estates.assessment(where.unit, clock.today())
    return _file(files.of_parks(found.each, where.title, request), "khu-cum.xlsx")


@require_safe
def projects_file(request: HttpRequest) -> HttpResponse:
    """The assessment of energy projects as a workbook."""
    where = _asked(request, plants.REGISTERS[:1])
    found = plants.assessment(where.unit, clock.today())
    return _file(files.of_projects(found.each, where.title, request), "nang-luong.xlsx")


def _asked(request: HttpRequest, registers: tuple[str, ...]) -> Chosen:
    return chosen(request.GET.get("dia-ban", ""), registers)


def _common(where: Chosen) -> dict[str, Any]:
    return {"where": where, "today": clock.today()}


def _file(content: bytes, name: str) -> HttpResponse:
    return HttpResponse(
        content, content_type=_XLSX, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
