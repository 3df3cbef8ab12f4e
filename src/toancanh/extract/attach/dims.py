"""The dimensions that narrow an amount, and the words that label it."""

import re

from toancanh.extract.attach.turn import in_turn
from toancanh.extract.attach.window import CAPITAL, Window
from toancanh.extract.content import inside
from toancanh.extract.marks import Mark, between
from toancanh.extract.openings import starting
from toancanh.extract.reading import in_bracket
from toancanh.extract.rules.indicator.dims import Dim
from toancanh.extract.rules.indicator.subjects import OCCUPANCY, Subject
from toancanh.model import AreaLevel

_BREAKS = re.compile(
    r",|;|:|\.|\(|\)|\n|"
    + starting("và", "như", "trong đó", "riêng", "còn", "gồm", "theo thứ tự", "lần lượt", "tương ứng")
)
_VERB = re.compile(
    starting(
        "đạt", "ước", "khoảng", "gần", "hơn", "trên", "là", "có", "được", "bằng", "chiếm", "vượt", "gấp",
        "hoàn thành", "thực hiện",
    )
    + r"|tăng\b(?<!\wtăng)(?<!tốc độ tăng)(?<!mức tăng)|giảm\b(?<!\wgiảm)(?<!tốc độ giảm)(?<!mức giảm)"
)  # fmt: skip
_CAME_OR_WENT = re.compile(r"\b(tiếp nhận|điều động|nghỉ hưu|tinh giản|tuyển dụng|nghỉ việc)\b[^,;.]{0,16}$")
_CLAUSE = re.compile(r"[^,;.:(]{0,60}")
_WITHOUT = re.compile(
    r"(?<!\w)(?:trừ|chưa|chưa đi vào|chưa kể|không kể|không tính|không bao gồm|không gồm|ngoài)"
    r" (?:mặt hàng )?$"
)
_TRAILING = ("stage", "kind")  # these may follow the amount: "22 cụm đã đi vào hoạt động"
_NAMED_BY_NOUN = frozenset(("thing", "count", "enterprise", "unit", "goods", "plant", "project", "points"))
_SECTOR = ("sector",)
_TRADE = ("sector", "partner", "commodity")
DIMS_OF: dict[str, tuple[str, ...]] = {
    "grdp": _SECTOR, "gdp": _SECTOR, "grdp_growth": _SECTOR, "iip": _SECTOR,
    "industrial_output_value": _SECTOR,
    "inventory_index": _SECTOR, "consumption_index": _SECTOR, "social_investment": _SECTOR,
    "exports": _TRADE, "imports": _TRADE, "trade_turnover": ("partner",), "trade_balance": ("partner",),
    "power": ("source", "stage"), "cluster": ("stage", "kind"), "park": ("stage", "kind", "sector"),
    "markets": ("kind",), "promotion": ("kind",), "tourist_arrivals": ("kind",),
    "industrial_establishments": ("kind",),
}  # fmt: skip


# A name: capitalised words and numbers, as in "Phước Hữu - Duyên Hải 1", "Ea Nam", "BIM 2".
_WORD = rf"(?:{CAPITAL}[\w'’]*|\d{{1,2}})"
_NAME = rf"(?P<name>{CAPITAL}[\w'’]*(?:(?: | [-–] |[-–]){_WORD})*)"
_POWER = (
    "[Nn]hà máy(?: điện)?|[Dd]ự án|[Tt]h(?:ủy|uỷ) điện|[Nn]hiệt điện"
    "|[Đđ]iện (?:gió|mặt trời|sinh khối|rác)|ĐMT"
)
_CLUSTER = "CCN|[Cc]ụm công nghiệp"
_PARK = "KCN|[Kk]hu công nghiệp|[Kk]hu kinh tế|KKT"
_HEADS = {"power": _POWER, "cluster": _CLUSTER, "park": _PARK, OCCUPANCY: f"{_CLUSTER}|{_PARK}"}
_NAMED = {id: re.compile(rf"(?:(?:{head}) )+(?!(?:{head})\b){_NAME}") for id, head in _HEADS.items()}
_COUNTS_ITSELF = {"power": ("plant", "project", "count")}  # "12 dự án" are of a park's, but no plant's
_NARROWED = frozenset((*DIMS_OF, *_HEADS, "organisational_units", "staff"))
_NEXT_NAMED = re.compile(
    rf"(?:^|[,;:] |và ){_NAME}(?: mở rộng)?(?: \(| có| với| công suất| quy mô| diện tích| rộng)*:? *$"
)
_COUNTED = re.compile(
    r"(?:\d[\d.,]*|\b(?:các|những|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|một số|nhiều)) *$", re.IGNORECASE
)


