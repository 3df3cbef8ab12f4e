"""Files read and what they say, without a store: no database, no Django, no network."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from toancanh.library.errors import plainly
from toancanh.library.tables import Column, Table
from toancanh.library.values import ROW, row
from toancanh.model import Act, Document, Finding, Mention, Observation, UserError
from toancanh.publish import words
from toancanh.publish.open_data import Kind
from toancanh.reference.messages import language, render

if TYPE_CHECKING:
    import pandas
    import polars

_BLOCKS = (
    Column("kind", "paragraph, cell, heading, …"),
    Column("place", "where in the file: page, paragraph, cell"),
    Column("start", "where it begins in the text, in characters", Kind.INTEGER),
    Column("end", "where it ends", Kind.INTEGER),
    Column("text", "its words"),
)
_ACTS = (
    Column("type", "petition, directive, obstacle, solution, commitment"),
    Column("text", "the words"),
    Column("actor", "who asks, directs, promises"),
    Column("addressee", "of whom it is asked"),
    Column("topics", "what it is about"),
    Column("due", "the last day in time", Kind.DATE),
    Column("start", "where it begins in the document's text", Kind.INTEGER),
    Column("end", "where it ends", Kind.INTEGER),
)
_FINDINGS = (
    Column("severity", "error, warning, info"),
    Column("code", "of the message"),
    Column("message", "what is doubtful"),
)
_LONGEST_NAME = 260  # characters of a path


class Paper:
    """A file that was read: its text and where each stretch of it stands in the file."""

    def __init__(self, document: Document) -> None:
        self.document = document

    def __repr__(self) -> str:
        return f"Paper({self.name!r}, {len(self.text)} characters)"

    @property
    def name(self) -> str:
        """The name of the file."""
        return self.document.name

    @property
    def text(self) -> str:
        """The whole text; offsets of figures count its characters."""
        return self.document.text

    @property
    def blocks(self) -> Table:
        """Paragraphs and cells with their places."""
        rows = [
            {
                "kind": it.kind.value, "place": words.locator(it.locator, language()) or None,
                "start": it.start, "end": it.end, "text": self.text[it.start : it.end],
            }
            for it in self.document.blocks
        ]  # fmt: skip
        return Table(_BLOCKS, rows)

    def extract(self, *, area: str | None = None) -> "Extracted":
        """What it says: see ``extract``."""
        return extract(self, area=area)


class Extracted:
    """What a text says: figures, petitions and directives, named things, and what is doubtful."""

    def __init__(self, paper: Paper, found: Any) -> None:
        self.paper = paper
        self.figures: tuple[Observation, ...] = found.facts
        self.mentions: tuple[Mention, ...] = found.mentions
        self._acts: tuple[Act, ...] = found.acts
        self._findings: tuple[Finding, ...] = found.findings

    def __repr__(self) -> str:
        return f"Extracted({self.paper.name!r}: {len(self.figures)} figures, {len(self._acts)} acts)"

    def __len__(self) -> int:
        return len(self.figures)

    @property
    def table(self) -> Table:
        """The figures, one a row, in reading order."""
        known = {self.paper.document.sha256: self.paper.name}
        sentence = Column("sentence", "the sentence that tells it")
        text = self.paper.text
        rows = ({**row(it, known), "sentence": text[slice(*it.sentence)]} for it in self.figures)
        return Table((*ROW, sentence), rows)

    @property
    def acts(self) -> Table:
        """Petitions, directives, obstacles, solutions and commitments."""
        return Table(_ACTS, map(_act, self._acts))

    @property
    def findings(self) -> Table:
        """What is doubtful, in words."""
        return Table(_FINDINGS, map(_finding, self._findings))

    def to_pandas(self, *, exact: bool = True) -> "pandas.DataFrame":
        """The figures as a frame of pandas (``Table.to_pandas``)."""
        return self.table.to_pandas(exact=exact)

    def to_polars(self, *, exact: bool = True) -> "polars.DataFrame":
        """The figures as a frame of polars (``Table.to_polars``)."""
        return self.table.to_polars(exact=exact)

    def _repr_html_(self) -> str:
        return self.table._repr_html_()


@plainly
def read(path: str | Path) -> Paper:
    """Read a file: Word, PDF, workbook, page, text, scan, mail.

    Args:
        path: of the file.

    Raises:
        Refused: it is not there, or cannot be used; the message says why and what to do.
    """
    from toancanh.read import read as read_file  # the readers load slowly

    return Paper(read_file(Path(path)))


@plainly
def extract(source: "str | Path | Paper", *, area: str | None = None) -> Extracted:
    """Extract the figures and acts of a text or of a file.

    Args:
        source: a text, the path of a file, or what ``read`` gave. A string on one line that names a file
            that is there is its path, any other string is a text.
        area: what it is of, where it names no area itself: "Đắk Lắk".

    Raises:
        Refused: the file is not there or cannot be used.
    """
    from toancanh.work import extract_for  # the rules load slowly

    paper = _paper(source)
    return Extracted(paper, extract_for(paper.document, area))


def _paper(source: "str | Path | Paper") -> Paper:
    if isinstance(source, Paper):
        return source
    if isinstance(source, Path) or _is_path(source):
        return read(source)
    from toancanh.read import read_bytes

    if not source.strip():
        raise UserError("read.empty", name="text")
    return Paper(read_bytes(source.encode(), "text.txt"))


def _is_path(text: str) -> bool:
    """Whether a string names a file that is there; one that only looks like a path is told to be none.

    Raises:
        UserError: it is one word that ends like the name of a file, and no such file is there.
    """
    if "\n" in text or len(text) > _LONGEST_NAME:
        return False
    path = Path(text)
    if path.is_file():
        return True
    if len(text.split()) == 1 and path.suffix[1:].isalnum() and not path.suffix[1:].isdecimal():
        raise UserError("library.no_file", name=text)
    return False


def _act(it: Act) -> dict[str, Any]:
    return {
        "type": it.type.value, "text": it.passage.text, "actor": it.actor, "addressee": it.addressee,
        "topics": "; ".join(it.topics) or None, "due": it.deadline.due if it.deadline else None,
        "start": it.passage.start, "end": it.passage.end,
    }  # fmt: skip


def _finding(it: Finding) -> dict[str, Any]:
    said = render(it.code, dict(it.values), language())
    return {"severity": it.severity.value, "code": it.code, "message": said}
