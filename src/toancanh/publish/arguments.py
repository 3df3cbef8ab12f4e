"""A contradiction as an argument in full sentences, with what could be put in the place of each figure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from toancanh.model import Contradiction, Observation
from toancanh.publish import contradictions, figures, sources, titles
from toancanh.publish.contradictions import Told, mended
from toancanh.publish.sources import Line, Names
from toancanh.publish.words import capital, say
from toancanh.reference.messages import Language


@dataclass(frozen=True, slots=True)
class Option:
    """One of the figures that cannot all be true, as something to decide on.

    Args:
        fact: the figure.
        words: what it says, in a sentence.
        instead: the number that would repair all, in ``unit``, as it is typed; empty if none is sure.
        unit: the unit of that number, in words.
        suspected: whether it is the only one of which one change repairs all.
    """

    fact: Observation
    words: str
    instead: str
    unit: str
    suspected: bool


@dataclass(frozen=True, slots=True)
class Argument:
    """The argument.

    Args:
        told: the contradiction in words.
        claims: what each source says, each a sentence with its figure.
        law: by what they depend on each other.
        so: what follows.
        slips: where the slip likely is, each with its figure.
        options: the figures to decide on, the likeliest slip first.
        echoes: what else the same slip breaks, each on a line.
    """

    told: Told
    claims: tuple[Line, ...]
    law: str
    so: str
    slips: tuple[Line, ...]
    options: tuple[Option, ...]
    echoes: tuple[str, ...] = ()

    @property
    def record(self) -> Mapping[str, str]:
        """The argument in short, to be kept with what is decided about it."""
        return {"about": self.told.about, "law": self.law, "so": self.so}


def argued(it: Contradiction, echoes: Iterable[Contradiction], names: Names, lang: Language) -> Argument:
    """Put a contradiction as an argument.

    Args:
        it: the contradiction.
        echoes: others that one change of the same figure would repair.
        names: of the documents of their members, by SHA-256.
        lang: the language.
    """
    told = contradictions.told(it, names, lang)
    return Argument(
        told,
        tuple(Line(_claim(fact, names, lang), 0, fact) for fact in it.members),
        say("argument.law", lang, law=told.law),
        say("argument.so", lang, about=told.about, said=told.said),
        _slips(told.suspects, lang),
        tuple(_options(it, names, lang)),
        tuple(f"{capital(contradictions.told(each, names, lang).line)}." for each in echoes),
    )


def _slips(suspects: tuple[Line, ...], lang: Language) -> tuple[Line, ...]:
    """Where the slip is, in a sentence if there is one place only."""
    if len(suspects) != 1:
        return suspects
    return tuple(line._replace(text=say("argument.slip", lang, slip=line.text)) for line in suspects)


def _claim(fact: Observation, names: Names, lang: Language) -> str:
    what = str(titles.of_fact(fact, lang))
    settled = say(f"status.{fact.status}", lang)
    where, value = sources.source(fact, names, lang), figures.entry(fact, lang)
    return say("argument.claim", lang, where=where, what=what, value=value, status=settled)


def _options(it: Contradiction, names: Names, lang: Language) -> Iterator[Option]:
    suspects = {each.observation.id: each for each in reversed(it.suspects)}
    likeliest = it.suspects[0].observation.id if it.suspects else ""
    for fact in sorted(it.members, key=lambda fact: (fact.id != likeliest, fact.id not in suspects)):
        suspect = suspects.get(fact.id)
        right = mended(fact.quantity, suspect.should_be, suspect.slip) if suspect else None
        yield Option(
            fact,
            f"{titles.of_fact(fact, lang).period}: {sources.told(fact, names, lang)}",
            "" if right is None else typed(fact, right, lang),
            figures.scale(fact.quantity, lang)[1],
            fact.id == likeliest and len(suspects) == 1,
        )


def typed(fact: Observation, value: Decimal, lang: Language) -> str:
    """A number as a person types it in the place of a figure's, in the unit it is told in."""
    factor, _ = figures.scale(fact.quantity, lang)
    return figures.number(value / factor, lang)
