"""Sides of a merged province: "phía Đông" is the old province whose middle lies farthest east."""

import re
from typing import NamedTuple

from toancanh.extract.rules.area import part_on
from toancanh.model import Area
from toancanh.reference.areas import areas

_POINT = "đông|tây|nam|bắc"
_OTHER_NAME = r"(?! (?:nam|bắc|bộ|nguyên|âu|á|phi|đô|giang|hòa|sơn)\b)"  # "phía Đông Bắc", "vùng Tây Nguyên"
_PART = r"(?:(?:phần|nửa|bên|vùng|miền|khu vực|địa bàn) )"
_SIDE = re.compile(
    rf"\b{_PART}?(?:phía|hướng) (?P<side>{_POINT})\b{_OTHER_NAME}"
    rf"|\b{_PART}(?P<part>{_POINT})\b{_OTHER_NAME}"
    rf"|\b(?P<one>{_POINT})(?: ?[,/–-] ?| (?:và|với|hay|lẫn) | )(?P<other>{_POINT})\b{_OTHER_NAME}"
)
_AND_OTHER = re.compile(rf"(?: ?[,/–-] ?| (?:và|với|hay|lẫn) | )(?P<other>{_POINT})\b{_OTHER_NAME}")
_EACH = re.compile(
    r"\b(?:cả )?(?:hai|2|từng|mỗi|các) (?:phía|bên|nửa|phần|vùng|miền|khu vực"
    r"|tỉnh (?:cũ|trước đây|trước (?:khi )?(?:hợp nhất|sáp nhập)))\b"
)
_TOGETHER = ({"đông", "tây"}, {"nam", "bắc"})  # "Đông Tây" is both, "Đông Nam" a point between


class Sides(NamedTuple):
    """Which sides a text names, in its order, whether it speaks of each, and where."""

    names: tuple[str, ...]
    each: bool
    spans: tuple[tuple[int, int], ...]


def sides(key: str) -> Sides:
    """The sides that a text in reading form names."""
    names: list[str] = []
    spans: list[tuple[int, int]] = []
    for found in _SIDE.finditer(key):
        named, end = [it for it in found.groups() if it], found.end()
        if len(named) > 1 and set(named) not in _TOGETHER:
            continue
        if further := _AND_OTHER.match(key, end):
            named, end = [*named, further["other"]], further.end()
        names += named
        spans.append((found.start(), end))
    each = [it.span() for it in _EACH.finditer(key)]
    return Sides(tuple(dict.fromkeys(names)), bool(each), (*spans, *each))


def parts_on(told: Sides, whole: Area | None) -> tuple[Area, ...]:
    """The old provinces of a merged one that are named by side, or all; none of one that was not merged."""
    if whole is None:
        return ()
    if not told.names:
        return areas().parts(whole) if told.each else ()
    named = [part_on(side, whole) for side in told.names]
    found = tuple(dict.fromkeys(it for it in named if it is not None))
    return () if None in named else found
