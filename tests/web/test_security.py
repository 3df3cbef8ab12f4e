"""A page may load only what the site itself serves."""

from django.http import HttpRequest, HttpResponse

from toancanh.web.security import content_security_policy


def test_every_response_forbids_foreign_and_inline_code() -> None:
    respond = content_security_policy(lambda request: HttpResponse("figures"))
    policy = respond(HttpRequest()).headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "*" not in policy
