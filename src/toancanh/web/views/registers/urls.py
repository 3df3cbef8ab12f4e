"""Addresses of the registers, below ``/danh-ba/``."""

from django.urls import path, register_converter

from toancanh.web.views.registers import (
    attention,
    editing,
    entry,
    importing,
    likenesses,
    listing,
    overview,
    proposals,
    suggestions,
)
from toancanh.web.views.registers.addresses import RegisterConverter

app_name = "registers"
register_converter(RegisterConverter, "register")

urlpatterns = [
    path("", overview.overview, name="all"),
    path("de-xuat/", proposals.listing, name="proposals"),
    path("de-xuat/tim/", proposals.search, name="search"),
    path("de-xuat/<int:key>/chap-nhan/", proposals.accept, name="accept"),
    path("de-xuat/<int:key>/bac-bo/", proposals.reject, name="reject"),
    path("can-de-y/", attention.listing, name="attention"),
    path("doi-chieu/", attention.totals, name="totals"),
    path("trung/", likenesses.listing, name="alike"),
    path("goi-y/dia-ban/", suggestions.places, name="areas"),
    path("<register:of>/", listing.listing, name="list"),
    path("<register:of>/tai.<str:ending>", listing.download, name="download"),
    path("<register:of>/mau.xlsx", listing.template, name="template"),
    path("<register:of>/nhap/", importing.page, name="import"),
    path("<register:of>/them/", editing.add, name="add"),
    path("<register:of>/goi-y/", suggestions.names, name="names"),
    path("<register:of>/cho/", overview.waits, name="waits"),
    path("<register:of>/trung/<int:first>/<int:second>/", likenesses.pair, name="pair"),
    path("<register:of>/<int:key>/", entry.one, name="entry"),
    path("<register:of>/<int:key>/can-de-y/", attention.of_one, name="found"),
    path("<register:of>/<int:key>/sua/", editing.edit, name="edit"),
    path("<register:of>/<int:key>/hien/", entry.reveal, name="reveal"),
    path("<register:of>/<int:key>/dua-ra/", entry.retire, name="retire"),
    path("<register:of>/<int:key>/dua-lai/", entry.restore, name="restore"),
    path("<register:of>/<int:key>/hoan-tac/<int:deed>/", entry.undo, name="undo"),
]
