"""Units, prices and times: which a figure usually has, and which it cannot have."""

from dataclasses import replace

from toancanh.extract.rules.unit import kind_of
from toancanh.extract.survey import Survey
from toancanh.extract.tables.meaning import PERCENT, WrittenUnit
from toancanh.extract.tables.sheets.columns import Column
from toancanh.extract.tables.sheets.subjects import About
from toancanh.model import Measure, Period
from toancanh.reference.indicators import Kind as Nature
from toancanh.reference.indicators import PriceBase, catalogue


def at_odds(unit: WrittenUnit, measure: Measure, column: Column) -> bool:
    """Whether the unit of a figure is not of the kind that its heading announces."""
    if measure is Measure.CHANGE_ABS:
        return unit.code == PERCENT.code
    if measure is not Measure.LEVEL:
        return False
    money = kind_of(unit.code) == "money"
    percent = column.unit == PERCENT and unit.code != PERCENT.code
    return percent or (column.basis == "lượng" and money) or (column.basis == "trị giá" and not money)


def may_be(code: str | None, unit: WrittenUnit, measure: Measure) -> bool:
    """Whether a level can be in percent: a share of households can, an amount or an index cannot."""
    entry = catalogue().get(code or "")
    if measure is not Measure.LEVEL or unit.code != PERCENT.code or entry is None:
        return True
    return entry.unit == "percent" and entry.stock_or_flow is not Nature.INDEX


def is_priced(code: str | None) -> bool:
    """Whether an amount of it must say at which prices it is counted."""
    entry = catalogue().get(code or "")
    return entry is not None and entry.price_base is PriceBase.VARIES


def usual_period(survey: Survey, code: str | None) -> Period | None:
    """The time of the document, for a table in it that says none: of stocks its day."""
    entry = catalogue().get(code or "")
    stock = entry is not None and entry.stock_or_flow is Nature.STOCK
    return survey.timeline.stock if stock else survey.timeline.main


def usual_unit(about: About, measure: Measure, counted: str | None) -> WrittenUnit | None:
    """Things that are only counted need no unit: markets, projects, clusters, and people."""
    subject = about.subject
    code = subject.codes.get("count") or subject.codes.get("project") if subject else None
    entry = catalogue().get(code or "")
    if entry is None or measure not in (Measure.LEVEL, Measure.CHANGE_ABS):
        return None
    return WrittenUnit("person" if counted == "person" else "count")


def of_cases(unit: WrittenUnit, about: About) -> WrittenUnit:
    """Visits of inspectors are cases, not people who visit."""
    cases = about.subject is not None and "case" in about.subject.codes
    return replace(unit, code="count") if cases and unit.code == "visit" else unit
