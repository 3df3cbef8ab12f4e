"""Numbers with what they rest on: the document, the sentence or cell, or the numbers they follow from."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile
from textwrap import shorten

from toancanh.analyse.figures import Figure, How
from toancanh.followup.models import Matter
from toancanh.model import Kind, Observation, Status
from toancanh.model.intervals import common
from toancanh.publish import figures, names, periods, reckoned, words
from toancanh.publish.brief import Note, Said
from toancanh.publish.word.values import DERIVED, DISPUTED
from toancanh.reconcile.picture import PictureLine
from toancanh.store.contradictions.selectors import contradicted_figures
from toancanh.store.models import SourceDocument

_TITLE = 60  # letters of a title in a note
_WORDS = 7  # of a sentence
_BEGINNING = re.compile(r"[^\d\n]+")


def _nowhere(*_args: object) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Links:
    """The addresses of the site, as far as there is one: of a figure, a passage of a document, a matter."""

    fact: Callable[[str], str] = _nowhere
    passage: Callable[[str, int, int], str] = _nowhere
    matter: Callable[[int], str] = _nowhere


NO_LINKS = Links()


@dataclass
class Citer:
    """Cites the figures of one report, and remembers which.

    Args:
        links: the addresses of the site.
        documents: those that figures of the report stand in, by SHA-256.
        contradicted: the ids of figures in a contradiction that nobody has settled.
        cited: the facts that were cited, by id.
        derived: the numbers that nobody tells, in words, each once.
        disputes: the figures that other documents tell otherwise, in words, each once.
    """

    links: Links
    documents: Mapping[str, SourceDocument]
    contradicted: frozenset[str]
    cited: dict[str, Observation] = field(default_factory=dict)
    derived: dict[str, None] = field(default_factory=dict)
    disputes: dict[str, None] = field(default_factory=dict)

    def fact(self, it: Observation, line: PictureLine | None = None, *, table: bool = False) -> Said:
        """A figure as somebody told it; marked where other documents contradict it."""
        write = figures.entry if table else figures.figure
        return Said(
            write(it, "vi"), (self.note(it),), self.links.fact(it.id), self._tone(it, against(it, line))
        )

    def note(self, it: Observation) -> Note:
        """The sentence or cell that a figure stands in."""
        sha256 = it.passage.document
        self.cited[it.id] = it
        start, end = it.sentence
        return Note(self.source(sha256), self._place(it), self.links.passage(sha256, start, end))

    @property
    def counts(self) -> Counter[str]:
        """How many figures each document gave, by SHA-256."""
        return Counter(it.passage.document for it in self.cited.values())

    def figure(self, it: Figure, name: str, formula: str, *, signed: bool = False) -> Said:
        """A number to be told: as somebody tells it, else marked as derived, with how it came about.

        Args:
            it: the number.
            name: what it is, for the writer's list.
            formula: how it came about ("toàn tỉnh trừ phía Tây").
            signed: whether it is a growth with its sign.
        """
        if it.fact is not None:
            said, rivals = self.fact(it.fact), it.facts[1:] if it.disputed else ()
            return replace(said, tone=self._tone(it.fact, rivals))
        text = spread(reckoned.number(it.interval, it.unit, "vi", signed=signed))
        told = dict.fromkeys(self._where(fact) for fact in it.facts)
        note = Note(f"Số suy ra, không văn bản nào nêu: {formula}", f"từ số liệu ở {'; '.join(told)}")
        for fact in it.facts:
            self.note(fact)
        self.derived.setdefault(f"{name}: {text} ({formula})")
        tone = DISPUTED if it.disputed or self.contradicted & {fact.id for fact in it.facts} else DERIVED
        return Said(text, (note,), self.links.fact(it.facts[0].id) if it.facts else "", tone)

    def matter(self, it: Matter) -> Note:
        """What a matter comes from: its document, else the follow-up."""
        if it.document is not None and it.start is not None and it.end is not None:
            sha256 = it.document.sha256
            return Note(short(it.document), "", self.links.passage(sha256, it.start, it.end))
        return Note("Sổ theo dõi công việc của Sở", f"việc số {it.pk}", self.links.matter(it.pk))

    def source(self, sha256: str) -> str:
        """A document as a note cites it."""
        return short(self.documents[sha256])

    def sources(self) -> tuple[tuple[str, str], ...]:
        """The documents cited, each with its file, those that gave most numbers first."""
        found = sorted(self.counts.items(), key=lambda it: (-it[1], self.source(it[0])))
        rows = (self.documents[sha256] for sha256, _ in found)
        return tuple((cited(row), row.name) for row in rows)

    def _where(self, it: Observation) -> str:
        return f"{self.source(it.passage.document)}, {self._place(it)}"

    def _place(self, it: Observation) -> str:
        """Where a figure stands: the cell, or the paragraph and how its sentence begins.

        Without the number, which stands in the text already: a report that is read again tells it once.
        """
        place = words.locator(it.passage.locator, "vi")
        if it.passage.locator.cell or it.passage.locator.row is not None:
            return place
        text = self.documents[it.passage.document].text
        begun = _BEGINNING.match(text[it.sentence[0] : it.sentence[1]].lstrip("-–•+ "))
        words_of = " ".join(begun.group().split()[:_WORDS]) if begun else ""
        return f"{place}, câu “{words_of}…”" if words_of else place

    def _tone(self, it: Observation, rivals: Sequence[Observation]) -> str:
        """Whether a figure is disputed; what is said otherwise is remembered in words."""
        if rivals:
            others = "; ".join(self._told(each) for each in rivals)
            self.disputes.setdefault(f"{self._what(it)}: đang dùng {self._told(it)}; khác với {others}")
        return DISPUTED if rivals or it.id in self.contradicted else ""

    def _told(self, it: Observation) -> str:
        return f"{figures.entry(it, 'vi')} ({self._where(it)})"

    def _what(self, it: Observation) -> str:
        when = periods.published(it.period, "vi") if it.period else ""
        return " ".join(filter(None, (names.thing(it, "vi"), it.area, when)))


def against(it: Observation, line: PictureLine | None) -> tuple[Observation, ...]:
    """The rivals of a figure that cannot be true beside it."""
    if line is None or not line.conflict:
        return ()
    same = [rival for rival in line.rivals if (rival.measure, rival.status) == (it.measure, it.status)]
    return tuple(
        rival
        for rival in same
        if rival.quantity.unit == it.quantity.unit
        and not common(it.quantity.interval, rival.quantity.interval)
    )


def citer(lines: Iterable[PictureLine], links: Links) -> Citer:
    """One that knows the documents of these lines, and which of their figures are contradicted."""
    every = tuple(lines)
    quoted = {fact.passage.document for it in every for fact in (*it.observations, *it.rivals)}
    rows = SourceDocument.objects.filter(original__in=quoted).defer("blocks")
    here = contradicted_figures().filter(observation__area_code__in={it.area_code for it in every})
    broken = here.values_list("observation__fact_id", flat=True)
    return Citer(links, {row.sha256: row for row in rows}, frozenset(broken))


def spread(text: str) -> str:
    """A number told by its ends, as prose has it: "từ 215 đến 239 triệu USD"."""
    return f"từ {text.replace('–', ' đến ')}" if "–" in text else text


def short(row: SourceDocument) -> str:
    """A document as a note cites it: number and day, else the beginning of its title and the day."""
    named = f"Văn bản số {row.number}" if row.number else f"“{shorten(_title(row), _TITLE, placeholder='…')}”"
    return f"{named}, {_on(row)}" if row.published else named


def cited(row: SourceDocument) -> str:
    """A document as a list of sources cites it: title, number, day."""
    number = f"số {row.number}" if row.number else ""
    day = _on(row) if row.published else ""
    head = " ".join(filter(None, (number, day)))
    return ", ".join(filter(None, (_title(row), head)))


def _title(row: SourceDocument) -> str:
    """The title, its kind not in capitals: "Báo cáo Tình hình…"."""
    every = (row.title or row.name).split()
    kind = list(takewhile(str.isupper, every))
    told = [" ".join(kind).capitalize(), *every[len(kind) :]] if len(" ".join(kind)) > 4 else every
    return " ".join(filter(None, told))


def _on(row: SourceDocument) -> str:
    told = row.published
    if told is None:
        return ""
    words_of = periods.published(told, "vi")
    return f"ngày {words_of}" if told.start == told.end else words_of


def how(it: Figure, other: str) -> str:
    """How a level of an area came about, in words."""
    return {
        How.AREAS: "cộng các địa bàn trước hợp nhất",
        How.REST: f"toàn địa bàn trừ {other}" if other else "toàn địa bàn trừ phần còn lại",
        How.PERIODS: "cộng các kỳ trong năm",
        How.GROWTH: "suy từ mức tăng so với cùng kỳ",
        How.PERCENT: "suy từ tỷ lệ thực hiện kế hoạch",
    }.get(it.how, "tính từ các số liệu đã nêu")


def aim(kind: Kind) -> str:
    """What was decided."""
    return "mục tiêu" if kind is Kind.TARGET else "kế hoạch"


def settled(status: Status) -> str:
    """The verb of a level that is so settled."""
    return {
        Status.ESTIMATE: "ước đạt",
        Status.PRELIMINARY: "sơ bộ đạt",
        Status.FORECAST: "dự báo đạt",
    }.get(status, "đạt")


def name_of(code: str, dims: tuple[tuple[str, str], ...]) -> str:
    """A thing by name, for lists."""
    return " – ".join(filter(None, (names.indicator(code, "", "vi"), names.dimensions(dims, "vi"))))
