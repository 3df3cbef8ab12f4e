"""Codes for what the catalogues and the data name: areas, indicators, breakdowns, prices, units.

An area is a code and the day from which it is valid, since codes were given again in 2025: ``66_20250701`` is
not the province that ``66_20040708`` was. What narrows an indicator is told in words of the documents; its
code is made of these words alone, so that it is the same in every file and at every office.
"""

import hashlib
import re
from collections.abc import Collection, Iterable
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from toancanh.model import Area, AreaLevel, Measure, Place
from toancanh.model.text import fold, reading_form
from toancanh.publish import names, periods
from toancanh.publish.sdmx.components import Code, CodeList, Name, declared
from toancanh.reference.areas import areas
from toancanh.reference.indicators import PriceBase, catalogue
from toancanh.reference.units import units

Dims = tuple[tuple[str, str], ...]

TOTAL = "_T"
"""The code of BREAKDOWN for what nothing narrows."""

PRICE = "price"
"""The dimension of a figure that says in which prices it is."""

_WORDS = 48  # letters of the words in the code of a breakdown
_MILLIONS = frozenset(("VND", "USD", "kWh"))  # told in millions


class Used(NamedTuple):
    """What the data use of the open lists."""

    places: frozenset[Place]
    breakdowns: frozenset[Dims]
    units: frozenset[str]


def area_of(place: Place) -> str | None:
    """The code of an area; ``None`` of one that is only a name."""
    return None if place.since is None else f"{place.code}_{place.since:%Y%m%d}"


def place_of(code: str) -> Place | None:
    """The area that a code means; ``None`` if it is none."""
    found = re.fullmatch(r"(\w+)_(\d{4})(\d\d)(\d\d)", code)
    if found is None:
        return None
    try:
        return Place(found[1], date(*map(int, found.groups()[1:])))
    except ValueError:
        return None


def narrowed(dims: Dims) -> Dims:
    """What narrows a figure beside its prices, sorted, as it is compared."""
    return tuple(sorted((name, reading_form(value)) for name, value in dims if name != PRICE))


@lru_cache(8192)
def breakdown(dims: Dims) -> str:
    """The code of what narrows a figure (``narrowed``): its words without marks, and a part of a digest.

    The digest tells apart what differs in its marks alone.
    """
    if not dims:
        return TOTAL
    words = "__".join(f"{name}_{_plain(value)}" for name, value in dims)
    digest = hashlib.sha256(repr(dims).encode()).hexdigest()[:6]
    return f"{words[:_WORDS].rstrip('_')}_{digest}".upper()


def _plain(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", fold(text)).strip("_")


def price_base(indicator: str, dims: Dims, measure: Measure) -> str:
    """The code of the prices that a figure is in: as it says, else as its indicator always is."""
    told = next((fold(value) for name, value in dims if name == PRICE), None)
    if told is not None:
        constant = "so sanh" in told or "co dinh" in told
        return "CURRENT" if not constant else "CONSTANT_2010" if "2010" in told else "_O"
    entry = catalogue().get(indicator)
    base = entry.price_base if entry else PriceBase.VARIES
    if base is PriceBase.NONE:
        return "_Z"
    always = {PriceBase.CURRENT: "CURRENT", PriceBase.CONSTANT_2010: "CONSTANT_2010"}
    return always.get(base, "_U") if measure is Measure.LEVEL else "_U"


def unit(code: str) -> str:
    """The code of a unit: ours, or of one that is none of ours its words."""
    return (
        code
        if re.fullmatch(r"\w+", code, re.ASCII)
        else f"OTHER_{_plain(code.removeprefix('other:'))}".upper()
    )


def multiplier(code: str) -> int:
    """The power of ten that values in a unit are told in: the same for all, so that a series has one."""
    return 6 if code in _MILLIONS else 0


def lists(used: Used) -> tuple[CodeList, ...]:
    """All code lists: those declared, those of the catalogues, and what the data use of the open ones."""
    indicators = tuple(Code(it.code, Name(*_names(it.code))) for it in catalogue().values())
    return (
        *declared().lists.values(),
        CodeList("CL_INDICATOR", Name("Chỉ tiêu", "Indicator"), indicators),
        CodeList("CL_REF_AREA", Name("Địa bàn", "Reference area"), _areas(used.places), partial=True),
        CodeList("CL_BREAKDOWN", Name("Phân tổ", "Breakdown"), _breakdowns(used.breakdowns), partial=True),
        CodeList("CL_UNIT_MEASURE", Name("Đơn vị tính", "Unit of measure"), _units(used.units)),
    )


def _names(code: str) -> tuple[str, str]:
    return names.indicator(code, "", "vi"), names.indicator(code, "", "en")


def _areas(used: Collection[Place]) -> tuple[Code, ...]:
    """The country and every province there is or was, and the units that the data tell of."""
    told = (areas().get(place.code, place.since) for place in used if place.since)
    every = {it for it in told if it} | set(_provinces())
    return tuple(map(_area, sorted(every, key=lambda it: (len(it.code), it.code, it.valid_from))))


def _provinces() -> Iterable[Area]:
    kept = (AreaLevel.COUNTRY, AreaLevel.PROVINCE)
    return (
        it
        for it in areas().units
        if it.level in kept and names.since(it.code, it.valid_from) == it.valid_from
    )


def _area(it: Area) -> Code:
    started = {lang: periods.day(it.valid_from, lang) for lang in ("vi", "en")}
    vi, en = f"Từ ngày {started['vi']}", f"From {started['en']}"
    if it.valid_to:
        ended = {lang: periods.day(it.valid_to, lang) for lang in ("vi", "en")}
        vi, en = f"{vi} đến ngày {ended['vi']}", f"{en} to {ended['en']}"
    name = Name(names.full_area(it, "vi"), names.full_area(it, "en"))
    return Code(f"{it.code}_{it.valid_from:%Y%m%d}", name, Name(vi, en))


def _breakdowns(used: Collection[Dims]) -> tuple[Code, ...]:
    whole = Code(TOTAL, Name("Toàn bộ", "Total"))
    every = sorted(dims for dims in used if dims)
    return (
        whole,
        *(Code(breakdown(it), Name(names.dimensions(it, "vi"), names.dimensions(it, "en"))) for it in every),
    )


def _units(used: Collection[str]) -> tuple[Code, ...]:
    known = [Code(unit(it.code), Name(it.name_vi, it.name_en)) for it in units().values()]
    others = sorted(set(used) - set(units()))
    words = ((it, it.removeprefix("other:")) for it in others)
    return (*known, *(Code(unit(it), Name(text, text)) for it, text in words))
