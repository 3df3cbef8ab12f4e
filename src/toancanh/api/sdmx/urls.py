"""Addresses of the service: ``/sdmx/…``."""

from django.urls import path, re_path

from toancanh.api.sdmx import views

app_name = "sdmx"

_KINDS = "dataflow|datastructure|codelist|conceptscheme"

urlpatterns = [
    path("data/<path:where>", views.data, name="data"),
    re_path(r"^structure/(?P<kind>[\w*]+)(?:/(?P<where>.*))?$", views.structure, name="structure"),
    re_path(rf"^(?P<kind>{_KINDS})(?:/(?P<where>.*))?$", views.structure, name="artefact"),
    re_path(r"^", views.nothing, name="nothing"),
]
