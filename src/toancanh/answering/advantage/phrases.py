"""What a report says of branches, methods and wholes, in the language of the reader."""

from collections.abc import Iterable, Iterator
from datetime import date

from toancanh.analyse.figures import Figure, How
from toancanh.answering.advantage.values import Branch, Evidence, Listed, Weighed
from toancanh.publish import advantage as words
from toancanh.publish import figures, names
from toancanh.publish.words import say
from toancanh.reference.areas import areas
from toancanh.reference.messages import Language

_SIGNED = ("growth", "contribution", "local", "national", "mix")


def number(of: Figure, method: str, lang: Language) -> str:
    """A result: as its source writes it where one tells it just so."""
    signed = method in _SIGNED
    if of.how is How.TOLD and of.fact is not None and not of.disputed:
        return words.rounded(of.fact, lang, signed=signed)
    return words.value(of.interval, of.unit, lang, signed=signed)


def said(of: Evidence, lang: Language) -> str:
    """What a method says; a dash where it says nothing."""
    if of.value is None:
        return "–"
    if "output" in of.parts:
        return words.per_unit(of.value.interval, of.value.unit, of.parts["output"].unit, lang)
    return number(of.value, of.method.code, lang)


def place(of: Branch) -> str:
    """The places that a branch may have; a dash where nothing puts it in order."""
    return words.places(of.rank.best, of.rank.worst) if of.rank else "–"


def score(of: Branch, lang: Language) -> str:
    """Its score, from 0 to 1."""
    return words.value(of.rank.score, words.PLAIN, lang) if of.rank else "–"


def named(of: Branch, listed: Listed, lang: Language) -> str:
    """Its name, with that of the branch it lies in."""
    name = words.branch(of.name, listed.structure, lang)
    if not of.within:
        return name
    return f"{name} ({say('advantage.part_of', lang, name=words.branch(of.within, listed.structure, lang))})"


def counted(of: Weighed, listed: Listed, lang: Language) -> str:
    """A criterion with its weight and of how many branches it is known."""
    ranked = sum(not it.within for it in listed.branches)
    told = {"weight": figures.number(of.weight, lang), "known": str(of.known), "all": str(ranked)}
    return say("advantage.criterion", lang, name=words.method(of.method, lang), **told)


def not_told(listed: Listed, lang: Language) -> Iterator[str]:
    """What does not follow, with what is missing for it: the methods that want the same in one line."""
    wanting: dict[tuple[str, ...], list[str]] = {}
    for of in (*listed.silent, *(it for it in listed.evidence.values() if it.value is None)):
        wanting.setdefault(of.missing, []).append(words.method(of.method, lang))
    for codes, lost in wanting.items():
        yield say("advantage.not_told", lang, missing=words.missing(codes, lang), names=", ".join(lost))


def leaders(listed: Listed, lang: Language) -> Iterator[str]:
    """Which branch surely stands first by each criterion that is known of all."""
    ranked = [it for it in listed.branches if not it.within]
    for of in (it.method for it in listed.weighed if it.used and it.known == len(ranked)):
        first = next((it for it in ranked if _first(it, ranked, of.code)), None)
        if first:
            name = words.branch(first.name, listed.structure, lang)
            value = said(first.evidence[of.code], lang)
            yield say("advantage.leader", lang, method=words.method(of, lang), name=name, value=value)


def _first(it: Branch, ranked: Iterable[Branch], code: str) -> bool:
    own = it.evidence[code].value
    others = [of for other in ranked if other is not it and (of := other.evidence[code].value)]
    low = own.interval.low if own else None
    return low is not None and all(of.interval.high is not None and of.interval.high < low for of in others)


def left_out(listed: Listed, lang: Language) -> Iterator[str]:
    """The provinces and branches that a table of both could not be used for."""
    for name in listed.left_out:
        code, _, since = name.partition("@")
        unit = areas().get(code, date.fromisoformat(since)) if since else None
        yield names.full_area(unit, lang) if unit else words.branch(name, listed.structure, lang)


def whole(listed: Listed, lang: Language) -> Iterator[str]:
    """The level and growth of the whole, and what is said of all branches together."""
    if listed.whole:
        yield say("advantage.whole", lang, value=number(listed.whole, "size", lang))
    if listed.growth:
        yield say("advantage.grown", lang, value=number(listed.growth, "growth", lang))
    for it in listed.evidence.values():
        if it.value:
            yield f"{words.method(it.method, lang)} {said(it, lang)}"
