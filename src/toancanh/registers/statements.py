"""What documents say of things that belong in a register, as values of its columns."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.conf import settings

from toancanh.model import (
    Attribute,
    Feature,
    Measure,
    Mention,
    Observation,
    Passage,
    Period,
    Quantity,
    Status,
)
from toancanh.reference.areas import areas
from toancanh.registers.declaring import Column, Register, Type
from toancanh.registers.registry import registers
from toancanh.registers.values import Value
from toancanh.store import selectors as store
from toancanh.store.models import SourceDocument

_SCALES = {
    "ha": ("ha", Decimal(1)),
    "tỷ đồng": ("VND", Decimal(10) ** 9),
    "triệu đồng": ("VND", Decimal(10) ** 6),
    "%": ("percent", Decimal(1)),
    "MW": ("MW", Decimal(1)),
    "MWp": ("MWp", Decimal(1)),
    "kV": ("kV", Decimal(1)),
    "m2": ("m2", Decimal(1)),
    "người": ("person", Decimal(1)),
    "": ("count", Decimal(1)),
}
"""For the units of columns: the unit of a quantity, and how many of it make one."""

Figures = Mapping[tuple[int, int], Observation]
"""The figures of a document by their place in its text."""

_HELD = (Status.ACTUAL, Status.PRELIMINARY, Status.ESTIMATE)
_NAMING, _HARMLESS = ("place", "project"), {"source", ("kind", "vốn hạ tầng")}
_SENTENCE = re.compile(r"[^\n]*?(?:[.!?…](?=\s|$)|\n|$)")


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that a passage says of something by its name; without a column it only names it."""

    register: Register
    name: str
    passage: Passage
    sentence: str
    as_of: Period | None
    variety: str = ""
    column: Column | None = None
    value: Value = None


def statements(document: SourceDocument) -> Iterator[Statement]:
    """What the current reading of a document says, in the order of its text."""
    facts = store.facts_of(document)
    figures = {(fact.passage.start, fact.passage.end): fact for fact in facts}
    for mention in store.mentions_of(document):
        for register in registers().values():
            if mention.kind in register.kinds:
                yield from _of_mention(document, register, mention, figures)
    for fact in facts:
        yield from _of_fact(document, fact)


def _of_mention(
    document: SourceDocument, register: Register, mention: Mention, figures: Figures
) -> Iterator[Statement]:
    """The name, and what is stated of it; of a figure the time it is told for, and none that is a plan."""

    def said(passage: Passage, column: Column | None = None, value: Value = None) -> Statement:
        sentence = sentence_around(document.text, passage.start)
        return Statement(register, mention.name, passage, sentence, as_of, mention.variety, column, value)

    as_of = document.published
    yield said(mention.passage)
    for it in mention.attributes:
        figure = figures.get((it.passage.start, it.passage.end))
        if figure is not None and figure.status not in _HELD:
            continue
        as_of = (figure and figure.period) or document.published
        for column in register.columns:
            if it.feature in column.features and (value := _stated(register, column, it, as_of)) is not None:
                yield said(it.passage, column, value)


def _stated(register: Register, column: Column, it: Attribute, as_of: Period | None) -> Value:
    """The value that an attribute gives a column; ``None`` when it gives none for certain."""
    kind = register.type_of(column)
    if kind in (Type.NUMBER, Type.INTEGER):
        return number(register, column, it.quantity) if it.quantity else None
    if kind is Type.CHOICE:
        return _meant(column, it.code)
    if kind is Type.AREA:
        known = areas().versions(it.code) if it.code else ()
        on_the_day = [unit for unit in known if as_of is None or unit.exists_on(as_of.end)]
        return on_the_day[-1] if on_the_day else None
    return " ".join(it.passage.text.split()) if it.feature is Feature.INVESTOR else None


def _meant(column: Column, code: str | None) -> str | None:
    found = [it.code for it in column.choices if code in it.told]
    return found[0] if len(found) == 1 else None


def of_variety(register: Register, variety: str) -> tuple[str, ...]:
    """The kinds of a register that a source of power can be."""
    kinds = next((it.choices for it in register.own if it.name == "kind"), ())
    return tuple(it.code for it in kinds if variety in it.told)


def number(register: Register, column: Column, quantity: Quantity) -> Decimal | int | None:
    """A quantity in the column's unit; ``None`` if it is of another kind, a range, or too fine."""
    unit, scale = _SCALES.get(column.unit, (None, Decimal(1)))
    if quantity.unit != unit or quantity.high is not None:
        return None
    value = quantity.value / scale
    if register.type_of(column) is Type.INTEGER:
        return int(value) if value == value.to_integral_value() else None
    return value if value == round(value, 4) else None


def _of_fact(document: SourceDocument, fact: Observation) -> Iterator[Statement]:
    """Levels that are held to be so, are sure enough, and are of one named place or project as a whole."""
    names = [value for dim, value in fact.dims if dim in _NAMING]
    others = {pair for pair in fact.dims if pair[0] not in _NAMING}
    whole = all(pair in _HARMLESS or pair[0] in _HARMLESS for pair in others)
    sure = fact.confidence is None or fact.confidence >= settings.CONFIDENCE
    if not (len(names) == 1 and whole and sure and fact.measure is Measure.LEVEL and fact.status in _HELD):
        return
    variety = dict(fact.dims).get("source", "")
    for register in registers().values():
        for column in register.own:
            if fact.indicator not in column.indicators:
                continue
            value = number(register, column, fact.quantity)
            if value is not None:
                sentence = " ".join(document.text[slice(*fact.sentence)].split())
                as_of = fact.period or document.published
                yield Statement(
                    register, names[0], fact.passage, sentence, as_of, variety, column, value
                )  # fmt: skip


def sentence_around(text: str, at: int) -> str:
    """The sentence, or the line of a list or table, that a place in a text lies in."""
    line = text.rfind("\n", 0, at) + 1
    found = next((it for it in _SENTENCE.finditer(text, line) if it.end() > at), None)
    return " ".join(found.group().split()) if found else ""
