"""Every form in the corpora beside the rules means what its case says, and nothing in their counterparts.

A form is a text. Where only part of it is the expression, square brackets mark that part; a form without
brackets is the expression as a whole. The other keys of a case say what each marked part means.
"""

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from importlib.resources import files
from typing import Any

import pytest

from toancanh.extract import extract
from toancanh.extract.rules.area import find_places
from toancanh.extract.rules.area.rules import Place
from toancanh.extract.rules.change.rules import BASES, VERBS, find_bases, find_verbs
from toancanh.extract.rules.document import find_named
from toancanh.extract.rules.number import find_numbers
from toancanh.extract.rules.number.rules import RULES as NUMBERS
from toancanh.extract.rules.period import find_moments
from toancanh.extract.rules.period.rules import RULES as MOMENTS
from toancanh.extract.rules.progress.rules import SIGNS, find_signs
from toancanh.extract.rules.status.rules import CUES, find_cues
from toancanh.extract.rules.unit import find_amounts
from toancanh.extract.survey import vocabulary
from toancanh.extract.timeline import Timeline
from toancanh.model import Document, Feature, Measure, Observation, Period, Status
from toancanh.model.text import canonical, reading_form
from toancanh.read import read_bytes

TODAY = Period.day(date(2025, 7, 21))  # the date of every document, so that "6 tháng" is of 2025
DIMENSIONS = (
    "number",
    "unit",
    "period",
    "area",
    "indicator",
    "change",
    "status",
    "document",
    "named",
    "progress",
)


@dataclass(frozen=True)
class Found:
    """One expression that the rules see, and what they make of it."""

    start: int
    end: int
    says: dict[str, object]
    rule: str


def number(text: str) -> Iterator[Found]:
    for mark in find_numbers(reading_form(text)):
        says = {"value": plain(mark.value.value), "step": plain(mark.value.step), "words": mark.value.words}
        yield Found(mark.start, mark.end, says, mark.rule)


def unit(text: str) -> Iterator[Found]:
    key = reading_form(text)
    seen = vocabulary().see(key)
    for amount in find_amounts(seen, text, find_moments(seen), [0]):
        says = {name: getattr(amount, name) for name in ("unit", "kind", "sign", "points", "subject")}
        says |= {"value": plain(amount.value), "high": plain(amount.high), "bound": amount.bound.value}
        yield Found(amount.start, amount.end, says, amount.rule)


def period(text: str) -> Iterator[Found]:
    for mark in find_moments(reading_form(text), text):
        meant = Timeline(TODAY).period(mark.value)
        yield Found(
            mark.start, mark.end, {"kind": mark.value.kind.value, "period": meant and meant.code}, mark.rule
        )


def area(text: str) -> Iterator[Found]:
    for mark in find_places(vocabulary().see(reading_form(text)), text):
        says = {
            "area": mark.value.name,
            "former": mark.value.former,
            "code": code(mark.value),
            "whole": mark.value.whole,
        }
        yield Found(mark.start, mark.end, says, mark.rule)


def code(place: Place) -> str:
    """Code of the one unit meant today; empty when none is certain."""
    meant = place.on(TODAY.end)
    return meant[0].code if len(meant) == 1 else ""


def document(text: str) -> Iterator[Found]:
    key = reading_form(text)
    for mark in find_named(key, text, find_moments(key)):
        named = mark.value
        says = {"number": named.number, "kind": named.kind and named.kind.value, "issuer": named.issuer}
        says |= {"issued": named.issued and named.issued.code}
        yield Found(mark.start, mark.end, says, mark.rule)


def received(text: str) -> Document:
    return replace(read_bytes(text.encode("utf-8-sig"), "a.txt"), published=TODAY)


def facts(text: str) -> tuple[Observation, ...]:
    return extract(received(text)).facts


def sentence(text: str) -> Iterator[Found]:
    for fact in facts(text):
        says: dict[str, object] = {
            "measure": fact.measure.value,
            "status": fact.status.value,
            "unit": fact.quantity.unit,
        }
        says |= {"indicator": fact.indicator, "value": plain(fact.quantity.value), "dims": dict(fact.dims)}
        says |= {"period": fact.period and fact.period.code, "area": fact.area}
        yield Found(fact.passage.start, fact.passage.end, says, fact.rule)


def named(text: str) -> Iterator[Found]:
    for mention in extract(received(text)).mentions:
        says: dict[str, object] = {feature.value: "" for feature in Feature}
        for one in mention.attributes:
            said = says[one.feature.value]
            says[one.feature.value] = f"{said} | {one.passage.text}" if said else one.passage.text
        says |= {name: getattr(mention, name) for name in ("name", "key", "variety")}
        says["kind"] = mention.kind.value
        yield Found(mention.passage.start, mention.passage.end, says, mention.rule)


