"""What else bears the words of a question: entries of registers, matters, areas with what they were."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from toancanh.followup import selectors as followup
from toancanh.followup.models import Matter
from toancanh.followup.selectors import Board
from toancanh.model import Area, AreaLevel, Question
from toancanh.model.text import fold
from toancanh.reference.areas import areas
from toancanh.reference.areas.answers import Answer as About
from toancanh.reference.areas.answers import Ask, answer
from toancanh.reference.areas.answers import Question as AreaQuestion
from toancanh.registers import selectors as registers
from toancanh.registers.entries import Entry
from toancanh.registers.registry import registers as every_register
from toancanh.registers.selectors import Asked

_EACH = 4  # entries of a register
_MATTERS = 5
_SHORTEST = 3  # letters: "an" is in every other name


@dataclass(frozen=True, slots=True)
class Lineage:
    """A unit, and what it became or what it was formed of."""

    unit: Area
    ask: Ask
    about: About


def entries(words: str) -> tuple[Entry, ...]:
    """Entries of any register that have all the words in name, place or owner, those so named first.

    A query for each register.
    """
    if len(words) < _SHORTEST:
        return ()
    every = (registers.rows(of, Asked(search=words), size=_EACH) for of in every_register().values())
    found = [entry for rows in every for entry in rows]
    return tuple(sorted(found, key=lambda it: fold(words) not in fold(it.name)))


def matters(words: str) -> tuple[Matter, ...]:
    """Matters that have all the words, the first due first."""
    return tuple(followup.matters(Board(search=words))[:_MATTERS]) if len(words) >= _SHORTEST else ()


def lineages(question: Question, on: date) -> Iterator[Lineage]:
    """What units that are asked about by themselves were before, or became since."""
    if question.indicators:
        return
    for unit in question.areas:
        ask = Ask.WAS if unit.exists_on(on) else Ask.BECAME
        name = f"{unit.full_name}, {areas().province_of(unit).full_name}"
        asked = unit.full_name if unit.level is AreaLevel.PROVINCE else name
        day = unit.valid_to or unit.valid_from
        about = answer(areas(), AreaQuestion(ask, asked, on=day))
        if about.units:
            yield Lineage(unit, ask, about)
