"""A figure with the sentences behind it. Import it after ``open_store``."""

from collections.abc import Iterable
from datetime import date

from rich.console import Console

from toancanh import pipeline
from toancanh.cli.asking import Asked, name_of
from toancanh.cli.screen import screen
from toancanh.cli.tables import area_name, line_name, period_name, print_picture, print_sentence
from toancanh.cli.words import say
from toancanh.model import Finding, Observation, UserError
from toancanh.publish import figures, periods, standing, words
from toancanh.reconcile.picture import Picture, PictureLine
from toancanh.reconcile.precedence import DECISION, ONLY
from toancanh.reference.messages import language
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
    lines = _of_areas(picture.lines, asked)
    if not lines:
        raise _nothing(asked)
    console = screen()
    whole = [line for line in lines if not line.dims] or lines
    in_full = whole if len(whole) <= _IN_FULL else []
    for line in in_full:
        _tell_line(console, line, picture)
    if rest := [line for line in lines if line not in in_full]:
        print_picture(rest, document_names())
    if len(whole) > _IN_FULL:
        console.print(say("cli.narrow", count=len(whole)), markup=False)


def _of_areas(lines: Iterable[PictureLine], asked: Asked) -> list[PictureLine]:
    """Those of the areas asked for, in their order: codes were reused, so that a code alone does not tell."""
    order: dict[tuple[str | None, date | None], int]
    order = {(area.code, area.valid_from): at for at, area in enumerate(asked.areas)}
    if not order:
        return list(lines)
    here = [line for line in lines if _unit(line) in order]
    return sorted(here, key=lambda line: order[_unit(line)])


def _unit(line: PictureLine) -> tuple[str | None, date | None]:
    return line.area_code, line.area_since


def document_names() -> dict[str, str]:
    """Names of the documents in force, by SHA-256."""
    return {row.sha256: row.name for row in selectors.in_force()}


def _nothing(asked: Asked) -> UserError:
    lines = pipeline.picture(Selection([asked.indicator.code])).lines
    name = name_of(asked.indicator)
    if not lines:
        return UserError("cli.never_reported", indicator=name)
    here = _of_areas(lines, asked)
    known = {
        "areas": _listed(map(area_name, lines)),
        "periods": _listed(line.period.code for line in here or lines if line.period),
    }
    return UserError("cli.nothing_here", indicator=name, **known)


def _listed(names: Iterable[str | None]) -> str:
    return ", ".join(dict.fromkeys(name for name in names if name))


def _tell_line(console: Console, line: PictureLine, picture: Picture) -> None:
    code = f" ({line.period})" if line.period else ""
    title = f"{line_name(line)} – {area_name(line)} – {period_name(line.period)}{code}"
    console.print(title, style="bold", markup=False)
    shown = (("value", line.value), ("pct_of_plan", line.pct_of_plan), ("growth", line.growth))
    for head, fact in shown:
        if fact is not None:
            _tell_fact(console, fact, say(f"word.{head}"))
            _tell_why(console, line, fact)
    if line.rivals:
        console.print(f"  {say('word.rivals')}", markup=False)
    for fact, rule in zip(line.rivals, line.lost, strict=True):
        _tell_fact(console, fact, f"  {words.capital(say(f'measure.{fact.measure}'))}")
        console.print(f"    {standing.instead(rule, language())}", style="dim", markup=False)
    for finding in picture.findings:
        if _about(finding, line):
            console.print(f"  ! {say(finding.code, **dict(finding.values))}", style="yellow", markup=False)
    console.print()


def _tell_why(console: Console, line: PictureLine, fact: Observation) -> None:
    """What the figure can be, why it stands, who chose it and what was put right in it."""
    told = []
    if fact is line.value and line.interval and line.interval.low != line.interval.high:
        told.append(f"{say('word.possible')}: {figures.interval(fact.quantity, language())}")
    if (why := line.why(fact)) != (ONLY,):
        told.append(standing.because(why, language()))
    chosen = selectors.choices_on(fact)[:1] if DECISION in why else ()
    told += [standing.choice(it, language()) for it in chosen]
    for it in filter(None, (*told, standing.corrected(fact, language()))):
        console.print(f"    {it}", style="dim", markup=False)


def _about(finding: Finding, line: PictureLine) -> bool:
    return dict(finding.values).get("fact") in {it.id for it in (*line.observations, *line.rivals)}


def _tell_fact(console: Console, fact: Observation, head: str) -> None:
    claim = selectors.claim(fact.id)
    if claim is None:
        raise LookupError(f"the store has no observation {fact.id}")
    value, status = figures.entry(fact, language()), say(f"status.{fact.status}")
    console.print(f"  {head}: {value} ({status})", markup=False)
    print_sentence(console, claim.sentence)
    document, place = claim.document, words.locator(fact.passage.locator, language())
    said = document.published and periods.published(document.published, language())
    when = say("cli.published", period=said) if said else ""
    source = ", ".join(filter(None, (document.name, place, when)))
    console.print(f"    {source} [{fact.id}]", style="dim", markup=False, highlight=False)
