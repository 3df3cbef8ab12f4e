"""Dữ liệu mở: the sets that anybody may have, what their columns mean, and the files themselves."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import quote_etag
from django.views.decorators.http import condition, require_safe

from toancanh import opendata
from toancanh.publish.open_data import DataSet, File
from toancanh.publish.open_data.metadata import CATALOGUE
from toancanh.publish.open_data.tables import CSV, DICTIONARY, GEOJSON, JSON
from toancanh.web.language import spoken

_KINDS = {CSV: "CSV", JSON: "JSON", GEOJSON: "GeoJSON"}


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """All sets with their files."""
    home = _home(request)
    made, every = opendata.everything(home)
    context = {
        "catalogue": made,
        "sets": [_shown(it, every) for it in made.sets],
        "closed": settings.LOGIN_REQUIRED and not settings.OPEN_DATA,
        "about_all": {"catalogue": CATALOGUE, "dictionary": DICTIONARY},
    }
    return render(request, "toancanh/open_data.html", context)


def _shown(it: DataSet, every: tuple[File, ...]) -> dict[str, object]:
    """A set as the page shows it, in the language of the page."""
    english = spoken() == "en"
    fields = [
        {
            "name": field.name,
            "title": field.title.en if english else field.title.vi,
            "about": "" if english else field.about,
            "kind": field.kind,
            "unit": field.unit,
        }
        for field in it.fields
    ]
    return {
        "code": it.code,
        "title": it.title.en if english else it.title.vi,
        "about": it.about.en if english else it.about.vi,
        "rows": len(it.rows),
        "covers": it.covers,
        "modified": it.modified,
        "fields": fields,
        "files": [(file.name, _KINDS[file.media_type], len(file.content))
                  for file in every if file.code == it.code and file.media_type in _KINDS],
    }  # fmt: skip


def _etag(request: HttpRequest, name: str) -> str | None:
    found = _file(request, name)
    return quote_etag(found.sha256) if found else None


@require_safe
@condition(etag_func=_etag)
def file(request: HttpRequest, name: str) -> HttpResponse:
    """One file; any page of any site may load it where the data are public."""
    found = _file(request, name)
    if found is None:
        raise Http404
    response = HttpResponse(found.content, content_type=f"{found.media_type}; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{found.name}"'
    if settings.OPEN_DATA:
        response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def _file(request: HttpRequest, name: str) -> File | None:
    return next((it for it in opendata.files(_home(request)) if it.name == name), None)


def _home(request: HttpRequest) -> str:
    return request.build_absolute_uri(reverse("open-data"))
