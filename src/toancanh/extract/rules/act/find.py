"""Walk the sentences of a reading and quote the acts in them."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TypeVar

from toancanh.extract.reading import Reading, Sentence
from toancanh.extract.rules.act.bodies import Body, find_bodies
from toancanh.extract.rules.act.clauses import clauses
from toancanh.extract.rules.act.lexicon import cues, guard
from toancanh.extract.rules.act.rules import RULES
from toancanh.extract.rules.act.scene import Clause, Cue, Deed, Scene
from toancanh.extract.rules.act.sections import Outline
from toancanh.extract.rules.act.speech import reporter
from toancanh.model import Act
from toancanh.reference.topics import find_topics

Spanned = TypeVar("Spanned", Cue, Body)


def find_acts(reading: Reading) -> tuple[Act, ...]:
    """All acts of a document in reading order; each quotes its sentence, or its clause of one."""
    scene, outline = Scene(), Outline(reading)
    marks, bodies = cues().find(reading.key), find_bodies(reading)
    acts: list[Act] = []
    place = voice = -9
    for sentence in reading.sentences:
        if outline.skips(sentence):
            scene.section = outline.section
            continue
        whole = _clause(reading, sentence, marks, bodies, outline)
        scene.near, scene.same = outline.near(place, sentence.block), place == sentence.block
        scene.heard = outline.near(voice, sentence.block)
        for clause, name, deed in _deeds(whole, scene):
            acts.append(_act(reading, clause, name, deed))
            scene.last, place = deed, sentence.block
            scene.near = scene.same = True
        if _listen(whole, scene):
            voice = sentence.block
    return tuple(acts)


def _clause(
    reading: Reading, sentence: Sentence, marks: Sequence[Cue], bodies: Sequence[Body], outline: Outline
) -> Clause:
    start, end = sentence.start, sentence.end
    return Clause(
        reading.key, start, end, sentence.block,
        tuple(_within(marks, start, end)), tuple(_within(bodies, start, end)), outline.is_item(sentence),
    )  # fmt: skip


def _within(items: Sequence[Spanned], start: int, end: int) -> Sequence[Spanned]:
    first = bisect_left(items, start, key=lambda item: item.start)
    return items[first : bisect_left(items, end, key=lambda item: item.start)]


def _deeds(whole: Clause, scene: Scene) -> Iterator[tuple[Clause, str, Deed]]:
    """The acts of a sentence; scene knows each before the next is sought."""
    for clause in clauses(whole):
        classes = frozenset[str]().union(*(cue.value for cue in clause.cues))
        for rule in RULES:
            if rule.pattern and rule.pattern.isdisjoint(classes):
                continue
            if deed := rule.produce(clause, scene):
                yield clause, rule.name, deed
                break


def _listen(whole: Clause, scene: Scene) -> bool:
    """Note the names and who spoke; return whether somebody did."""
    scene.hear(whole.bodies)
    found = reporter(whole, scene)
    who = found.who if found else scene.last.actor if scene.last and scene.near else None
    if who:
        scene.speaker = who
    return who is not None


def _act(reading: Reading, clause: Clause, rule: str, deed: Deed) -> Act:
    start, end = deed.start if deed.start is not None else clause.start, deed.end or clause.end
    if start - clause.start <= (end - clause.start) / 2:
        start = clause.start
    actor, addressee = (body.name if body else None for body in (deed.actor, deed.addressee))
    topics = find_topics(reading.key[start:end])
    return Act(reading.document.passage(start, end), deed.type, actor, addressee, topics, rule)
