"""A matter in words: its kind, how it stands, its deadline and how that came about, its history."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from toancanh.followup.models import Event, Matter, WorkingSession
from toancanh.followup.states import Stage, Standing, State, state
from toancanh.followup.terms import Term, TermKind
from toancanh.model import Limit
from toancanh.publish import names, periods
from toancanh.publish.words import capital, say, say_or
from toancanh.reference import workdays
from toancanh.web.language import spoken
from toancanh.web.matters.asking import session_name

_SOON = 5  # working days


@dataclass(frozen=True, slots=True)
class Told:
    """A matter as a line of a list; what is due by ``soon`` is due soon."""

    matter: Matter
    state: State
    soon: date

    @property
    def kind(self) -> str:
        """What sort of thing is to be done."""
        return say(f"matter_kind.{self.matter.kind}", spoken())

    @property
    def stage(self) -> str:
        """How far the work is."""
        return say(f"stage.{self.state.stage}", spoken())

    @property
    def standing(self) -> str:
        """What the clock says."""
        return say(f"standing.{self.state.standing}", spoken(), days=str(self.state.days_late))

    @property
    def tone(self) -> str:
        """What the eye is to be told: "done", "stopped", "late", "soon", or nothing."""
        if self.state.stage in (Stage.DONE, Stage.STOPPED):
            return self.state.stage.value
        if self.state.standing is Standing.LATE:
            return "late"
        return "soon" if self.matter.due and self.matter.due <= self.soon else ""

    @property
    def due(self) -> str:
        """The last day; of one that falls on a day off also the working day before it."""
        due = self.matter.due
        if due is None:
            return self.matter.deadline
        words, last = periods.day(due, spoken()), self.before_day_off
        return (
            say("matters.day_off", spoken(), due=words, last=periods.day(last, spoken())) if last else words
        )

    @property
    def before_day_off(self) -> date | None:
        """Of a last day that is a day off, the working day before it."""
        due = self.matter.due
        last = workdays.last_before(due) if due else None
        return None if last == due else last

    @property
    def topics(self) -> str:
        """What it is about."""
        known = names.topics(spoken())
        return ", ".join(known.get(code, code) for code in self.matter.topics)


def told(rows: Iterable[Matter], today: date) -> list[Told]:
    """Matters as lines of a list."""
    soon = workdays.after(today, _SOON)
    return [Told(row, state(row, today), soon) for row in rows]


def why(term: Term) -> str:
    """How the words of a deadline give its last day."""
    lang, due = spoken(), periods.day(term.due, spoken()) if term.due else ""
    if term.due is None:
        known = {TermKind.RECURRING: "recurring", TermKind.NONE: "none"}
        return say(f"deadline_why.{known.get(term.kind, 'undated')}", lang)
    if term.limit is Limit.BEFORE:
        return say("deadline_why.before", lang, due=due)
    if term.limit is Limit.WITHIN and term.since and term.kind is TermKind.PERIOD:
        return say("deadline_why.within", lang, due=due, since=periods.day(term.since, lang))
    return say(f"deadline_why.{'day' if term.kind is TermKind.DAY else 'end'}", lang, due=due)


@dataclass(frozen=True, slots=True)
class Turn:
    """A column that an event changed."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a history."""

    what: str
    who: str
    at: datetime
    reason: str
    turns: tuple[Turn, ...]


_TOLD_ELSEWHERE = (
    *("terms", "term", "due_first", "title", "quote", "start", "end", "document_id"),
    *("area_code", "entry", "register", "opened_on", "topics", "proposed_by"),
)


def line(event: Event) -> Line:
    """An event in words; what only the computer needs is left out, and of an opening what the page tells."""
    lang = spoken()
    turns = (
        Turn(label, _value(name, event.before.get(name)), _value(name, after))
        for name, after in event.after.items()
        if name not in _TOLD_ELSEWHERE
        if (label := say_or("", f"matter_column.{name}", lang))
    )
    return Line(capital(say(f"event.{event.what}", lang)), event.who, event.at, event.reason, tuple(turns))


def _value(name: str, value: Any) -> str:
    """The value of a column as people write it."""
    if value in (None, "", [], 0):
        return ""
    if isinstance(value, list):
        return "; ".join(map(str, value))
    if name == "kind":
        return say(f"matter_kind.{value}", spoken())
    if name == "proposed":
        return say(f"progress.{value}", spoken())
    if name == "session_id":
        return ", ".join(session_name(row) for row in WorkingSession.objects.filter(pk=value))
    if name in _DAYS:
        return periods.day(date.fromisoformat(value), spoken())
    return str(value)


_DAYS = ("due", "begun_on", "asked_until", "escalated_on", "answered_on", "resolved_on", "stopped_on")
