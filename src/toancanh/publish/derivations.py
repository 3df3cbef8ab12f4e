"""Why a value is what it is, step by step down to the sentences and cells that it comes from."""

from collections.abc import Iterator
from enum import StrEnum

from toancanh.model import Bound, Value
from toancanh.publish import sources, spans, titles
from toancanh.publish.sources import Line, Names
from toancanh.publish.words import say
from toancanh.reference.messages import Language

_OLD_AREAS = "old_areas"


class Origin(StrEnum):
    """How a value came about; nothing here, if a document simply tells it."""

    DERIVED = "derived"
    RESIDUAL = "residual"  # of an old area: the new one less the others
    READ = "read"  # from "gần", "hơn", taken as readers take them
    NARROWED = "narrowed"  # told, and other figures say more exactly
    USUAL = "usual"  # somewhere it takes for granted what reports usually do


def origins(value: Value) -> tuple[Origin, ...]:
    """How a value came about."""
    if value.relation is None:
        return ()
    if value.told is not None:
        first = Origin.NARROWED
    else:
        residual = value.relation.identity == _OLD_AREAS and value.at > 0
        first = Origin.RESIDUAL if residual else Origin.DERIVED
    more = ((Origin.READ, _read(value)), (Origin.USUAL, value.usual))
    return (first, *(origin for origin, holds in more if holds))


def _read(value: Value) -> bool:
    """Whether it rests on a mere bound that was given its other end."""
    if value.relation is not None:
        return any(map(_read, value.inputs))
    it = value.interval
    bound = value.told is not None and value.told.quantity.bound in (Bound.AT_LEAST, Bound.AT_MOST)
    return bound and it.low is not None and it.high is not None


def lines(value: Value, names: Names, lang: Language) -> tuple[Line, ...]:
    """The value with its heading, then what it follows from.

    Args:
        value: told, narrowed or derived.
        names: of the documents that its figures come from.
        lang: the language.
    """
    return tuple(_Telling(names, lang).steps(value, None, 0))


def headline(value: Value, names: Names, lang: Language) -> str:
    """The value with its heading and how it came about, on one line."""
    return _Telling(names, lang).head(value, None)


class _Telling:
    """One explanation: a value that comes up again is not explained again."""

    def __init__(self, names: Names, lang: Language) -> None:
        self._names, self._lang = names, lang
        self._explained: set[Value] = set()

    def steps(self, value: Value, beside: titles.Title | None, depth: int) -> Iterator[Line]:
        """The lines of a value and of all under it."""
        yield Line(self.head(value, beside), depth, value.told)
        if value.relation is None:
            return
        if value in self._explained:
            yield Line(say("why.above", self._lang), depth + 1)
            return
        self._explained.add(value)
        usual = "because_usual" if value.relation.usual else "because"
        law = say(f"identity.{value.relation.identity}", self._lang)
        yield Line(say(f"why.{usual}", self._lang, law=law), depth + 1)
        if (alone := self._alone(value)) is not None:
            yield Line(alone, depth + 2)
        own = titles.of_node(value.node, self._lang)
        for each in value.inputs:
            yield from self.steps(each, own, depth + 2)

    def _alone(self, value: Value) -> str | None:
        """What the last step alone gives, of a derived value that others narrowed as well."""
        if value.told is not None or value.relation is None:
            return None
        made = value.relation.solve(value.at, [it.interval for it in value.terms])
        if (made.low, made.high) == (value.interval.low, value.interval.high):
            return None
        return say("why.alone", self._lang, made=spans.of_node(made, value.node, self._lang))

    def head(self, value: Value, beside: titles.Title | None) -> str:
        """What is measured, the value, and how it came about or who tells it."""
        title = titles.of_node(value.node, self._lang)
        name = title.beside(beside) if beside else str(title)
        parts = [sources.told(value.told, self._names, self._lang)] if value.told else []
        if value.relation is not None:
            how = ", ".join(say(f"origin.{it}", self._lang) for it in origins(value))
            parts.append(f"{spans.of_node(value.interval, value.node, self._lang)} [{how}]")
        return f"{name}: {' → '.join(parts)}"
