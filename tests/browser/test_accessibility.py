"""Every page of the site: what WCAG 2.1 AA asks of it, wide or narrow, light or dark, in one language.

In both languages: that nothing complains, comes from elsewhere or runs over the edge; and the keyboard
reaches everything.
"""

from collections.abc import Iterator
from itertools import cycle
from typing import Literal, NamedTuple

import pytest
from django.urls import URLResolver, get_resolver
from django_otp.oath import totp
from playwright.sync_api import Browser, BrowserContext
from tests.conftest import PASSWORD

from browser.looking import frame, keyboard, overflow, violations
from toancanh.accounts import second_step, setting_up
from whole_site import DOORS, NO_PAGES, PAGES, addresses, filled


class Look(NamedTuple):
    """The language of a window, how wide it is, in pixels, and which colours its user likes."""

    language: str
    width: int
    scheme: Literal["light", "dark"]


LOOKS = [
    Look(language, width, scheme)
    for scheme in ("light", "dark")
    for width in (1280, 390)
    for language in ("vi", "en")
]
"""Ways that take turns, page by page: what styles and words them is common to all pages."""
OTHER = {"vi": "en", "en": "vi"}
SHARES = 2
"""In how many tests the pages are looked at, so that they run side by side."""
DRAWN = "() => [...document.querySelectorAll('[data-chart]')].every(it => it.querySelector('svg'))"
UNFOLD = "document.querySelectorAll('details').forEach(it => { it.open = true })"


def names(resolver: URLResolver, space: str = "") -> Iterator[str]:
    """The names of all addresses, without those of the API and of each table of the upkeep."""
    for it in resolver.url_patterns:
        if isinstance(it, URLResolver):
            if it.namespace not in ("api", "admin"):
                yield from names(it, f"{it.namespace}:" if it.namespace else space)
        elif it.name:
            yield space + it.name


def test_every_page_has_a_line() -> None:
    site = set(names(get_resolver()))
    assert len(site) > 50
    lines = {it for it in PAGES.keys() | NO_PAGES | DOORS if not it.startswith("admin:")}
    assert sorted(site - lines) == [], "give it a line in tests/whole_site.py"
    assert sorted(lines - site) == [], "there is no such page any more"


class Looker:
    """One window of the browser, which goes from page to page and notes what is wrong with each."""

    def __init__(self, context: BrowserContext, url: str) -> None:
        self.url, self.context, self.said = url, context, []
        self.page = page = context.new_page()
        page.on("request", lambda it: None if it.url.startswith(url) else self.said.append(it.url))
        page.on("console", lambda it: self.said.append(it.text))
        page.on("pageerror", lambda it: self.said.append(str(it)))

    def log_in(self, *, end: str = "/") -> None:
        self.page.goto(self.url + "/dang-nhap/")
        self.page.locator("[name=username]").fill("lan")
        self.page.locator("[name=password]").fill(PASSWORD)
        self.page.locator("[name=password]").press("Enter")
        self.page.wait_for_url(self.url + end)

    def look(self, address: str, way: Look) -> list[str]:
        """In one way with axe-core and the keyboard, in the other language for what may differ there."""
        self.said, page = [], self.page
        self._open(address, OTHER[way.language])
        self._unfolded(320)
        page.emulate_media(color_scheme=way.scheme)
        page.set_viewport_size({"width": way.width, "height": 900})
        self._open(address, way.language)
        self.said += violations(page)
        self.said += keyboard(page)
        self._unfolded(1280, 390, 320)
        return [f"{address} {tuple(way)}: {it}" for it in self.said]

    def _open(self, address: str, language: str) -> None:
        self.context.add_cookies([{"name": "django_language", "value": language, "url": self.url}])
        policy = self.page.goto(self.url + address).headers["content-security-policy"]
        if "unsafe" in policy or "default-src 'none'" not in policy:
            self.said.append(policy)
        self.page.wait_for_function(DRAWN)
        self.said += frame(self.page, language)

    def _unfolded(self, *widths: int) -> None:
        """Whether anything runs over the edge of windows so wide, when all is opened that can be."""
        self.page.evaluate(UNFOLD)
        for width in widths:
            self.page.set_viewport_size({"width": width, "height": 900})
            self.said += overflow(self.page)


@pytest.fixture
def looker(browser: Browser, live_server, settings, tmp_path) -> Iterator[Looker]:
    """Somebody who looks at the site."""
    settings.DATA, context = tmp_path / "data", browser.new_context(reduced_motion="reduce")
    yield Looker(context, live_server.url)
    context.close()


@pytest.mark.long
@pytest.mark.parametrize("share", range(SHARES))
def test_nothing_is_wrong_with_any_page(looker: Looker, person, share: int) -> None:
    person()
    there = list(zip(addresses(filled()).values(), cycle(LOOKS), strict=False))
    looker.log_in()
    wrong = [found for address, way in there[share::SHARES] for found in looker.look(address, way)]
    assert not wrong, "\n".join(wrong)


def test_nothing_is_wrong_with_the_doors(looker: Looker, person, settings) -> None:
    settings.LOGIN_REQUIRED, settings.MFA = True, "admin"
    setting_up.offer()
    wrong = looker.look("/khoi-tao/", Look("vi", 390, "light"))
    user = person()
    wrong += looker.look("/dang-nhap/", Look("en", 390, "dark"))
    device = second_step.offered(user)
    second_step.confirm(user=user, code=f"{totp(device.bin_key):06d}")
    looker.log_in(end="/dang-nhap/ma/*")
    wrong += looker.look("/dang-nhap/ma/", Look("vi", 1280, "dark"))
    assert looker.page.url.endswith("/ma/")
    assert not wrong, "\n".join(wrong)
