"""Offices of the state: a head word with a field, a title in capitals or a place."""

import re
from collections.abc import Iterator

from toancanh.extract.marks import Mark
from toancanh.extract.rules.named.lexicon import Head, Role, phrase
from toancanh.extract.rules.named.named import Named, key_of
from toancanh.extract.rules.named.names import Page, capitals, name_at
from toancanh.model import MentionKind

_SEVERAL = re.compile(r"(?:các|những|hai|ba|\d+) $")
_NEXT_FIELD = re.compile(r"(?:, và |, | và |: )")
_GENERIC = frozenset(("dự án", "chợ", "quỹ", "khu", "đô thị"))
_OF_PLACE = re.compile(r"(?:tỉnh|thành phố|tp\.?|huyện|thị xã|tx\.?|quận|xã|phường|thị trấn|đặc khu) ")
_FEWEST, _MOST = 1, 4


def offices_at(page: Page, mark: Mark[Head]) -> Iterator[Named]:
    """The office whose head word is marked, and those that share it ("các Sở Công Thương, Tài chính")."""
    several = mark.value.role is Role.BY_FIELD and _SEVERAL.search(
        page.key, max(0, mark.start - 6), mark.start
    )
    end = mark.end if several and page.key.startswith(": ", mark.end) else office_end(page, mark)
    if end is None:
        return
    if end > mark.end or not several:
        yield _office(mark.start, end, page.quote(mark.start, end))
    while several and (joint := _NEXT_FIELD.match(page.key, end)):
        found = _field(page, joint.end(), capital=False)
        if found is None:
            return
        name = f"{page.quote(mark.start, mark.end)} {page.quote(joint.end(), found)}"
        yield _office(joint.end(), found, name)
        end = found


def _office(start: int, end: int, name: str) -> Named:
    return Named(
        start, end, start, name, key_of(MentionKind.OFFICE, "", name), MentionKind.OFFICE, rule="named.office"
    )


def office_end(page: Page, mark: Mark[Head]) -> int | None:
    """Where the name of an office ends; ``None`` when its words name none ("UBND tỉnh", "các sở")."""
    role, at = mark.value.role, mark.end + 1
    if role is Role.WHOLE:
        return mark.end if page.text[mark.start].isupper() else None
    if role is Role.BY_PLACE:
        return _place_end(page, at)
    capital = page.text[mark.start].isupper()
    end = _field(page, at, capital) if role is Role.BY_FIELD else _title(page, mark, at, capital)
    return (_place_end(page, end + 1) or end) if end else None


def _field(page: Page, at: int, capital: bool) -> int | None:
    found = phrase("offices", "fields").match(page.key, at)
    return found.end() if found and (capital or page.text[at].isupper()) else None


def _title(page: Page, mark: Mark[Head], at: int, capital: bool) -> int | None:
    if not capital:
        return None
    board = page.key.startswith(("ban", "bql"), mark.start)
    span = name_at(page, at, MentionKind.OFFICE, titled=board)
    if span is None or span[0] != at or page.key[slice(*span)] in _GENERIC:
        return None
    return span[1]


def _place_end(page: Page, at: int) -> int | None:
    """Where the area named here ends; one that no register knows counts when its type word stands before."""
    if at in page.places:
        return page.places[at]
    typed = _OF_PLACE.match(page.key, at)
    if typed is None or typed.end() in page.title_stops:
        return None
    if typed.end() in page.places:
        return page.places[typed.end()]
    small = page.key.startswith(("xã", "phường", "thị trấn", "huyện"), at)
    found = capitals(page, typed.end(), _MOST) if small else None
    return found[1] if found else None
