"""An official document as frozen values: head, text with the notes that each number rests on, tables.

Whoever composes it decides every word; the template (``filling``) decides how it looks, and a page of the
site draws the same values. A number that is told twice rests on one note, which is one end note.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from toancanh.publish.brief import Note, Said
from toancanh.publish.charts.values import Bar

Paragraph = tuple[Said, ...]
"""What is said one after the other, with the blanks and commas between."""

DISPUTED, DERIVED = "disputed", "derived"
"""Tones of what is said: documents contradict each other; nobody tells the number, it follows from others."""


@dataclass(frozen=True, slots=True)
class Head:
    """What stands over the text.

    Args:
        parent: the agency over the one that issues it; ``agency``: that one.
        symbol: kind and issuer ("BC-SCT"); the number before it is left to be filled in.
        place: where it is issued; ``dated``: when, ``None`` to be filled in; ``year``: of the blank day.
        kind: what sort of document it is ("BÁO CÁO"); ``about``: its subject.
        addressees: to whom ("Kính gửi"); none where the kind has none.
    """

    parent: str
    agency: str
    symbol: str
    place: str
    dated: date | None
    year: int
    kind: str
    about: str
    addressees: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Foot:
    """What stands under the text: in whose place and office somebody signs, their name, who receives it."""

    authority: tuple[str, ...]
    signer: str
    recipients: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture: the bars in it, the line under it, what it shows in words for who cannot see it."""

    bars: tuple[Bar, ...]
    caption: str
    description: str


@dataclass(frozen=True, slots=True)
class Clause:
    """Paragraphs under a title, which may be empty; ``code`` names it for templates."""

    code: str
    title: str
    paragraphs: tuple[Paragraph, ...]
    drawing: Drawing | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """Clauses under a heading."""

    title: str
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table of indicators; empty cells are of what nobody tells.

    Args:
        number: its number; empty of one that is part of the one above.
        name, unit: what is measured.
        plan, latest, reached, of_plan, grown: the plan of the year, the last month or quarter, the year so
            far, its percent of the plan, its growth on the year before.
        part: whether it is of a part of the area.
    """

    number: str
    name: str
    unit: str
    plan: Paragraph
    latest: Paragraph
    reached: Paragraph
    of_plan: Paragraph
    grown: Paragraph
    part: bool = False

    @property
    def cells(self) -> tuple[Paragraph, ...]:
        """The numbers, from left to right."""
        return self.plan, self.latest, self.reached, self.of_plan, self.grown


@dataclass(frozen=True, slots=True)
class Indicators:
    """The table of indicators: the names of its columns of time, its rows."""

    latest: str
    reached: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Working:
    """What is for the writer alone, and goes before the document is signed.

    Args:
        disputes: contradictions between documents that are to be settled first.
        missing: what the document would tell and nobody has told.
        derived: numbers that nobody tells and that follow from others.
    """

    disputes: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    derived: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Official:
    """An official document.

    Args:
        head, foot: what stands over and under the text.
        opening: its first paragraphs; ``closing``: its last one.
        parts: the text.
        indicators: the table of the appendix, if it has one.
        sources: the documents that it rests on, each with the name of its file.
        working: what is for the writer.
        figures: single numbers for templates, by code of the indicator and name of the part.
    """

    head: Head
    foot: Foot
    opening: tuple[Paragraph, ...]
    parts: tuple[Part, ...]
    closing: Paragraph
    indicators: Indicators | None = None
    sources: tuple[tuple[str, str], ...] = ()
    working: Working = Working()
    figures: Mapping[str, Mapping[str, Said]] = field(default_factory=lambda: MappingProxyType({}))

    def each(self) -> Iterator[Said]:
        """All that is said, in the order in which it is read."""
        for paragraph in self.paragraphs():
            yield from paragraph

    def paragraphs(self) -> Iterator[Paragraph]:
        """All paragraphs and cells, in the order in which they are read."""
        yield from self.opening
        for part in self.parts:
            for clause in part.clauses:
                yield from clause.paragraphs
        yield self.closing
        if self.indicators:
            for row in self.indicators.rows:
                yield from row.cells

    @property
    def notes(self) -> tuple[Note, ...]:
        """The end notes, each once, in the order in which they are needed."""
        return tuple(dict.fromkeys(note for said in self.each() for note in said.notes))


def words(note: Note) -> str:
    """A note as it is printed."""
    return ": ".join(filter(None, (note.source, note.place)))


def plain(text: str) -> Paragraph:
    """Words that rest on nothing."""
    return (Said(text),)
