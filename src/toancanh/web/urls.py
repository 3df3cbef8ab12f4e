"""Addresses of the site. They are in Vietnamese and stay: people share them."""

from django.contrib.auth.decorators import login_not_required
from django.urls import include, path, re_path
from django.views.i18n import set_language

from toancanh.web.views import (
    accounts,
    approvals,
    briefs,
    documents,
    facts,
    findings,
    health,
    home,
    periods,
    programs,
    review,
    settling,
)
from toancanh.web.views.maps import boundaries, panel
from toancanh.web.views.maps import page as maps

_SHA256 = r"(?P<sha256>[0-9a-f]{64})"

urlpatterns = [
    path("", home.overview, name="home"),
    path("muc-tieu/", home.targets, name="targets"),
    path("hom-nay/", home.registers_today, name="today"),
    path("van-ban/", documents.listing, name="documents"),
    path("van-ban/", include("toancanh.web.views.submissions.urls")),
    re_path(rf"^van-ban/{_SHA256}/$", documents.reading, name="document"),
    re_path(rf"^van-ban/{_SHA256}/tep-goc/$", documents.original, name="original"),
    re_path(r"^so-lieu/(?P<fact_id>[0-9a-f]{20})/$", facts.one, name="fact"),
    re_path(r"^so-lieu/(?P<fact_id>[0-9a-f]{20})/quyet-dinh/$", review.decide, name="decide"),
    re_path(r"^so-lieu/(?P<fact_id>[0-9a-f]{20})/chon/$", review.choose, name="choose"),
    re_path(r"^so-lieu/(?P<fact_id>[0-9a-f]{20})/xem-xet/$", review.judge, name="judge"),
    re_path(r"^so-lieu/(?P<fact_id>[0-9a-f]{20})/sua/$", review.correct, name="correct"),
    re_path(r"^so-lieu/(?P<fact_id>[0-9a-f]{20})/hoan-tac/$", review.undo, name="undo"),
    path("phat-hien/", findings.listing, name="findings"),
    path("phat-hien/da-xu-ly/", settling.settled, name="settled"),
    re_path(r"^phat-hien/(?P<key>[0-9a-f]{20})/$", settling.one, name="argument"),
    re_path(r"^phat-hien/(?P<key>[0-9a-f]{20})/quyet-dinh/$", settling.decide, name="settle"),
    path("can-xem-lai/", review.queue, name="review"),
    path("chi-tieu/", include("toancanh.web.views.series.urls")),
    path("duyet/", approvals.listing, name="approvals"),
    path("duyet/nhieu/", approvals.several, name="approve-several"),
    path("duyet/<int:number>/", approvals.one, name="approval"),
    path("duyet/<int:number>/quyet-dinh/", approvals.decide, name="approval-decide"),
    path("ky-bao-cao/", periods.listing, name="periods"),
    path("ky-bao-cao/<str:key>/<str:code>/", periods.one, name="period"),
    path("ky-bao-cao/<str:key>/<str:code>/quyet-dinh/", periods.decide, name="period-decide"),
    path("danh-ba/", include("toancanh.web.views.registers.urls")),
    path("ban-do/", maps.page, name="map"),
    path("ban-do/muc/<register:of>/<int:key>/", panel.panel, name="map-thing"),
    path("ban-do/ranh-gioi/", boundaries.listing, name="boundaries"),
    path("ban-do/ranh-gioi/thu/", boundaries.trial, name="boundary-trial"),
    path("ban-do/ranh-gioi/nap/", boundaries.load, name="boundary-load"),
    path("ban-do/ranh-gioi/<int:number>/rut/", boundaries.withdraw, name="boundary-withdraw"),
    path("chuan-bi/", briefs.page, name="brief"),
    path("chuan-bi/ban-chuan-bi.docx", briefs.as_word, name="brief-word"),
    path("cong-viec/", include("toancanh.web.views.matters.urls")),
    path("khoe/", health.check, name="health"),
    path("dang-nhap/", accounts.LogIn.as_view(), name="log-in"),
    path("dang-xuat/", accounts.log_out, name="log-out"),
    path("mat-khau/", accounts.Password.as_view(), name="password"),
    path("", include("toancanh.api.urls")),
    path("", include("toancanh.web.admin.urls")),
    path("lap-trinh/", programs.operations_of_api, name="programs"),
    path("ngon-ngu/", login_not_required(set_language), name="language"),
]
