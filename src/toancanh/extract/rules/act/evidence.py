"""How much a clause speaks of trouble, or of things going well, in weighed cues."""

import re

from toancanh.extract.rules.act.lexicon import guard
from toancanh.extract.rules.act.scene import Clause, Cue, Scene
from toancanh.model import ActType

_NEAR = 40
_FIGURE = re.compile(r"\d")
_RESULT = re.compile(r"(?<!\w)(?:đạt|tăng|giảm|chiếm|ước|có|hơn|trên)\s(?:\w+\s){0,4}\d")
_STRONG, _WEAK = 2, 1


def troubled(clause: Clause, scene: Scene) -> int:
    """Weight of trouble: 2 for a strong word, 1 for a weak one or for where it is said; less what goes well."""
    told = [_STRONG if "trouble" in cue.value else _WEAK for cue in clause.cues if _counts(clause, cue)]
    said = bool(clause.has("complain")) + bool(clause.opens("contrast"))
    here = 0
    if scene.said(ActType.OBSTACLE):
        here = 2 if scene.same and not _FIGURE.search(clause.key, clause.start, clause.end) else 1
    elif scene.section is ActType.OBSTACLE:
        here = 2 if clause.listed else 1
    if not told and here < 2:
        return 0
    return sum(told) + said + here - outlook(clause)


def outlook(clause: Clause) -> int:
    """How much the clause gives results: words of success, and growth in figures."""
    results = bool(_RESULT.search(clause.key, clause.start, clause.end))
    return sum("good" in cue.value for cue in clause.cues) + results


def _counts(clause: Clause, cue: Cue) -> bool:
    """Whether a cue of trouble is one, and not removed, prevented or only named."""
    if cue.value.isdisjoint(("trouble", "doubt")):
        return False
    before = clause.key[max(clause.start, cue.start - _NEAR) : cue.start].rstrip()
    immediate = guard("no_trouble_before").search(before, max(0, len(before) - 12))
    return not (guard("no_trouble_near").search(before) or (immediate and immediate.end() == len(before)))
