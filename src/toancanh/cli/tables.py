"""Facts and the picture as tables for people."""

from collections.abc import Iterable, Mapping

from rich.console import Console
from rich.text import Text

from toancanh.cli.contract import rules
from toancanh.cli.screen import screen, table
from toancanh.cli.words import say
from toancanh.model import Document, Extraction, Kind, Mention, Observation, Period
from toancanh.publish import acts, explanation, figures, names, periods
from toancanh.reconcile.picture import PictureLine
from toancanh.reference.areas import areas
from toancanh.reference.messages import language

Sentence = tuple[str, str, str]


def print_facts(document: Document, found: Extraction, *, explain: bool) -> None:
    """One document's figures, each with its sentence and rules when asked, its acts, what it names."""
    console = screen()
    console.print(document.name, style="bold", markup=False)
    heads = [say(f"word.{head}") for head in ("indicator", "area", "period", "measure", "value", "status")]
    if not explain:
        console.print(table(heads, map(fact_row, found.facts), numbers=[4]))
    for fact in found.facts if explain else ():
        console.print(" | ".join(fact_row(fact)), markup=False)
        print_sentence(console, _sentence(document, fact))
        print_explanation(console, fact, document.text)
    for act in found.acts:
        kind, note = say(f"act.{act.type}"), acts.note(act, language())
        console.print(f"{kind}: {' '.join(act.passage.text.split())}", markup=False)
        if note:
            console.print(f"    {note}", markup=False)
        if explain:
            console.print(f"    {' '.join(rules(act))}", style="dim", markup=False)
    if found.mentions:
        heads = [say(f"word.{head}") for head in ("kind", "name", "stated")]
        console.print(table(heads, map(_mention, found.mentions)))


def print_explanation(console: Console, fact: Observation, text: str) -> None:
    """Where each part of a figure comes from, and how sure it is."""
    parts = map(str, explanation.lines(fact, text, language()))
    for line in (*parts, *explanation.confidence(fact, language())):
        console.print(f"    {line}", style="dim", markup=False)


def print_picture(lines: Iterable[PictureLine], files: Mapping[str, str]) -> None:
    """The picture, a row per line; ``files`` are the documents' names by SHA-256."""
    heads = ("indicator", "area", "period", "value", "pct_of_plan", "growth", "source")
    rows = (_line(line, files) for line in lines)
    screen().print(table([say(f"word.{head}") for head in heads], rows, numbers=[3, 4, 5]))


def print_sentence(console: Console, sentence: Sentence, indent: int = 4) -> None:
    """A sentence with its number shining, in brackets where there is no colour."""
    before, number, after = (" ".join(f"|{part}|".split())[1:-1] for part in sentence)
    marked = number if console.is_terminal else f"⟦{number}⟧"
    console.print(Text.assemble(" " * indent + "“", before, (marked, "bold black on yellow"), after, "”"))


def _sentence(document: Document, fact: Observation) -> Sentence:
    start, end = fact.sentence
    text, passage = document.text, fact.passage
    return text[start : passage.start], passage.text, text[passage.end : end]


def line_name(it: PictureLine) -> str:
    """What a line of the picture measures, and whether it is a plan, a target or a forecast."""
    parts = (names.indicator(it.indicator, it.label, language()), names.dimensions(it.dims, language()))
    kind = "" if it.kind is Kind.OUTCOME else f" ({say(f'status.{it.kind}')})"
    return " · ".join(filter(None, parts)) + kind


def area_name(it: Observation | PictureLine) -> str:
    """Name of an area, marked when the unit is no more; as the text has it when the unit is not certain."""
    unit = areas().get(it.area_code, it.area_since) if it.area_code and it.area_since else None
    return names.area(unit, language()) if unit else it.area or "—"


def period_name(it: Period | None) -> str:
    """A period in words."""
    return periods.period(it, language()) if it else "—"


def fact_row(it: Observation) -> tuple[str, ...]:
    """A figure as a row: indicator, area, period, measure, value, status."""
    measure, status = say(f"measure.{it.measure}"), say(f"status.{it.status}")
    name, value = names.thing(it, language()), figures.entry(it, language())
    return name, area_name(it), period_name(it.period), measure, value, status


def _mention(it: Mention) -> tuple[str, ...]:
    stated = (
        f"{say(f'feature.{each.feature}')}: {' '.join(each.passage.text.split())}" for each in it.attributes
    )
    return say(f"mention.{it.kind}"), it.name, "; ".join(stated)


def _line(it: PictureLine, files: Mapping[str, str]) -> tuple[str, ...]:
    shown = (it.value, it.pct_of_plan, it.growth)
    numbers = [figures.entry(each, language()) if each else "" for each in shown]
    sources = dict.fromkeys(files[each.passage.document] for each in it.observations)
    return line_name(it), area_name(it), period_name(it.period), *numbers, ", ".join(sources)
