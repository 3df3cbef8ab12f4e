"""Addresses of what is handed in, under ``van-ban/``."""

from django.urls import path, re_path

from toancanh.web.views.submissions import again, batches, upload

_SHA256 = r"(?P<sha256>[0-9a-f]{64})"

urlpatterns = [
    path("tai-len/", upload.page, name="upload"),
    path("lan-nop/", batches.listing, name="batches"),
    path("lan-nop/<int:number>/", batches.one, name="batch"),
    path("thu-lai/", batches.retry, name="retry"),
    re_path(rf"^{_SHA256}/khac/$", again.difference, name="difference"),
    re_path(rf"^{_SHA256}/doc-lai/$", again.ask, name="read-again"),
    re_path(rf"^{_SHA256}/khac/quyet-dinh/$", again.decide, name="keep-reading"),
]
