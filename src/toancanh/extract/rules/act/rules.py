"""The rules: for each a name, the cues without which it cannot apply, and what it makes of a clause.

They are tried in order; the first that yields an act has the clause. None knows a document, a place or a
person: only who speaks to whom (``bodies.toml``) and with which words (``cues.toml``).
"""

from collections.abc import Callable
from dataclasses import dataclass

from toancanh.extract.rules.act.bodies import Body
from toancanh.extract.rules.act.evidence import outlook, troubled
from toancanh.extract.rules.act.lexicon import guard
from toancanh.extract.rules.act.scene import Clause, Cue, Deed, Scene
from toancanh.extract.rules.act.speech import reporter, speaker_of
from toancanh.model import ActType

DIRECTIVE, PETITION, SOLUTION = ActType.DIRECTIVE, ActType.PETITION, ActType.SOLUTION
PROVINCE, MINISTRY = 5, 6
ENOUGH, MEANING = 2, 25


@dataclass(frozen=True, slots=True)
class Rule:
    """A name, the cue classes of which one must be there (none: any clause), and the production."""

    name: str
    pattern: frozenset[str]
    produce: Callable[[Clause, Scene], Deed | None]


def promised(clause: Clause, scene: Scene) -> Deed | None:
    """ "Ngành điện hứa…", "Hai bên thống nhất…" """
    for cue in clause.cues:
        if "promise" in cue.value and (found := speaker_of(clause, scene, cue)):
            return Deed(ActType.COMMITMENT, found.who, clause.body_after(cue.end, 30))
    return None


def asked(clause: Clause, scene: Scene) -> Deed | None:
    """ "X đề nghị Y…": from above a directive, from below or sideways a petition."""
    for cue in clause.cues:
        if cue.value.isdisjoint(("ask", "petition", "order", "hand")):
            continue
        found = speaker_of(clause, scene, cue)
        to = scene.known(clause.body_after(cue.end, 2 if "hand" in cue.value else 60))
        by_whom = found and found.who
        if found and (to or by_whom) and (by_whom or "order" not in cue.value) and (to or "hand" not in cue.value):
            return Deed(_direction(cue, found.who, to, scene), found.who, to, found.start)
    return None


def _direction(cue: Cue, who: Body | None, to: Body | None, scene: Scene) -> ActType:
    above, below = who.rank if who else 0, to.rank if to else 0
    if not cue.value.isdisjoint(("order", "hand")):
        return PETITION if above and below > above else DIRECTIVE
    if "petition" in cue.value:
        return PETITION
    if scene.said(PETITION, DIRECTIVE) and scene.last and scene.last.actor == who:
        return scene.last.type
    if above and below:
        return DIRECTIVE if above > below else PETITION
    if above:
        return DIRECTIVE if above >= PROVINCE else PETITION
    return PETITION if below >= PROVINCE or scene.section is PETITION or not below else DIRECTIVE


def advised(clause: Clause, scene: Scene) -> Deed | None:
    """ "X cho rằng cần…": what the speaker's rank makes of it."""
    found = reporter(clause, scene)
    need = next((c for c in clause.cues if "need" in c.value and found and c.start > found.start), None)
    if not found or not need or troubled(clause, scene) > 2:
        return None
    to = clause.body_after(found.end or need.end, 200)
    rank = found.who.rank if found.who else 0
    above = rank >= MINISTRY or (rank >= PROVINCE and to is not None and 0 < to.rank < rank)
    return Deed(DIRECTIVE if above else PETITION, found.who, scene.known(to), found.start)


def carried(clause: Clause, scene: Scene) -> Deed | None:
    """A sentence that goes on with the directive or petition before it."""
    last = scene.last
    found = reporter(clause, scene)
    if last is None or not scene.said(DIRECTIVE, PETITION) or (found and found.who != last.actor):
        return None
    onward = clause.opens("onward") and not outlook(clause)
    need = clause.has("need") and troubled(clause, scene) < 3
    return Deed(last.type, last.actor, last.addressee) if onward or need else None


def urged(clause: Clause, scene: Scene) -> Deed | None:
    """ "Gia Lai cần…", in the speech of one who stands above the province."""
    speaker = scene.speaker
    if speaker is None or speaker.rank < MINISTRY or not scene.heard or not clause.has("need"):
        return None
    return Deed(DIRECTIVE, speaker) if troubled(clause, scene) < 3 else None


def listed(clause: Clause, scene: Scene) -> Deed | None:
    """An item under a heading of petitions, tasks or directives."""
    if scene.section in (None, ActType.OBSTACLE) or not (clause.listed or clause.opens("action", "need")):
        return None
    return Deed(scene.section, scene.last.actor if scene.last and scene.near else None, clause.body_after(clause.start))


def hindered(clause: Clause, scene: Scene) -> Deed | None:
    """Trouble, by the weight of the words that tell of it; without the comfort that may follow ("song …")."""
    turn = next((cue for cue in clause.cues if "contrast" in cue.value and cue.start > clause.start + 20), None)
    if turn:
        first, second = clause.cut(clause.start, turn.start), clause.cut(turn.end, clause.end)
        if troubled(first, scene) >= ENOUGH and troubled(second, Scene()) < ENOUGH:
            clause = first
    if troubled(clause, scene) < ENOUGH:
        return None
    found = reporter(clause, scene)
    start = found.end if found and found.end and MEANING < clause.end - found.end < found.end - clause.start else None
    end = len(clause.key[: clause.end].rstrip(" ,"))
    return Deed(ActType.OBSTACLE, teller(clause, scene), start=start, end=end)


def teller(clause: Clause, scene: Scene) -> Body | None:
    """Who tells of the trouble: the one quoted here, or the one who told of it right before."""
    found = reporter(clause, scene)
    if found:
        return found.who
    return scene.last.actor if scene.last and scene.said(ActType.OBSTACLE) else None


def planned(clause: Clause, scene: Scene) -> Deed | None:
    """ "Thời gian tới, ngành công thương sẽ…" """
    will = clause.has("will")
    who = clause.body_before(will.start) if will else None
    if will and who and not _state(clause, will):
        near = will.start - who.end <= 12 and 2 < who.rank <= PROVINCE
        if near or clause.has("future"):
            return Deed(SOLUTION, scene.known(who))
    if clause.opens("future") and clause.has("action") and not will and not outlook(clause):
        return Deed(SOLUTION, scene.known(clause.body_after(clause.start)))
    return None


def _state(clause: Clause, will: Cue) -> bool:
    return any("state" in cue.value and 0 <= cue.start - will.end <= 2 for cue in clause.cues)


def continued(clause: Clause, scene: Scene) -> Deed | None:
    """ "Đồng thời, …" after what a unit will do."""
    last = scene.last
    goes_on = clause.opens("onward") and clause.has("action") and not outlook(clause)
    return Deed(SOLUTION, last.actor) if last and goes_on and scene.said(SOLUTION) else None


RULES = (
    Rule("promised", frozenset({"promise"}), promised),
    Rule("asked", frozenset({"ask", "petition", "order", "hand"}), asked),
    Rule("advised", frozenset({"need"}), advised),
    Rule("carried", frozenset({"onward", "need"}), carried),
    Rule("urged", frozenset({"need"}), urged),
    Rule("listed", frozenset(), listed),
    Rule("planned", frozenset({"will", "future"}), planned),
    Rule("hindered", frozenset(), hindered),
    Rule("continued", frozenset({"onward"}), continued),
)
_ = guard
