"""Walk the sentences of a reading and quote the acts in them."""

import sys
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from toancanh.extract.reading import Reading, Sentence
from toancanh.extract.rules.act.bodies import find_bodies
from toancanh.extract.rules.act.clauses import clauses
from toancanh.extract.rules.act.lexicon import cues as cue_words
from toancanh.extract.rules.act.names import with_names
from toancanh.extract.rules.act.rules import RULES
from toancanh.extract.rules.act.scene import Clause, Cue, Deed, Scene
from toancanh.extract.rules.act.scribe import Scribe
from toancanh.extract.rules.act.sections import Outline, announcement
from toancanh.extract.rules.act.shelf import Shelf
from toancanh.extract.rules.act.speech import reporter
from toancanh.extract.survey import Survey
from toancanh.model import Act, ActType, BlockKind


_FUTURE = frozenset({"future"})


def find_acts(survey: Survey) -> tuple[Act, ...]:
    """All acts of a document in reading order; each quotes its sentence, or its clause of one."""
    reading, scribe = survey.reading, Scribe.of(survey)
    cues = _cues(survey, scribe)
    marks, bodies = Shelf(cues), Shelf(with_names(survey, cues, find_bodies(survey)))
    scene, outline = Scene(), Outline(reading, bodies)
    acts: list[Act] = []
    place = voice = -9
    for sentence, following in zip_longest(reading.sentences, reading.sentences[1:]):
        if outline.skips(sentence):
            scene.enter(
                reading.key, outline.section, outline.addressee, bodies.within(sentence.start, sentence.end)
            )
            continue
        start = outline.text_start(sentence)
        said, named = marks.within(start, sentence.end), bodies.within(start, sentence.end)
        said = _opened(scribe, start, said)
        listed = start > sentence.start or sentence.kind is BlockKind.LIST_ITEM
        whole = Clause(reading.key, start, sentence.end, sentence.block, said, named, listed)
        aside = scene.idle and not (said or named or outline.near(place, sentence.block))
        if aside and reading.key[sentence.end - 1] != ":":
            continue
        scene.approach(whole, outline.near(place, sentence.block), place, outline.near(voice, sentence.block))
        scene.hear(named[:1])
        scene.hold(whole)
        found = list(_deeds(whole, scene))
        if _leads(reading, sentence, following, outline):
            scene.lead = _lead(whole, found)
            continue
        for clause, name, deed in found:
            acts.append(scribe.act(whole, clause, name, deed))
        if acts and not found and sentence.block - place <= 1:
            acts[-1] = scribe.with_afterthought(acts[-1], sentence)
        place = sentence.block if found else place
        if _listen(whole, scene):
            voice = sentence.block
    return tuple(acts)


def _cues(survey: Survey, scribe: Scribe) -> list[Cue]:
    """Cues but those in the name of a document: nobody acts in "Chỉ thị số 11/CT-TTg"."""
    named = [(mark.start, mark.end) for mark in scribe.named]
    return [cue for cue in cue_words().find(survey.seen) if not _inside(cue.start, named)]


def _opened(scribe: Scribe, start: int, said: tuple[Cue, ...]) -> tuple[Cue, ...]:
    """The cues of a sentence, with the time ahead with which it opens: "Tháng 9, ngành công thương …"."""
    end = scribe.calendar.coming(start) if any("action" in cue.value for cue in said) else None
    later = tuple(cue for cue in said if cue.start >= end) if end else ()
    return (Cue(start, end, _FUTURE, "act time"), *later) if end else said


def _inside(at: int, spans: list[tuple[int, int]]) -> bool:
    last = bisect_right(spans, (at, sys.maxsize)) - 1
    return last >= 0 and at < spans[last][1]


def _deeds(whole: Clause, scene: Scene) -> Iterator[tuple[Clause, str, Deed]]:
    """The acts of a sentence; scene knows each before the next is sought."""
    for clause in clauses(whole):
        for rule in RULES:
            if rule.pattern and rule.pattern.isdisjoint(clause.classes):
                continue
            if deed := rule.produce(clause, scene):
                scene.remember(deed)
                yield clause, rule.name, deed
                break


def _leads(reading: Reading, sentence: Sentence, following: Sentence | None, outline: Outline) -> bool:
    """Whether the sentence ends in a colon before a list."""
    return following is not None and reading.key[sentence.end - 1] == ":" and outline.is_item(following)


def _lead(whole: Clause, found: list[tuple[Clause, str, Deed]]) -> Deed | None:
    """What the items of the list are: what the lead-in does, or what it announces."""
    span = whole.start, whole.end
    if found and found[-1][2].type is not ActType.OBSTACLE:
        return replace(found[-1][2], under=span)
    kind = announcement(whole.key[whole.start : whole.end])
    return Deed(kind, whole.bodies[0] if whole.bodies else None, under=span) if kind else None


def _listen(whole: Clause, scene: Scene) -> bool:
    """Note the names and who spoke; return whether somebody did."""
    scene.hear(whole.bodies)
    found = reporter(whole, scene)
    who = found.who if found else scene.last.actor if scene.last and scene.near else None
    if who:
        scene.speaker = who
    return who is not None
