"""What an amount is a figure of, and the catalogue's code for it."""

import re
from collections.abc import Sequence

from toancanh.extract.attach.turn import in_turn
from toancanh.extract.attach.window import Window
from toancanh.extract.marks import Mark, between
from toancanh.extract.rules.area import Place
from toancanh.extract.rules.indicator.subjects import OCCUPANCY, Subject, subjects
from toancanh.extract.rules.unit import Amount
from toancanh.extract.scene import Scene
from toancanh.reference.indicators import Kind as Nature
from toancanh.reference.indicators import catalogue

_ANAPHOR = re.compile(r"\b(?:chỉ tiêu|chỉ số|con số|tỷ lệ|mức|ngành|tỉnh) (?:này|trên|đó)\b")
_ABOUT = re.compile(r" *(?:về|của|là|cho|vào)? ?(?:kết quả )?(?:tổng |giá trị )?")
_WHOLE = re.compile(r" *(?:của |trong |vào )?(?:tổng |toàn bộ |cơ cấu )*(?:giá trị )?")
# Sectors that only the product of the whole economy has; "ngành chế biến" may be one of the IIP.
_SECTOR = re.compile(
    r"\b(?:ngành|khu vực) (?:nông|lâm|thủy sản|dịch vụ|xây dựng|công nghiệp(?: và|,| -|-) ?xây dựng)\b[^;.:\d]{0,110}$"
)
_BY_SECTOR = ("gdp", "grdp", "grdp_growth", "outside", "social_investment", "budget_revenue", "fdi_registered")
_THINGS = re.compile(r" (?:tổng )?số (?:ngành|doanh nghiệp|cơ sở|hộ|người|lao động|xã|phường|sản phẩm|dự án|vụ)\b")
_MAKING = re.compile(r"\bsản xuất [^,;:.\d]{0,40}$")
_PAYS = re.compile(r"(?<!thu )\bnộp(?: [^\W\d]+){0,5} *$")
_PENALTY = re.compile(r"phạt|vi phạm|xử lý|truy thu")
_SHARES = re.compile(r"\bchiếm(?: tới| đến| hơn| gần| khoảng| trên| dưới)? *$")
_INDUSTRY = ("electricity_output", "iip", "industrial_output_value")  # tonnes after these are of products
_ZONES = ("park", "cluster")  # what is said of projects and capital in them is of them
_INTO = re.compile(r"[^.,;:]{0,50} (?:vào|trong|tại|ở) (?:các )?")
# Nouns that say little by themselves: what follows them names the subject ("doanh nghiệp … thành lập mới").
_OPEN_NOUNS = ("enterprise", "project", "scheme", "goods", "case")
_FLOWS = ("money", "percent", "energy", "product", "visit", "case")


def subject_of(window: Window, scene: Scene) -> Subject | None:
    """What the amount is a figure of, or ``None`` when nothing fits."""
    amount = window.amount
    if amount.subject:
        return _by_noun(window, subjects()[amount.subject])
    if one := _in_turn(window, scene):
        return one
    if one := subject_in_turn(window):
        return one
    if window.turn is not None and _ANAPHOR.search(window.lead):
        return _told_before(window, scene)
    marks = between(window.survey.subjects, window.sentence.start, window.end)
    if behind := just_after(window, marks, scene):
        return behind
    if _of_things(window) or _paid(window):
        return None
    near = [
        m.value
        for m in marks
        if window.start <= m.start < amount.start and _holds(m.value, scene) and not _in_branch(window, m)
    ]
    strong = [subject for subject in near if not subject.weak] or near
    if strong is near and (zone := _zone_of(near, window, scene)):
        return zone
    if strong and all(subject.id == "attracted" for subject in strong) and scene.family:
        strong = [*strong, scene.family]
    for subject in reversed(strong):
        if fits(subject, amount.kind, scene):
            return subject
        if not subject.codes:
            return None  # something that is outside the catalogue is spoken of
    return _carried(window, scene, [m.value for m in marks if m.start < window.start], bool(strong))


