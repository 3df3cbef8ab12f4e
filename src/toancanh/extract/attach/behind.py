"""The subject that stands behind its amount: "54.000 doanh nghiệp đăng ký thành lập mới"."""

import re
from collections.abc import Sequence

from toancanh.extract.attach.fit import ZONES, family_here, fits, holds
from toancanh.extract.attach.window import Window
from toancanh.extract.marks import Mark
from toancanh.extract.rules.indicator.subjects import Subject, subjects
from toancanh.extract.scene import Scene

_ABOUT = re.compile(r" *(?:về|của|là|cho|vào)? ?(?:kết quả )?(?:tổng |giá trị )?")
_WHOLE = re.compile(r" *(?:của |trong |vào )?(?:tổng |toàn bộ |cơ cấu )*(?:giá trị )?")
_SHARES = re.compile(r"\b(?:chiếm|bằng|đóng góp|góp)(?: tới| đến| hơn| gần| khoảng| trên| dưới)? *$")
_FOREIGN = ("fdi_registered", "fdi_projects")
_COUNTS = ("case", "count", "project", "enterprise", "person")
_BY_CAPITAL = re.compile(r" về (?:số )?vốn\b")
_ECONOMY = ("gdp", "grdp")
_PAUSE = re.compile(r"[,;.:]")
_INTO = re.compile(r"[^.,;:]{0,50} (?:vào|trong|tại|ở) (?:các )?")
# Nouns that say little by themselves: what follows them names the subject ("doanh nghiệp … thành lập mới").
_OPEN_NOUNS = ("enterprise", "project", "scheme", "goods", "case")
_WIDE = ("enterprise", "goods")


def just_after(window: Window, marks: Sequence[Mark[Subject]], scene: Scene) -> Subject | None:
    """The subject behind: "tăng 4,3% về số doanh nghiệp", "54.000 doanh nghiệp đăng ký thành lập mới"."""
    amount, kind = window.amount, window.amount.kind
    if kind == "project" and (zone := _into(window, marks)):
        return zone
    mark = next((m for m in marks if m.end > amount.end and m.start >= amount.start), None)
    if mark and kind == "percent" and _BY_CAPITAL.match(window.after) and scene.family in _foreign():
        return subjects()["fdi_registered"]
    if mark is None or not fits(mark.value, kind, None) or not holds(mark.value, scene):
        return None
    if _share_of(window, mark, scene):
        return mark.value
    gap = window.key[amount.end : mark.start]
    own_rate = kind == "percent" and "share_of" in mark.value.codes and not mark.value.family
    close = _ABOUT.fullmatch(gap) and (gap.strip() or own_rate or kind in _OPEN_NOUNS)
    wide = kind in _WIDE and kind in mark.value.codes and len(gap) < 40 and not _PAUSE.search(gap)
    bare = (
        gap == " " and kind in ("money", "power") and not mark.value.weak and not _named_before(window, scene)
    )
    if not (close or wide or bare):
        return None
    foreign = mark.value.id == "fdi_disbursed"
    family = family_here(window, scene) if mark.value.weak or foreign else None
    if family and family.weak:
        family = None  # "thu hút 700 dự án trong nước và 30 dự án FDI"
    if mark.value.id == "attracted" and scene.family and scene.family.id in _FOREIGN:
        family = scene.family
    if family and fits(family, kind, None):
        return family
    came = any(m.value.id == "attracted" for m in window.named)
    return subjects()["fdi_registered"] if foreign and came else mark.value


def _foreign() -> tuple[Subject, ...]:
    return tuple(subjects()[name] for name in _FOREIGN)


def _named_before(window: Window, scene: Scene) -> bool:
    """Whether something before the amount names it: not so in "hoàn thành 1.800 tỷ đồng thu nội địa"."""
    return any(not m.value.codes or fits(m.value, window.amount.kind, scene) for m in window.named)


def _share_of(window: Window, whole: Mark[Subject], scene: Scene) -> bool:
    """Whether it is a share of what follows: "công nghiệp chiếm 13% GRDP", where nothing stronger is told.

    "Thu ngân sách 500 tỷ đồng, chiếm 12% GRDP" rates the revenue, "210 vụ vi phạm, chiếm 70% số vụ kiểm tra"
    the offences.
    """
    if (
        (scene.figure and (whole.value.id in _ECONOMY or scene.figure.kind in _COUNTS))
        or not _SHARES.search(window.before)
        or not fits(whole.value, "percent", None)
    ):
        return False
    own = any(fits(m.value, "percent", scene) and not m.value.weak for m in window.named)
    return not own and _WHOLE.fullmatch(window.key, window.amount.end, whole.start) is not None


def _into(window: Window, marks: Sequence[Mark[Subject]]) -> Subject | None:
    """The parks or clusters that projects went into: "6 dự án được cấp phép vào khu công nghiệp"."""
    end = window.amount.end
    zone = next((m for m in marks if m.start > end and m.value.id in ZONES), None)
    return zone.value if zone and _INTO.fullmatch(window.key, end, zone.start) else None
