"""Why a figure is read as it is, in words: for each part the phrase that gave it and how it reaches it."""

from collections.abc import Iterator
from dataclasses import dataclass

from toancanh.model import Evidence, Observation, Part, Way
from toancanh.publish.figures import number
from toancanh.publish.words import say, say_or
from toancanh.reference.messages import Language

_UNQUOTED = (Way.DOCUMENT, Way.TOLD, Way.ASSUMED)
_LONGEST = 60  # characters of a quotation
_TABLE = "table."
_FORM = "table.form"  # what everybody knows who fills it in


@dataclass(frozen=True, slots=True)
class Line:
    """One part: its name, what gave it, and the rule; ``found`` leads to the words in the document."""

    part: str
    told: str
    rule: str
    found: Evidence

    def __str__(self) -> str:
        return f"{self.part}: {self.told} [{self.rule}]"


def lines(fact: Observation, text: str, lang: Language) -> tuple[Line, ...]:
    """The parts of a figure of the document with this text, always in the same order."""
    order = list(Part)
    told = sorted(fact.evidence, key=lambda found: order.index(found.part))
    own = fact.passage.start, fact.passage.end
    return tuple(Line(say(f"part.{it.part}", lang), _how(it, text, lang, own), it.rule, it) for it in told)


def _how(found: Evidence, text: str, lang: Language, own: tuple[int, int]) -> str:
    if found.rule == _FORM:
        return say("way.form", lang)
    if found.start is None or found.end is None:
        unsaid = found.way if found.way in _UNQUOTED else "repeated"
        return say(f"way.{unsaid}", lang)
    way = str(found.way)
    if (found.start, found.end) == own:
        way = "itself"
    elif found.way is Way.CARRIED and found.distance:
        way = "carried_back"
    elif found.rule.startswith(_TABLE):
        way = f"table_{found.rule.removeprefix(_TABLE)}"
    return say(f"way.{way}", lang, words=_quoted(text[found.start : found.end]), count=str(found.distance))


def _quoted(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1].rstrip() + "…"


def confidence(fact: Observation, lang: Language) -> Iterator[str]:
    """How sure the figure is, with the signs that lower it; nothing where it was not measured."""
    if fact.confidence is None:
        return
    share, told = number(fact.confidence, lang, 2), "; ".join(doubts(fact, lang))
    yield (
        say("review.doubts", lang, share=share, signs=told)
        if told
        else say("review.confidence", lang, share=share)
    )


def doubts(fact: Observation, lang: Language) -> tuple[str, ...]:
    """The signs of doubt in words; the bare name of one that only an older engine knew."""
    return tuple(say_or(name, f"sign.{name}", lang) for name in fact.doubts)
