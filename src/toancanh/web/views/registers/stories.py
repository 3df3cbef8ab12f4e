"""An entry as its page tells it: each value with where it comes from, and all that was done, last first."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from toancanh.reference.messages import render
from toancanh.registers import selectors
from toancanh.registers.declaring import Column, Register
from toancanh.registers.entries import Entry
from toancanh.registers.models import Deed
from toancanh.registers.selectors import register_of
from toancanh.registers.statements import sentence_around
from toancanh.registers.values import take
from toancanh.store.models import SourceDocument
from toancanh.web.language import spoken
from toancanh.web.views.registers import words

_UNDOABLE = (Deed.Kind.CHANGE, Deed.Kind.MERGE, Deed.Kind.UNDO)

Texts = Mapping[int, str]
"""Texts of documents by key."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence of a document with the words that are meant."""

    before: str
    marked: str
    after: str


@dataclass(frozen=True, slots=True)
class Line:
    """A value that is known, and the deed that gave it."""

    column: Column
    label: str
    text: str
    deed: Deed | None
    quote: Quote | None


@dataclass(frozen=True, slots=True)
class Change:
    """One value before and after."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """One deed in words; ``other`` is the entry that it was merged with."""

    deed: Deed
    done: str
    changes: tuple[Change, ...]
    quote: Quote | None
    undoable: bool
    other: Entry | None


def lines(entry: Entry) -> tuple[Line, ...]:
    """The values that are known, in the order of the register."""
    of, sources = register_of(entry), selectors.sources(entry)
    texts = _texts(it.deed for it in sources.values())
    found = []
    for column in of.columns:
        text = words.with_unit(take(entry, of, column), column)
        if text and column.name != "name":
            deed = sources[column.name].deed if column.name in sources else None
            found.append(Line(column, words.label(column), text, deed, quote(deed, texts) if deed else None))
    return tuple(found)


def unknown(entry: Entry) -> tuple[str, ...]:
    """The labels of the columns without a value."""
    of = register_of(entry)
    return tuple(words.label(it) for it in of.columns if take(entry, of, it) is None)


def chapters(entry: Entry) -> tuple[Chapter, ...]:
    """All that was done to an entry, last first."""
    of = register_of(entry)
    deeds = list(selectors.history(entry).select_related("document", "undone_by"))
    texts = _texts(deeds)
    return tuple(_chapter(of, it, texts) for it in deeds)


def _chapter(of: Register, deed: Deed, texts: Texts) -> Chapter:
    return Chapter(
        deed,
        render(f"deed.{deed.kind}", {}, spoken()),
        tuple(_changes(of, deed)),
        quote(deed, texts),
        deed.kind in _UNDOABLE and not hasattr(deed, "undone_by") and bool(deed.changes.all()),
        selectors.find(of, deed.other) if deed.other else None,
    )


def _changes(of: Register, deed: Deed) -> Iterator[Change]:
    for it in deed.changes.all():
        column = of.column(it.field)
        before, after = (words.remembered(text, of, column) for text in (it.before, it.after))
        yield Change(words.label(column), before, after)


def _texts(deeds: Iterable[Deed]) -> Texts:
    keys = {it.document_id for it in deeds if it.document_id and it.start is not None}
    return dict(SourceDocument.objects.filter(pk__in=keys).values_list("pk", "text")) if keys else {}


def quote(deed: Deed, texts: Texts) -> Quote | None:
    """The sentence that a deed rests on."""
    if deed.document_id is None or deed.start is None:
        return None
    text = texts[deed.document_id]
    return marked(sentence_around(text, deed.start), text[deed.start : deed.end])


def marked(sentence: str, passage: str) -> Quote:
    """A sentence cut at the words that are meant."""
    before, meant, after = sentence.partition(" ".join(passage.split()))
    return Quote(before, meant, after)
