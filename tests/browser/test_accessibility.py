"""Every page of the site, in both languages, wide and narrow, light and dark: what WCAG 2.1 AA asks of it.

And that nothing complains, nothing comes from elsewhere, and the keyboard reaches everything.
"""

from collections.abc import Callable, Iterator
from types import SimpleNamespace

import pytest
from django.urls import URLResolver, get_resolver
from playwright.sync_api import Browser, BrowserContext, Page

from browser.looking import frame, keyboard, overflow, violations
from whole_site import NO_PAGES, ON_THE_WAY, PAGES, addresses, filled


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
    assert sorted(site - PAGES.keys() - NO_PAGES - ON_THE_WAY) == [], "give it a line in tests/whole_site.py"
    assert (
        sorted(it for it in (PAGES.keys() | NO_PAGES | ON_THE_WAY) - site if not it.startswith("admin:"))
        == []
    )


@pytest.fixture
def there(browser: Browser, live_server, person, settings, tmp_path) -> SimpleNamespace:
    """A site with something on every page."""
    settings.DATA = tmp_path / "data"
    person()
    return SimpleNamespace(url=live_server.url, **vars(filled()))


@pytest.fixture
def window(browser: Browser, there: SimpleNamespace) -> Iterator[Callable[[str], BrowserContext]]:
    """A window in which an administrator has logged in, in some language."""
    opened = []

    def made(language: str) -> BrowserContext:
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        opened.append(context)
        context.add_cookies([{"name": "django_language", "value": language, "url": there.url}])
        page = context.new_page()
        page.goto(there.url + "/dang-nhap/")
        page.locator("[name=username]").fill("lan")
        page.locator("[name=password]").fill("trời xanh 2026")
        page.locator("[name=password]").press("Enter")
        page.wait_for_url(there.url + "/")
        return context

    yield made
    for context in opened:
        context.close()


def looked_at(page: Page, language: str) -> Iterator[str]:
    """What is wrong with a page: in Vietnamese wide and light, in English narrow and dark; never too wide."""
    yield from frame(page, language)
    if language == "vi":
        yield from violations(page)
        yield from keyboard(page)
    page.set_viewport_size({"width": 390, "height": 844})
    yield from overflow(page)
    if language == "en":
        page.emulate_media(color_scheme="dark")
        yield from violations(page)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_nothing_is_wrong_with_any_page(there: SimpleNamespace, window, language: str) -> None:
    context, wrong = window(language), []
    for name, address in addresses(there).items():
        said: list[str] = []
        page = context.new_page()
        page.on("request", lambda it, to=said: None if it.url.startswith(there.url) else to.append(it.url))
        page.on("console", lambda it, to=said: to.append(it.text))
        page.on("pageerror", lambda it, to=said: to.append(str(it)))
        policy = page.goto(there.url + address).headers["content-security-policy"]
        if "unsafe" in policy or "default-src 'none'" not in policy:
            said.append(policy)
        said += looked_at(page, language)
        page.close()
        wrong += [f"{name} {address}: {it}" for it in said]
    assert not wrong, "\n".join(wrong)
