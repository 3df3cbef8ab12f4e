"""Walk the sentences of a reading and quote the acts in them."""

from collections.abc import Iterator, Sequence

from toancanh.extract.reading import Reading, Sentence
from toancanh.extract.rules.act.clauses import clauses
from toancanh.extract.rules.act.rules import rules_for
from toancanh.extract.rules.act.scene import MINISTRY, PROVINCE, Clause, Cue, Deed, Scene
from toancanh.extract.rules.act.scribe import Scribe
from toancanh.extract.rules.act.sections import Outline, announcement
from toancanh.extract.rules.act.speech import reporter
from toancanh.extract.rules.act.watch import (
    ACTION,
    ACTS,
    FUTURE,
    NAMES,
    NEED,
    ONWARD,
    REPORT,
    WILL,
    Glance,
    Watch,
)
from toancanh.extract.survey import Survey
from toancanh.model import Act, ActType, BlockKind

_SAYING = frozenset(("ask", "petition", "order"))
_STOPS = (":", " :", " như sau:", " sau:", " các nội dung sau:", " một số nội dung sau:")
_FUTURE = frozenset({"future"})
_SPOKEN = (ActType.DIRECTIVE, ActType.PETITION)
_WORK = (ActType.DIRECTIVE, ActType.SOLUTION)
_ENOUGH = 2  # weight of trouble that can make an obstacle
_AFTER = 2  # paragraphs in which what was said or done is still talked about


def find_acts(survey: Survey) -> tuple[Act, ...]:
    """All acts of a document in reading order; each quotes its sentence, or its clause of one."""
    return tuple(Walk(survey).acts())


class Walk:
    """Goes through one document. Of a sentence that can hold no act it only notes where it stands."""

    def __init__(self, survey: Survey) -> None:
        self._reading, self._scribe = survey.reading, Scribe(survey)
        self._watch = Watch(survey, self._scribe)
        self._scene, self._outline = (
            Scene(read=self._watch.bodies),
            Outline(survey.reading, self._watch.bodies),
        )
        self._acts: list[Act] = []
        self._place = self._voice = -9  # the blocks of the last act, and in which somebody was quoted last

    def acts(self) -> list[Act]:
        """The acts in reading order."""
        sentences, outline, scene = self._reading.sentences, self._outline, self._scene
        for at, sentence in enumerate(sentences):
            start, end, block, _ = sentence
            glance = self._watch.glance(end)
            if outline.skips(sentence):
                named = self._watch.bodies(start, end) if glance.named or glance.bits & NAMES else ()
                scene.enter(self._reading.key, outline.section, outline.addressee, named)
                continue
            scene.section = outline.section_of(sentence)
            if self._may_act(sentence, glance):
                following = sentences[at + 1] if at + 1 < len(sentences) else None
                self._look(sentence, following)
            elif not glance.empty or 0 <= block - self._place <= _AFTER:
                self._pass(sentence, glance)
        return self._acts

    def _may_act(self, sentence: Sentence, glance: Glance) -> bool:
        """Whether any rule can apply to the sentence, or somebody is quoted in it."""
        start, end, block, _ = sentence
        bits, key, scene = glance.bits, self._reading.key, self._scene
        if not scene.idle or bits & ACTS or glance.trouble >= _ENOUGH or key[end - 1] == ":":
            return True
        if glance.named and (bits & (REPORT | WILL) or key.find("theo ", start, end) >= 0):
            return True
        if bits & ACTION and (bits & FUTURE or self._opens_ahead(sentence)):
            return True
        return self._goes_on(block, glance)

    def _goes_on(self, block: int, glance: Glance) -> bool:
        """Whether the sentence may carry on what was said or done right before."""
        scene, bits = self._scene, glance.bits
        if scene.last and 0 <= block - self._place <= _AFTER:
            near, kind = self._outline.near(self._place, block), scene.last.type
            if bits & ONWARD and (not near or (kind is ActType.SOLUTION and bits & ACTION)):
                return True
            if near and kind in _SPOKEN and bits & (NEED | ONWARD):
                return True
            if block == self._place and kind in _WORK and bits & ACTION:
                return True
            if near and kind is ActType.OBSTACLE and (block == self._place or glance.trouble):
                return True
        speaker = scene.speaker
        if not (bits & NEED and speaker and self._outline.near(self._voice, block)):
            return False
        return speaker.rank >= MINISTRY or (glance.named and speaker.rank >= PROVINCE)

    def _opens_ahead(self, sentence: Sentence) -> bool:
        start = self._outline.text_start(sentence)
        return self._scribe.calendar.coming(start) is not None

    def _pass(self, sentence: Sentence, glance: Glance) -> None:
        """Note of a sentence without an act what it says of the act before it, and who is named in it."""
        start, end, block, _ = sentence
        near = self._outline.near(self._place, block)
        if glance.named:
            self._scene.hear(range(start, end))
        if self._acts and block - self._place <= 1 and (near or not glance.empty):
            self._acts[-1] = self._scribe.with_afterthought(self._acts[-1], sentence)
        last = self._scene.last
        if near and last and last.actor:
            self._scene.speaker, self._voice = last.actor, block

    def _look(self, sentence: Sentence, following: Sentence | None) -> None:
        """Look for acts in a sentence."""
        reading, scene, outline, block = self._reading, self._scene, self._outline, sentence.block
        whole = self._whole(sentence)
        near = outline.near(self._place, block)
        if scene.idle and not (whole.cues or whole.bodies or near) and reading.key[sentence.end - 1] != ":":
            return
        scene.approach(whole, near, self._place, outline.near(self._voice, block))
        scene.hear(whole.bodies[:1])
        scene.hold(whole)
        found = list(_deeds(whole, scene))
        if _leads(reading, sentence, following, outline) or _only_leads(whole):
            scene.announce(_lead(whole, found), block)
            return
        for clause, name, deed in found:
            self._acts.append(self._scribe.act(whole, clause, name, deed))
        if self._acts and not found and block - self._place <= 1:
            self._acts[-1] = self._scribe.with_afterthought(self._acts[-1], sentence)
        self._place = block if found else self._place
        if _listen(whole, scene):
            self._voice = block

    def _whole(self, sentence: Sentence) -> Clause:
        """The sentence after its bullet or number, with its cues and bodies."""
        start = self._outline.text_start(sentence)
        said, named = self._watch.cues(start, sentence.end), self._watch.bodies(start, sentence.end)
        said = _opened(self._scribe, start, said)
        listed = start > sentence.start or sentence.kind is BlockKind.LIST_ITEM
        return Clause.of(self._reading.key, (start, sentence.end, sentence.block), said, named, listed)


