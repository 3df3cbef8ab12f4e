"""The documents that are measured: a text or file with its annotation, or texts alone."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from toancanh.model import Document
from toancanh.read import read

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SAMPLES = ROOT / "samples" / "documents"
GOLDEN = ROOT / "tests" / "golden"
NEWS = HERE / "news"


@dataclass(frozen=True)
class Case:
    """One annotated document; ``group`` says which part of the corpus it is of."""

    group: str
    document: Document
    gold: dict[str, Any]

    @property
    def stem(self) -> str:
        """Name without its extension."""
        return Path(self.document.name).stem


def folders(given: Path | None) -> Sequence[Path]:
    """The folder given and those in it that hold annotations; else those of the corpus."""
    top = given or HERE / "corpus"
    return [folder for folder in (top, *sorted(top.glob("*/"))) if any(folder.glob("*.json"))]


def cases(given: Path | None) -> list[Case]:
    """The annotated documents of a folder of ``STEM.txt`` and ``STEM.json``, or of the corpus and samples."""
    found = [
        _case(folder.name, path.with_suffix(".txt"), path)
        for folder in folders(given)
        for path in sorted(folder.glob("*.json"))
    ]
    if given:
        return found
    return found + [
        _case("samples", path, GOLDEN / f"{path.stem}.json") for path in sorted(SAMPLES.iterdir())
    ]


def _case(group: str, path: Path, annotation: Path) -> Case:
    return Case(group, read(path), json.loads(annotation.read_text(encoding="utf-8")))


def news() -> list[Document]:
    """General news: few figures, many words that are none of the project's."""
    return [read(path) for path in sorted(NEWS.glob("*.txt"))]


def reports(among: Sequence[Case]) -> list[Document]:
    """The reports, which are dense with figures."""
    return [case.document for case in among if case.gold["kind"] == "report"]


def size(documents: Sequence[Document]) -> int:
    """Bytes of UTF-8."""
    return sum(len(document.text.encode()) for document in documents)
