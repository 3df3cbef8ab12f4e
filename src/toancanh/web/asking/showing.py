"""What the page shows: figures with their sentences, steps of what follows, lines of documents."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from toancanh.analyse.figures import Figure as Number
from toancanh.answering import Answer, Told
from toancanh.answering.elsewhere import Lineage
from toancanh.model import Observation
from toancanh.model.things import Place as Key
from toancanh.publish import names
from toancanh.publish.area_answers import notes
from toancanh.reconcile.picture import PictureLine
from toancanh.reference.areas import areas
from toancanh.reference.areas.answers import Ask
from toancanh.registers.declaring import Register
from toancanh.registers.entries import Entry
from toancanh.registers.selectors import register_of
from toancanh.store import selectors
from toancanh.store.fulltext.selectors import Hit
from toancanh.store.selectors import Claim
from toancanh.web.choices import Place
from toancanh.web.language import spoken
from toancanh.web.overview.aims import Row, rows_of
from toancanh.web.overview.leading import cautions
from toancanh.web.overview.sides import sided
from toancanh.web.views.registers.words import title, with_unit

IN_FULL = 4  # figures with their sentences; of more than that only the figures
_VALUES = 5  # of an entry
_AROUND = 140  # characters of a line on either side of what was found


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that answers, as it stands, with the sentence that tells it.

    ``fact`` may have been put right since the sentence was written; ``exact`` is whether it is of the measure
    asked for; ``line`` has what stands beside it.
    """

    fact: Observation
    claim: Claim
    exact: bool = True
    line: PictureLine | None = None

    @property
    def cautions(self) -> tuple[str, ...]:
        """Why to be careful with it, in words."""
        return cautions(self.line, self.fact)


def figures(found: Answer) -> tuple[Figure, ...]:
    """The figures of an answer that are shown with their sentences."""
    told = [_figure(it) for it in found.told[:IN_FULL]]
    more = [Figure(it, claim) for it in found.facts[:IN_FULL] if (claim := selectors.claim(it.id))]
    return (*filter(None, told), *more)


def _figure(it: Told) -> Figure | None:
    claim = selectors.claim(it.fact.id)
    return Figure(it.fact, claim, it.exact, it.line) if claim else None


@dataclass(frozen=True, slots=True)
class Reply:
    """What is told of one area: figures with their sentences, else what follows from others.

    ``name`` is of the area, where several are asked about.
    """

    name: str
    answer: Answer
    figures: tuple[Figure, ...]

    @property
    def derived(self) -> Number | None:
        """What follows where nothing is told."""
        return self.answer.derived

    @property
    def cautions(self) -> tuple[str, ...]:
        """Why to be careful with what follows, in words, each once."""
        facts = self.derived.facts if self.derived else ()
        return tuple(dict.fromkeys(it for fact in facts for it in cautions(None, fact)))

    @property
    def missing(self) -> bool:
        """Whether there is no number, though all words were understood."""
        return self.answer.lacking and not self.answer.unclear

    @property
    def more(self) -> tuple[Told, ...]:
        """Figures beyond those shown in full."""
        return self.answer.told[IN_FULL:]


def replies(found: Answer) -> tuple[Reply, ...]:
    """What is told of the area asked about, and of each beside it."""
    several = bool(found.beside)
    return tuple(Reply(named(it.place) if several else "", it, figures(it)) for it in (found, *found.beside))


def named(place: Key | None) -> str:
    """An area as a part of the page is headed: with the side that it lies on."""
    if place is None:
        return ""
    unit = areas().get(place.code, place.since) if place.since else None
    return sided(unit) if unit else Place.of(place.code, place.since, None).title


def progress(found: Answer) -> tuple[Row, ...]:
    """How far the year's plan is, as the page of targets has it."""
    it = found.progress
    if it is None:
        return ()
    (_, first), *others = it.areas
    beside = [(named(place), known) for place, known in others]
    rows = rows_of(it.subject, first, beside, it.period.end.year)
    return tuple(replace(row, number=at) for at, row in enumerate(rows, start=1))


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line, marked where it is what was looked for."""

    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """A line that was found, cut to what is around the first words found."""

    hit: Hit
    pieces: tuple[Piece, ...]


def passage(hit: Hit) -> Passage:
    """A line with what was found marked in it."""
    first = hit.marks[0][0] if hit.marks else 0
    start, end = max(0, first - _AROUND), min(len(hit.text), first + 2 * _AROUND)
    start = start and hit.text.find(" ", start) + 1
    pieces, at = [Piece("… ")] if start else [], start
    for begins, ends in hit.marks:
        if begins >= at and ends <= end:
            pieces += [Piece(hit.text[at:begins]), Piece(hit.text[begins:ends], marked=True)]
            at = ends
    pieces.append(Piece(hit.text[at:end] + (" …" if end < len(hit.text) else "")))
    return Passage(hit, tuple(it for it in pieces if it.text))


@dataclass(frozen=True, slots=True)
class History:
    """What a unit was formed of, or became, in words."""

    name: str
    formed: bool
    exact: bool | None
    units: tuple[str, ...]
    notes: tuple[str, ...]


def history(it: Lineage) -> History:
    """What a unit was or became, in the language of the page."""
    units = tuple(names.full_area(unit, spoken()) for unit in it.about.units)
    told = tuple(notes(it.about, spoken()))
    return History(names.full_area(it.unit, spoken()), it.ask is Ask.WAS, it.about.exact, units, told)


@dataclass(frozen=True, slots=True)
class Known:
    """An entry of a register with what is known of it; ``unknown`` are columns asked for that are empty."""

    entry: Entry
    register: Register
    values: tuple[tuple[str, str], ...]
    unknown: tuple[str, ...]


def known(entry: Entry, codes: Sequence[str]) -> Known:
    """What a register knows of an entry: the columns of the indicators asked for first, then numbers."""
    of = register_of(entry)
    asked = [it for it in of.columns if set(it.indicators) & set(codes[:1])]
    rest = [it for it in of.columns if it not in asked and isinstance(getattr(entry, it.name), Decimal | int)]
    told = [(title(it), with_unit(getattr(entry, it.name), it)) for it in (*asked, *rest)]
    values = tuple((name, value) for name, value in told if value)
    empty = tuple(title(it) for it in asked if getattr(entry, it.name) is None)
    return Known(entry, of, values[:_VALUES], empty)
