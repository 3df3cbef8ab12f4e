"""A report as the page shows it: lists with cells, bars, and how each number was made."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse

from toancanh.analyse.figures import Figure, How
from toancanh.answering.advantage import phrases
from toancanh.answering.advantage.tables import RULE, Table
from toancanh.answering.advantage.values import Branch, Evidence, Listed, Report, Weighed
from toancanh.model import Observation
from toancanh.publish import advantage as words
from toancanh.publish.charts.gauges import Bar, bars
from toancanh.publish.words import capital, say
from toancanh.reference.advantage import Method, methods
from toancanh.web.language import spoken

_DRAWN = ("contribution", "growth", "share")  # what bars are drawn of: the first that two branches have
_ONE = Decimal(1)  # the best score
_MOST_ROWS = 12  # that are shown at once
_MOST_BARS = 10  # the greatest; the table has all
_MOST_FACTS = 12  # of a number; those of a table of provinces are hundreds


@dataclass(frozen=True, slots=True)
class Cell:
    """A number of the table: its words, the page or place that says where it is from, its column."""

    text: str
    address: str
    told: bool
    label: str
    disputed: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """How a number was made: method, words, formula, and what it rests on."""

    name: str
    text: str
    formula: str
    facts: tuple[Observation, ...]
    rows: tuple[str, ...]
    more: int
    parts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A branch."""

    id: str
    name: str
    place: str
    score: str
    bar: Bar | None
    part: bool
    cells: tuple[Cell, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A bar with its branch and number."""

    name: str
    text: str
    bar: Bar


@dataclass(frozen=True, slots=True)
class Section:
    """A structure; ``rest`` are the rows after the first dozen, which fold."""

    id: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    rest: tuple[Row, ...]
    whole: str
    leaders: tuple[str, ...]
    drawn: str
    bars: tuple[Drawn, ...]
    used: tuple[str, ...]
    not_told: tuple[str, ...]
    left_out: str
    steps: tuple[Step, ...]

    @property
    def every(self) -> tuple[Row, ...]:
        """All rows."""
        return (*self.rows, *self.rest)


def sections(report: Report) -> tuple[Section, ...]:
    """The lists of a report."""
    files = {it.sha256: it for it in report.asked.tables}
    return tuple(_section(it, files) for it in report.lists)


def _section(it: Listed, files: Mapping[str, Table]) -> Section:
    lang, code = spoken(), it.structure.code
    drawn, rows = _drawn(it), tuple(_rows(it, files))
    return Section(
        id=code,
        title=words.structure(it.structure, lang),
        columns=tuple(words.method(of, lang) for of in it.methods),
        rows=rows[:_MOST_ROWS],
        rest=rows[_MOST_ROWS:],
        whole=capital("; ".join(phrases.whole(it, lang))),
        leaders=tuple(phrases.leaders(it, lang)),
        drawn=words.method(methods()[drawn], lang) if drawn else "",
        bars=tuple(_bars(it, drawn)) if drawn else (),
        used=tuple(phrases.counted(of, it, lang) for of in it.weighed if of.used),
        not_told=tuple(phrases.not_told(it, lang)),
        left_out=", ".join(phrases.left_out(it, lang)),
        steps=tuple(_step(of, files) for of in it.evidence.values() if of.value),
    )


def _drawn(it: Listed) -> str:
    for code in _DRAWN:
        if sum(code in of.evidence and of.evidence[code].value is not None for of in _ranked(it)) > 1:
            return code
    return ""


def _ranked(it: Listed) -> Iterator[Branch]:
    return (of for of in it.branches if not of.within)


def _bars(it: Listed, code: str) -> Iterator[Drawn]:
    every = [(of, value) for of in _ranked(it) if (value := of.evidence[code].value)]
    ordered = sorted(every, key=lambda pair: pair[1].interval.high or 0, reverse=True)
    ordered = ordered[:_MOST_BARS]
    for (of, _), bar in zip(ordered, bars([value.interval for _, value in ordered]), strict=True):
        yield Drawn(phrases.named(of, it, spoken()), phrases.said(of.evidence[code], spoken()), bar)


def _rows(it: Listed, files: Mapping[str, Table]) -> Iterator[Row]:
    scores = {of.key: of.rank.score for of in it.branches if of.rank}
    drawn = dict(zip(scores, bars(tuple(scores.values()), _ONE), strict=True))
    for number, of in enumerate(it.branches, start=1):
        mark = f"{it.structure.code}-{number}"
        yield Row(
            id=mark,
            name=phrases.named(of, it, spoken()),
            place=phrases.place(of),
            score=phrases.score(of, spoken()) if of.rank else "",
            bar=drawn.get(of.key),
            part=bool(of.within),
            cells=tuple(_cell(of.evidence[method.code], mark, method) for method in it.methods),
            steps=tuple(_step(told, files) for told in of.evidence.values() if told.value),
        )


def _cell(of: Evidence, mark: str, method: Method) -> Cell:
    label = words.method(method, spoken())
    if of.value is None:
        return Cell("", "", told=False, label=label)
    fact = of.value.fact
    told = of.value.how is How.TOLD and fact is not None and fact.rule != RULE and not of.value.disputed
    address = reverse("fact", args=[fact.id]) if told and fact else f"#{mark}"
    return Cell(phrases.said(of, spoken()), address, told, label, of.value.disputed)


def _step(of: Evidence, files: Mapping[str, Table]) -> Step:
    value = of.value
    assert value is not None
    read = tuple(it for it in value.facts if it.rule != RULE)
    rows = tuple(_handed_in(value, files))
    shown = read[:_MOST_FACTS]
    return Step(
        name=words.method(of.method, spoken()),
        text=phrases.said(of, spoken()),
        formula="" if value.how is How.TOLD else words.described(of.method, spoken()).formula,
        facts=shown,
        rows=rows[:_MOST_FACTS],
        more=len(read) - len(shown) + max(len(rows) - _MOST_FACTS, 0),
        parts=tuple(_parts(of)),
    )


def _handed_in(value: Figure, files: Mapping[str, Table]) -> Iterator[str]:
    for it in value.facts:
        if it.rule == RULE:
            table, line = files.get(it.passage.document), str(it.passage.locator.row)
            name = table.name if table else ""
            yield say("advantage.from_table", spoken(), name=name, line=line, source=it.label)


def _parts(of: Evidence) -> Iterator[tuple[str, str]]:
    for code, it in of.parts.items():
        if code != "output":
            yield say(f"advantage_part.{code}", spoken()), phrases.number(it, code, spoken())


@dataclass(frozen=True, slots=True)
class Weight:
    """A criterion of the form: the weight as it is written in the field."""

    code: str
    name: str
    value: str


def weights(report: Report) -> tuple[tuple[Weight, ...], tuple[str, ...]]:
    """The criteria that can put any list in order, and the names of those that cannot yet."""
    known: dict[str, list[Weighed]] = {}
    for it in (of for listed in report.lists for of in listed.weighed):
        known.setdefault(it.method.code, []).append(it)
    order = [code for code in methods() if code in known]
    useful = [code for code in order if any(it.known > 1 for it in known[code])]
    fields = (Weight(it, _name(it), format(known[it][0].weight.normalize(), "f")) for it in useful)
    return tuple(fields), tuple(_name(it) for it in order if it not in useful)


def _name(code: str) -> str:
    return words.method(methods()[code], spoken())
