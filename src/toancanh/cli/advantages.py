"""Branches with an advantage on the console. Import it after ``open_store``."""

import json
from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal
from pathlib import Path

import click
from rich.console import Console

from toancanh.answering.advantage import phrases
from toancanh.answering.advantage.asking import NOTHING, Choice, Wanted, choose, title
from toancanh.answering.advantage.choosing import key
from toancanh.answering.advantage.composing import compose
from toancanh.answering.advantage.data import data
from toancanh.answering.advantage.tables import read
from toancanh.answering.advantage.values import Listed
from toancanh.answering.available import place_of
from toancanh.cli.asking import units
from toancanh.cli.screen import screen, table
from toancanh.cli.words import say
from toancanh.publish import advantage as words
from toancanh.publish import periods
from toancanh.publish.words import capital
from toancanh.reference.advantage import REGION
from toancanh.reference.areas import areas
from toancanh.reference.messages import language


def tell(asked: Mapping[str, str], weights: Mapping[str, str], files: Collection[Path], form: str) -> None:
    """Print what is known of the branches of an area.

    Args:
        asked: ``area``, ``period``, ``against`` as written; names of areas or their keys.
        weights: of criteria, as written.
        files: tables beside those that are always read.
        form: ``table`` or ``json``.

    Raises:
        UserError: a word means nothing known, or a table cannot be used.
    """
    tables = tuple(map(read, files))
    place, against = (_key(asked[name]) for name in ("area", "against"))
    choice = choose(Wanted(place, asked["period"], against, weights, tables))
    if choice is None:
        click.echo(say("advantage.no_branches"))
        return
    if choice.faults:
        raise choice.faults[0]
    report = compose(choice.asked)
    if form == "json":
        click.echo(json.dumps(data(report, language()), ensure_ascii=False, indent=2, default=_plain))
        return
    console = screen()
    compared = title(report.asked.against) if report.asked.against else ""
    told = say("advantage.compared", place=compared) if compared else say("advantage.compared_none")
    _print(console, told)
    for it in report.lists:
        _list(console, it, choice)
    for line in _beside(choice):
        _print(console, line)


def _key(text: str) -> str:
    """The key of the area that is meant; what is a key already stays."""
    code = text.partition("-")[0]
    if not text or text == NOTHING or text.startswith(REGION) or areas().versions(code):
        return text
    unit = units(text)[0]
    return key(place_of(unit.code, unit.valid_from))


def _print(console: Console, text: str, *, bold: bool = False) -> None:
    console.print(text, style="bold" if bold else None, markup=False, soft_wrap=True)


def _list(console: Console, it: Listed, choice: Choice) -> None:
    lang, asked = language(), choice.asked
    of = {"place": title(asked.place), "period": periods.period(asked.period, lang)}
    _print(console, say("advantage.heading", structure=words.structure(it.structure, lang), **of), bold=True)
    heads = [say("advantage.place"), say("advantage.score"), capital(say("word.name"))]
    shown = it.methods
    rows = (
        (
            phrases.place(branch), phrases.score(branch, lang), phrases.named(branch, it, lang),
            *(phrases.said(branch.evidence[of.code], lang) for of in shown),
        )
        for branch in it.branches
    )  # fmt: skip
    numbers = range(3, 3 + len(shown))
    every = [*heads, *(words.method(of, lang) for of in shown)]
    console.print(table(every, rows, numbers=numbers, cut=False))
    for line in _below(it):
        _print(console, f"  {line}")


def _below(it: Listed) -> Iterator[str]:
    lang = language()
    if whole := "; ".join(phrases.whole(it, lang)):
        yield say("advantage.of_whole", told=whole)
    if leaders := "; ".join(phrases.leaders(it, lang)):
        yield say("advantage.leaders", told=leaders)
    used = [phrases.counted(of, it, lang) for of in it.weighed if of.used]
    yield say("advantage.criteria", told="; ".join(used)) if used else say("advantage.unranked")
    yield from phrases.not_told(it, lang)
    if it.left_out:
        yield say("advantage.left_out", names=", ".join(phrases.left_out(it, lang)))


def _beside(choice: Choice) -> Iterator[str]:
    if choice.elsewhere:
        yield say("advantage.beside")
    for structure, period in choice.elsewhere:
        yield f"  {words.structure(structure, language())}: --period {period.code}"


def _plain(value: object) -> str:
    """Numbers to the last digit, days as ISO 8601."""
    return format(value, "f") if isinstance(value, Decimal) else str(value)