def _opened(scribe: Scribe, start: int, said: Sequence[Cue]) -> Sequence[Cue]:
    """The cues of a sentence, with the time ahead with which it opens: "Tháng 9, ngành công thương …"."""
    end = scribe.calendar.coming(start) if any("action" in cue.value for cue in said) else None
    later = [cue for cue in said if cue.start >= end] if end else []
    return [Cue(start, end, _FUTURE, "act time"), *later] if end else said


def _deeds(whole: Clause, scene: Scene) -> Iterator[tuple[Clause, str, Deed]]:
    """The acts of a sentence; scene knows each before the next is sought."""
    for clause in clauses(whole):
        for rule in rules_for(clause.classes):
            if deed := rule.produce(clause, scene):
                scene.remember(deed)
                yield clause, rule.name, deed
                break


def _leads(reading: Reading, sentence: Sentence, following: Sentence | None, outline: Outline) -> bool:
    """Whether the sentence ends in a colon before a list."""
    return following is not None and reading.key[sentence.end - 1] == ":" and outline.is_item(following)


def _only_leads(whole: Clause) -> bool:
    """Whether the sentence stops right after its verb: "Cử tri xã An Phú đề nghị:"."""
    return any(
        not cue.value.isdisjoint(_SAYING) and whole.key[cue.end : whole.end] in _STOPS for cue in whole.cues
    )


def _lead(whole: Clause, found: list[tuple[Clause, str, Deed]]) -> Deed | None:
    """What the items of the list are: what the lead-in does, or what it announces."""
    span = whole.start, whole.end
    if found and found[-1][2].type is not ActType.OBSTACLE:
        return found[-1][2]._replace(under=span)
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
