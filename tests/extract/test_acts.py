"""Acts are found in the sentences of the corpus, and none in those of its counterpart."""

import tomllib
from datetime import date
from importlib.resources import files
from itertools import pairwise
from typing import Any

import pytest

from toancanh.extract.reading import Reading
from toancanh.extract.rules.act.find import Walk, find_acts
from toancanh.extract.rules.act.rules import RULES
from toancanh.extract.survey import Survey
from toancanh.model import Act, Block, BlockKind, Deadline, Document, Locator, Period
from toancanh.model.text import canonical

TODAY = Period.day(date(2025, 7, 21))  # the date of every document of the corpus


def read(text: str) -> Document:
    text = canonical(text)
    blocks, at = [], 0
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            blocks.append(Block(at, at + len(line), BlockKind.PARAGRAPH, Locator(paragraph=number)))
        at += len(line) + 1
    return Document("0" * 64, "a.txt", "text/plain", text, tuple(blocks), published=TODAY)


def acts_of(text: str) -> tuple[Act, ...]:
    return find_acts(Survey(Reading(read(text))))


def told(deadline: Deadline | None) -> list[str]:
    """A deadline as the corpus writes it: words, limit, and the last day in time if there is one."""
    parts = (deadline.passage.text, deadline.limit.value, deadline.due) if deadline else ()
    return [str(part) for part in parts if part]


def cases(name: str, label: str) -> list[Any]:
    table = tomllib.loads(files("toancanh.extract.rules.act").joinpath(name).read_text("utf-8"))
    return [pytest.param(case, id=case[label]) for case in table["case"]]


@pytest.mark.parametrize("case", cases("corpus.toml", "name"))
def test_act_of_corpus(case: dict[str, Any]) -> None:
    found = acts_of(case["text"])
    shown = [(act.type.value, act.passage.text, act.rule) for act in found]
    assert [act.type.value for act in found] == [wanted["type"] for wanted in case["acts"]], shown
    for act, wanted in zip(found, case["acts"], strict=True):
        quote = act.passage.text.rstrip(".")
        assert quote.startswith(wanted.get("starts", "")), shown
        assert quote.endswith(wanted.get("ends", "")), shown
        assert act.actor == wanted.get("actor", act.actor)
        assert act.addressee == wanted.get("addressee", act.addressee)
        assert list(act.topics) == wanted.get("topics", list(act.topics))
        if "deadline" in wanted:
            assert told(act.deadline) == wanted["deadline"]
        if "references" in wanted:
            assert [it.number for it in act.references] == wanted["references"]


@pytest.mark.parametrize("case", cases("not.toml", "why"))
def test_no_act_where_nobody_acts(case: dict[str, Any]) -> None:
    assert [(act.type.value, act.passage.text, act.rule) for act in acts_of(case["text"])] == []


def test_every_rule_has_an_example() -> None:
    texts = [param.values[0]["text"] for param in cases("corpus.toml", "name")]
    assert {rule.name for rule in RULES} == {act.rule for text in texts for act in acts_of(text)}


def test_acts_stand_in_order_and_quote_the_text() -> None:
    text = "\n".join(param.values[0]["text"] for param in cases("corpus.toml", "name"))
    document = read(text)
    passages = [act.passage for act in find_acts(Survey(Reading(document)))]
    assert all(document.text[passage.start : passage.end] == passage.text for passage in passages)
    assert all(before.end <= after.start for before, after in pairwise(passages))


@pytest.mark.parametrize("text", ["", " ", ".", ";;;", "đề nghị", "Sở", ", giao", "“”"])
def test_scraps_hold_no_act(text: str) -> None:
    assert acts_of(text) == ()


@pytest.mark.parametrize("name", ["corpus.toml", "not.toml"])
def test_sentences_passed_over_hold_no_act(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    label = "name" if name == "corpus.toml" else "why"
    text = "\n".join(param.values[0]["text"] for param in cases(name, label))
    found = acts_of(text)
    monkeypatch.setattr(Walk, "_may_act", lambda *_: True)
    assert acts_of(text) == found
