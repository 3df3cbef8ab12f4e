"""What the page shows: figures with their sentences, steps of what follows, lines of documents."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from toancanh.answering import Answer, Told
from toancanh.answering.elsewhere import Lineage
from toancanh.model import Value
from toancanh.publish import derivations, names
from toancanh.publish.area_answers import notes
from toancanh.publish.sources import Line
from toancanh.reconcile.picture import PictureLine
from toancanh.reference.areas.answers import Ask
from toancanh.registers.declaring import Register
from toancanh.registers.entries import Entry
from toancanh.registers.selectors import register_of
from toancanh.store import selectors
from toancanh.store.fulltext.selectors import Hit
from toancanh.store.selectors import Claim
from toancanh.web.language import spoken
from toancanh.web.views.registers.words import title, with_unit

IN_FULL = 4  # figures with their sentences; of more than that only the figures
_VALUES = 5  # of an entry
_AROUND = 140  # characters of a line on either side of what was found


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that answers, with the sentence that tells it.

    ``exact`` is whether it is of the measure asked for; ``line`` has what stands beside it.
    """

    claim: Claim
    exact: bool = True
    line: PictureLine | None = None


def figures(found: Answer) -> tuple[Figure, ...]:
    """The figures of an answer that are shown with their sentences."""
    told = [_figure(it) for it in found.told[:IN_FULL]]
    more = [Figure(claim) for it in found.facts[:IN_FULL] if (claim := selectors.claim(it.id))]
    return (*filter(None, told), *more)


def _figure(it: Told) -> Figure | None:
    claim = selectors.claim(it.fact.id)
    return Figure(claim, it.exact, it.line) if claim else None


@dataclass(frozen=True, slots=True)
class Step:
    """A line of a derivation, and the figure that it quotes."""

    words: str
    depth: int
    fact: str


def steps(values: Iterable[Value]) -> tuple[tuple[Step, ...], ...]:
    """Each derived value with what it follows from."""
    values = tuple(values)
    files = selectors.names({it.passage.document for value in values for it in value.sources})
    return tuple(tuple(map(_step, derivations.lines(value, files, spoken()))) for value in values)


def _step(line: Line) -> Step:
    return Step(line.text, line.depth, line.fact.id if line.fact else "")


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
