"""A report as its writer thinks of it: letterhead, title, body, closing."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from toancanh.model import Block, BlockKind
from toancanh.read import lines, read

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
    sources = sorted((SAMPLES / "sources").glob("*.md"))
    written = [parsed(path) for path in sources if "\nkind: " in path.read_text(encoding="utf-8")]
    files = sorted(path for ending in ("txt", "html") for path in (SAMPLES / "documents").glob(f"*.{ending}"))
    return [*own, *written, *map(of_file, files)]


def of_file(path: Path) -> Report:
    """What a text or a page says, block by block."""
    document = read(path)
    parts: list[Part] = []
    for table, blocks in groupby(document.blocks, key=lambda block: block.locator.table):
        if table is None:
            parts += [_of_block(block, document.text[block.start : block.end]) for block in blocks]
        else:
            cells = [_of_cell(block, document.text[block.start : block.end]) for block in blocks]
            parts.append(Part("table", "", tuple(cells), max(it.column + it.across for it in cells)))
    return Report(path.stem, (), (), tuple(parts), ())


def _of_block(block: Block, text: str) -> Part:
    unmarked = block.kind is BlockKind.LIST_ITEM and not lines.starts_item(text)
    kind = "heading" if block.kind is BlockKind.HEADING else "item" if unmarked else "paragraph"
    return Part(kind, " ".join(text.split()))


def _of_cell(block: Block, text: str) -> Cell:
    row, column = block.locator.row or 1, block.locator.column or 1
    return Cell(" ".join(text.split()), row - 1, column - 1, block.down, block.across)


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
