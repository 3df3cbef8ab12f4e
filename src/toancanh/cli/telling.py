"""A figure with the sentences behind it. Import it after ``open_store``."""

from collections.abc import Iterable

from rich.console import Console

from toancanh import pipeline
from toancanh.cli import wording
from toancanh.cli.asking import Asked
from toancanh.cli.screen import screen
from toancanh.cli.tables import print_picture, print_sentence
from toancanh.cli.words import say
from toancanh.model import Finding, Observation, UserError
from toancanh.reconcile.picture import Picture, PictureLine
from toancanh.store import selectors
from toancanh.store.selectors import Selection

_IN_FULL = 4  # lines told with their sentences; more than that is a table


def tell(asked: Asked) -> None:
    """Print what the store knows of it.

    Raises:
        UserError: nothing is known; the message says which areas and periods are.
    """
    codes = {area.code for area in asked.areas}
    picture = pipeline.picture(Selection([asked.indicator.code], codes, asked.period))
    if not picture.lines:
        raise _nothing(asked)
    console = screen()
    whole = [line for line in picture.lines if not line.dims] or list(picture.lines)
    in_full = whole if len(whole) <= _IN_FULL else []
    for line in in_full:
        _tell_line(console, line, picture)
    if rest := [line for line in picture.lines if line not in in_full]:
        print_picture(rest, document_names())
    if len(whole) > _IN_FULL:
        console.print(say("cli.narrow", count=len(whole)), markup=False)


def document_names() -> dict[str, str]:
    """Names of the documents in force, by SHA-256."""
    return {row.sha256: row.name for row in selectors.in_force()}


def _nothing(asked: Asked) -> UserError:
    lines = pipeline.picture(Selection([asked.indicator.code])).lines
    name = wording.indicator_name(asked.indicator.code, "")
    if not lines:
        return UserError("cli.never_reported", indicator=name)
    named = {area.code for area in asked.areas}
    here = [line for line in lines if not named or line.area_code in named]
    known = {
        "areas": _listed(line.area for line in lines),
        "periods": _listed(line.period.code for line in here or lines if line.period),
    }
    return UserError("cli.nothing_here", indicator=name, **known)


def _listed(names: Iterable[str | None]) -> str:
    return ", ".join(dict.fromkeys(name for name in names if name))


def _tell_line(console: Console, line: PictureLine, picture: Picture) -> None:
    name = wording.line_name(line)
    code = f" ({line.period})" if line.period else ""
    console.print(
        f"{name} – {wording.area_name(line)} – {wording.period(line.period)}{code}",
        style="bold",
        markup=False,
    )
    shown = (("value", line.value), ("pct_of_plan", line.pct_of_plan), ("growth", line.growth))
    for head, fact in shown:
        if fact is not None:
            _tell_fact(console, fact, say(f"word.{head}"))
    if line.rivals:
        console.print(f"  {say('word.rivals')}", markup=False)
    for fact in line.rivals:
        _tell_fact(console, fact, f"  {say(f'word.{fact.measure}')}")
    for finding in picture.findings:
        if _about(finding, line):
            console.print(f"  ! {say(finding.code, **dict(finding.values))}", style="yellow", markup=False)
    console.print()


def _about(finding: Finding, line: PictureLine) -> bool:
    return dict(finding.values).get("fact") in {it.id for it in (*line.observations, *line.rivals)}


def _tell_fact(console: Console, fact: Observation, head: str) -> None:
    claim = selectors.claim(fact.id)
    if claim is None:
        raise LookupError(f"the store has no observation {fact.id}")
    console.print(f"  {head}: {wording.value(fact)} ({say(f'word.{fact.status}')})", markup=False)
    print_sentence(console, claim.sentence)
    document, place = claim.document, wording.place(fact.passage.locator)
    when = say("cli.published", period=wording.period(document.published)) if document.published else ""
    console.print("    " + ", ".join(filter(None, (document.name, place, when))), style="dim", markup=False)
