"""The subject that a list gives to each of its amounts."""

import re

from toancanh.extract.attach.fit import fits
from toancanh.extract.attach.turn import in_turn
from toancanh.extract.attach.window import Window
from toancanh.extract.rules.indicator.subjects import Subject
from toancanh.extract.scene import Scene

_ANAPHOR = re.compile(r"\b(?:chỉ tiêu|chỉ số|con số|tỷ lệ|mức|ngành|tỉnh) (?:này|trên|đó)\b")


def refers_back(window: Window) -> bool:
    """Whether its list gives in turn what was told before: "các chỉ tiêu này lần lượt đạt …"."""
    return window.turn is not None and _ANAPHOR.search(window.lead) is not None


def subject_in_turn(window: Window) -> Subject | None:
    """Pair "chỉ số tiêu thụ và chỉ số tồn kho tăng lần lượt 8% và 12%", each with its own."""
    if window.amount.subject:
        return None
    one = in_turn(window, window.content.subjects)
    return one.value if one and fits(one.value, window.amount.kind, None) else None


def told_in_turn(window: Window, scene: Scene) -> Subject | None:
    """Pair "59 KCN và 82 CCN, diện tích lần lượt 16.800 ha và 4.572 ha", each with its own."""
    if window.turn is None:
        return None
    length = len(window.run)
    told = scene.told[: len(scene.told) - window.at][-length:]
    if len({subject.id for subject in told if subject}) != length:
        return None
    one = told[window.at]
    return one if one and fits(one, window.amount.kind, scene) else None


def told_before(window: Window, scene: Scene) -> Subject | None:
    """Pair "các chỉ tiêu này lần lượt đạt …" with the figures of the sentence before."""
    if len(window.content.amounts) != len(scene.told_before):
        return None
    return scene.told_before[len(scene.told)]