def _of_things(window: Window) -> bool:
    """Whether it is a share of things counted: "50% số ngành có chỉ số tăng"."""
    return window.amount.kind == "percent" and _THINGS.match(window.after) is not None


def _paid(window: Window) -> bool:
    """Whether enterprises pay it: a part of the revenue of the budget that the catalogue has not."""
    return (
        window.amount.kind == "money"
        and _PAYS.search(window.before) is not None
        and _PENALTY.search(window.lead) is None
    )


def _in_branch(window: Window, mark: Mark[Subject]) -> bool:
    """Whether "sản phẩm" is only in the name of a branch: "sản xuất hóa chất và các sản phẩm hóa chất giảm 3%"."""
    if window.amount.kind != "percent" or mark.value.id != "industrial_product_output":
        return False
    return _MAKING.search(window.key, window.start, mark.start) is not None


def _zone_of(near: Sequence[Subject], window: Window, scene: Scene) -> Subject | None:
    """The parks or clusters of the clause: "các KCN cấp mới cho 125 dự án FDI"."""
    family = _family_here(window, scene) if near and near[-1].family else None
    return family if family and family.id in _ZONES and fits(family, window.amount.kind, None) else None


def _family_here(window: Window, scene: Scene) -> Subject | None:
    """The parks or clusters that the sentence names, else the thing with several figures of the paragraph."""
    named = [m.value for m in window.leading(window.survey.subjects) if m.value.id in _ZONES]
    return named[-1] if named else scene.family if scene.family_block == window.sentence.block else None


def _by_noun(window: Window, subject: Subject) -> Subject | None:
    """The subject that the noun names; "phòng", "đơn vị" are units of an office only beside its name."""
    sentence = window.key[window.sentence.start : window.sentence.end]
    return None if subject.id == "organisational_units" and "sở" not in sentence else subject


def _in_turn(window: Window, scene: Scene) -> Subject | None:
    """Pair "59 KCN và 82 CCN, diện tích lần lượt 16.800 ha và 4.572 ha", each with its own."""
    length = len(window.run)
    told = scene.told[: len(scene.told) - window.at][-length:]
    if window.turn is None or len({subject.id for subject in told if subject}) != length:
        return None
    one = told[window.at]
    return one if one and fits(one, window.amount.kind, scene) else None


def _told_before(window: Window, scene: Scene) -> Subject | None:
    """Pair "các chỉ tiêu này lần lượt đạt …" with the figures of the sentence before."""
    if len(window.survey.within(window.sentence)) != len(scene.told_before):
        return None
    return scene.told_before[len(scene.told)]


def subject_in_turn(window: Window) -> Subject | None:
    """Pair "chỉ số tiêu thụ và chỉ số tồn kho tăng lần lượt 8% và 12%", each with its own."""
    if window.amount.subject:
        return None
    one = in_turn(window, window.survey.subjects)
    return one.value if one and fits(one.value, window.amount.kind, None) else None


def just_after(window: Window, marks: Sequence[Mark[Subject]], scene: Scene) -> Subject | None:
    """The subject behind: "tăng 4,3% về số doanh nghiệp", "54.000 doanh nghiệp đăng ký thành lập mới"."""
    amount, kind = window.amount, window.amount.kind
    mark = next((m for m in marks if m.end > amount.end and m.start >= amount.start), None)
    if mark is None or not fits(mark.value, kind, None):
        return None
    if _share_of(window, mark, scene) or _into(window, mark):
        return mark.value
    gap = window.key[amount.end : mark.start]
    own_rate = kind == "percent" and "share_of" in mark.value.codes and not mark.value.family
    close = _ABOUT.fullmatch(gap) and (gap.strip() or own_rate or kind in _OPEN_NOUNS)
    wide = kind == "enterprise" and "," not in gap and len(gap) < 40 and "enterprise" in mark.value.codes
    if not (close or wide):
        return None
    foreign = mark.value.id == "fdi_disbursed"
    family = _family_here(window, scene) if mark.value.weak or foreign else None
    if family and fits(family, kind, None):
        return family
    came = any(m.value.id == "attracted" for m in window.near(window.survey.subjects))
    return subjects()["fdi_registered"] if foreign and came else mark.value


