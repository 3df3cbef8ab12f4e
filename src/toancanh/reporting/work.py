"""What stands in the way and what is to be done, as a report tells it: what documents and follow-up hold."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce

from toancanh.followup.models import Matter, MatterKind
from toancanh.followup.selectors import OPEN
from toancanh.followup.states import Standing, state
from toancanh.model import ActType, Area, Period
from toancanh.model.text import fold
from toancanh.publish.brief import Note, Said
from toancanh.publish.periods import day
from toancanh.publish.word.values import Paragraph
from toancanh.publish.words import capital
from toancanh.reference.areas import areas
from toancanh.registers.books.energy_obstacles import EnergyObstacle
from toancanh.registers.registry import register
from toancanh.registers.selectors import Asked as Wanted
from toancanh.registers.selectors import entries
from toancanh.reporting.asked import Asked
from toancanh.reporting.citing import Citer
from toancanh.store.models import SourceDocument
from toancanh.store.selectors import acts_of

_MOST = 12  # of a list
_AROUND = (
    31  # days before and after the end of a period: documents of that time tell how it stands at its end
)
_ANY = Q()
_TASKS = (MatterKind.DIRECTIVE, MatterKind.TASK, MatterKind.COMMITMENT)


@dataclass(frozen=True)
class Work:
    """Tells of hindrances, tasks and proposals."""

    asked: Asked
    citer: Citer

    def hindrances(self) -> tuple[Paragraph, ...]:
        """What documents near its end, registers and follow-up name as standing in the way, each once."""
        found: dict[str, Paragraph] = {}
        for text, note, address in chain(self._stated, self._of_matters()):
            found.setdefault(fold(text), (Said(f"- {_sentence(text)}", (note,), address),))
            if len(found) == _MOST:
                break
        return tuple(found.values())

    def beyond(self) -> tuple[str, ...]:
        """What did not fit, for the writer."""
        of_matters = self._matters((MatterKind.OBSTACLE,)).values_list("title", flat=True)
        every = {fold(text) for text in (*(text for text, *_ in self._stated), *of_matters)}
        more = len(every) - _MOST
        return (f"Còn {more} khó khăn, vướng mắc khác trong kho chưa đưa vào văn bản",) if more > 0 else ()

    def overdue(self) -> tuple[Paragraph, ...]:
        """Tasks whose last day is over."""
        return self._first(_TASKS, Q(due__lt=self.asked.today))

    def tasks(self) -> tuple[Paragraph, ...]:
        """Tasks that are open and not overdue."""
        return self._first(_TASKS, Q(due__isnull=True) | Q(due__gte=self.asked.today))

    def proposals(self) -> tuple[Paragraph, ...]:
        """What was proposed and is not settled."""
        return self._first((MatterKind.PETITION,))

    @cached_property
    def _stated(self) -> tuple[tuple[str, Note, str], ...]:
        """What documents and registers name as standing in the way."""
        return (*self._of_documents(), *self._of_projects())

    def _of_documents(self) -> Iterator[tuple[str, Note, str]]:
        """Obstacles that documents name which the report quotes and which came out in its time."""
        for row in _in_time(self.citer.documents.values(), self.asked.period):
            if row.sha256 not in self.citer.counts:
                continue
            for act in acts_of(row):
                if act.type is ActType.OBSTACLE:
                    start, end = act.passage.start, act.passage.end
                    address = self.citer.links.passage(row.sha256, start, end)
                    yield act.passage.text, Note(self.citer.source(row.sha256), "", address), address

    def _of_projects(self) -> Iterator[tuple[str, Note, str]]:
        """Obstacles of energy projects in the register that are not settled."""
        projects = entries(register("energy_projects"), Wanted(area=self.asked.unit)).order_by()
        known = Q(since__isnull=True) | Q(since__lte=self.asked.period.end)
        rows = EnergyObstacle._default_manager.filter(
            known, retired_at=None, settled_on=None, project__in=projects
        )
        by_project: dict[str, list[str]] = {}
        for it in rows.select_related("project").order_by("since", "pk"):
            by_project.setdefault(it.project.name, []).append(it.name)
        for name, told in by_project.items():
            text = f"{name}: {'; '.join(it[:1].lower() + it[1:] for it in dict.fromkeys(told))}"
            yield text, Note("Danh bạ dự án năng lượng, cấp điện", f"vướng mắc của {name}"), ""

    def _of_matters(self) -> Iterator[tuple[str, Note, str]]:
        # Few are told of what may be thousands.
        for it in self._matters((MatterKind.OBSTACLE,)).iterator(chunk_size=_MOST):
            yield it.title, self.citer.matter(it), self.citer.links.matter(it.pk)

    def _first(self, kinds: Iterable[MatterKind], which: Q = _ANY) -> tuple[Paragraph, ...]:
        """The first of the matters, as lines."""
        rows = self._matters(kinds).filter(which).prefetch_related("partners")[:_MOST]
        return tuple(map(self._line, rows))

    def _matters(self, kinds: Iterable[MatterKind]) -> QuerySet[Matter]:
        """Matters open on the day of the report that were given before the end of what lies ahead."""
        here = Q(area_code__in=_codes(self.asked.unit)) | Q(area_code__isnull=True)
        found = Matter.objects.filter(OPEN, here, kind__in=[it.value for it in kinds])
        given = found.annotate(given=Coalesce("document__published_end", "session__on", "opened_on"))
        return given.filter(given__lte=self.asked.ahead.end).select_related("lead", "document", "session")

    def _line(self, it: Matter) -> Paragraph:
        more = "; ".join(_given(it, self.asked.today))
        text = f"{_sentence(it.title)[:-1]} ({more})." if more else _sentence(it.title)
        return (Said(f"- {text}", (self.citer.matter(it),), self.citer.links.matter(it.pk)),)


def _given(it: Matter, today: date) -> Iterator[str]:
    """To whom and until when, and how late it is."""
    if it.lead is not None:
        yield f"chủ trì: {it.lead.name}"
    partners = [other.name for other in it.partners.all()]
    if partners:
        yield f"phối hợp: {', '.join(partners)}"
    if it.due is not None and it.deadline.lower() not in it.title.lower():
        yield f"hạn {day(it.due, 'vi')}"
    standing = state(it, today)
    if standing.standing is Standing.LATE:
        yield f"quá hạn {standing.days_late} ngày"


def _in_time(rows: Iterable[SourceDocument], period: Period) -> list[SourceDocument]:
    """Documents that came out near the end of a period, the first first."""

    def told(row: SourceDocument) -> bool:
        if row.published_start is None or row.published_end is None:
            return False
        return abs((row.published_end - period.end).days) <= _AROUND

    return sorted(filter(told, rows), key=lambda it: (it.published_start or date.max, it.pk))


def _codes(unit: Area) -> set[str]:
    """The codes of an area and of those it was made of."""
    return {unit.code, *(it.code for it in areas().parts(unit))}


def _sentence(text: str) -> str:
    """Words as a sentence: with a capital, on one line, with a full stop."""
    told = capital(" ".join(text.split())).rstrip(";,. ")
    return f"{told}."
