"""Totals and their parts: what a total is said to be settled as, its parts are too."""

import re

from toancanh.extract.attach.window import Window
from toancanh.extract.scene import Figure, Scene, Total
from toancanh.model import Part, Period, Status

_SUMMED = re.compile(r"\b(?:lũy kế|cộng dồn)\b")
_WHOLES = dict.fromkeys(
    ("retail_goods", "accommodation_catering", "travel_services", "other_services"), "retail_sales"
) | dict.fromkeys(("budget_revenue_domestic", "budget_revenue_customs"), "budget_revenue")


def status_of_whole(window: Window, scene: Scene, code: str | None, period: Period | None) -> Status | None:
    """Parts given after an estimated total, in its paragraph or in a list below it, are estimates too."""
    if code is None:
        return None
    for whole in (_WHOLES[code], code) if code in _WHOLES else (code,):
        total = scene.totals.get((whole, period))
        if total and total.block in _here(window, scene):
            scene.trail.inherit_part(total.evidence, Part.STATUS)
            return total.status
    return _status_of_summand(window, scene, code)


def _status_of_summand(window: Window, scene: Scene, code: str) -> Status | None:
    """A sum that holds an estimate is one: "tháng 4 ước đạt 5 tỷ đồng …; lũy kế 19 tỷ đồng"."""
    last = scene.last if scene.figure else None
    summed = last and last.indicator == code and _SUMMED.search(window.before)
    if last is None or not summed or last.status is not Status.ESTIMATE:
        return None
    scene.trail.inherit_part(last.evidence, Part.STATUS)
    return last.status


def keep_total(window: Window, scene: Scene, figure: Figure) -> None:
    """The first figure of its kind in a paragraph, or above a list, is the total; others are parts of it."""
    if figure.indicator is None:
        return
    known = scene.totals.get((figure.indicator, figure.period))
    if known is None or known.block not in _here(window, scene):
        total = Total(figure.status, window.sentence.block, figure.evidence)
        scene.totals[figure.indicator, figure.period] = total


def _here(window: Window, scene: Scene) -> tuple[int, ...]:
    """The paragraph of an amount, and that which opens the list it stands in."""
    return (window.sentence.block, scene.intro.block) if scene.intro else (window.sentence.block,)
