"""Which indicator a figure is of, with its dimensions: by what its row is, its column and the titles."""

import re
from dataclasses import dataclass

from toancanh.extract.attach.dims import DIMS_OF
from toancanh.extract.rules.indicator.dims import find_dims
from toancanh.extract.rules.indicator.subjects import Subject, find_subjects
from toancanh.extract.rules.unit import kind_of
from toancanh.extract.tables.meaning import Meaning
from toancanh.extract.tables.sheets.rows import OF_CPI, Label, Listing, part_named
from toancanh.model import Measure
from toancanh.reference.industries import Level, industries_named, is_whole_industry
from toancanh.reference.products import product_named
from toancanh.reference.retail_groups import retail_group_named

Dims = tuple[tuple[str, str], ...]
# What titles and rows can be about together: a table of these lists industries.
BY_INDUSTRY = frozenset(
    ("iip", "industrial_output_value", "inventory_index", "consumption_index", "industrial_labour_index")
)
_GOODS = re.compile(r"(?:tổng mức |doanh thu )?bán lẻ hàng hóa")
# Rows that bear names of their own, below which their figures stand.
NAMED = ("cluster", "park", "power")
_HEAD_WORD = re.compile(
    r"^(?:KCN|CCN|[Kk]hu công nghiệp|[Cc]ụm công nghiệp|[Nn]hà máy(?: \w+)?|[Dd]ự án|[Cc]hợ) "
)
# "Số dự án", "Chỉ số giá vàng": an amount of its own, no part of something.
_AMOUNT_OF = re.compile(r"(?:chỉ số|tỷ lệ|tỉ lệ|tốc độ|số|tổng|giá|diện tích|vốn|công suất) ")
_CHILD = re.compile(r"trong đó|tr\. ?đó|[-–+*•] ?")
_PARTS = {
    "exports": "commodity", "imports": "commodity", "trade_turnover": "commodity", "cpi": "commodity",
    "promotion": "kind", "ocop_products": "kind", "markets": "kind",
}  # fmt: skip
_TRADED = ("exports", "imports", "trade_turnover", "trade_balance")
_POWER = ("electricity_output", "electricity_sales")
_SERVICES = {"accommodation": "lưu trú", "catering": "ăn uống"}
_COUNTED = (("project", "dự án"), ("person", "lao động"), ("enterprise", "doanh nghiệp"))
_OF_SEVERAL = ("accommodation_catering", "other_services")  # services that come in groups


