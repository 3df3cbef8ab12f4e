"""The area an amount speaks of."""

import re
from collections.abc import Sequence

from toancanh.extract.attach.window import Window
from toancanh.extract.marks import Mark
from toancanh.extract.rules.area import Place
from toancanh.extract.scene import Scene
from toancanh.model import AreaLevel

_AND = re.compile(r" ?(?:,|;|và|, và) ?")
_INSIDE = re.compile(r" ?[,(-] ?")
_PLANTS = ("power", "plant", "energy")
_DEPTH = list(AreaLevel)


def place_of(window: Window, scene: Scene) -> Place | None:
    """Where: the last area named before the amount in the sentence, else what was spoken of."""
    marks = window.leading(window.survey.places)
    if window.turn:
        listed = _last_list(window, [mark for mark in marks if mark.end <= window.run[0].start])
        if len(listed) == len(window.run):
            return listed[-window.turn].value
    for mark in reversed(marks):
        if window.amount.kind in _PLANTS and not mark.value.typed and mark.value.level is AreaLevel.DISTRICT:
            continue  # plants bear the names of districts
        return window.survey.main_area if mark.value.whole else _chain(window.key, marks, mark).value
    return scene.place or window.survey.main_area


def _last_list(window: Window, marks: Sequence[Mark[Place]]) -> list[Mark[Place]]:
    """The areas named one after another just before the list: "Nghĩa Hưng, Nam Trực và Mỹ Lộc, …"."""
    listed: list[Mark[Place]] = []
    for mark in reversed(marks):
        if listed and not _AND.fullmatch(window.key, mark.end, listed[0].start):
            break
        listed.insert(0, mark)
    return listed


def _chain(key: str, marks: Sequence[Mark[Place]], last: Mark[Place]) -> Mark[Place]:
    """The commune of "xã Phước Minh, huyện Thuận Nam, tỉnh Ninh Thuận"."""
    found = last
    for mark in reversed(marks[: marks.index(last)]):
        deeper = not mark.value.whole and _DEPTH.index(mark.value.level) > _DEPTH.index(found.value.level)
        if not deeper or not _INSIDE.fullmatch(key, mark.end, found.start):
            break
        found = mark
    return found
