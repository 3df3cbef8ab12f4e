"""A figure with the sentences behind it. Import it after ``open_store``."""

from collections.abc import Iterable, Iterator
from datetime import date

from rich.console import Console

from toancanh import pipeline
from toancanh.cli.asking import Asked, name_of
from toancanh.cli.screen import screen
from toancanh.cli.tables import area_name, line_name, period_name, print_picture, print_sentence
from toancanh.cli.why import Cautions, Question
from toancanh.cli.words import say
from toancanh.model import Finding, Observation, UserError, Value
from toancanh.publish import derivations, figures, periods, standing, words
from toancanh.publish.sources import Names
from toancanh.reconcile.picture import Picture, PictureLine
from toancanh.reconcile.precedence import DECISION, ONLY
from toancanh.reference.messages import language
from toancanh.store import selectors
from toancanh.store.selection import Selection

_IN_FULL = 4  # lines told with their sentences; more than that is a table


def tell(asked: Asked, *, why: bool = False, official: bool = False) -> None:
    """Print what the store knows of it, and with ``why`` what follows from it and what contradicts it.

    With ``official`` only what was approved, from which nothing is derived.

    Raises:
        UserError: nothing is known; the message says which areas and periods are.
    """
    codes = {area.code for area in asked.areas}
    picture = pipeline.picture(Selection([asked.indicator.code], codes, asked.period), official=official)
    lines = _of_areas(picture.lines, asked)
    question = Question(asked) if not official and (why or asked.period or not lines) else None
    untold = question.untold(lines) if question else ()
    if not (lines or untold):
        raise (
            UserError("cli.nothing_official", indicator=name_of(asked.indicator))
            if official
            else _nothing(asked)
        )
    console = screen()
    telling = _Figures(console, Cautions(asked.indicator.code, codes))
    names = _names_of(lines) if official else document_names()
    whole = [line for line in lines if not line.dims] or lines
    in_full = whole if len(whole) <= _IN_FULL else []
    for line in in_full:
        telling.line(line, picture)
    if rest := [line for line in lines if line not in in_full]:
        print_picture(rest, names)
    if len(whole) > _IN_FULL:
        console.print(say("cli.narrow", count=len(whole)), markup=False)
    if question and why:
        question.explain(console, names, telling.shown)
    elif untold:
        _tell_untold(console, untold, names)


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


def _names_of(lines: Iterable[PictureLine]) -> dict[str, str]:
    """Names of the documents that lines quote, in force or not."""
    return selectors.names({fact.passage.document for line in lines for fact in line.observations})


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


def _tell_untold(console: Console, untold: Iterable[Value], names: Names) -> None:
    """What nobody tells but follows from what is told, labelled as derived."""
    for value in untold:
        console.print(derivations.headline(value, names, language()), style="bold", markup=False)
    console.print(say("why.hint"), markup=False)


def _why_it_stands(line: PictureLine, fact: Observation) -> Iterator[str]:
    """What the figure can be, why it stands, who chose it and what was put right in it."""
    if fact is line.value and line.interval and line.interval.low != line.interval.high:
        yield f"{say('word.possible')}: {figures.interval(fact.quantity, language())}"
    if (why := line.why(fact)) != (ONLY,):
        yield standing.because(why, language())
    if DECISION in why:
        yield from (standing.choice(it, language()) for it in selectors.choices_on(fact)[:1])
    if said := standing.corrected(fact, language()):
        yield said


def _about(finding: Finding, line: PictureLine) -> bool:
    return dict(finding.values).get("fact") in {it.id for it in (*line.observations, *line.rivals)}


class _Figures:
    """Lines of the picture on a console; ``shown`` are the ids of the figures that were told."""

    def __init__(self, console: Console, cautions: Cautions) -> None:
        self._console, self._cautions = console, cautions
        self.shown: set[str] = set()

    def line(self, line: PictureLine, picture: Picture) -> None:
        """One thing measured, with its rivals and the doubts about it."""
        code = f" ({line.period})" if line.period else ""
        title = f"{line_name(line)} – {area_name(line)} – {period_name(line.period)}{code}"
        self._say(title, style="bold")
        shown = (("value", line.value), ("pct_of_plan", line.pct_of_plan), ("growth", line.growth))
        for head, fact in shown:
            if fact is not None:
                self._fact(fact, say(f"word.{head}"))
                self._why(line, fact)
        if line.rivals:
            self._say(f"  {say('word.rivals')}")
        for fact, rule in zip(line.rivals, line.lost, strict=True):
            self._fact(fact, f"  {words.capital(say(f'measure.{fact.measure}'))}")
            self._say(f"    {standing.instead(rule, language())}", style="dim")
        for finding in picture.findings:
            if _about(finding, line):
                self._say(f"  ! {say(finding.code, **dict(finding.values))}", style="yellow")
        self._console.print()

    def _fact(self, fact: Observation, head: str) -> None:
        claim = selectors.claim(fact.id)
        if claim is None:
            raise LookupError(f"the store has no observation {fact.id}")
        self.shown.add(fact.id)
        value, status = figures.entry(fact, language()), say(f"status.{fact.status}")
        self._say(f"  {head}: {value} ({status})")
        print_sentence(self._console, claim.sentence)
        document, place = claim.document, words.locator(fact.passage.locator, language())
        said = document.published and periods.published(document.published, language())
        when = say("cli.published", period=said) if said else ""
        source = ", ".join(filter(None, (document.name, place, when)))
        self._say(f"    {source} [{fact.id}]", style="dim")
        if caution := self._cautions.beside(fact):
            self._say(f"    {words.capital(caution)}", style="dim")

    def _why(self, line: PictureLine, fact: Observation) -> None:
        for told in _why_it_stands(line, fact):
            self._say(f"    {told}", style="dim")

    def _say(self, text: str, style: str | None = None) -> None:
        self._console.print(text, style=style, markup=False)
