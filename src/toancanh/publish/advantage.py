"""What is said of branches, in words: results of methods, and what is missing for them."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal
from typing import NamedTuple

from toancanh.model import Area, Interval, Observation
from toancanh.publish import figures, names, spans
from toancanh.publish.words import capital, say, say_or
from toancanh.reference import indicators
from toancanh.reference.advantage import REGION, Method, Structure
from toancanh.reference.messages import Language
from toancanh.reference.units import units

PERCENT, POINTS, PLAIN = "percent", "points", "plain"
_FINE, _COARSE = Decimal("0.01"), Decimal("0.1")
_DIGITS = 6  # of an amount in a table; its page has all
_BILLION, _MILLION = (Decimal(10**9), "billion"), (Decimal(10**6), "million")
_LARGE = {"VND": _BILLION, "USD": _MILLION, "kWh": _MILLION}


def value(it: Interval, unit: str, lang: Language, *, signed: bool = False) -> str:
    """A result in words: "43,45%", "+3,13 điểm %", "1,20–1,34", "khoảng 38 nghìn tấn".

    Args:
        it: what it can be.
        unit: a unit of amounts, ``percent``, ``points`` or ``plain``.
        lang: the language.
        signed: whether a plus is written before a gain.
    """
    if unit not in (PERCENT, POINTS, PLAIN):
        return spans.span(it, unit, lang)
    low, high = it.low, it.high
    if low is None or high is None:
        return _one_end(low, high, unit, lang)
    return _with_unit(_between(low, high, unit, lang, signed), unit, lang)


def rounded(fact: Observation, lang: Language, *, signed: bool = False) -> str:
    """A figure as it is written, but with no more digits than a table is read with: six, of percents two."""
    quantity = fact.quantity
    percent = quantity.unit == PERCENT
    least = _FINE if percent else Decimal(1).scaleb(quantity.value.adjusted() - _DIGITS + 1)
    if quantity.high is None and quantity.value and _finer(quantity.value, least):
        value = (quantity.value / least).to_integral_value(ROUND_HALF_EVEN) * least
        fact = replace(fact, quantity=replace(quantity, value=value, step=least))
    return figures.entry(fact, lang) if signed else figures.figure(fact, lang)


def _finer(value: Decimal, step: Decimal) -> bool:
    """Whether a value has digits beyond a step."""
    return value % step != 0


def _between(low: Decimal, high: Decimal, unit: str, lang: Language, signed: bool) -> str:
    """One number where it is narrow, else the ends, rounded outwards."""
    step = _FINE if high - low <= _FINE or unit == PLAIN else _COARSE
    if high - low <= step:
        return _number((low + high) / 2, step, ROUND_HALF_EVEN, (lang, signed))
    ends = _number(low, step, ROUND_FLOOR, (lang, signed)), _number(high, step, ROUND_CEILING, (lang, signed))
    joint = "–" if low >= 0 and not signed else say("advantage.to", lang)
    return joint.join(ends) if joint == "–" else f"{ends[0]} {joint} {ends[1]}"


def _number(it: Decimal, step: Decimal, rounding: str, how: tuple[Language, bool]) -> str:
    lang, signed = how
    rounded = (it / step).to_integral_value(rounding) * step
    rounded = rounded or abs(rounded)  # no "-0"
    plus = "+" if signed and rounded > 0 else ""
    return plus + figures.number(rounded, lang, 2 if step == _FINE else 1)


def _with_unit(written: str, unit: str, lang: Language) -> str:
    if unit == PERCENT:
        return f"{written}%"
    return say("interval.points", lang, value=written) if unit == POINTS else written


def _one_end(low: Decimal | None, high: Decimal | None, unit: str, lang: Language) -> str:
    if low is None and high is None:
        return say("interval.unknown", lang)
    end, rounding = (high, ROUND_CEILING) if low is None else (low, ROUND_FLOOR)
    assert end is not None
    told = _with_unit(_number(end, _FINE, rounding, (lang, False)), unit, lang)
    return say("interval.no_more" if low is None else "interval.no_less", lang, value=told)


def per_unit(it: Interval, unit: str, output: str, lang: Language) -> str:
    """Jobs or money for a unit of output, of money and power for a large one: "12 người/tỷ đồng"."""
    factor, name = _LARGE.get(output, (Decimal(1), ""))
    more = Interval(
        None if it.low is None else it.low * factor, None if it.high is None else it.high * factor
    )
    for_each = (
        say(f"scale.{name}", lang, unit=figures.unit_name(output, lang)) if name else _one(output, lang)
    )
    return f"{spans.span(more, unit, lang)}/{for_each}"


def _one(unit: str, lang: Language) -> str:
    """The name of a single unit."""
    known = units().get(unit)
    if known is None:
        return figures.unit_name(unit, lang)
    return known.name_en if lang == "en" else known.name_vi


def branch(name: str, of: Structure, lang: Language) -> str:
    """The name of a branch: that of an indicator, the word of a code, else as it is written."""
    known = indicators.catalogue().get(name) if of.parts else None
    if known:
        return capital(known.name_en if lang == "en" else known.name_vi)
    return capital(say_or(name, f"dimension.{name.replace(' ', '_')}", lang))


def structure(it: Structure, lang: Language) -> str:
    """The name of a structure."""
    return it.name_en if lang == "en" else it.name_vi


def method(it: Method, lang: Language) -> str:
    """The name of a method."""
    return it.name_en if lang == "en" else it.name_vi


class Described(NamedTuple):
    """A method in words: its name, formula, whom it is by, what it needs and what is lost without it."""

    name: str
    formula: str
    source: str
    needs: str
    without: str


def described(it: Method, lang: Language) -> Described:
    """A method in words."""
    if lang == "en":
        formula, source = it.formula_en or it.formula, it.source_en or it.source
        return Described(it.name_en, formula, source, it.needs_en, it.without_en)
    return Described(it.name_vi, it.formula, it.source, it.needs_vi, it.without_vi)


def missing(codes: Iterable[str], lang: Language) -> str:
    """What is missing for a result, in words."""
    return "; ".join(say(f"advantage_missing.{it}", lang) for it in codes)


def places(best: int, worst: int) -> str:
    """The places that a branch may have: "1", "2–4"."""
    return str(best) if best == worst else f"{best}–{worst}"


def place(unit: Area | None, code: str, lang: Language) -> str:
    """The name of a place; of a region what stands after the word that marks it."""
    return names.full_area(unit, lang) if unit else code.removeprefix(REGION)
