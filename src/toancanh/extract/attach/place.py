"""The area an amount speaks of."""

import re
from collections.abc import Sequence

from toancanh.extract.attach.turn import place_in_turn
from toancanh.extract.attach.window import Window
from toancanh.extract.marks import Mark
from toancanh.extract.rules.area import Place
from toancanh.extract.scene import Scene
from toancanh.model import AreaLevel

_INSIDE = re.compile(r" ?[,(-] ?")
_PLANTS = ("power", "plant", "energy")
_DEPTH = list(AreaLevel)


def place_of(window: Window, scene: Scene) -> Place | None:
    """Where: the last area named before the amount in the sentence, else what was spoken of."""
    marks = window.leading(window.survey.places)
    if listed := place_in_turn(window):
        return listed
    for mark in reversed(marks):
        if window.amount.kind in _PLANTS and not mark.value.typed and mark.value.level is AreaLevel.DISTRICT:
            continue  # plants bear the names of districts
        return window.survey.main_area if mark.value.whole else _chain(window.key, marks, mark).value
    return scene.place or window.survey.main_area


def _chain(key: str, marks: Sequence[Mark[Place]], last: Mark[Place]) -> Mark[Place]:
    """The commune of "xã Phước Minh, huyện Thuận Nam, tỉnh Ninh Thuận"."""
    found = last
    for mark in reversed(marks[: marks.index(last)]):
        deeper = not mark.value.whole and _DEPTH.index(mark.value.level) > _DEPTH.index(found.value.level)
        if not deeper or not _INSIDE.fullmatch(key, mark.end, found.start):
            break
        found = mark
    return found
