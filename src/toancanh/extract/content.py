"""What one sentence holds: its marks, found once for all that is asked of the amounts in it."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from toancanh.extract.marks import Mark, Marks, T
from toancanh.extract.rules.area import Place
from toancanh.extract.rules.change import Base, Verb
from toancanh.extract.rules.indicator.subjects import Subject
from toancanh.extract.rules.period import Moment
from toancanh.extract.rules.status import Cue
from toancanh.extract.rules.unit import Amount
from toancanh.extract.survey import Survey

Few = tuple[Mark[T], ...]  # the marks of one sentence, in text order


class Content(NamedTuple):
    """The marks of a sentence by dimension; ``moments`` are those that can date a figure."""

    amounts: Few[Amount]
    subjects: Few[Subject]
    moments: Few[Moment]
    places: Few[Place]
    cues: Few[Cue]
    verbs: Few[Verb]
    bases: Few[Base]


def contents(survey: Survey) -> Iterator[Content]:
    """What each sentence of a document holds."""
    starts = [sentence.start for sentence in survey.reading.sentences]
    ends = [sentence.end for sentence in survey.reading.sentences]

    def by_sentence(marks: Marks[T]) -> list[Few[T]]:
        found: list[Few[T]] = [()] * len(starts)
        for mark in marks:
            at = bisect_right(starts, mark[0]) - 1
            if at >= 0 and mark[1] <= ends[at]:
                found[at] += (mark,)
        return found

    return map(
        Content,
        by_sentence(survey.amounts),
        by_sentence(survey.subjects),
        by_sentence(survey.free_moments),
        by_sentence(survey.places),
        by_sentence(survey.cues),
        by_sentence(survey.verbs),
        by_sentence(survey.bases),
    )


def inside(marks: Few[T], start: int, end: int) -> Sequence[Mark[T]]:
    """Those of the marks of a sentence that lie wholly between two offsets."""
    return [mark for mark in marks if start <= mark[0] and mark[1] <= end] if marks else marks
