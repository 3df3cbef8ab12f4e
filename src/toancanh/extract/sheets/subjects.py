"""Which indicator a figure is of, with its dimensions: by what its row is, its column and the titles."""

import re
from dataclasses import dataclass

from toancanh.extract.rules.indicator.subjects import Subject
from toancanh.extract.rules.unit import kind_of
from toancanh.extract.sheets.rows import Label, Listing
from toancanh.extract.tables.meaning import Meaning
from toancanh.model import Measure
from toancanh.reference.industries import Level, industries_named, is_whole_industry
from toancanh.reference.retail_groups import retail_group_named

Dims = tuple[tuple[str, str], ...]
# What titles and rows can be about together: a table of these lists industries.
BY_INDUSTRY = (
    "iip",
    "industrial_output_value",
    "inventory_index",
    "consumption_index",
    "industrial_labour_index",
)
_GOODS = re.compile(r"(?:tổng mức |doanh thu )?bán lẻ hàng hóa")
_SERVICES = {"accommodation": "lưu trú", "catering": "ăn uống"}
_OF_SEVERAL = ("accommodation_catering", "other_services")  # services that come in groups


@dataclass(frozen=True, slots=True)
class About:
    """The indicator and dimensions of a row; ``indicator`` is ``None`` outside the catalogue."""

    indicator: str | None
    dims: Dims = ()
    subject: Subject | None = None  # when the unit of a figure decides between its indicators


def of_row(label: Label, table: Listing, about: Subject | None, said: Meaning, again: bool) -> About:
    """What a row is about.

    Args:
        label: of the row.
        table: what the rows list.
        about: what the titles name.
        said: what the words of the label name.
        again: the label before this one was the same, as of a section and its only division.
    """
    if table is Listing.INDUSTRY:
        return _industry(label, about, again)
    if table is Listing.PRODUCT:
        whole = label.whole or is_whole_industry(label.name)
        made = About("industrial_product_output", (("product", label.name.lower()),))
        return About(None) if whole else made
    if table is Listing.RETAIL:
        return _retail(label, about, said)
    subject = said.subject or (about if label.whole else None)
    return About(None, said.dims, subject)


def _industry(label: Label, about: Subject | None, again: bool) -> About:
    code = about.id if about and about.id in BY_INDUSTRY else None
    if is_whole_industry(label.name):
        return About(code)
    named = industries_named(label.name)
    if not named:
        return About(code, (("sector", label.name),))
    division = [it for it in named if it.level is Level.DIVISION]
    meant = division[0] if again and division else named[0]
    return About(code, (("sector", label.name), ("vsic", meant.code)))


def _retail(label: Label, about: Subject | None, said: Meaning) -> About:
    group = retail_group_named(label.name)
    if _GOODS.fullmatch(label.key):
        return About("retail_goods")
    if group is None:
        return About(None, (), about if label.whole else said.subject)
    if group.indicator == "retail_goods":
        return About(group.indicator, (("commodity", label.name.lower()),))
    if group.code == group.indicator:
        return About(group.indicator)
    kind = _SERVICES.get(group.code, label.name.lower())
    return About(group.indicator, (("kind", kind),) if group.indicator in _OF_SEVERAL else ())


def indicator(about: About, unit: str, measure: Measure) -> str | None:
    """The catalogue's code for a figure with this unit."""
    if about.subject is None:
        return about.indicator
    kind = "count" if unit == "count" else kind_of(unit)
    code = about.subject.code(kind, None)
    if code is None and kind == "percent" and measure is not Measure.LEVEL:
        return next(iter(about.subject.codes.values()), None)
    return code
