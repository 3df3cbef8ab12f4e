"""A series as files: what the browser draws, pictures, tables. Each is just what its page shows."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from toancanh.model.text import fold
from toancanh.publish.charts import drawing
from toancanh.publish.charts.spec import IN_FILE, ON_DARK_PAGE, ON_PAGE
from toancanh.web.language import spoken
from toancanh.web.series import files
from toancanh.web.series.gathering import Series, series
from toancanh.web.views.series.page import asked
from toancanh.web.workbooks import cells
from toancanh.web.workbooks import series as sheets


@require_safe
def spec(request: HttpRequest, code: str) -> HttpResponse:
    """The chart as Vega, with how numbers are written; ``?nen=toi`` on a dark ground."""
    look = ON_DARK_PAGE if request.GET.get("nen") == "toi" else ON_PAGE
    found = _series(request, code)
    return JsonResponse({"vega": drawing.vega(found.chart, look), "numbers": drawing.locale(spoken())})


@require_safe
def drawing_of(request: HttpRequest, code: str) -> HttpResponse:
    """The chart as SVG."""
    found = _series(request, code)
    return _file(found, drawing.svg(found.in_file).encode(), "image/svg+xml", "svg", request)


@require_safe
def picture(request: HttpRequest, code: str) -> HttpResponse:
    """The chart as PNG."""
    found = _series(request, code)
    return _file(found, drawing.png(found.in_file, IN_FILE), "image/png", "png", request)


@require_safe
def text_table(request: HttpRequest, code: str) -> HttpResponse:
    """The table as CSV."""
    found = _series(request, code)
    return _file(found, files.as_csv(found, request), "text/csv; charset=utf-8", "csv", request)


@require_safe
def workbook(request: HttpRequest, code: str) -> HttpResponse:
    """The table as a workbook."""
    found = _series(request, code)
    return cells.answer(f"{found.name} {found.asked.place.title}", *sheets.sheets(found, request))


def _series(request: HttpRequest, code: str) -> Series:
    found = series(asked(request, code))
    if found is None:
        raise Http404
    return found


def _file(it: Series, content: bytes, media_type: str, ending: str, request: HttpRequest) -> HttpResponse:
    """A file to be kept, or with ``?xem`` a picture in a page."""
    name = fold(f"{it.name} {it.asked.place.title}").replace(" ", "-")
    response = HttpResponse(content, content_type=media_type)
    kept = "inline" if "xem" in request.GET else "attachment"
    response.headers["Content-Disposition"] = f'{kept}; filename="{name}.{ending}"'
    return response
