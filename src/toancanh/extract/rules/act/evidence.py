"""How much a clause speaks of trouble, or of things going well, in weighed cues."""

import re

from toancanh.extract.rules.act.lexicon import guard
from toancanh.extract.rules.act.scene import Clause, Cue, Scene
from toancanh.model import ActType

_NEAR = 24
_FIGURE = re.compile(r"\d")
_RESULT = re.compile(
    r"(?<!\w)(?:cùng kỳ|lũy kế|(?:đạt|tăng|giảm|chiếm|ước|có|hơn|trên)\s(?:\w+,?\s){0,4}\d)|\d vụ(?!\w)"
)
_FRAME = re.compile(
    r"(?:trong|giữa|trước|do|với) (?:tình hình|bối cảnh|điều kiện)[^,;]{0,120}, (?=[^;]{0,60}(?:đã|vẫn|tiếp tục|chủ động|nỗ lực)(?!\w))"
    r"|(?:mặc )?dù [^,;]{0,120},? (?:nhưng|song|vẫn|[^,;]{0,60} vẫn)(?!\w)"
)
_STRONG, _WEAK = 2, 1
_NAMED = ("khó khăn", "vướng mắc", "vướng", "bất cập")
_SURE = frozenset({"trouble", "lament"})
_ANY = _SURE | {"doubt"}


def troubled(clause: Clause, scene: Scene) -> int:
    """Weight of trouble: a strong word 2, a weak one or a telling place 1; less what goes well."""
    here = _where(clause, scene)
    if clause.classes.isdisjoint(_ANY) and here < _STRONG:
        return 0
    matter = _matter(clause)
    cues = [cue for cue in clause.cues if cue.start >= matter and _counts(clause, cue)]
    sure = sum(not cue.value.isdisjoint(_SURE) for cue in cues)
    # A small word that comes back ("không …, không …") tells no more than once.
    weak = {clause.key[cue.start : cue.end] for cue in cues if cue.value.isdisjoint(_SURE)}
    told = _STRONG * sure + _WEAK * len(weak)
    if not told and here < _STRONG:
        return 0
    good = sum("good" in cue.value for cue in clause.cues)
    figures = results(clause)  # a lone word among them only gives the reason of a figure
    said = bool(clause.has("complain")) + bool(clause.opens("contrast") and not (figures and len(cues) < 2))
    return told + said + here - good - figures


def _where(clause: Clause, scene: Scene) -> int:
    """What the place tells: a plain sentence in a paragraph or list of trouble tells of it too."""
    if scene.said(ActType.OBSTACLE):
        sure = scene.same
    elif scene.section is ActType.OBSTACLE:
        sure = clause.listed
    else:
        return 0
    return _STRONG if sure and not _FIGURE.search(clause.key, clause.start, clause.end) else _WEAK


def results(clause: Clause) -> bool:
    """Whether the clause reports what was achieved, in figures."""
    said = clause.key[clause.start : clause.end]
    told = "cùng kỳ" in said or "lũy kế" in said or _FIGURE.search(said)
    return bool(told and _RESULT.search(clause.key, clause.start, clause.end))


def _matter(clause: Clause) -> int:
    """Where the main clause begins, after "Trong bối cảnh …," and "Dù …,": what frames it is not told of."""
    frame = _FRAME.match(clause.key, clause.start, clause.end)
    return frame.end() if frame else clause.start


def _counts(clause: Clause, cue: Cue) -> bool:
    """Whether a cue of trouble is one, and not removed, prevented or only named."""
    if cue.value.isdisjoint(_ANY):
        return False
    before = clause.key[max(clause.start, cue.start - _NEAR) : cue.start].rstrip()
    immediate = guard("no_trouble_before").search(before, max(0, len(before) - 12))
    if guard("no_trouble_near").search(before) or (immediate and immediate.end() == len(before)):
        return False
    return not _dealt_with(clause, cue, before)


def _dealt_with(clause: Clause, cue: Cue, before: str) -> bool:
    """Whether the words after the cue say that the trouble is, or is to be, dealt with."""
    after = clause.key[cue.end : cue.end + 2 * _NEAR]
    named = clause.key[cue.start : cue.end] in _NAMED
    return bool(
        named and guard("no_trouble_after").search(after) and not guard("trouble_stands").search(before)
    )
