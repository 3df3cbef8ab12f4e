"""A report as its writer thinks of it: letterhead, title, body, closing."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

HERE = Path(__file__).resolve().parent
SAMPLES = HERE.parents[1] / "samples"
NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM / Độc lập - Tự do - Hạnh phúc"
NOTE = re.compile(r"\[\^(.+?)\]")
_MARKS = {"# ": "heading", "## ": "subheading", "- ": "item", "+ ": "numbered", "|": "row"}
_LEFT, _UP = "<", "^"  # this field belongs to the cell beside it, or to the one above it


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table at its first field, rows and columns from 0."""

    text: str
    row: int
    column: int
    down: int = 1
    across: int = 1


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph of some kind, or a table: ``cells``, of ``width`` columns."""

    kind: str
    text: str = ""
    cells: tuple[Cell, ...] = ()
    width: int = 0

    @property
    def height(self) -> int:
        """How many rows a table has."""
        return max(cell.row + cell.down for cell in self.cells)

    def rows(self) -> Iterator[list[str]]:
        """The fields of each row; a merged cell stands in its first one and leaves the others empty."""
        for number in range(self.height):
            row = [""] * self.width
            for cell in self.cells:
                if cell.row == number:
                    row[cell.column] = cell.text
            yield row


@dataclass(frozen=True, slots=True)
class Report:
    """A report; ``head`` and ``foot`` are rows of two columns, each of some lines."""

    name: str
    head: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    titles: tuple[str, ...]
    parts: tuple[Part, ...]
    foot: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    running: str = ""


def reports() -> list[Report]:
    """Those of this folder, then the samples; workbooks are another matter."""
    own = [parsed(path) for path in sorted((HERE / "reports").glob("*.md"))]
    sources = [
        parsed(path)
        for path in sorted((SAMPLES / "sources").glob("*.md"))
        if "kind: " in path.read_text("utf-8")
    ]
    return [*own, *sources]


def parsed(path: Path) -> Report:
    """Read a source in the markup of ``samples/sources``.

    It may also have ``+`` before numbered items, ``[^notes]`` and merged cells (``<`` and ``^``).
    """
    top, body = path.read_text(encoding="utf-8").split("\n---\n", 1)
    meta = dict(line.split(": ", 1) for line in top.splitlines())
    head = ((_lines(meta["issuer"]), _lines(NATION)), ((meta["number"],), (meta["place"],)))
    recipients = tuple(f"- {name};" for name in meta["to"].split("; "))
    foot = (("Nơi nhận:", *recipients), _lines(meta["signer"]))
    return Report(
        path.stem, head, (meta["kind"], meta["about"]), tuple(_parts(body)), (foot,), meta.get("running", "")
    )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(text.split(" / "))


def _parts(body: str) -> Iterator[Part]:
    marked = (_marked(line.strip()) for line in body.splitlines())
    for kind, group in groupby(marked, key=lambda pair: pair[0]):
        texts = [text for _, text in group if text]
        if kind == "row":
            yield _table([[it.strip() for it in text.removesuffix("|").split("|")] for text in texts])
        else:
            yield from (Part(kind, text) for text in texts)


def _marked(line: str) -> tuple[str, str]:
    for mark, kind in _MARKS.items():
        if line.startswith(mark):
            return kind, line.removeprefix(mark).strip()
    return "paragraph", line


def _table(rows: Sequence[Sequence[str]]) -> Part:
    width = max(map(len, rows))
    cells = [
        Cell(
            text,
            row,
            column,
            _run([it[column] for it in rows[row + 1 :]], _UP),
            _run(fields[column + 1 :], _LEFT),
        )
        for row, fields in enumerate(rows)
        for column, text in enumerate(fields)
        if text not in (_LEFT, _UP)
    ]
    return Part("table", cells=tuple(cells), width=width)


def _run(fields: Sequence[str], mark: str) -> int:
    """How many fields a cell covers: its own and those marked after it."""
    return 1 + next((at for at, field in enumerate(fields) if field != mark), len(fields))
