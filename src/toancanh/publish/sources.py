"""Lines of an explanation, and the document and place that a figure comes from."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from toancanh.model import Observation, Status
from toancanh.publish import figures, words
from toancanh.publish.words import say
from toancanh.reference.messages import Language

Names = Mapping[str, str]  # of documents, by SHA-256
_AIMS = (Status.PLAN, Status.TARGET, Status.FORECAST)  # a heading says them


class Line(NamedTuple):
    """One line: its words, how deep it stands, and the figure that proves it, if one does."""

    text: str
    depth: int = 0
    fact: Observation | None = None


def text(lines: Iterable[Line]) -> str:
    """Lines under each other, two blanks a depth."""
    return "\n".join(f"{'  ' * line.depth}{line.text}" for line in lines)


def source(fact: Observation, names: Names, lang: Language) -> str:
    """Where a figure stands: "bao-cao.docx, đoạn 3", "T5.xlsx, trang tính DT bán lẻ, ô D14"."""
    document = names.get(fact.passage.document, fact.passage.document[:12])
    return ", ".join(filter(None, (document, words.locator(fact.passage.locator, lang))))


def told(fact: Observation, names: Names, lang: Language) -> str:
    """A figure as it is written, how settled it is, and where it stands."""
    settled = "" if fact.status in _AIMS else f" ({say(f'status.{fact.status}', lang)})"
    return f"{figures.entry(fact, lang)}{settled} – {source(fact, names, lang)}"
