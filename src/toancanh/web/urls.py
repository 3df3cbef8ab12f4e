"""Addresses of the site. They are in Vietnamese and stay: people share them."""

from django.urls import include, path, re_path
from django.views.i18n import set_language

from toancanh.web.views import (
    account,
    accounts,
    briefs,
    documents,
    facts,
    findings,
    health,
    home,
    log,
    programs,
    review,
    rights,
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
    path("phat-hien/", findings.listing, name="findings"),
    path("can-xem-lai/", review.queue, name="review"),
    path("chi-tieu/", include("toancanh.web.views.series.urls")),
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
    path("khoi-tao/", accounts.SetUp.as_view(), name="set-up"),
    path("dang-xuat/", accounts.log_out, name="log-out"),
    path("dang-nhap/ma/", accounts.LogInCode.as_view(), name="log-in-code"),
    path("tai-khoan/", account.own, name="account"),
    path("tai-khoan/buoc-hai/", account.SecondStep.as_view(), name="second-step"),
    path("tai-khoan/buoc-hai/ma.svg", account.second_step_code, name="second-step-code"),
    path("tai-khoan/phien/", account.end_sessions, name="account-sessions"),
    path("mat-khau/", account.Password.as_view(), name="password"),
    path("nhat-ky/", log.listing, name="log"),
    path("nhat-ky/tai.csv", log.download, name="log-file"),
    path("phan-quyen/", rights.listing, name="rights"),
    path("phan-quyen/nguoi/<int:key>/", rights.of_person, name="rights-of-person"),
    path("phan-quyen/don-vi/<int:key>/", rights.of_office, name="rights-of-office"),
    path("", include("toancanh.api.urls")),
    path("", include("toancanh.web.admin.urls")),
    path("lap-trinh/", programs.operations_of_api, name="programs"),
    path("ngon-ngu/", set_language, name="language"),
]
