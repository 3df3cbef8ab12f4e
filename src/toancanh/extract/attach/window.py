"""One amount with its neighbours: the stretch of text in which marks can belong to it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from toancanh.extract.marks import Mark, Marks, T, between
from toancanh.extract.reading import Sentence
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
        survey, sentence, amount: where and what.
        start: end of the amount before, or start of the sentence.
        end: start of the next amount, or end of the sentence.
        run: the list of like amounts it stands in ("5,25% và 3,51%"), itself included.
        at: its place in the run, from 0.
    """

    survey: Survey
    sentence: Sentence
    amount: Amount
    start: int
    end: int
    run: tuple[Amount, ...]
    at: int
    key: str = field(init=False)  # the reading form of the document
    before: str = field(init=False)  # words from the amount before
    after: str = field(init=False)  # words up to the next amount

    def __post_init__(self) -> None:
        self.key = self.survey.reading.key
        self.before = self.key[self.start : self.amount.start]
        self.after = self.key[self.amount.end : self.end]

    @property
    def lead(self) -> str:
        """Words from the start of the sentence."""
        return self.key[self.sentence.start : self.amount.start]

    @property
    def first(self) -> bool:
        """Whether no amount stands before it in the sentence."""
        return self.start == self.sentence.start

    @property
    def bracketed(self) -> bool:
        """Whether it stands in a bracket."""
        return self.lead.rfind("(") > self.lead.rfind(")")

    @property
    def listed(self) -> bool:
        """Whether only a comma or "và" parts it from the amount before."""
        return not self.first and _LINK.fullmatch(self.before) is not None

    @property
    def turn(self) -> int | None:
        """In a list that gives several things a figure each ("lần lượt"): which, from the end."""
        lead = self.key[self.sentence.start : self.run[0].start]
        return len(self.run) - self.at if len(self.run) > 1 and _EACH.search(lead) else None

    def near(self, marks: Marks[T]) -> list[Mark[T]]:
        """The marks between the amount before and this one."""
        return between(marks, self.start, self.amount.start)

    def leading(self, marks: Marks[T]) -> list[Mark[T]]:
        """The marks from the start of the sentence to the amount."""
        return between(marks, self.sentence.start, self.amount.start)


def windows(survey: Survey, sentence: Sentence) -> Iterator[Window]:
    """The amounts of a sentence in order, each with its neighbours."""
    amounts = [mark.value for mark in survey.within(sentence)]
    for run, at, number in _runs(survey.reading.key, amounts):
        start = amounts[number - 1].end if number else sentence.start
        end = amounts[number + 1].start if number + 1 < len(amounts) else sentence.end
        yield Window(survey, sentence, amounts[number], start, end, run, at)


def _runs(key: str, amounts: Sequence[Amount]) -> Iterator[tuple[tuple[Amount, ...], int, int]]:
    first = 0
    for number in range(1, len(amounts) + 1):
        if number < len(amounts) and _linked(key, amounts[number - 1], amounts[number]):
            continue
        run = tuple(amounts[first:number])
        yield from ((run, at, first + at) for at in range(len(run)))
        first = number


def _linked(key: str, one: Amount, two: Amount) -> bool:
    return one.unit == two.unit and _LINK.fullmatch(key, one.end, two.start) is not None
