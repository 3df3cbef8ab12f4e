"""Headers and footers: what they say beside running heads and page numbers, once."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

from docx.oxml.ns import qn

from toancanh.model.text import fold
from toancanh.read.word import runs
from toancanh.read.word.package import WordFile
from toancanh.read.word.runs import FALLBACK, Fonts
from toancanh.read.word.styles import is_on
from toancanh.read.word.walk import PARAGRAPH, blocks

Element: TypeAlias = Any  # lxml's, which has no types

_ID, _TYPE = qn("r:id"), qn("w:type")
_TAGS = (qn("w:headerReference"), qn("w:footerReference"))
_PAGE_NUMBER = re.compile(r"(?:trang|page|tr)?[ \d]*(?:(?:of|tren|trong)[ \d]*)?")


@dataclass
class Margins:
    """The paragraphs and tables of headers and footers that say what the body does not.

    Args:
        head: what the first page shows above its text.
        tail: all the rest.
    """

    head: list[Element]
    tail: list[Element]


def margins(file: WordFile, fonts: Fonts) -> Margins:
    """What stands in the headers and footers of a file, each text once."""
    first = _first_header(file.body)
    keys = [first, *(key for key in _keys(file.body) if key != first)]
    parts = [(key, part) for key in keys if key and (part := file.part(key)) is not None]
    news = _News(file.body, fonts)
    found = Margins([], [])
    for key, part in parts:
        (found.head if key == first else found.tail).extend(filter(news.is_new, blocks(part)))
    return found


def _first_header(body: Element) -> str | None:
    """The header that stands on the first page."""
    section = next(body.iter(qn("w:sectPr")), None)
    if section is None:
        return None
    wanted = "first" if is_on(section.find(qn("w:titlePg"))) else "default"
    headers = section.iterfind(qn("w:headerReference"))
    return next((it.get(_ID) for it in headers if it.get(_TYPE, "default") == wanted), None)


def _keys(body: Element) -> Iterator[str]:
    for tag in _TAGS:
        for reference in body.iter(tag):
            yield reference.get(_ID)


@dataclass
class _News:
    """Tells what has not been said yet; the body is read for it only when there is something to compare."""

    body: Element
    fonts: Fonts
    said: set[str] | None = None
    text: str = ""

    def is_new(self, node: Element) -> bool:
        """Whether a paragraph or table says something for the first time, other than a page number."""
        told = [fold(runs.line(it, self.fonts).text) for it in _paragraphs(node)]
        news = [key for key in told if not _PAGE_NUMBER.fullmatch(key) and not self._is_said(key)]
        if news and self.said is not None:
            self.said.update(told)
        return bool(news)

    def _is_said(self, key: str) -> bool:
        if self.said is None:
            self.said = set()
            spoken = (fold(runs.line(it, self.fonts).text) for it in _paragraphs(self.body))
            self.text = f" {' '.join(filter(None, spoken))} "
        return key in self.said or f" {key} " in self.text


def _paragraphs(node: Element) -> Iterator[Element]:
    for paragraph in node.iter(PARAGRAPH):
        if not any(it.tag == FALLBACK for it in paragraph.iterancestors()):
            yield paragraph
