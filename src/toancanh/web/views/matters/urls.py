"""Addresses of the pages of matters, under ``cong-viec/``."""

from django.urls import path, re_path

from toancanh.web.views.matters import board, calendar, days, one, opening, sessions, sheets

_SHA256 = r"(?P<sha256>[0-9a-f]{64})"

urlpatterns = [
    path("", board.board, name="matters"),
    path("<int:number>/", one.one, name="matter"),
    path("<int:number>/<slug:slug>/", one.act, name="matter-act"),
    path("goi-y/", one.suggest, name="matter-suggest"),
    path("moi/", opening.new, name="matter-new"),
    path("lap/", opening.documents, name="acts"),
    re_path(rf"^lap/{_SHA256}/$", opening.acts, name="acts-of"),
    path("lich/", calendar.calendar, name="matter-calendar"),
    path("tien-do/", calendar.bars, name="matter-timeline"),
    path("phien/", sessions.listing, name="sessions"),
    path("phien/moi/", sessions.new, name="session-new"),
    path("phien/<int:number>/", sessions.one, name="session"),
    path("ban-tin/", days.digest, name="matter-digest"),
    path("trinh-lanh-dao/", days.escalations, name="matter-escalations"),
    path("bang/", sheets.listing, name="task-sheets"),
    path("bang/thu/", sheets.trial, name="task-sheet-trial"),
    path("bang/nhap/", sheets.take_in, name="task-sheet-take-in"),
    path("bang/<int:number>/tai-ve/", sheets.export, name="task-sheet-export"),
]
