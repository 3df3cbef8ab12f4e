"""Names of indicators, of what narrows a figure, and of areas through time."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from functools import lru_cache

from toancanh.model import Area, Observation
from toancanh.model.text import fold
from toancanh.publish.words import capital, say, say_or
from toancanh.reference import indicators
from toancanh.reference.areas import areas
from toancanh.reference.indicators import Indicator
from toancanh.reference.messages import Language
from toancanh.reference.topics import topics as known_topics


def indicator(code: str | None, label: str, lang: Language) -> str:
    """The name of an indicator, or the words of the text when it is none of the catalogue."""
    known = indicators.catalogue().get(code or "")
    name = label if known is None else known.name_en if lang == "en" else known.name_vi
    return capital(name)


def definition(indicator: Indicator, lang: Language) -> tuple[tuple[str, str], ...]:
    """The fields of the definition of an indicator that are known, with their names."""
    known = asdict(indicator.definition).items()
    return tuple((say(f"definition.{name}", lang), text) for name, text in known if text)


def topics(lang: Language) -> dict[str, str]:
    """The names of the subjects of acts, by code."""
    return {it.code: it.en if lang == "en" else it.vi for it in known_topics()}


def dimensions(dims: Iterable[tuple[str, str]], lang: Language) -> str:
    """What narrows a figure: codes ("hydro") in words, what quotes the text as it is."""
    return ", ".join(say_or(value, f"dimension.{value.replace(' ', '_')}", lang) for _, value in dims)


def thing(fact: Observation, lang: Language) -> str:
    """What a figure measures: its indicator with what narrows it."""
    parts = (indicator(fact.indicator, fact.label, lang), dimensions(fact.dims, lang))
    return " · ".join(filter(None, parts))


def area(unit: Area, lang: Language) -> str:
    """The name of a unit; of one whose land is another today marked as former: "Đắk Lắk (cũ)"."""
    return _marked(unit.name, unit, lang)


def full_area(unit: Area, lang: Language) -> str:
    """The name of a unit with its type word: "Tỉnh Đắk Lắk (cũ)"."""
    typed = say(f"area.{fold(unit.type).replace(' ', '_')}", lang, name=unit.name) if unit.type else unit.name
    return _marked(typed, unit, lang)


def _marked(name: str, unit: Area, lang: Language) -> str:
    return name if today(unit).valid_to is None else say("area.former", lang, name=name)


@lru_cache(8192)
def since(code: str, told: date | None) -> date | None:
    """Since when what is told of a unit counts: one that goes on with its land later is one with it."""
    unit = areas().get(code, told) if told else None
    return today(unit).valid_from if unit else told


def today(unit: Area) -> Area:
    """The latest unit that bears its code and has just its land: itself when it was merged or split."""
    after = [new for new, _ in areas().became(unit)]
    if len(after) != 1 or after[0].code != unit.code or len(areas().was(after[0])) != 1:
        return unit
    return today(after[0])
