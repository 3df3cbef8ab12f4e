"""Every page of the site, in both languages, wide and narrow, light and dark: what WCAG 2.1 AA asks of it.

And that nothing complains, nothing comes from elsewhere, and the keyboard reaches everything.
"""

from collections.abc import Callable, Iterable, Iterator
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
    """How wide a window is, in pixels, and which colours its user likes."""

    width: int
    scheme: Literal["light", "dark"]


SHARES = 2
"""In how many tests the pages are looked at in each language, so that they run side by side."""
LOOKS = {
    "vi": [[], [Look(1280, "dark")], [Look(390, "light")], [Look(390, "dark")]],
    "en": [[Look(width, scheme)] for width in (1280, 390) for scheme in ("light", "dark")],
}
"""Ways that take turns, page by page, beside Vietnamese, wide and light, which all pages are looked at in."""


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

    def __init__(self, context: BrowserContext, url: str, language: str) -> None:
        self.url, self.language, self.said = url, language, []
        context.add_cookies([{"name": "django_language", "value": language, "url": url}])
        self.page = page = context.new_page()
        page.on("request", lambda it: None if it.url.startswith(url) else self.said.append(it.url))
        page.on("console", lambda it: self.said.append(it.text))
        page.on("pageerror", lambda it: self.said.append(str(it)))

    def log_in(self) -> None:
        self.page.goto(self.url + "/dang-nhap/")
        self.page.locator("[name=username]").fill("lan")
        self.page.locator("[name=password]").fill(PASSWORD)
        self.page.locator("[name=password]").press("Enter")
        self.page.wait_for_url(self.url + "/")

    def look(self, address: str, others: Iterable[Look]) -> list[str]:
        """In Vietnamese wide and light, with the keyboard; then in the other ways; never too wide."""
        self.said, page = [], self.page
        self._dress(Look(1280, "light"))
        policy = page.goto(self.url + address).headers["content-security-policy"]
        if "unsafe" in policy or "default-src 'none'" not in policy:
            self.said.append(policy)
        self.said += frame(page, self.language)
        if self.language == "vi":
            self.said += violations(page)
            self.said += keyboard(page)
        for width in (1280, 390):
            for it in (it for it in others if it.width == width):
                self._dress(it)
                self.said += (f"{it}: {found}" for found in violations(page))
            self._dress(Look(width, "light"))
            self.said += overflow(page)
        return [f"{address}: {it}" for it in self.said]

    def _dress(self, look: Look) -> None:
        self.page.set_viewport_size({"width": look.width, "height": 900})
        self.page.emulate_media(color_scheme=look.scheme, reduced_motion="reduce")


@pytest.fixture
def looker(browser: Browser, live_server, settings, tmp_path) -> Iterator[Callable[[str], Looker]]:
    """Somebody who looks at the site in some language."""
    settings.DATA, contexts = tmp_path / "data", []

    def made(language: str) -> Looker:
        contexts.append(browser.new_context())
        return Looker(contexts[-1], live_server.url, language)

    yield made
    for it in contexts:
        it.close()


@pytest.mark.parametrize("share", range(SHARES))
@pytest.mark.parametrize("language", ["vi", "en"])
def test_nothing_is_wrong_with_any_page(looker, person, language: str, share: int) -> None:
    person()
    there, it = addresses(filled()), looker(language)
    it.log_in()
    looks = LOOKS[language]
    wrong = [
        found
        for turn, address in list(enumerate(there.values()))[share::SHARES]
        for found in it.look(address, looks[turn // SHARES % len(looks)])
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_nothing_is_wrong_with_the_doors(looker, person, settings, language: str) -> None:
    settings.LOGIN_REQUIRED, settings.MFA = True, "admin"
    setting_up.offer()
    it, every = looker(language), [Look(390, "light"), Look(1280, "dark")]
    wrong = it.look("/khoi-tao/", every)
    user = person()
    wrong += it.look("/dang-nhap/", every)
    device = second_step.offered(user)
    second_step.confirm(user=user, code=f"{totp(device.bin_key):06d}")
    it.page.locator("[name=username]").fill("lan")
    it.page.locator("[name=password]").fill(PASSWORD)
    it.page.locator("[name=password]").press("Enter")
    it.page.wait_for_url(f"{it.url}/dang-nhap/ma/*")
    wrong += it.look("/dang-nhap/ma/", every)
    assert it.page.url.endswith("/ma/")
    assert not wrong, "\n".join(wrong)
