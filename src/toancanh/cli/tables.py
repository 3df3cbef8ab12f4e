"""Facts and the picture as tables for people."""

from collections.abc import Iterable, Mapping

from rich.console import Console
from rich.text import Text

from toancanh.cli import wording
from toancanh.cli.screen import screen, table
from toancanh.cli.words import say
from toancanh.model import Document, Extraction, Observation
from toancanh.reconcile.picture import PictureLine

Sentence = tuple[str, str, str]


def print_facts(document: Document, found: Extraction, *, explain: bool) -> None:
    """The figures of one document, each with its sentence and rules when asked, then its acts."""
    console = screen()
    console.print(document.name, style="bold", markup=False)
    heads = [say(f"word.{head}") for head in ("indicator", "area", "period", "measure", "value", "status")]
    if not explain:
        console.print(table(heads, map(_fact, found.facts), numbers=[4]))
    for fact in found.facts if explain else ():
        console.print(" | ".join(_fact(fact)), markup=False)
        print_sentence(console, _sentence(document, fact))
        console.print(f"    {fact.rule}", style="dim", markup=False)
    for act in found.acts:
        kind = say(f"word.{act.type}")
        console.print(f"{kind}: {' '.join(act.passage.text.split())}", markup=False)


def print_picture(lines: Iterable[PictureLine], names: Mapping[str, str]) -> None:
    """The picture, a row per line; ``names`` are the documents' names by SHA-256."""
    heads = ("indicator", "area", "period", "value", "pct_of_plan", "growth", "source")
    rows = (_line(line, names) for line in lines)
    screen().print(table([say(f"word.{head}") for head in heads], rows, numbers=[3, 4, 5]))


def print_sentence(console: Console, sentence: Sentence) -> None:
    """A sentence with its number shining, in brackets where there is no colour."""
    before, number, after = (" ".join(f"|{part}|".split())[1:-1] for part in sentence)
    marked = number if console.is_terminal else f"⟦{number}⟧"
    console.print(Text.assemble("    “", before, (marked, "bold black on yellow"), after, "”"))


def _sentence(document: Document, fact: Observation) -> Sentence:
    start, end = fact.sentence
    text, passage = document.text, fact.passage
    return text[start : passage.start], passage.text, text[passage.end : end]


def _fact(it: Observation) -> tuple[str, ...]:
    name = wording.indicator_name(it.indicator, it.label, it.dims)
    measure, status = say(f"word.{it.measure}"), say(f"word.{it.status}")
    return name, wording.area_name(it), wording.period(it.period), measure, wording.value(it), status


def _line(it: PictureLine, names: Mapping[str, str]) -> tuple[str, ...]:
    name = wording.line_name(it)
    numbers = [wording.value(each) for each in (it.value, it.pct_of_plan, it.growth)]
    sources = dict.fromkeys(names[each.passage.document] for each in it.observations)
    return name, wording.area_name(it), wording.period(it.period), *numbers, ", ".join(sources)
