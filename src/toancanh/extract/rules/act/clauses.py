"""A sentence that holds several acts, cut where the next one begins."""

import re
from itertools import pairwise

from toancanh.extract.rules.act.bodies import Body
from toancanh.extract.rules.act.scene import PROVINCE, Clause, Cue

_VERBS = ("ask", "petition", "order", "hand", "promise")
_SEAM = re.compile(r"(?P<mark>[;,])\s+(?:(?:đồng thời|và|cũng|còn|riêng)\s+)?\Z|(?P<and>\s)và\s+\Z")
_AND_BODY = re.compile(r";\s+(?:(?:còn|riêng|đối với|với)\s+(?:[^,;.]{3,60},\s+)?)?\Z")
_ANSWER = re.compile(r":\s+\Z")  # "X đề nghị …: giao Y …"
_CLOSE, _FAR = 6, 40  # characters between a body and its verb, also after a seam
SHORTEST = 25


def clauses(whole: Clause) -> list[Clause]:
    """The parts of a sentence that may each be an act, in order; most often the sentence itself."""
    if not whole.has(*_VERBS):
        return [whole]
    cuts = [whole.start]
    for cue in whole.cues:
        if cue.value.isdisjoint(_VERBS):
            continue
        begins = _begins(whole, cue)
        elided = begins == cue.start
        own = _separate(whole, cuts[-1], begins) and not (elided and _passed_on(whole, cuts[-1], cue))
        if own or _answers(whole, cuts[-1], cue):
            cuts.append(begins)
    cuts += [at for at in (_shared_verb(whole, body) for body in whole.bodies) if at]
    edges = [*sorted(set(cuts)), whole.end]
    return [whole.cut(start, _stop(whole.key, start, end, whole.end)) for start, end in pairwise(edges)]


def _begins(whole: Clause, cue: Cue) -> int:
    """Where the part of a verb begins: with the body that does it, right before it or right after a seam."""
    body = whole.body_before(cue.start)
    if not body or cue.start - body.end > _FAR:
        return cue.start
    gap = whole.key[body.end : cue.start]
    apart = ";" in whole.key[max(whole.start, body.start - 16) : body.start] and not re.search("[,;:.]", gap)
    return body.start if (len(gap) <= _CLOSE and ";" not in gap) or apart else cue.start


def _answers(whole: Clause, start: int, cue: Cue) -> bool:
    """Whether a colon stands between what somebody asks and the order that answers it."""
    if cue.value.isdisjoint(("order", "hand")) or not _ANSWER.search(
        whole.key, max(start, cue.start - 3), cue.start
    ):
        return False
    asked = whole.cut(start, cue.start).has("ask", "petition")
    return asked is not None and whole.cut(start, asked.start).bodies != ()


def _separate(whole: Clause, start: int, at: int) -> bool:
    seam = _SEAM.search(whole.key, max(start, at - 16), at)
    if not seam or at - start < SHORTEST:
        return False
    before = whole.cut(start, seam.start())
    another = before.has(*_VERBS) and whole.body_after(at, SHORTEST)
    return seam["mark"] == ";" or bool(another or before.has("complain"))


def _passed_on(whole: Clause, start: int, cue: Cue) -> bool:
    """Whether an order is what somebody is asked to give ("kiến nghị UBND tỉnh …; chỉ đạo …"), no new act.

    So is what they are told to propose to him who tells them: "UBND tỉnh chỉ đạo …, đề xuất UBND tỉnh".
    """
    before = whole.cut(start, cue.start)
    if "petition" in cue.value:
        told, to = before.has("order", "hand"), whole.body_after(cue.end, 2)
        above = before.body_before(told.start) if told else None
        return above is not None and to is not None and to.rank == above.rank
    if cue.value.isdisjoint(("order", "hand")):
        return False
    ask = before.has("ask")
    asker = before.body_before(ask.start) if ask else None
    from_above = asker and asker.rank >= PROVINCE
    return not (before.has("order", "hand") or from_above)


def _shared_verb(whole: Clause, body: Body) -> int | None:
    """In "yêu cầu A làm…; B làm…" the second body has its own task under the first verb: where that begins."""
    seam = _AND_BODY.search(whole.key, max(whole.start, body.start - 80), body.start)
    if not seam:
        return None
    before, after = whole.cut(whole.start, seam.start()), whole.cut(body.end, min(whole.end, body.end + _FAR))
    told = before.bodies and before.end - before.bodies[-1].end > _CLOSE  # or both bodies have one task
    return seam.start() + 2 if told and before.has("order", "hand") and after.has("action", "need") else None


def _stop(key: str, start: int, end: int, last: int) -> int:
    """The end without the seam and white space."""
    piece = key[start:end].rstrip() if end == last else key[start:end].rstrip(" :")
    seam = _SEAM.search(piece + " ")
    return start + len(piece[: seam.start()] if seam else piece)