@dataclass(frozen=True, slots=True)
class About:
    """The indicator and dimensions of a row; ``indicator`` is ``None`` outside the catalogue."""

    indicator: str | None
    dims: Dims = ()
    subject: Subject | None = None  # when the unit of a figure decides between its indicators
    unknown: bool = False  # the row names something, but of what kind nothing says


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a row.

    Args:
        about: what the titles name.
        above: the last row that named a subject of its own.
        again: the label before this one was the same, as of a section and its only division.
    """

    about: Subject | None = None
    above: Subject | None = None
    again: bool = False


def of_row(label: Label, table: Listing, said: Meaning, around: Around) -> About:
    """What a row is about.

    Args:
        label: of the row.
        table: what the rows list.
        said: what the words of the label name.
        around: what titles and other rows say.
    """
    if table is Listing.INDUSTRY:
        return _industry(label, around.about, said, around.again)
    if table is Listing.PRODUCT:
        return _product(label, said)
    if table is Listing.RETAIL:
        return _retail(label, around.about, said)
    if around.about and table is Listing.GOODS and not (said.subject and said.subject.id in _TRADED):
        return _part(label, said, around.about)
    if around.about and table is Listing.PART:
        return _part(label, said, around.about)
    if known := _listed(label, said, around):
        return known
    subject = said.subject
    if around.above and _CHILD.match(label.cell.key) and (part_named(label.key) or subject is None):
        return _part(label, said, around.above)
    if subject and subject.id in NAMED and not label.whole and not _AMOUNT_OF.match(label.key):
        return About(None, (_name(label, subject),), subject)
    if subject and subject.id == OF_CPI:
        return About(None, (("commodity", label.name.lower()),), subject)
    return About(None, _narrowing(label.key, subject), subject)


def _part(label: Label, said: Meaning, about: Subject) -> About:
    """A part of what titles or the row above are about: a sector, a country, goods, a park; or all of it."""
    if label.whole:
        return About(None, (), about)
    if part := part_named(label.key):
        return About(None, (part,), about)
    opening = (mark.value for mark in find_subjects(label.key) if mark.start == 0 and not mark.value.weak)
    subject = next((it for it in opening if it.id != OF_CPI), None)
    if subject and about.id not in NAMED and (about.id not in _TRADED or subject.id in _TRADED):
        return About(None, _narrowing(label.key, subject), subject)
    if about.id in NAMED:
        return About(None, () if _AMOUNT_OF.match(label.key) else (_name(label, about),), about)
    if _AMOUNT_OF.match(label.key):
        return About(None)
    if said.place:
        return About(None, (), about)
    if about.id not in _PARTS and label.name.istitle():
        return About(None, unknown=True)  # a name: of a district, a branch, an enterprise?
    return About(None, ((_PARTS.get(about.id, "sector"), label.name.lower()),), about)


def _name(label: Label, subject: Subject) -> tuple[str, str]:
    return "project" if subject.id == "power" else "place", _HEAD_WORD.sub("", label.name)


def _narrowing(key: str, subject: Subject | None) -> Dims:
    """What the words beside those of a subject narrow it to: "Kinh phí khuyến công quốc gia"."""
    if subject is None:
        return ()
    named = [mark for mark in find_subjects(key) if mark.value.id == subject.id]
    found: dict[str, str] = {}
    for dim in DIMS_OF.get(subject.id, ()):
        for mark in find_dims(key, dim):
            if not any(it.start <= mark.start and mark.end <= it.end for it in named):
                found.setdefault(*mark.value)
    return tuple(found.items())


def _listed(label: Label, said: Meaning, around: Around) -> About | None:
    """What a row is in a table of many things: a product, an industry, a group of retail."""
    if product_named(label.name) or (around.above and around.above.id == "industrial_product_output"):
        return _product(label, said) if not said.subject else None
    if around.above and around.above.id in BY_INDUSTRY and industries_named(label.name):
        return _industry(label, around.above, said, around.again)
    return _retail(label, None, said) if retail_group_named(label.name) else None


def _product(label: Label, said: Meaning) -> About:
    """A product, the power that plants of a kind make, or the power sold; a total of products is nothing."""
    if label.whole or is_whole_industry(label.name):
        return About(None)
    if (subject := said.subject) and subject.id in _POWER:
        return About(subject.indicator("energy"))
    if source := next((mark.value for mark in find_dims(label.key, "source")), None):
        return About("electricity_output", (source,))
    return About("industrial_product_output", (("product", label.name.lower()),))


def _industry(label: Label, about: Subject | None, said: Meaning, again: bool) -> About:
    """A section by the name that prose gives it, a division by its own name and code."""
    code = about.id if about and about.id in BY_INDUSTRY else None
    if is_whole_industry(label.name):
        return About(code)
    sector = (("sector", label.name.lower()),)
    named = industries_named(label.name)
    division = next((it for it in named if it.level is Level.DIVISION), None)
    if division and (again or len(named) == 1):
        return About(code, (*sector, ("vsic", division.code)))
    return About(code, said.dims if named and said.dims else sector)


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


def indicator(about: About, unit: str, measure: Measure, counted: str | None) -> str | None:
    """The catalogue's code for a figure with this unit; ``counted`` is what a heading says is counted."""
    if about.subject is None:
        return about.indicator
    kind = (counted or "count") if unit == "count" else kind_of(unit)
    if measure not in (Measure.LEVEL, Measure.CHANGE_ABS, Measure.SHARE):
        return about.subject.indicator("percent") or next(iter(about.subject.codes.values()), None)
    code = about.subject.code(kind, None)
    return about.subject.indicator("case") if code is None and kind == "count" else code


def counted_in(heading: str) -> str | None:
    """What a heading says is counted, if it is not the things that the rows name: "Số dự án", "Lao động"."""
    return next((kind for kind, words in _COUNTED if words in heading), None)


def kind_in(heading: str, code: str | None) -> Dims:
    """What a heading narrows a figure to: capital of the builder of a park is not that of its projects."""
    built = code in ("industrial_park_capital", "industrial_cluster_capital") and "hạ tầng" in heading
    return (("kind", "vốn hạ tầng"),) if built else ()
