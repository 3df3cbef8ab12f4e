"""Walk the sentences of a reading and quote the acts in them."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Generic, TypeVar

from toancanh.extract.reading import Reading, Sentence
from toancanh.extract.rules.act.bodies import Body, find_bodies, plain_name
from toancanh.extract.rules.act.clauses import clauses
from toancanh.extract.rules.act.lexicon import cues
from toancanh.extract.rules.act.rules import RULES
from toancanh.extract.rules.act.scene import Clause, Cue, Deed, Scene
from toancanh.extract.rules.act.sections import Outline, announcement
from toancanh.extract.rules.act.speech import reporter
from toancanh.model import Act, ActType
from toancanh.reference.topics import find_topics

Spanned = TypeVar("Spanned", Cue, Body)


def find_acts(reading: Reading) -> tuple[Act, ...]:
    """All acts of a document in reading order; each quotes its sentence, or its clause of one."""
    mentions = find_bodies(reading)
    marks, bodies = _Shelf(cues().find(reading.key)), _Shelf(mentions)
    scene, outline = Scene(), Outline(reading, mentions)
    acts: list[Act] = []
    place = voice = -9
    for sentence, following in zip_longest(reading.sentences, reading.sentences[1:]):
        if outline.skips(sentence):
            named = bodies.within(sentence.start, sentence.end)
            scene.enter(outline.section, outline.addressee, named)
            continue
        span = outline.text_start(sentence), sentence.end
        whole = Clause(
            reading.key, *span, sentence.block, marks.within(*span), bodies.within(*span),
            listed=span[0] > sentence.start or outline.is_item(sentence),
        )  # fmt: skip
        scene.approach(whole, outline.near(place, sentence.block), place, outline.near(voice, sentence.block))
        found = list(_deeds(whole, scene))
        if _leads(reading, sentence, following, outline):
            scene.lead = _lead(whole, found)
            continue
        for clause, name, deed in found:
            acts.append(_act(reading, clause, name, deed))
            place = sentence.block
        if _listen(whole, scene):
            voice = sentence.block
    return tuple(acts)


class _Shelf(Generic[Spanned]):
    """Marks in text order, to be taken by stretches of the text."""

    def __init__(self, items: Sequence[Spanned]) -> None:
        self._items: Sequence[Spanned] = items
        self._starts = [item.start for item in items]

    def within(self, start: int, end: int) -> tuple[Spanned, ...]:
        """Those that begin between two offsets."""
        first = bisect_left(self._starts, start)
        return tuple(self._items[first : bisect_left(self._starts, end, first)])


def _deeds(whole: Clause, scene: Scene) -> Iterator[tuple[Clause, str, Deed]]:
    """The acts of a sentence; scene knows each before the next is sought."""
    for clause in clauses(whole):
        classes = frozenset[str]().union(*(cue.value for cue in clause.cues))
        for rule in RULES:
            if rule.pattern and rule.pattern.isdisjoint(classes):
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
    if found and found[-1][2].type is not ActType.OBSTACLE:
        return found[-1][2]
    kind = announcement(whole.key[whole.start : whole.end])
    return Deed(kind, whole.bodies[0] if whole.bodies else None) if kind else None


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
    actor, addressee = (plain_name(body) if body else None for body in (deed.actor, deed.addressee))
    topics = find_topics(reading.key[start:end])
    return Act(reading.quote(start, end), deed.type, actor, addressee, topics, rule)
