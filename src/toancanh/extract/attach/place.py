"""The area an amount speaks of."""

import re
from collections.abc import Sequence

from toancanh.extract.attach.turn import place_in_turn
from toancanh.extract.attach.window import Window
from toancanh.extract.content import inside
from toancanh.extract.marks import Mark
from toancanh.extract.openings import starting
from toancanh.extract.reading import in_bracket
from toancanh.extract.rules.area import Place
from toancanh.extract.scene import Scene
from toancanh.model import AreaLevel

_INSIDE = re.compile(r" ?[,(-] ?")
_THERE = re.compile(r"[^,;:.]{0,60}(?<!trong đó) (?:tại|ở|trên địa bàn) (?:các )?")
_PLANT = re.compile(r"(?:nhà máy|thủy điện|nhiệt điện|điện gió|điện mặt trời|điện sinh khối|dự án) $")
_STANDS_IN = re.compile(r"\b(?:tại|ở|thuộc) $")
_MEETING = re.compile(
    r"[^.;]{0,90}?\b(?:cuộc họp|buổi làm việc|hội nghị|chủ trì|lễ (?:ký|khởi công|khánh thành))\b"
)
_BESIDE = re.compile(starting("gần", "giáp", "giáp ranh", "liền kề", "kết nối") + "(?: với)? $")
_PLANTS = ("power", "plant", "energy")
_DEPTH = list(AreaLevel)


def place_of(window: Window, scene: Scene) -> Place | None:
    """Where: the last area named before the amount in the sentence, else what was spoken of."""
    marks = window.leading(window.content.places)
    if listed := place_in_turn(window):
        return listed
    if not marks and (behind := _behind(window)):
        return behind
    for mark in reversed(marks):
        if (
            (not mark.value.typed and _of_plant(window, mark))
            or _mere_venue(window, mark)
            or _beside(window, mark)
            or _mere_name(window, mark)
            or _of_item_before(window, mark)
        ):
            continue
        whole = window.survey.whole_of(mark.value)
        return whole or _chain(window.key, marks, mark).value
    if scene.goes_on and scene.goes_on.place and not window.near(window.content.places):
        return scene.goes_on.place
    here = scene.here if scene.here_block == window.sentence.block else None
    found = here or scene.place or window.survey.main_area
    of_chain = window.amount.kind == "points" and found and found.nation
    return None if of_chain else found  # the shops of a chain are a company's


def _of_plant(window: Window, mark: Mark[Place]) -> bool:
    """Whether a plant bears the name: "Nhà máy điện gió Hòa Bình 5", a district where plants are listed."""
    if window.amount.kind in _PLANTS and mark.value.level is AreaLevel.DISTRICT:
        return _STANDS_IN.search(window.key, max(0, mark.start - 10), mark.start) is None
    return _PLANT.search(window.key, max(0, mark.start - 24), mark.start) is not None


def _mere_venue(window: Window, mark: Mark[Place]) -> bool:
    """Whether people only meet there, or its authority only acts: "Tại xã A, … cuộc họp về ba khu"."""
    if mark.value.level is not AreaLevel.COMMUNE:
        return False
    acts = window.key.endswith("ubnd xã ", 0, mark.start) or window.key.startswith("ubnd ", mark.start - 5)
    return acts or _MEETING.match(window.key, mark.end, window.amount.start) is not None


def _mere_name(window: Window, mark: Mark[Place]) -> bool:
    """Whether a closed bracket only lists names of what was counted: "2 CCN (Mộc Châu, Gia Phù)"."""
    between_them = window.key[mark.end : window.amount.start]
    opened = window.key.rfind("(", window.sentence.start, mark.start)
    within = in_bracket(window.key, window.sentence.start, mark.start)
    return (
        within and not mark.value.typed and ")" in between_them and "," in window.key[opened : mark.end + 2]
    )


def _of_item_before(window: Window, mark: Mark[Place]) -> bool:
    """Whether it ends what the last number was told of: "64 cụm, phần lớn ở vùng Quảng Nam cũ; 52 cụm"."""
    start = window.sentence.start
    if window.first or ";" not in window.key[mark.end : window.amount.start]:
        return False
    clause = max(start, window.key.rfind(";", start, mark.start))
    return bool(inside(window.content.amounts, clause, mark.start))


def _beside(window: Window, mark: Mark[Place]) -> bool:
    """Whether it only says where another place lies: "lợi thế gần TP. Hồ Chí Minh"."""
    return _BESIDE.search(window.key, max(0, mark.start - 16), mark.start) is not None


def _behind(window: Window) -> Place | None:
    """The area that follows the first figures of a sentence: "11 triệu USD và 65 ha tại xã Bình Thuận"."""
    end = window.amount.end
    for mark in window.content.places:
        if mark.start >= end and not mark.value.whole:
            return mark.value if _THERE.fullmatch(window.key, end, mark.start) else None
    return None


def _chain(key: str, marks: Sequence[Mark[Place]], last: Mark[Place]) -> Mark[Place]:
    """The commune of "xã Phước Minh, huyện Thuận Nam, tỉnh Ninh Thuận"."""
    found = last
    for mark in reversed(marks[: marks.index(last)]):
        deeper = not mark.value.whole and _DEPTH.index(mark.value.level) > _DEPTH.index(found.value.level)
        if not deeper or not _INSIDE.fullmatch(key, mark.end, found.start):
            break
        found = mark
    return found
