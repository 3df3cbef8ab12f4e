"""Twins as they arrive: read, extracted, and joined with what arrived before."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from toancanh.extract import extract
from toancanh.model import Contradiction, Observation, Severity, Suspect
from toancanh.model.documents import AREA_TOLD
from toancanh.read import read_bytes
from toancanh.reconcile.editions import editions, reconcile
from toancanh.reconcile.intervals import gap
from toancanh.reconcile.precedence import Source, last_told, written
from twins.quirks import Book, Quirk
from twins.workbooks import build

ARRIVED = date(2026, 9, 10)
KNOWN = range(1, 9)  # months of 2026 that have workbooks


@dataclass(frozen=True)
class Arrived:
    """A file that came in, and what it says."""

    name: str
    document: str
    facts: tuple[Observation, ...]


@cache
def arrived(
    book: Book, month: int, on: frozenset[Quirk] = frozenset(), off: frozenset[Quirk] = frozenset()
) -> Arrived:
    """The workbook of a month, taken in by a clerk who says that it is of Tây Ninh."""
    built = build(book, month, on, off)
    document = read_bytes(built.data, built.name)
    document.metadata[AREA_TOLD] = "Tỉnh Tây Ninh"
    return Arrived(built.name, document.sha256, extract(document).facts)


def trade(on: Collection[Quirk] = (), off: Collection[Quirk] = ()) -> list[Arrived]:
    """The workbooks of retail sales, January to August."""
    return [arrived(Book.TRADE, month, frozenset(on), frozenset(off)) for month in KNOWN]


@dataclass(frozen=True)
class Told:
    """A contradiction as a person sees it: which row of which file, off by how much."""

    severity: Severity
    identity: str
    file: str
    what: tuple[str, str, str, str]  # indicator, dimensions, period, measure
    gap: Decimal | None
    suspects: tuple[Suspect, ...]
    whole: Contradiction


def told(files: Iterable[Arrived]) -> list[Told]:
    """All contradictions of what arrived."""
    files = list(files)
    names = {it.document: it.name for it in files}
    facts = [fact for it in files for fact in it.facts]
    last = last_told(facts)
    when = {it.document: last.get(it.document) for it in files}
    sources = {name: Source(written(None, ARRIVED, day), told=day or date.min) for name, day in when.items()}
    families = editions(facts, sources)
    return [_told(it, names) for family in families.values() for it in reconcile(family).contradictions]


def _told(it: Contradiction, names: Mapping[str, str]) -> Told:
    first = it.terms[0]
    thing, measure = first.node.thing, first.node.measure
    what = (thing.indicator, ", ".join(value for _, value in thing.dims), thing.period.code, measure.value)
    off = gap(first.interval, it.expected)
    return Told(it.severity, it.relation.identity, names[it.document], what, off, it.suspects, it)
