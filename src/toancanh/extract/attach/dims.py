"""The dimensions that narrow an amount, and the words that label it."""

import re

from toancanh.extract.attach.window import Window
from toancanh.extract.marks import between
from toancanh.extract.rules.indicator.dims import Dim
from toancanh.extract.rules.indicator.subjects import Subject

_BREAKS = re.compile(r"[,;:.()\n]|\b(?:và|trong đó|riêng|còn|gồm)\b")
_VERBS = re.compile(r"\s*\b(?:đạt|ước|tăng|giảm|khoảng|gần|hơn|trên|là|có|được|bằng|chiếm)\b.*$", re.DOTALL)
_TRAILING = ("stage", "kind")  # these may follow the amount: "22 cụm đã đi vào hoạt động"
_NAMED_BY_NOUN = frozenset(("thing", "count", "enterprise", "unit", "goods", "plant", "project", "points"))
_SECTOR = ("sector",)
_TRADE = ("sector", "partner", "commodity")
_DIMS_OF: dict[str, tuple[str, ...]] = {
    "grdp": _SECTOR, "gdp": _SECTOR, "iip": _SECTOR, "industrial_output_value": _SECTOR,
    "inventory_index": _SECTOR, "consumption_index": _SECTOR, "social_investment": _SECTOR,
    "exports": _TRADE, "imports": _TRADE, "trade_turnover": ("partner",), "trade_balance": ("partner",),
    "power": ("source", "stage"), "cluster": ("stage", "kind"), "park": ("stage", "kind", "sector"),
    "markets": ("kind",), "promotion": ("kind",), "tourist_arrivals": ("kind",),
    "industrial_establishments": ("kind",),
}  # fmt: skip


def dims_of(window: Window, subject: Subject | None, own_figure: bool) -> tuple[Dim, ...]:
    """The dimension words around an amount, for subjects that have them.

    ``own_figure``: the amount is not a comparison of an earlier one, so its product is named before it.
    """
    if subject is None:
        return ()
    found: dict[str, str] = {}
    for dim in _DIMS_OF.get(subject.id, ()):
        end = window.end if dim in _TRAILING else window.amount.end
        if marks := between(window.survey.dims[dim], window.start, end):
            found[dim] = marks[-1].value[1]
    if subject.id == "industrial_product_output" and own_figure and (product := label_before(window)):
        found["product"] = product
    return tuple(sorted(found.items()))


def label_of(window: Window) -> str:
    """What a person would call the figure: the noun that is counted, else the phrase before the amount."""
    amount = window.amount
    return amount.noun if amount.noun and amount.kind in _NAMED_BY_NOUN else label_before(window)


def label_before(window: Window) -> str:
    """The noun phrase before an amount: from the last break to it, without verbs and bounds."""
    text = window.survey.reading.text[window.start : window.amount.start]
    parts = [part.strip(" -+*•") for part in _BREAKS.split(text)]
    last = next((part for part in reversed(parts) if part), "")
    return _VERBS.sub("", last).strip().lower()
