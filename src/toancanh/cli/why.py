"""What follows from the figures asked for, what confirms or contradicts them, and how sure estimates are.

Import it after ``open_store``.
"""

from collections.abc import Collection, Iterable

from rich.console import Console

from toancanh import pipeline
from toancanh.cli.asking import Asked
from toancanh.cli.tables import print_sentence
from toancanh.cli.words import say
from toancanh.integrate import compositions_among
from toancanh.model import Measure, Node, Observation, Place, Status, Value
from toancanh.publish import contradictions, derivations, sources, spans, titles, vintages
from toancanh.publish.sources import Line, Names
from toancanh.reconcile.around import Witness, around, derived
from toancanh.reconcile.claims import root
from toancanh.reconcile.editions import Reconciled
from toancanh.reconcile.known import Compositions
from toancanh.reconcile.picture import PictureLine
from toancanh.reconcile.vintages import Record, errors, record
from toancanh.reference.messages import language
from toancanh.store import selectors
from toancanh.store.selection import Selection


class Question:
    """What is known around the indicator, areas and period asked for, without parts of them."""

    def __init__(self, asked: Asked) -> None:
        self._asked = asked
        roots = {root(Place(area.code, area.valid_from)) for area in asked.areas}
        found = sorted(pipeline.reconciled(asked.indicator.code).items(), key=lambda it: str(it[0]))
        self._found = [it for (_, place), it in found if not roots or place in roots]

    def _own(self, node: Node) -> bool:
        return not node.thing.dims and self._asked.covers(node.thing)

    def untold(self, lines: Iterable[PictureLine]) -> tuple[Value, ...]:
        """Derived values of the things asked for of which no line of the picture tells anything."""
        told = {(it.area_code, it.area_since, it.period, it.kind) for it in lines if not it.dims}
        every = (value for it in self._found for value in derived(self._own, it.values, _compositions(it)))
        return tuple(
            value
            for value in every
            if self._own(value.node)
            and (*value.node.thing.place, value.node.thing.period, value.node.thing.kind) not in told
        )

    def explain(self, console: Console, names: Names, shown: Collection[str]) -> None:
        """Print derivations, comparisons and contradictions.

        Args:
            console: where to.
            names: of the documents in force.
            shown: ids of the figures whose sentences have been printed.
        """
        told, lang = _Telling(console, set(shown)), language()
        for it in (around(self._own, each, _compositions(each)) for each in self._found):
            told.section("derived", (derivations.lines(value, names, lang) for value in it.derived))
            told.section("narrowed", (derivations.lines(value, names, lang) for value in it.narrowed))
            told.section("held", (_compared(pair, names) for pair in it.witnesses))
            broken = (contradictions.told(each, names, lang) for each in it.contradictions)
            told.section("broken", (contradictions.lines(each, lang) for each in broken))


def _compositions(found: Reconciled) -> Compositions:
    return compositions_among({value.node.thing.place for value in found.values})


def _compared(it: Witness, names: Names) -> tuple[Line, ...]:
    lang = language()
    verdict = say(f"why.{'agrees' if it.agrees else 'disagrees'}")
    made = spans.of_node(it.made.interval, it.made.node, lang)
    title = titles.of_node(it.told.node, lang)
    told = sources.told(it.told.told, names, lang) if it.told.told else ""
    line = say("why.compared", title=str(title), told=told, made=made, verdict=verdict)
    first = Line(line, 0, it.told.told)
    return (first, *derivations.lines(it.made, names, lang)[1:])


class _Telling:
    """Sections on a console; a sentence that was printed is not printed again."""

    def __init__(self, console: Console, shown: set[str]) -> None:
        self._console, self._shown = console, shown

    def section(self, name: str, items: Iterable[Iterable[Line]]) -> None:
        """A heading and its items; nothing if there is none."""
        listed = list(items)
        if listed:
            self._console.print(say(f"why.{name}"), style="bold", markup=False)
        for item in listed:
            for line in item:
                self._line(line)
        if listed:
            self._console.print()

    def _line(self, line: Line) -> None:
        self._console.print("  " * (line.depth + 1) + line.text, markup=False, soft_wrap=True)
        if line.fact is None or line.fact.id in self._shown:
            return
        claim = selectors.claim(line.fact.id)
        if claim is not None and claim.sentence != ("", line.fact.passage.text, ""):
            print_sentence(self._console, claim.sentence, 2 * line.depth + 4)
        self._shown.add(line.fact.id)


class Cautions:
    """How far estimates of an indicator were off before, for the figures that are estimates."""

    def __init__(self, indicator: str, area_codes: Collection[str]) -> None:
        found = pipeline.histories(Selection([indicator], area_codes))
        self._errors = errors(found)
        self._nodes = {it.fact.id: node for node, history in found.items() for it in history}

    def beside(self, fact: Observation) -> str | None:
        """The caution beside an estimate; ``None`` of other figures and where nothing is known."""
        node = self._nodes.get(fact.id)
        if node is None or fact.status is not Status.ESTIMATE:
            return None
        past = record(self._errors, node)
        return past and caution(past, node.measure)


def caution(it: Record, measure: Measure) -> str:
    """How far estimates were off before, in words."""
    return vintages.caution(it.times, it.mean_absolute, it.worst, measure, language())
