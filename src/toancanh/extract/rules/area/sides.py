"""Sides of a merged province: "khu vực phía Đông" is the old province whose middle lies farthest east.

Since 1 July 2025 departments tell the figures of the old provinces by the side of the new one where they lie.
"""

import re

from toancanh.extract.marks import Mark, Marks
from toancanh.extract.rules.area.rules import Place
from toancanh.extract.seen import Seen
from toancanh.model import Area, Period
from toancanh.reference.areas import areas
from toancanh.reference.maps.sides import Side, by_side

_SIDE = r"\b(?:khu vực )?phía (?P<side>đông|tây|nam|bắc)\b(?! (?:nam|bắc|âu|á)\b)"
_LEAD = r"(?:khu vực|địa bàn|vùng|phần|các (?:xã|phường|xã, phường|địa phương)(?: ở| thuộc)?) "
_TOLD = re.compile(rf"(?P<lead>\b{_LEAD})?\b{_SIDE}(?: (?:của )?tỉnh\b(?= (?:đạt|tăng|giảm|ước|có)|\W*$))?")
# Where a road, a border or another place lies: "phía Tây huyện Hướng Hóa", "phía Đông giáp biển".
_ELSEWHERE = re.compile(
    r" (?:giáp|tiếp giáp|là (?!\d|khoảng|gần|hơn|trên)|thành phố|tp|thủ đô|huyện|thị xã|thị trấn|xã|phường|sông|cầu|đường|quốc lộ|cao tốc"
    r"|của (?!tỉnh\b))\b"
)
_ROAD = re.compile(
    r"\b(?:hướng|về|tuyến|đường|cao tốc|cửa ngõ|tránh|giáp|biên giới|miền núi|vùng núi|vùng biển|các tỉnh|trọng điểm) $"
)
_OPENS = re.compile(r"(?:^|[\n,;:.(–-] ?|\b(?:ở|tại|của|trong đó|riêng|cả|và|thuộc) )$")
_FIGURES = re.compile(r" (?:đạt|ước|tăng|giảm|chiếm|thực hiện|có|\d)")
_SIDES = {"đông": Side.EAST, "tây": Side.WEST, "nam": Side.SOUTH, "bắc": Side.NORTH}
_BACK = 24  # characters before it that say how it is meant


def part_on(side: str, whole: Area) -> Area | None:
    """The old province on that side ("đông", "tây", "nam", "bắc") of a merged one.

    Returns:
        ``None`` if it was not merged of several, or if these lie beside each other the other way.
    """
    return by_side(areas().parts(whole)).get(_SIDES[side])


def with_sides(
    seen: Seen, text: str, named: Marks[Place], own: Place | None, written: Period | None
) -> Marks[Place]:
    """The areas of a text, those told as a side of a province with them.

    A side that was no province of before is a name only, as a region is: the whole province has not its figures.

    Args:
        seen: the text in reading form, with what was sought in it.
        text: the text itself.
        named: those told by name; "phía Đông tỉnh Đắk Lắk" takes the place of the name in it.
        own: the province that the text is of.
        written: when the text was, or what it is of: "phía Đông" of 2023 was no province of its own.
    """
    by_start = {mark.start: mark for mark in named}
    found: dict[int, Mark[Place]] = {}
    for told in _TOLD.finditer(seen.key):
        if not _is_told(seen.key, told):
            continue
        behind = by_start.get(told.end() + 1) if seen.key.startswith(" ", told.end()) else None
        whole = _unit(behind.value if behind else own, written)
        part = part_on(told["side"], whole) if whole else None
        if behind:
            del by_start[behind.start]
        end = behind.end if behind else told.end()
        place = Place(part.name, (part,), typed=True) if part else Place(text[told.start() : end])
        found[told.start()] = Mark(told.start(), end, place, "area.side")
    return Marks(sorted([*by_start.values(), *found.values()], key=lambda it: it.start)) if found else named


def _is_told(key: str, told: re.Match[str]) -> bool:
    before = key[max(0, told.start() - _BACK) : told.start()]
    if _ELSEWHERE.match(key, told.end()) or _ROAD.search(before):
        return False
    return bool(told["lead"] or _OPENS.search(before) or _FIGURES.match(key, told.end()))


def _unit(place: Place | None, written: Period | None) -> Area | None:
    meant = place.on(written.end) if place and written else ()
    return meant[0] if len(meant) == 1 else None
