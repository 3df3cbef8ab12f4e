"""A figure told again: news repeats its figures, and mostly without their time and area.

"Thành phố được giao thu 376.000 tỷ đồng năm 2018 … Để có đủ 376.000 tỷ đồng nộp ngân sách …" is one figure.
Only a figure with digits enough to be no coincidence counts, and what its own sentence says goes first.
"""

from toancanh.extract.attach.window import Window
from toancanh.extract.scene import Figure, Scene, Written
from toancanh.model import Status

_ENOUGH = 3  # digits of a sum of money that stands for itself
_SOME = 2  # digits of a figure of the same indicator and dimensions


def retold(window: Window, scene: Scene, figure: Figure) -> Figure:
    """The figure, with the time, area and status of an earlier one that it repeats."""
    before = _same(window, scene, figure)
    if before is None:
        return figure
    if not window.leading(window.content.places):
        figure = figure._replace(place=before.place)
    ambient = scene.period_block == window.sentence.block
    if ambient or window.leading(window.content.moments):
        return figure
    status = before.status if figure.status is Status.ACTUAL else figure.status
    return figure._replace(period=before.period, status=status)


def _same(window: Window, scene: Scene, figure: Figure) -> Figure | None:
    before = scene.known.get(_written(window))
    if before is None or window.near(window.content.bases):
        return None
    if before.indicator != figure.indicator or before.place is None:
        return None
    one, two = dict(before.dims), dict(figure.dims)
    if any(one[name] != two[name] for name in one.keys() & two.keys()):
        return None
    sure = "project" in one.keys() & two.keys() or window.amount.high is not None
    enough = sure or _digits(window) >= _SOME
    return before if enough and (one == two or window.amount.unit != "percent") else None


def known_sum(window: Window, scene: Scene) -> Figure | None:
    """The sum of money told before, where nothing around this one says what it is of."""
    if window.amount.kind != "money" or window.named:
        return None
    known = scene.known.get(_written(window))
    return known if known and _digits(window) >= _ENOUGH else None


def learn(window: Window, scene: Scene, figure: Figure) -> None:
    """Keep a figure for when it is told again."""
    if figure.indicator is None:
        return
    if figure.place is scene.place or window.content.moments:
        scene.known.setdefault(_written(window), figure)


def _digits(window: Window) -> int:
    return len(window.amount.value.normalize().as_tuple().digits)


def _written(window: Window) -> Written:
    amount = window.amount
    return amount.unit, amount.value, amount.high
