"""The history of figures. Import it after ``open_store``."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise

from rich.console import Console

from toancanh import pipeline
from toancanh.cli.asking import Asked, name_of
from toancanh.cli.screen import screen
from toancanh.cli.why import caution
from toancanh.cli.words import say
from toancanh.model import Kind, Node, Place, UserError
from toancanh.model.text import fold
from toancanh.publish import periods, titles
from toancanh.publish.sources import Names
from toancanh.publish.vintages import Entry, line
from toancanh.reconcile.vintages import History, Telling, agree, as_of, change, records, row_of
from toancanh.reference.messages import language
from toancanh.store import selectors
from toancanh.store.selectors import Selection

_KINDS = list(Kind)


def tell_history(asked: Asked, day: date | None, document: str | None) -> None:
    """Print what was told of the things asked for, the earliest first, and how good estimates of them were.

    Args:
        asked: which things.
        day: only what was stood by on that day.
        document: only what documents with this in their name told.

    Raises:
        UserError: nothing was told of them, or no such document tells them.
    """
    codes = {area.code for area in asked.areas}
    every = pipeline.histories(Selection([asked.indicator.code], codes))
    found = {node: every[node] for node in sorted(filter(_asked(asked), every), key=_order)}
    if not found:
        raise UserError("cli.never_told", indicator=name_of(asked.indicator))
    names = {row.sha256: row.name for row in selectors.every_document()}
    kept = {node: own for node, it in found.items() if (own := _kept(it, day, document, names))}
    if not kept:
        raise _none_kept(found, day, names)
    console, past = screen(), records(every)
    for node, entries in kept.items():
        console.print(str(titles.of_node(node, language())), style="bold", markup=False)
        _print(console, entries, names)
        if record := past.get(row_of(node)):
            console.print(f"  {caution(record, node.measure)}", style="dim", markup=False)
        console.print()


def _asked(asked: Asked) -> Callable[[Node], bool]:
    places = {Place(area.code, area.valid_from) for area in asked.areas}

    def own(node: Node) -> bool:
        here = not places or node.thing.place in places
        return here and asked.period in (None, node.thing.period)

    return own


def _order(node: Node) -> tuple[object, ...]:
    thing = node.thing
    area = -(thing.place.since or date.min).toordinal(), thing.place.code
    return area, thing.dims, -thing.period.end.toordinal(), thing.period.start, _KINDS.index(thing.kind), node


def _kept(history: History, day: date | None, document: str | None, names: Names) -> tuple[Entry, ...]:
    """The tellings to show, each with its change against the one before it in the whole history."""
    stood = as_of(history, day) if day else None
    entries = []
    for before, it in pairwise((None, *history)):
        assert it is not None
        named = document is None or fold(document) in fold(names[it.document])
        if named and (day is None or it is stood):
            entries.append(_entry(before, it))
    return tuple(entries)


def _entry(before: Telling | None, it: Telling) -> Entry:
    if before is None:
        return Entry(it.fact, it.vintage, until=it.until)
    return Entry(it.fact, it.vintage, change(before, it), agree(before, it), it.until)


def _print(console: Console, entries: Sequence[Entry], names: Names) -> None:
    for each in entries:
        console.print(f"  {line(each, names, language()).text}", markup=False, soft_wrap=True)


def _none_kept(found: Mapping[Node, History], day: date | None, names: Names) -> UserError:
    told: Iterable[Telling] = (it for history in found.values() for it in history)
    listed = sorted({(it.vintage, names[it.document]) for it in told})
    known = "; ".join(f"{name} ({periods.day(when, language())})" for when, name in listed)
    return UserError("cli.not_told_then" if day else "cli.not_told_there", known=known)
