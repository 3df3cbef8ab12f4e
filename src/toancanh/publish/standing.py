"""Why a figure stands and another does not, and what a reviewer put right, in words."""

from collections.abc import Iterable
from dataclasses import replace

from toancanh.model import Choice, Correction, Observation
from toancanh.publish import figures, periods
from toancanh.publish.words import say
from toancanh.reference.messages import Language


def because(rules: Iterable[str], lang: Language) -> str:
    """Why a figure is stood by: the rules (``reconcile.precedence``) that decided for it."""
    return say("precedence.because", lang, reasons="; ".join(say(f"precedence.{it}", lang) for it in rules))


def instead(rule: str, lang: Language) -> str:
    """Why another figure is stood by."""
    return say("precedence.instead", lang, reason=say(f"precedence.{rule}", lang))


def choice(it: Choice, lang: Language) -> str:
    """Who chose, or took a choice back, when and why."""
    done = "chosen" if it.fact else "taken_back"
    return say(
        f"precedence.{done}", lang, who=it.who, day=periods.day(it.when.date(), lang), reason=it.reason
    )


def corrected(fact: Observation, lang: Language) -> str | None:
    """What was put right in a figure and by whom; ``None`` if it is as it was read."""
    if fact.correction is None:
        return None
    original = figures.entry(replace(fact, quantity=fact.said), lang)
    return _told("changed", fact.correction, lang, original=original, value=figures.entry(fact, lang))


def dropped(fact: Observation, why: Correction, lang: Language) -> str:
    """Why a figure as it was read is left out."""
    return _told("dropped", why, lang, original=figures.entry(fact, lang))


def _told(what: str, why: Correction, lang: Language, **numbers: str) -> str:
    source = say("registers.from", lang, source=why.source) if why.source else ""
    ground = "; ".join(filter(None, (f"{why.author}, {periods.day(why.on, lang)}", source, why.where)))
    return say(f"correction.{what}", lang, reason=why.reason, ground=ground, **numbers)
