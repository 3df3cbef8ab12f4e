"""Mentions of named things, each with what the text states of it: candidates for the registers."""

from collections.abc import Iterator, Sequence

from toancanh.extract.named.gather import gather
from toancanh.extract.named.statements import Statement, statements
from toancanh.extract.named.tables import read_tables
from toancanh.extract.reading import Reading
from toancanh.extract.rules.named import find_named
from toancanh.extract.survey import Survey
from toancanh.model import Attribute, Mention, Observation

__all__ = ["find_mentions"]


def find_mentions(survey: Survey, facts: Sequence[Observation]) -> Iterator[Mention]:
    """All mentions in reading order; ``facts`` are those found in the same text."""
    reading = survey.reading
    found = find_named(reading, survey.heads, survey.places, survey.amounts)
    rows, told = read_tables(survey, facts, found)
    named = gather([*found, *rows])
    for one, own in zip(named, statements(survey, named), strict=True):
        said = sorted({*own, *told.get(one.start, ())}, key=lambda it: (it.start, it.feature))
        yield Mention(
            reading.quote(one.start, one.end),
            one.kind,
            one.name,
            one.key,
            one.variety,
            tuple(_attribute(it, reading) for it in said),
            one.rule,
        )


def _attribute(said: Statement, reading: Reading) -> Attribute:
    return Attribute(said.feature, reading.quote(said.start, said.end), said.quantity, said.code)