def _share_of(window: Window, whole: Mark[Subject], scene: Scene) -> bool:
    """Whether it is a share of what follows: "công nghiệp chiếm 13% GRDP", nothing else being spoken of."""
    if scene.figure or not _SHARES.search(window.before) or not fits(whole.value, "percent", None):
        return False
    own = any(fits(m.value, "percent", scene) for m in window.near(window.survey.subjects))
    return not own and _WHOLE.fullmatch(window.key, window.amount.end, whole.start) is not None


def _into(window: Window, mark: Mark[Subject]) -> bool:
    """Whether projects or money went there: "6 dự án được cấp phép vào khu công nghiệp"."""
    if window.amount.kind != "project" or mark.value.id not in _ZONES:
        return False
    return _INTO.fullmatch(window.key, window.amount.end, mark.start) is not None


def _holds(subject: Subject, scene: Scene) -> bool:
    """Whether a subject that needs another ("vốn đăng ký" of new enterprises) stands with it here."""
    return not subject.needs or (scene.subject is not None and scene.subject.id == subject.needs)


def fits(subject: Subject, kind: str, scene: Scene | None) -> bool:
    """Whether the subject has figures of this kind here."""
    if scene and not _holds(subject, scene):
        return False
    rate = kind == "percent" and ("share_of" in subject.codes or subject.id == OCCUPANCY)
    return rate or subject.indicator(kind) is not None


def _carried(window: Window, scene: Scene, earlier: Sequence[Subject], other_named: bool) -> Subject | None:
    """Nothing between this amount and the one before names a subject that fits: what was spoken of?"""
    kind = window.amount.kind
    if other_named and kind in ("percent", "money"):
        return None
    if kind == "product" and scene.figure and scene.subject and scene.subject.id in _INDUSTRY:
        return subjects()["industrial_product_output"]
    intro = scene.intro.subject if scene.intro else None
    if intro and not other_named and fits(intro, kind, None):
        return intro
    for subject in (scene.subject, *reversed(earlier), scene.family, scene.section):
        settled = subject and (kind != "percent" or not subject.weak or subject is scene.subject)
        if subject and settled and fits(subject, kind, scene):
            return subject
    return None


def indicator_of(window: Window, subject: Subject | None, scene: Scene) -> str | None:
    """The catalogue's code for an amount of a subject."""
    return subject.code(window.amount.kind, scene.family) if subject else None


def in_place(code: str | None, place: Place | None, window: Window) -> str | None:
    """The product of a province is its GRDP, of the country the GDP; revenue of the customs is their own."""
    if code == "gdp" and place and not place.nation:
        return "grdp"
    if code == "grdp" and place and place.nation:
        return "gdp"
    customs = "hải quan" in window.lead or "hải quan" in window.survey.reading.title
    return "budget_revenue_customs" if code == "budget_revenue" and customs else code


def is_sector_growth(window: Window, subject: Subject | None) -> bool:
    """Whether a sector of the economy grows and not the subject: "bán lẻ tăng 12%, ngành thủy sản tăng 5%"."""
    if window.amount.kind != "percent" or (subject and subject.id in _BY_SECTOR):
        return False
    if any(fits(m.value, "percent", None) and not m.value.vague for m in window.near(window.survey.subjects)):
        return False
    sector = _SECTOR.search(window.before)
    return sector is not None and not any(m.value for m in window.near(window.survey.places))


def is_rate(code: str | None) -> bool:
    """Whether the indicator itself is a ratio."""
    entry = catalogue().get(code or "")
    return entry is not None and entry.stock_or_flow is Nature.RATE


def is_stock(code: str | None, amount: Amount) -> bool:
    """Whether the figure is as at a date."""
    entry = catalogue().get(code or "")
    if entry is None:
        return amount.kind not in _FLOWS
    return entry.stock_or_flow is Nature.STOCK or (is_rate(code) and entry.unit == "percent")
