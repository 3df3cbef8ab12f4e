"""What changed since somebody was here: documents, figures known or told otherwise, contradictions."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from toancanh.accounts.models import User
from toancanh.accounts.visits import FIRST, Looks, look, next_look
from toancanh.model import Choice, Observation, Period, subject_of
from toancanh.model.intervals import common
from toancanh.publish import names, standing
from toancanh.reconcile.picture import PictureLine
from toancanh.reconcile.precedence import ONLY
from toancanh.store import since as store
from toancanh.web import choices, clock
from toancanh.web.headlines import SECTIONS, section_of
from toancanh.web.language import spoken
from toancanh.web.overview.around import Around, Part, recent

COOKIE = "lan_xem_truoc"
SHOWN = 6
_KEPT = 180 * 86_400


@dataclass(frozen=True, slots=True)
class Changed:
    """A figure that is stood by now: what it was before, if anything was told, and why it is another."""

    name: str
    area: str
    period: Period | None
    fact: Observation
    before: Observation | None
    why: str


@dataclass(frozen=True, slots=True)
class News:
    """All of it since a time; ``first`` if that is not the last visit but the last days."""

    since: datetime
    first: bool
    arrived: store.Arrived
    figures: tuple[Changed, ...]
    known: int
    contradicted: store.Contradicted

    @property
    def none(self) -> bool:
        """Whether nothing happened."""
        return not (self.arrived.number or self.known or any(self.contradicted))


def since(request: HttpRequest) -> datetime:
    """Since when there is news for whoever asks: an account's visits are in the store, others in a cookie."""
    now = clock.now()
    if isinstance(request.user, User):
        return look(user=request.user, now=now)
    return next_look(_kept(request), now).since


def told_since(request: HttpRequest) -> datetime | None:
    """Since when the address asks for news, in seconds since 1970 (``tu``); ``None`` if it does not say."""
    try:
        return datetime.fromtimestamp(int(request.GET.get("tu", "")), tz=clock.now().tzinfo)
    except (ValueError, OverflowError, OSError):
        return None


def remember(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Have the browser of somebody without an account keep that they were here."""
    if not isinstance(request.user, User):
        looks = next_look(_kept(request), clock.now())
        written = ".".join(str(int(it.timestamp())) for it in looks)
        response.set_cookie(COOKIE, written, max_age=_KEPT, httponly=True, samesite="Lax")
    return response


def _kept(request: HttpRequest) -> Looks | None:
    """What the cookie says, if anybody may have written it so."""
    parts = request.COOKIES.get(COOKIE, "").split(".")
    try:
        before, seen = (datetime.fromtimestamp(int(it), tz=clock.now().tzinfo) for it in parts)
    except (ValueError, OverflowError, OSError):
        return None
    return Looks(before, seen) if before <= seen else None


def news(chosen: choices.Choice, when: datetime) -> News:
    """What changed since a time, of figures in the areas of the page."""
    arrived = store.arrived(when, SHOWN)
    picked = {it.fact.id: it for it in store.chosen(when) if it.fact}
    figures = sorted(_figures(chosen, when, picked), key=_order) if arrived.number or picked else ()
    return News(
        when,
        clock.now() - when >= FIRST,
        arrived,
        tuple(map(_told, figures[:SHOWN])),
        len(figures),
        store.contradicted(when),
    )


class _Other(NamedTuple):
    """A figure that is stood by now, before it is put in words: of where, what it was, who chose it."""

    line: PictureLine
    part: Part
    fact: Observation
    was: Observation | None
    choice: Choice | None


def _order(it: _Other) -> tuple[bool, int]:
    """What changed before what is only known now, in the order of the page's sections."""
    return it.was is None, SECTIONS.index(section_of(it.fact.indicator or ""))


def _told(it: _Other) -> Changed:
    name = names.indicator(it.line.indicator, it.line.label, spoken())
    return Changed(name, it.part.short, it.line.period, it.fact, it.was, _why(it))


def _figures(chosen: choices.Choice, when: datetime, picked: Mapping[str, Choice]) -> Iterator[_Other]:
    there = recent(chosen)
    quoted = {fact.passage.document for line in there.picture.lines for fact in line.observations}
    return _changed(there, store.new_among(quoted, when), picked)


def _changed(there: Around, new: frozenset[str], picked: Mapping[str, Choice]) -> Iterator[_Other]:
    """The whole indicators of the two last years; what narrows them is on their own pages."""
    if there.whole is None or not (new or picked):
        return
    parts = (there.whole, *there.parts)
    before = store.replaced(new, {it.place.code for it in parts})
    year = there.chosen.period.end.year
    for part in parts:
        for subject in there.subjects:
            for line in there.lines(subject, part) if not subject[1] else ():
                if line.period and line.period.end.year >= year - 1:
                    yield from _of_line(line, part, (new, before, picked))


_Known = tuple[frozenset[str], Mapping[str, Observation], Mapping[str, Choice]]


def _of_line(line: PictureLine, part: Part, known: _Known) -> Iterator[_Other]:
    new, before, picked = known
    for fact in line.observations:
        choice = picked.get(fact.id) if picked else None
        if fact.passage.document not in new and choice is None:
            continue
        older = (it for it in line.rivals if it.measure is fact.measure and it.passage.document not in new)
        was = next(older, None) or (before.get(subject_of(fact)) if before else None)
        if was is None or common(was.quantity.interval, fact.quantity.interval) is None:
            yield _Other(line, part, fact, was, choice)


def _why(it: _Other) -> str:
    if it.choice is not None:
        return standing.choice(it.choice, spoken())
    if it.was is None:
        return ""
    rules = it.line.why(it.fact)
    return _("văn bản gửi lại thay bản trước") if rules == (ONLY,) else standing.because(rules, spoken())
