"""Which of the words before an amount name what it is of, and which only say whose, or of what whole.

"Vốn đăng ký của doanh nghiệp thành lập mới" is capital, not firms; "chiếm 35% GRDP, đạt 3.000 tỷ đồng" gives
no figure of the GRDP; a branch of the economy grows as the economy does, whatever else it sells.
"""

import re
from collections.abc import Sequence

from toancanh.extract.attach.fit import fits, holds
from toancanh.extract.attach.window import Window
from toancanh.extract.marks import Mark
from toancanh.extract.rules.indicator.subjects import OCCUPANCY, Subject
from toancanh.extract.scene import Scene

_WHOSE = re.compile(r" của (?:[^\W\d]+ ){0,3}")
_WHOLE = re.compile(r" (?:(?:của|trong|trên) )?(?:tổng |toàn bộ |cơ cấu )*(?:giá trị |số )?")
_PAUSE = re.compile(r"[,;.:(]")
_MAKING = re.compile(r"\b(?:sản xuất|chế biến(?:, bảo quản| và bảo quản)?) [^,;:.\d]{0,40}$")
_AS_BRANCH = ("công nghiệp ", "ngành ")
_BRANCH = re.compile(
    r"(?:ngành |hoạt động )?(?:dịch vụ )?"
    r"(?:lưu trú(?:(?:,| và) ăn uống)?|ăn uống|vận tải(?:(?:,| và) kho bãi)?|kho bãi)"
)
_EARNS = re.compile(r"\b(?:doanh thu|sản lượng|khối lượng|lượng|tổng mức)\b")
_WITH_BRANCHES = ("gdp", "grdp", "social_investment")


def governing(window: Window, scene: Scene) -> list[Mark[Subject]]:
    """The words between the amount before and this one that can name what this one is of, in order."""
    kept: list[Mark[Subject]] = []
    for mark in window.named:
        if not holds(mark.value, scene) or _in_branch(window, mark):
            continue
        if kept and _belongs(window, kept[-1], mark):
            continue
        if mark is window.named[0] and _is_whole(window, mark):
            continue
        kept.append(mark)
    return kept


def _belongs(window: Window, head: Mark[Subject], mark: Mark[Subject]) -> bool:
    """Whether a word only says whose the thing before is, or of which industry an index is."""
    kind = window.amount.kind
    if (
        head.value.weak
        or head.value.id == OCCUPANCY
        or not (head.value.outside or fits(head.value, kind, None))
    ):
        return False
    if window.key.startswith("toàn ngành", mark.start):
        return True
    return _WHOSE.fullmatch(window.key, head.end, mark.start) is not None


def _is_whole(window: Window, mark: Mark[Subject]) -> bool:
    """Whether it is what the percentage before is a share of: "chiếm 35% GRDP, đạt 3.000 tỷ đồng"."""
    rate = not window.first and window.key[window.start - 1] == "%"
    return (
        rate
        and _WHOLE.fullmatch(window.key, window.start, mark.start) is not None
        and _PAUSE.search(window.key, mark.end, window.amount.start) is not None
    )


def _in_branch(window: Window, mark: Mark[Subject]) -> bool:
    """Whether it only names a branch: "sản xuất sản phẩm hóa chất giảm 3%", "công nghiệp sản xuất điện"."""
    kind, id = window.amount.kind, mark.value.id
    if kind == "percent" and id == "industrial_product_output":
        return _MAKING.search(window.key, window.start, mark.start) is not None
    branch = id == "electricity_output" and kind in ("percent", "money")
    return branch and window.key.endswith(_AS_BRANCH, 0, mark.start)


def whole_of_branch(window: Window, scene: Scene, named: Sequence[Mark[Subject]]) -> Subject | None:
    """What a branch is a part of: "GDP tăng 7%; lưu trú và ăn uống tăng 12%, vận tải, kho bãi tăng 9%"."""
    whole = scene.figure
    if window.amount.kind != "percent" or whole is None or whole.indicator not in _WITH_BRANCHES:
        return None
    if scene.figure_block != window.sentence.block or _EARNS.search(window.before):
        return None
    branches = named and all(_BRANCH.fullmatch(window.key, mark.start, mark.end) for mark in named)
    return whole.subject if branches else None
