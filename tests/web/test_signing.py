"""Whoever does something on a page is named: by the account, the form, the browser, or the house."""

from types import SimpleNamespace

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from toancanh.web.signing import COOKIE, remember, signer


@pytest.fixture
def request_of(rf: RequestFactory, settings):
    settings.REVIEWER = "Phòng Kế hoạch"
    return rf


def test_the_name_in_the_form_counts_even_when_it_is_empty(request_of) -> None:
    assert signer(request_of.post("/", {"who": " Lan "})) == "Lan"
    assert signer(request_of.post("/", {"who": " "})) == ""


def test_the_browser_keeps_the_name_for_the_next_page(request_of) -> None:
    assert signer(request_of.get("/")) == "Phòng Kế hoạch"
    kept = remember(HttpResponse(), "Đỗ Thị Lan").cookies[COOKIE].value
    request_of.cookies[COOKIE] = kept
    assert signer(request_of.get("/")) == "Đỗ Thị Lan"


def test_who_is_logged_in_signs_whatever_the_form_says(request_of) -> None:
    request = request_of.post("/", {"who": "Lan"})
    request.user = SimpleNamespace(is_authenticated=True, get_full_name=lambda: "Minh")
    assert signer(request) == "Minh"
