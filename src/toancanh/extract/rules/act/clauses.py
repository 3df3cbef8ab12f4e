"""A sentence that holds several acts, cut where the next one begins."""

import re
from itertools import pairwise

from toancanh.extract.rules.act.bodies import Body
from toancanh.extract.rules.act.scene import PROVINCE, Clause, Cue

_VERBS = ("ask", "petition", "order", "hand", "promise")
_SEAM = re.compile(r"(?P<mark>[;,])\s+(?:(?:đồng thời|và|cũng|còn|riêng)\s+)?\Z")
_AND_BODY = re.compile(r";\s+(?:(?:còn|riêng|đối với)\s+)?\Z")
SHORTEST = 25


def clauses(whole: Clause) -> list[Clause]:
    """The parts of a sentence that may each be an act, in order; most often the sentence itself."""
    if not whole.has(*_VERBS):
        return [whole]
    cuts = [whole.start]
    for cue in whole.cues:
        if cue.value.isdisjoint(_VERBS):
            continue
        body = whole.body_before(cue.start)
        begins = body.start if body and cue.start - body.end <= 6 else cue.start
        elided = begins == cue.start
        if _separate(whole, cuts[-1], begins) and not (elided and _passed_on(whole, cuts[-1], cue)):
            cuts.append(begins)
    cuts += [body.start for body in whole.bodies if _shared_verb(whole, body)]
    edges = [*sorted(set(cuts)), whole.end]
    return [whole.cut(start, _stop(whole.key, start, end)) for start, end in pairwise(edges)]


def _separate(whole: Clause, start: int, at: int) -> bool:
    seam = _SEAM.search(whole.key, max(start, at - 16), at)
    if not seam or at - start < SHORTEST:
        return False
    before = whole.cut(start, seam.start())
    another = before.has(*_VERBS) and whole.body_after(at, SHORTEST)
    return seam["mark"] == ";" or bool(another or before.has("complain"))


def _passed_on(whole: Clause, start: int, cue: Cue) -> bool:
    """Whether an order is what somebody is asked to give ("kiến nghị UBND tỉnh …; chỉ đạo …"), no new act."""
    if cue.value.isdisjoint(("order", "hand")):
        return False
    before = whole.cut(start, cue.start)
    ask = before.has("ask")
    asker = before.body_before(ask.start) if ask else None
    from_above = asker and asker.rank >= PROVINCE
    return not (before.has("order", "hand") or from_above)


def _shared_verb(whole: Clause, body: Body) -> bool:
    """In "yêu cầu A làm…; B làm…" the second body has its own task under the first verb."""
    if not _AND_BODY.search(whole.key, max(whole.start, body.start - 14), body.start):
        return False
    before, after = whole.cut(whole.start, body.start), whole.cut(body.end, min(whole.end, body.end + 40))
    return bool(before.has("order", "hand") and after.has("action", "need"))


def _stop(key: str, start: int, end: int) -> int:
    """The end without the seam and white space."""
    piece = key[start:end].rstrip()
    seam = _SEAM.search(piece + " ")
    return start + len(piece[: seam.start()] if seam else piece)