def name_of(window: Window, subject: Subject) -> str | None:
    """The plant, cluster or park that the amount is of, when one is named rather than several counted."""
    pattern = _NAMED.get(subject.id)
    if pattern is None or window.amount.kind in _COUNTS_ITSELF.get(subject.id, ("count",)):
        return None
    text = window.survey.reading.text
    following = None if window.first else _NEXT_NAMED.search(text[window.start : window.amount.start])
    if following:
        return _unless_place(window, following["name"])
    named = None
    for match in pattern.finditer(text, window.sentence.start, window.amount.start):
        counted = _COUNTED.search(text[max(window.sentence.start, match.start() - 12) : match.start()])
        named = None if counted else match["name"]
    return named


def _unless_place(window: Window, name: str) -> str | None:
    """The name, unless it is a province's: "Ninh Thuận 2.412 MW" is no plant."""
    places = window.leading(window.content.places)
    return None if any(m.value.name == name and m.value.level is AreaLevel.PROVINCE for m in places) else name


def dims_of(window: Window, subject: Subject | None, own_figure: bool) -> tuple[Dim, ...]:
    """The dimension words around an amount, for subjects that have them.

    ``own_figure``: the amount is not a comparison of an earlier one, so its product is named before it.
    """
    if subject is None:
        return ()
    found = _narrowed(window, subject) if subject.id in _NARROWED else {}
    # "Làm ra 3 triệu tấn xi măng" names its product behind.
    made = subject.id != "made" and subject.codes.get(window.amount.kind) == "industrial_product_output"
    if own_figure and made and (product := label_before(window).removeprefix("sản lượng ")):
        found["product"] = product
    return tuple(sorted(found.items())) if found else ()


def _narrowed(window: Window, subject: Subject) -> dict[str, str]:
    """What narrows a subject, by dimension."""
    found: dict[str, str] = {}
    for dim in DIMS_OF.get(subject.id, ()):
        marks = between(window.survey.dims[dim], window.sentence.start, window.end)
        words = tuple(mark for mark in marks if not _aside(window, mark)) if marks else ()
        if own := in_turn(window, words):
            found[dim] = own.value[1]
        elif words and (near := inside(words, window.start, _scope(window, dim))):
            found[dim] = near[-1].value[1]
    if name := name_of(window, subject):
        found["project" if subject.id == "power" else "place"] = name
    if kind := _staff_kind(window, subject):
        found["kind"] = kind
    return found


def _aside(window: Window, mark: Mark[Dim]) -> bool:
    """Whether it is left out ("trừ dầu thô"), or told in a bracket that closes before the amount."""
    key, at = window.key, window.amount.start
    if _WITHOUT.search(key, max(window.sentence.start, mark.start - 24), mark.start):
        return True
    return in_bracket(key, window.start, mark.start) and key.find(")", mark.end, at) >= 0


def _staff_kind(window: Window, subject: Subject) -> str | None:
    """Which units are counted ("4 phòng", "1 chi cục"), and how people came or went ("tiếp nhận 24 …")."""
    if subject.id == "organisational_units":
        return window.amount.noun.lower()
    moved = _CAME_OR_WENT.search(window.before) if subject.id == "staff" else None
    return moved[1] if moved else None


def _scope(window: Window, dim: str) -> int:
    """How far a dimension's words may stand: "22 cụm đã đi vào hoạt động", "202.000 tấn cà phê"."""
    end = window.amount.end
    if dim in _TRAILING or (dim == "commodity" and window.amount.kind == "product"):
        clause = _CLAUSE.match(window.key, end, window.end)
        return clause.end() if clause else end
    return end


def label_of(window: Window) -> str:
    """What a person would call the figure: the noun that is counted, else the phrase before the amount."""
    amount = window.amount
    return amount.noun if amount.noun and amount.kind in _NAMED_BY_NOUN else label_before(window)


def label_before(window: Window) -> str:
    """The noun phrase before an amount: from the last break to it, without verbs and bounds."""
    text = window.survey.reading.text[window.start : window.amount.start]
    for part in reversed(_BREAKS.split(text)):
        if last := part.strip(" -–—+*•"):
            verb = _VERB.search(last)
            return (last[: verb.start()] if verb else last).strip().lower()
    return ""
