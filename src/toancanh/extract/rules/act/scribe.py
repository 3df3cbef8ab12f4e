"""Writes acts down: the quotation, what it is about, by when, and which documents it names."""

import re
from dataclasses import dataclass, replace
from functools import cached_property

from toancanh.extract.marks import Mark, Marks
from toancanh.extract.reading import Reading, Sentence
from toancanh.extract.rules.act.bodies import written
from toancanh.extract.rules.act.deadlines import Calendar
from toancanh.extract.rules.act.scene import Clause, Deed
from toancanh.extract.rules.document import Named, find_named, may_name
from toancanh.extract.survey import Survey
from toancanh.model import Act, ActType, Deadline, Reference
from toancanh.reference.topics import topics_of

_AFTERTHOUGHT = re.compile(r"\W*(?:thời gian|thời hạn|hạn|hoàn thành|xong|báo cáo|trình|gửi|kết quả)(?!\w)")
_NO_NAMES: Marks[Named] = Marks()


@dataclass(frozen=True)
class Scribe:
    """Knows the times and the documents named in one text."""

    survey: Survey

    @property
    def reading(self) -> Reading:
        """The document."""
        return self.survey.reading

    @cached_property
    def calendar(self) -> Calendar:
        """Its deadlines."""
        return Calendar(self.reading, self.survey)

    @cached_property
    def _named(self) -> dict[tuple[int, int], Marks[Named]]:
        return {}

    @cached_property
    def _names_any(self) -> bool:
        return may_name(self.reading.key)

    def documents(self, start: int, end: int) -> Marks[Named]:
        """The documents named between two offsets."""
        key = self.reading.key
        if not self._names_any or not may_name(key[start:end]):
            return _NO_NAMES
        found = self._named.get((start, end))
        if found is None:
            found = find_named(key, self.reading.text, self.survey.moments, range(start, end))
            self._named[start, end] = found
        return found

    def act(self, whole: Clause, clause: Clause, rule: str, deed: Deed) -> Act:
        """The act that ``rule`` found in a clause of the sentence ``whole``."""
        start, end = deed.start if deed.start is not None else clause.start, deed.end or clause.end
        if start - clause.start <= (end - clause.start) / 2:
            start = clause.start
        here = range(start, end)
        actor, addressee = (written(body, here) if body else None for body in (deed.actor, deed.addressee))
        passage, topics = self.reading.quote(start, end), topics_of(self.reading.key[start:end])
        due, named = self._deadline(clause, deed), self._references(whole, clause, deed)
        return Act(passage, deed.type, actor, addressee, topics, rule, due, named)

    def with_afterthought(self, act: Act, sentence: Sentence) -> Act:
        """The act with the deadline of the sentence after it: "Hoàn thành trước ngày 30/9."."""
        told = _AFTERTHOUGHT.match(self.reading.key, sentence.start, sentence.end)
        if not told or act.deadline or act.type is ActType.OBSTACLE:
            return act
        return replace(act, deadline=self.calendar.deadline(sentence.start, sentence.end))

    def _deadline(self, clause: Clause, deed: Deed) -> Deadline | None:
        if deed.type is ActType.OBSTACLE:
            return None
        own = self.calendar.deadline(clause.start, clause.end)
        return own or (self.calendar.deadline(*deed.under) if deed.under else None)

    def _references(self, whole: Clause, clause: Clause, deed: Deed) -> tuple[Reference, ...]:
        """Documents named in the clause, else before it in its sentence, after those of the lead-in."""
        here = self.documents(whole.start, whole.end)
        own = [mark for mark in here if clause.start <= mark.start < clause.end]
        own = own or [mark for mark in here if mark.start < clause.start]
        above = self.documents(*deed.under) if deed.under else ()
        return tuple(map(self._reference, (*above, *own)))

    def references(self, start: int, end: int) -> tuple[Reference, ...]:
        """The documents named between two offsets, quoted."""
        return tuple(map(self._reference, self.documents(start, end)))

    def _reference(self, mark: Mark[Named]) -> Reference:
        named, passage = mark.value, self.reading.quote(mark.start, mark.end)
        return Reference(passage, named.number, named.kind, named.issued, named.issuer)
