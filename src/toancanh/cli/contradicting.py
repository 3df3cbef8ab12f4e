"""Contradictions on the command line. Import it after ``open_store``."""

import os
from collections.abc import Iterator
from itertools import islice
from typing import Any

import click
from django.db.models import QuerySet

from toancanh import reconciling
from toancanh.cli import contract, joined
from toancanh.cli.screen import screen
from toancanh.cli.words import complain, say
from toancanh.isolation import Limits, Workers
from toancanh.model import Contradiction, Severity, UserError
from toancanh.model.text import fold
from toancanh.publish import contradictions
from toancanh.publish.sources import Names
from toancanh.reference.messages import language
from toancanh.store import selectors as documents
from toancanh.store.contradictions import selectors
from toancanh.store.contradictions.rows import ContradictionRow
from toancanh.store.contradictions.selectors import Wanted

_AT_ONCE = 200


def refresh() -> bool:
    """Reconcile the whole store again and say what came of it; whether all of it could be done."""
    with Workers(len(os.sched_getaffinity(0)), Limits.stated()) as hands:
        report = reconciling.catch_up(hands=hands, everything=True)
    for error in report.failed:
        complain(error)
    counts = {"figures": report.observations, "appeared": report.appeared, "gone": report.gone}
    click.echo(say("findings.refreshed", **counts), err=True)
    return not report.failed


def named(text: str) -> list[str]:
    """The documents in force with this in their names, with or without marks, by SHA-256.

    Raises:
        UserError: there is none.
    """
    wanted = fold(text)
    found = [row.sha256 for row in documents.in_force() if wanted in fold(row.name)]
    if not found:
        raise UserError("findings.no_document", name=text)
    return found


def print_list(wanted: Wanted, limit: int) -> None:
    """Print the worst in words, and how many there are."""
    console, found = screen(), selectors.contradictions(wanted)
    for it, names in _told(found[:limit]):
        for line in contradictions.lines(contradictions.told(it, names, language()), language()):
            console.print("  " * line.depth + line.text, markup=False, soft_wrap=True)
        console.print()
    console.print(_summary(wanted, min(limit, found.count())), markup=False, soft_wrap=True)
    if waiting := len(set(selectors.waiting().values())):
        console.print(say("findings.waiting", count=waiting), markup=False, soft_wrap=True)


def print_lines(wanted: Wanted) -> None:
    """Print each contradiction as a line of JSON."""
    for it, names in _told(selectors.contradictions(wanted)):
        click.echo(contract.encode(_record(it, names)))


def _summary(wanted: Wanted, shown: int) -> str:
    counts = selectors.count(wanted)
    if not counts:
        return say("findings.none")
    warnings, notes = counts[Severity.WARNING] + counts[Severity.ERROR], counts[Severity.INFO]
    return say("findings.line", warnings=warnings, notes=notes, shown=shown)


def _told(rows: QuerySet[ContradictionRow]) -> Iterator[tuple[Contradiction, Names]]:
    """Contradictions with the names of the documents of their figures, a few at a time."""
    rest = rows.iterator(_AT_ONCE)
    while some := list(islice(rest, _AT_ONCE)):
        found = selectors.told(some)
        names = documents.names({fact.passage.document for it in found for fact in it.members})
        for it in found:
            yield it, names


def _record(it: Contradiction, names: Names) -> dict[str, Any]:
    """A contradiction as ``toancanh reconcile`` prints it, with its words."""
    return {**joined.contradiction(it), "text": contradictions.told(it, names, language()).line}
