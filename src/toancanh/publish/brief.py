"""A brief for a working session as values: sections of lines and tables whose numbers bear end notes.

Whoever composes it gives every number the notes that it rests on; the numbers of the notes follow from the
order in which the brief is read. The page and the Word file draw the same ``Brief`` and add no words.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Note:
    """What a number rests on.

    Args:
        source: the document, or what keeps it, in words; notes of one source are one end note.
        place: where in it, in words.
        address: the page of the site that shows the source.
    """

    source: str
    place: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """Words with what they rest on.

    Args:
        text: the words.
        notes: of the numbers in them.
        address: the page that they lead to.
        tone: what the eye is to be told: "late", "unknown", or nothing.
    """

    text: str
    notes: tuple[Note, ...] = ()
    address: str = ""
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a list: what stands in bold before it, and what is said."""

    label: str
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings; ``wide`` are the shares of the columns, out of a hundred."""

    heads: tuple[str, ...]
    wide: tuple[int, ...]
    rows: tuple[tuple[Said, ...], ...]

    @property
    def paired(self) -> bool:
        """Whether a row has several pairs of a name and a value beside each other."""
        return len(set(self.heads)) < len(self.heads)

    @property
    def labelled(self) -> tuple[tuple[tuple[str, Said], ...], ...]:
        """The rows, each cell with its heading, for where there is no room for columns."""
        return tuple(tuple(zip(self.heads, row, strict=True)) for row in self.rows)


@dataclass(frozen=True, slots=True)
class Section:
    """One heading of a brief.

    Args:
        title: the heading, without its number.
        lines: what is said line by line.
        tables: what is said in rows, after the lines.
        more: how much did not fit, each leading to where it stands.
        silence: what is said when there is nothing else.
    """

    title: str
    lines: tuple[Line, ...] = ()
    tables: tuple[Table, ...] = ()
    more: tuple[Said, ...] = ()
    silence: str = ""

    @property
    def empty(self) -> bool:
        """Whether nothing is known under it."""
        return not (self.lines or self.tables)

    def each(self) -> Iterator[Said]:
        """All that is said, in the order in which it is read."""
        for line in self.lines:
            yield from line.said
        for table in self.tables:
            for row in table.rows:
                yield from row
        yield from self.more


@dataclass(frozen=True, slots=True)
class EndNote:
    """A source with its number and all places of it that are quoted."""

    number: int
    source: str
    places: tuple[str, ...]
    address: str

    @property
    def words(self) -> str:
        """The note as it is printed."""
        return f"{self.source}: {'; '.join(self.places)}" if self.places else self.source


@dataclass(frozen=True)
class Brief:
    """A brief.

    Args:
        agency: whose paper it is.
        kind: what sort of paper it is, over the title.
        title: what it is about.
        about: the day and the purpose, under the title.
        sections: in the order in which they are read.
        sources: the heading of the end notes.
        lang: the language of its words, "vi" or "en".
    """

    agency: str
    kind: str
    title: str
    about: str
    sections: tuple[Section, ...]
    sources: str
    lang: str

    @cached_property
    def notes(self) -> tuple[EndNote, ...]:
        """The end notes, numbered from 1 in the order in which the brief first needs them."""
        found: dict[str, list[Note]] = {}
        for section in self.sections:
            for said in section.each():
                for note in said.notes:
                    found.setdefault(note.source, []).append(note)
        return tuple(
            EndNote(number, source, _places(notes), notes[0].address)
            for number, (source, notes) in enumerate(found.items(), 1)
        )

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {it.source: it.number for it in self.notes}

    def marks(self, said: Said) -> tuple[int, ...]:
        """The numbers of the end notes that words bear, each once, in order."""
        return tuple(sorted({self._numbers[it.source] for it in said.notes}))


def _places(notes: list[Note]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(it.place for it in notes if it.place))
