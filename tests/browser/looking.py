"""What a page is asked in the browser, beside what axe-core finds."""

from collections.abc import Iterator

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

_RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"],
    "resultTypes": ["violations"],
    "preload": False,
}
_FRAME = """() => [
  document.documentElement.lang, document.title, document.querySelectorAll("h1").length,
  document.querySelector("a[href], button, input").getAttribute("href"),
]"""
_WATCH = """() => {
  window.seen = new Set([document.activeElement]); window.faint = new Set();
  document.addEventListener("focusin", ({ target }) => {
    window.seen.add(target);
    const { outlineStyle, boxShadow } = getComputedStyle(target);
    if (outlineStyle === "none" && boxShadow === "none") window.faint.add(target.outerHTML.slice(0, 90));
  });
  const kinds = "a[href], button, input, select, textarea, summary, [tabindex='0']";
  window.waiting = [...document.querySelectorAll(kinds)].filter(
    it => it.checkVisibility({ visibilityProperty: true }) && !it.disabled && it.type !== "hidden"
      && it.type !== "radio" && !it.closest("svg"));
  const dates = window.waiting.filter(it => ["date", "month"].includes(it.type)).length;
  return window.waiting.length + 4 * dates;  // a date is gone through part by part
}"""
_MISSED = """() => window.waiting.filter(it => it.isConnected && !window.seen.has(it))
  .map(it => it.outerHTML.slice(0, 90))"""


def violations(page: Page) -> Iterator[str]:
    """What axe-core finds against WCAG 2.1 A and AA, with the first places."""
    page.evaluate(Axe().axe_script)
    for it in page.evaluate("rules => axe.run(rules).then(it => it.violations)", _RULES):
        places = "; ".join(f"{node['target']} {node['failureSummary'][-160:]}" for node in it["nodes"][:3])
        yield f"{it['id']} ({it['impact']}): {places}"


def frame(page: Page, language: str) -> Iterator[str]:
    """What every page must have: a language, a title, one first heading, a way past the navigation."""
    lang, title, heads, first = page.evaluate(_FRAME)
    if lang != language:
        yield f"lang is not {language}"
    if len(title) < 10:
        yield f"title {title!r}"
    if heads != 1:
        yield f"{heads} h1"
    if not (first or "").startswith("#"):
        yield "the first thing to reach is no skip link"


def keyboard(page: Page) -> Iterator[str]:
    """What Tab does not reach, and what does not show that it has the focus."""
    steps = page.evaluate(_WATCH) + 3
    for _ in range(2):  # what has the focus may open more to go through
        for _ in range(steps):
            page.keyboard.press("Tab")
        if not page.evaluate(_MISSED):
            break
    yield from (f"not reached by Tab: {it}" for it in page.evaluate(_MISSED)[:4])
    yield from (f"focus not seen: {it}" for it in page.evaluate("() => [...window.faint]")[:4])


def overflow(page: Page) -> Iterator[str]:
    """Whether anything runs over the edge."""
    wide, width = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    if wide > width:
        yield f"{wide} px wide on {width}"