def progress(text: str) -> Iterator[Found]:
    for mark in find_signs(reading_form(text)):
        yield Found(mark.start, mark.end, {"progress": mark.value.value}, mark.rule)


FIND: dict[str, Callable[[str], Iterator[Found]]] = {
    "number": number, "unit": unit, "period": period, "area": area,
    "indicator": sentence, "change": sentence, "status": sentence, "document": document,
    "named": named, "progress": progress,
}  # fmt: skip
# What a sentence in not.toml must not be taken to say; in the other dimensions nothing may be found at all.
CLAIMS: dict[str, Callable[[Found], bool]] = {
    "indicator": lambda found: found.says["indicator"] is not None,
    "change": lambda found: found.says["measure"] != Measure.LEVEL,
    "status": lambda found: found.says["status"] != Status.ACTUAL,
}


def plain(value: Any) -> str | None:
    """A decimal as the corpora write it: no exponent, no empty decimals."""
    return None if value is None else f"{value.normalize():f}"


def marked(form: str) -> tuple[str, list[tuple[int, int]]]:
    """The text of a form without its brackets, and the spans that they marked."""
    text, spans = "", []
    for piece in canonical(form).split("["):
        inside, bracket, after = piece.partition("]")
        if bracket:
            spans.append((len(text), len(text) + len(inside)))
        text += inside + after
    return text, spans or [(0, len(text))]


def cases(name: str) -> list[Any]:
    return list(_cases(name))


def _cases(name: str) -> Iterator[Any]:
    for dimension in DIMENSIONS:
        table = tomllib.loads(files(f"toancanh.extract.rules.{dimension}").joinpath(name).read_text("utf-8"))
        for case in table["case"]:
            marks = [pytest.mark.xfail(reason=case["limit"])] if "limit" in case else []
            for form in case["forms"]:
                yield pytest.param(dimension, case, form, id=f"{dimension}: {form}", marks=marks)


@pytest.mark.parametrize(("dimension", "case", "form"), cases("corpus.toml"))
def test_form_means_what_its_case_says(dimension: str, case: dict[str, Any], form: str) -> None:
    text, spans = marked(form)
    found = list(FIND[dimension](text))
    shown = [(text[one.start : one.end], one.rule, one.says) for one in found]
    if dimension not in CLAIMS:
        assert [(one.start, one.end) for one in found] == spans, shown
    by_span = {(one.start, one.end): one for one in found}
    meanings = case.get("each") or [case] * len(spans)
    for span, meaning in zip(spans, meanings, strict=True):
        assert span in by_span, shown
        wanted = {key: value for key, value in meaning.items() if key not in ("forms", "why", "limit")}
        assert {key: by_span[span].says[key] for key in wanted} == wanted, shown


@pytest.mark.parametrize(("dimension", "case", "form"), cases("not.toml"))
def test_form_says_nothing(dimension: str, case: dict[str, Any], form: str) -> None:
    text, _ = marked(form)
    found = [one for one in FIND[dimension](text) if CLAIMS.get(dimension, bool)(one)]
    assert [(text[one.start : one.end], one.rule, one.says) for one in found] == []


@pytest.mark.parametrize(
    ("dimension", "rules", "find"),
    [
        ("number", NUMBERS, find_numbers),
        ("period", [rule.name for rule in MOMENTS], find_moments),
        ("change", [rule.name for rule in BASES], find_bases),
        ("change", VERBS, find_verbs),
        ("status", [rule.name for rule in CUES.rules], find_cues),
        ("progress", [rule.name for rule in SIGNS.rules], find_signs),
    ],
    ids=["number", "period", "change.bases", "change.verbs", "status", "progress"],
)
def test_every_rule_has_an_example(dimension: str, rules: Any, find: Any) -> None:
    texts = [marked(param.values[2])[0] for param in cases("corpus.toml") if param.values[0] == dimension]
    used = {mark.rule for text in texts for mark in find(reading_form(text))}
    assert set(rules) - used == set()


@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_every_case_says_why_or_what(dimension: str) -> None:
    """A corpus is documentation: each case means something, each counter-example says why."""
    folder = files(f"toancanh.extract.rules.{dimension}")
    corpus, counter = (
        tomllib.loads(folder.joinpath(name).read_text("utf-8"))["case"]
        for name in ("corpus.toml", "not.toml")
    )
    assert all(case.keys() - {"forms", "why", "limit"} for case in corpus)
    assert all(case["why"] for case in counter)
