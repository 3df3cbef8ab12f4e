"""An entry as its page tells it: each value with where it comes from, and all that was done, last first."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from toancanh.reference.messages import render
from toancanh.registers import selectors
from toancanh.registers.declaring import Register
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


class Line(NamedTuple):
    """A value that is known."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Group:
    """Values beside each other that one deed gave; without one nobody knows where they come from."""

    lines: tuple[Line, ...]
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


def groups(entry: Entry) -> tuple[Group, ...]:
    """The values that are known, in the order of the register, with what each rests on."""
    of, sources = register_of(entry), selectors.sources(entry)
    texts = _texts(it.deed for it in sources.values())
    known = [it for it in of.columns if it.name != "name" and take(entry, of, it) is not None]
    found = []
    for deed, columns in groupby(known, key=lambda it: sources[it.name].deed if it.name in sources else None):
        lines = (Line(words.label(it), words.shown(take(entry, of, it), it)) for it in columns)
        found.append(Group(tuple(lines), deed, quote(deed, texts) if deed else None))
    return tuple(found)


def unknown(entry: Entry) -> tuple[str, ...]:
    """The titles of the columns without a value."""
    of = register_of(entry)
    return tuple(words.title(it) for it in of.columns if take(entry, of, it) is None)


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
        yield Change(words.title(column), before, after)


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
