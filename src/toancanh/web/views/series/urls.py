"""Addresses of series: ``/chi-tieu/exports/?dia-ban=66&loai-ky=thang``, and files under the same question."""

from django.urls import path

from toancanh.web.views.series import files, listing, page

app_name = "series"

urlpatterns = [
    path("", listing.listing, name="all"),
    path("cac-chi-tieu.xlsx", listing.workbook, name="all-file"),
    path("<slug:code>/", page.one, name="one"),
    path("<slug:code>/ky-cong-bo/", page.told_before, name="past"),
    path("<slug:code>/suy-ra/", page.what_follows, name="follows"),
    path("<slug:code>/uoc-doan/", page.outlook, name="outlook"),
    path("<slug:code>/bieu-do.json", files.spec, name="spec"),
    path("<slug:code>/bieu-do.svg", files.drawing_of, name="svg"),
    path("<slug:code>/bieu-do.png", files.picture, name="png"),
    path("<slug:code>/so-lieu.csv", files.text_table, name="csv"),
    path("<slug:code>/so-lieu.xlsx", files.workbook, name="xlsx"),
]
