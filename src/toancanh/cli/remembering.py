"""The history of figures. Import it after ``open_store``."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from itertools import pairwise

from rich.console import Console

from toancanh import pipeline
from toancanh.cli.asking import Asked, name_of
from toancanh.cli.screen import screen
from toancanh.cli.why import caution
from toancanh.model import Kind, Measure, Node, Period, UserError
from toancanh.model.text import fold
from toancanh.publish import periods, titles
from toancanh.publish.vintages import Entry, line
from toancanh.reconcile.vintages import Errors, History, Telling, agree, as_of, change, errors, record
from toancanh.reference.messages import language
from toancanh.store import selectors
from toancanh.store.models import SourceDocument
from toancanh.store.selection import Selection

_KINDS, _MEASURES = list(Kind), list(Measure)
Papers = Mapping[str, SourceDocument]  # by SHA-256


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
    found = {node: every[node] for node in sorted(every, key=_order) if asked.covers(node.thing)}
    if not found:
        raise UserError("cli.never_told", indicator=name_of(asked.indicator))
    telling = _Telling({row.sha256: row for row in selectors.every_document()}, errors(every))
    told = [telling.tell(node, history, day, document) for node, history in found.items()]
    if not any(told):
        known = telling.documents(it for history in found.values() for it in history)
        raise UserError("cli.not_told_then" if day else "cli.not_told_there", known=known)


def _order(node: Node) -> tuple[object, ...]:
    thing = node.thing
    area = -(thing.place.since or date.min).toordinal(), thing.place.code
    when = -thing.period.end.toordinal(), thing.period.start
    return area, thing.dims, when, _KINDS.index(thing.kind), _MEASURES.index(node.measure), thing.unit


class _Telling:
    """Histories on the screen, with what documents they come from and how far estimates were off."""

    def __init__(self, papers: Papers, past: Errors) -> None:
        self._papers, self._past = papers, past
        self._names = {sha256: row.name for sha256, row in papers.items()}
        self._console: Console = screen()

    def tell(self, node: Node, history: History, day: date | None, document: str | None) -> bool:
        """Print the tellings of a node that are asked for; whether there are any."""
        entries = list(self._entries(history, _asked(history, day, document, self._names)))
        if entries:
            self._console.print(str(titles.of_node(node, language())), style="bold", markup=False)
        for each in entries:
            told = line(each, self._names, language()).text
            self._console.print(f"  {told}", markup=False, soft_wrap=True)
        known = record(self._past, node) if node.thing.kind is Kind.OUTCOME else None
        if entries and known:
            self._console.print(f"  {caution(known, node.measure)}", style="dim", markup=False)
        if entries:
            self._console.print()
        return bool(entries)

    def _entries(self, history: History, asked: Callable[[Telling], bool]) -> Iterator[Entry]:
        """The tellings to show, each with its change against the one before it in the whole history."""
        for before, it in pairwise((None, *history)):
            if it is not None and asked(it):
                moved, agrees = (change(before, it), agree(before, it)) if before else (None, True)
                yield Entry(it.fact, self._published(it), moved, agrees, it.until)

    def _published(self, it: Telling) -> Period:
        return self._papers[it.document].published or Period.day(it.vintage)

    def documents(self, told: Iterator[Telling]) -> str:
        """The documents of some tellings, with their days."""
        listed = {(it.vintage, it.document): it for it in told}
        return "; ".join(
            f"{self._names[it.document]} ({periods.published(self._published(it), language())})"
            for _, it in sorted(listed.items())
        )


def _asked(
    history: History, day: date | None, document: str | None, names: Mapping[str, str]
) -> Callable[[Telling], bool]:
    stood = as_of(history, day) if day else None

    def shown(it: Telling) -> bool:
        named = document is None or fold(document) in fold(names[it.document])
        return named and (day is None or it is stood)

    return shown
