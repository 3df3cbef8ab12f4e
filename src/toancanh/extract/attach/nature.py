"""What sort of figure an indicator has, and which indicator a figure of an area is of."""

import re
from functools import cache

from toancanh.extract.attach.fit import fits
from toancanh.extract.attach.window import Window
from toancanh.extract.openings import starting
from toancanh.extract.rules.area import Place
from toancanh.extract.rules.indicator.subjects import Subject
from toancanh.extract.rules.unit import Amount
from toancanh.reference.indicators import Kind as Nature
from toancanh.reference.indicators import catalogue

# Sectors that only the product of the whole economy has; "ngành chế biến" may be one of the IIP.
_SECTOR = re.compile(
    starting("ngành", "khu vực", "tỷ trọng")
    + r" (?:nông|lâm|thủy sản|dịch vụ|xây dựng|công nghiệp(?: và|,| -|-) ?xây dựng)"
    r"\b[^;.:\d]{0,110}$"
)
_ALL_SECTORS = re.compile(r".*\btỷ trọng\b| ?(?:dịch vụ|công nghiệp|xây dựng|nông)\b")
_BY_SECTOR = (
    "gdp",
    "grdp",
    "grdp_growth",
    "outside",
    "social_investment",
    "budget_revenue",
    "fdi_registered",
)
_FLOWS = ("money", "percent", "energy", "product", "visit", "case")


def in_place(code: str | None, place: Place | None, window: Window) -> str | None:
    """The product of a province is its GRDP, of the country the GDP; revenue of the customs is their own."""
    if code == "gdp" and place and not place.nation:
        return "grdp"
    if code == "grdp" and place and place.nation:
        return "gdp"
    if code != "budget_revenue":
        return code
    customs = "hải quan" in window.lead or "hải quan" in window.survey.reading.title
    return "budget_revenue_customs" if customs else code


def is_sector_growth(window: Window, subject: Subject | None) -> bool:
    """Whether a sector of the economy grows, not the subject: "bán lẻ tăng 12%, ngành thủy sản tăng 5%"."""
    if window.amount.kind != "percent" or (subject and subject.id in _BY_SECTOR):
        return False
    if subject and subject.id == "grdp_per_capita" and _ALL_SECTORS.match(window.before):
        return True
    if any(fits(m.value, "percent", None) and not m.value.vague for m in window.named):
        return False
    sector = _SECTOR.search(window.before)
    return sector is not None and not window.near(window.content.places)


@cache
def is_rate(code: str | None) -> bool:
    """Whether the indicator itself is a percentage; income for each person is none."""
    entry = catalogue().get(code or "")
    return entry is not None and entry.stock_or_flow is Nature.RATE and entry.unit == "percent"


def is_stock(code: str | None, amount: Amount) -> bool:
    """Whether the figure is as at a date."""
    standing = _stands(code)
    return amount.kind not in _FLOWS if standing is None else standing


@cache
def _stands(code: str | None) -> bool | None:
    """Whether an indicator is of things as at a date; ``None`` if the catalogue does not have it."""
    entry = catalogue().get(code or "")
    if entry is None:
        return None
    return entry.stock_or_flow is Nature.STOCK or is_rate(code)
