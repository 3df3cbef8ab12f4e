"""Times listed under one noun: "các năm 2022, 2023 và 2024", "quý I, II năm 2025", "tháng 3, 4 và 5/2025"."""

import re
from collections.abc import Iterator

from toancanh.extract.marks import Mark
from toancanh.extract.rules.period.make import QUARTERS
from toancanh.extract.rules.period.moment import Kind, Moment

_ITEMS = {
    "period.year": r"(?:19|20)\d\d",
    "period.month": r"1[0-2]|0?[1-9]",
    "period.quarter": r"iv|iii|ii|i|[1-4]",
}
_IN_YEAR = r"(?: *[/-] *| ?của năm | ?năm | ?, năm )(?P<year>(?:19|20)\d\d)\b"
_MORE = {
    name: re.compile(rf"(?:, ?|; ?|,? và | & )(?P<item>{item})\b(?![.,]\d|/\d\d?\b| ?%)(?:{_IN_YEAR})?")
    for name, item in _ITEMS.items()
}
_LEAD = re.compile(r"(?:các|những|hai|ba|bốn|[2-9]) \Z")
_ENDS = re.compile(r" *(?:[,;.:)]|và\b|\Z|\n|so với|đạt|tăng|giảm|lần lượt|là)")
LONGEST = 12  # items


def find_listed(name: str, key: str, match: re.Match[str], moment: Moment) -> Iterator[Mark[Moment]]:
    """The further items of a list that begins with ``match``, each with the year that closes the list.

    A number after a comma is a time only if the list says so: by its first word ("các năm"), by a year at
    its end, or by ending there. "Tháng 3, 5 dự án" is no list.
    """
    if name not in _MORE or moment.kind not in (Kind.YEAR, Kind.MONTH, Kind.SPAN):
        return
    items: list[re.Match[str]] = []
    at = match.end()
    while len(items) < LONGEST and (more := _MORE[name].match(key, at)):
        items.append(more)
        at = more.end()
    led = _LEAD.search(key, max(0, match.start() - 8), match.start()) is not None
    while items and not (
        led or items[-1]["year"] or (_ENDS.match(key, items[-1].end()) and _certain(name, items[-1]))
    ):
        items.pop()
    year = items[-1]["year"] if items else None
    for item in items:
        yield Mark(
            item.start("item"), item.end(), _listed(name, item["item"], year, moment), f"{name}_listed"
        )


def _certain(name: str, item: re.Match[str]) -> bool:
    """Whether an item can hardly be anything else: a year, a Roman number."""
    return name == "period.year" or item["item"].isalpha()


def _listed(name: str, item: str, year: str | None, first: Moment) -> Moment:
    if name == "period.year":
        return first._replace(year=int(item), shift=0)
    month = int(item) if name == "period.month" else 3 * (QUARTERS.get(item) or int(item)) - 2
    last = month if name == "period.month" else month + 2
    return first._replace(year=int(year) if year else first.year, first=month, last=last)
