"""What a web page states about itself in its head and marks: title, date, site, author."""

import re
from datetime import datetime, timedelta, timezone

from selectolax.lexbor import LexborHTMLParser, LexborNode

from toancanh.model import Period
from toancanh.read import dates
from toancanh.read.metadata import Metadata

_VIETNAM = timezone(timedelta(hours=7))
_TIMES = (
    ('meta[property="article:published_time"]', "content"),
    ('meta[itemprop="datePublished"]', "content"),
    ('meta[name="pubdate"]', "content"),
    ('meta[name="date"]', "content"),
    ('[itemprop="datePublished"]', "datetime"),
    ("time[datetime]", "datetime"),
)
_JSON_LD = re.compile(r'"datePublished"\s*:\s*"([^"]{10,40})"')
_TITLES = ('meta[property="og:title"]', 'meta[name="title"]')
_AUTHORS = ('[itemprop="author"]', '[rel="author"]', ".author", ".byline", ".tac-gia", ".article-author")
_BYLINE_LENGTH = 80


def find(page: LexborHTMLParser) -> tuple[Metadata, dict[str, str]]:
    """Return what the page states, and its byline and address when it names them."""
    stated = Metadata(
        title=_title(page),
        published=_published(page),
        issuer=_attribute(page, 'meta[property="og:site_name"]', "content"),
    )
    extra = {
        "byline": _attribute(page, 'meta[name="author"]', "content") or _byline(page),
        "url": _attribute(page, 'link[rel="canonical"]', "href"),
    }
    return stated, {key: value for key, value in extra.items() if value}


def _attribute(page: LexborHTMLParser, selector: str, name: str) -> str | None:
    node = page.css_first(selector)
    return _line(node.attributes.get(name)) if node is not None else None


def _line(text: str | None) -> str | None:
    return " ".join((text or "").split()) or None


def _text(node: LexborNode | None) -> str | None:
    return _line(node.text()) if node is not None else None


def _title(page: LexborHTMLParser) -> str | None:
    headings = page.css("h1")
    stated = next((found for selector in _TITLES if (found := _attribute(page, selector, "content"))), None)
    return (_text(headings[0]) if len(headings) == 1 else None) or stated or _text(page.css_first("title"))


def _byline(page: LexborHTMLParser) -> str | None:
    found = (_text(page.css_first(selector)) for selector in _AUTHORS)
    return next((name for name in found if name and len(name) <= _BYLINE_LENGTH), None)


def _published(page: LexborHTMLParser) -> Period | None:
    for selector, name in _TIMES:
        if (stated := _attribute(page, selector, name)) and (day := _day(stated)):
            return day
    for script in page.css('script[type="application/ld+json"]'):
        if (found := _JSON_LD.search(script.text())) and (day := _day(found[1])):
            return day
    time = _text(page.css_first("time"))
    return dates.published([time]) if time else None


def _day(stated: str) -> Period | None:
    """The day in Vietnam of an ISO time: late evening elsewhere is the next day here."""
    try:
        when = datetime.fromisoformat(stated)
    except ValueError:
        return dates.published([stated])
    return Period.day((when.astimezone(_VIETNAM) if when.tzinfo else when).date())
