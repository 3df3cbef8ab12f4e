"""One amount with its neighbours: the stretch of text in which marks can belong to it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from toancanh.extract.content import Content, Few, inside
from toancanh.extract.marks import Mark, T
from toancanh.extract.reading import Sentence, in_bracket
from toancanh.extract.rules.indicator.subjects import Subject
from toancanh.extract.rules.unit import Amount
from toancanh.extract.survey import Survey

# Capital letters of Vietnamese; in Unicode they alternate with the small ones.
CAPITAL = (
    "[" + "".join(c for c in map(chr, (*range(0x41, 0x1B1), *range(0x1EA0, 0x1EFA))) if c.isupper()) + "]"
)
_LINK = re.compile(r" *(?:,|;|và|, và|; và|,? còn) *(?:gần |hơn |khoảng |trên |trên mức )?")
_EACH = re.compile(r"(?:lần lượt|theo thứ tự|tương ứng)[^.;]*$|: *$")


@dataclass(slots=True)
class Window:
    """An amount in its sentence. It is asked many questions, so it has its words ready.

    Args:
        survey, sentence, content, amount: where and what.
        start: end of the amount before, or start of the sentence.
        end: start of the next amount, or end of the sentence.
        run: the list of like amounts it stands in ("5,25% và 3,51%"), itself included.
        at: its place in the run, from 0.
    """

    survey: Survey
    sentence: Sentence
    content: Content
    amount: Amount
    start: int
    end: int
    run: Sequence[Amount]
    at: int
    key: str = field(init=False)  # the reading form of the document
    before: str = field(init=False)  # words from the amount before
    after: str = field(init=False)  # words up to the next amount
    lead: str = field(init=False)  # words from the start of the sentence
    first: bool = field(init=False)  # no amount stands before it in the sentence
    named: Sequence[Mark[Subject]] = field(init=False)  # what is spoken of since the amount before
    listed: bool = field(init=False)  # only a comma or "và" parts it from the amount before

    def __post_init__(self) -> None:
        self.key = key = self.survey.reading.key
        at, begins = self.amount.start, self.sentence.start
        self.before = key[self.start : at]
        self.after = key[self.amount.end : self.end]
        self.first = self.start == begins
        self.named = self.near(self.content.subjects)
        self.lead = self.before if self.first else key[begins:at]
        self.listed = not self.first and _LINK.fullmatch(self.before) is not None

    @property
    def bracketed(self) -> bool:
        """Whether it stands in a bracket."""
        return in_bracket(self.key, self.sentence.start, self.amount.start)

    @property
    def turn(self) -> int | None:
        """In a list that gives several things a figure each ("lần lượt"): which, from the end."""
        if len(self.run) < 2 or not _EACH.search(self.key[self.sentence.start : self.run[0].start]):
            return None
        return len(self.run) - self.at

    def near(self, marks: Few[T]) -> Sequence[Mark[T]]:
        """The marks of the sentence between the amount before and this one."""
        return inside(marks, self.start, self.amount.start) if marks else marks

    def leading(self, marks: Few[T]) -> Sequence[Mark[T]]:
        """The marks from the start of the sentence to the amount."""
        at = self.amount.start
        return [mark for mark in marks if mark[1] <= at] if marks else marks


def windows(survey: Survey, sentence: Sentence, content: Content) -> Iterator[Window]:
    """The amounts of a sentence in order, each with its neighbours."""
    amounts = [mark.value for mark in content.amounts]
    starts = [sentence.start, *[amount.end for amount in amounts]]
    ends = [*[amount.start for amount in amounts[1:]], sentence.end]
    number = 0
    for run in _runs(survey.reading.key, amounts) if amounts else ():
        for at, amount in enumerate(run):
            yield Window(survey, sentence, content, amount, starts[number], ends[number], run, at)
            number += 1


def _runs(key: str, amounts: Sequence[Amount]) -> list[list[Amount]]:
    runs = [[amounts[0]]]
    for one, two in pairwise(amounts):
        if _linked(key, one, two):
            runs[-1].append(two)
        else:
            runs.append([two])
    return runs


def _linked(key: str, one: Amount, two: Amount) -> bool:
    return one.unit == two.unit and _LINK.fullmatch(key, one.end, two.start) is not None
