"""Every page of the site, in both languages, wide and narrow, light and dark: what WCAG 2.1 AA asks of it.

And that nothing complains, nothing comes from elsewhere, and the keyboard reaches everything.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
from django.urls import URLResolver, get_resolver
from playwright.sync_api import Browser, BrowserContext, Page

from browser.looking import frame, keyboard, overflow, violations
from browser.pages_of_site import NO_PAGES, PAGES, addresses
from toancanh.followup import actions as followup
from toancanh.followup.changes import By
from toancanh.followup.sketches import Given, Meeting
from toancanh.pipeline import Upload, ingest
from toancanh.reference.areas import areas
from toancanh.registers import actions as registers
from toancanh.registers import proposing
from toancanh.registers.grounds import Grounds
from toancanh.registers.registry import register
from toancanh.store import selectors

CONCLUSIONS = (
    "UBND TỈNH ĐẮK LẮK\nTHÔNG BÁO\nKết luận của Phó Chủ tịch UBND tỉnh\n\n"
    "Giao Sở Công Thương rà soát quy hoạch cụm công nghiệp Tân An, báo cáo trước ngày 30/9/2026. "
    "Cụm công nghiệp Tân An có diện tích 61,5 ha, tỷ lệ lấp đầy 92%. "
    "Kim ngạch xuất khẩu 6 tháng đầu năm 2025 của tỉnh Đắk Lắk đạt 1,9 tỷ USD, bằng 30% kế hoạch năm.\n"
)


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
    assert sorted(site - PAGES.keys() - NO_PAGES) == [], "give it a line in pages_of_site.py"
    assert sorted(it for it in (PAGES.keys() | NO_PAGES) - site if not it.startswith("admin:")) == []


@pytest.fixture
def there(site: SimpleNamespace, person, settings, tmp_path) -> SimpleNamespace:
    """A store with something on every page."""
    settings.DATA = tmp_path / "data"
    person()
    grounds, by = Grounds("Lan", source="Báo cáo 12/BC-SCT"), By("Lan", datetime(2026, 9, 1, tzinfo=UTC))
    found = areas().find("66")[-1]
    clusters = [
        registers.add(register=register("clusters"), values={"name": name, "area": found}, grounds=grounds)
        for name in ("CCN Tân An", "CCN Tân An 1")
    ]
    ingest([Upload("ket-luan.txt", CONCLUSIONS.encode())])
    proposing.propose()
    conclusions = next(it.sha256 for it in selectors.documents() if it.name == "ket-luan.txt")
    meeting = Meeting("UBND tỉnh", "Phó Chủ tịch", "Đắk Lắk", date(2026, 9, 1), "Sở Công Thương")
    followup.save_office(by=by, name="Phòng Công nghiệp")
    session = followup.hold_session(meeting=meeting)
    given = Given(lead="Phòng Công nghiệp", area="Đắk Lắk", area_code="66", session=session.pk)
    matters = followup.take_up(by=by, document=conclusions, given=given)
    facts = selectors.facts_of(selectors.document(site.report))
    return SimpleNamespace(
        url=site.url, report=site.report, conclusions=conclusions, fact=facts[0].id,
        entry=clusters[0].pk, other=clusters[1].pk, session=session.pk, matter=matters[0].pk,
    )  # fmt: skip


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
