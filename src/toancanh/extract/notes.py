"""What is said in a few words that are no report: a cell of a task list, a line that somebody types.

Deadlines are read by the grammar of acts, documents by that of references, signs of progress by their own.
"""

import re
from dataclasses import dataclass

from toancanh.extract.reading import Reading
from toancanh.extract.rules.act.scribe import Scribe
from toancanh.extract.rules.progress.rules import proposed, signs
from toancanh.extract.survey import Survey
from toancanh.model import Block, BlockKind, Deadline, Document, Locator, Period, Reference, Sign
from toancanh.model.text import canonical, reading_form

_COMPLETION = re.compile(r"(?<!\w)hoàn thành(?![^(;]*[);])[^(;]*\Z")


@dataclass(frozen=True, slots=True)
class Note:
    """A few words with all that they say.

    Args:
        text: the words, canonical; the passages of deadlines and references quote them.
        deadlines: all of them, in order; ``completion`` numbers the one of the whole task.
        references: documents named by number.
        signs: words that show how far the task has got.
    """

    text: str
    deadlines: tuple[Deadline, ...] = ()
    completion: int = 0
    references: tuple[Reference, ...] = ()
    signs: tuple[Sign, ...] = ()

    @property
    def proposed(self) -> Sign | None:
        """What the signs show together; ``None`` if that is left to a person."""
        return proposed(self.signs)


def read_note(words: str, written: Period | None = None) -> Note:
    """Read a few words, written on a day or in a year: times without a year are of then."""
    text = canonical(words)
    if not text.strip():
        return Note(text)
    scribe = Scribe(Survey(Reading(_document(text, written))))
    found = scribe.calendar.deadlines(0, len(text)) or scribe.calendar.bracketed(0, len(text))
    named = scribe.references(0, len(text))
    return Note(text, found, _completion(text, found), named, signs(text))


def _document(text: str, written: Period | None) -> Document:
    block = Block(0, len(text), BlockKind.PARAGRAPH, Locator(paragraph=1))
    return Document("0" * 64, "note", "text/plain", text, (block,), published=written)


def _completion(text: str, found: tuple[Deadline, ...]) -> int:
    """Which deadline is of the completion: the last after "hoàn thành", else the one that ends last."""
    key = reading_form(text)
    told = [at for at, it in enumerate(found) if _COMPLETION.search(key, 0, it.passage.end)]
    if told:
        return told[-1]
    dated = [(it.due, at) for at, it in enumerate(found) if it.due]
    return max(dated)[1] if dated else 0
