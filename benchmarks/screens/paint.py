"""When the largest part of each kind of page is painted: ``python -m benchmarks.screens.paint [--each N]``.

Chromium opens pages of the store that ``TOANCANH_DATA`` names, in a browser that has seen the site once, so
that style sheets and scripts come from its cache; ``first`` tells of a browser that has not.
"""

import argparse
import shutil
from statistics import median

from benchmarks.screens.serving import site
from benchmarks.screens.visits import visits
from playwright.sync_api import Browser, BrowserContext, sync_playwright

_CHROMIUM = shutil.which("chromium")
_PAINTED = """() => new Promise(told => {
  const after = list => told(list.getEntries().at(-1).startTime);
  new PerformanceObserver(after).observe({type: 'largest-contentful-paint', buffered: true});
  setTimeout(() => told(null), 5000);
})"""
_ANSWERED = "() => performance.getEntriesByType('navigation')[0].responseEnd"


def _opened(at: BrowserContext, address: str) -> tuple[float, float]:
    """Milliseconds until the page had come, and until its largest part was painted."""
    page = at.new_page()
    page.goto(address, wait_until="load")
    painted, answered = page.evaluate(_PAINTED), page.evaluate(_ANSWERED)
    assert painted is not None, f"nothing was painted at {address}"
    page.close()
    return answered, painted


def _measured(browser: Browser, url: str, addresses: list[str]) -> tuple[float, list[tuple[float, float]]]:
    """The largest paint of a new browser, and what a browser that knows the site takes."""
    with browser.new_context(base_url=url, viewport={"width": 1280, "height": 900}) as at:
        _, first = _opened(at, addresses[0])
        return first, [_opened(at, it) for it in addresses[1:]]


def main() -> None:
    """Print a row for each kind of page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--each", type=int, default=10)
    each = parser.parse_args().each
    from toancanh.web import prepare

    prepare()
    known = {kind: it for kind, it in visits().addresses.items() if kind not in ("decision", "change")}
    with site() as at, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=_CHROMIUM, args=["--no-sandbox"])
        print("page | first | answered, p50 | painted, p50 | painted, most (ms)")
        for kind, addresses in known.items():
            some = [addresses[it % len(addresses)] for it in range(each + 1)]
            first, then = _measured(browser, at.url, some)
            answered, painted = (median(it) for it in zip(*then, strict=True))
            row = first, answered, painted, max(it for _, it in then)
            print(kind, *(f"{it:.0f}" for it in row), sep=" | ", flush=True)
        browser.close()


if __name__ == "__main__":
    main()
