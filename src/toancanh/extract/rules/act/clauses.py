"""A sentence that holds several acts, cut where the next one begins."""

import re

from toancanh.extract.rules.act.scene import Clause

_VERBS = ("ask", "petition", "order", "hand", "promise")
_SEAM = re.compile(r"(?P<mark>[;,])\s+(?:(?:đồng thời|và|cũng|còn|riêng)\s+)?\Z")
_AND_BODY = re.compile(r";\s+(?:(?:còn|riêng|đối với)\s+)?\Z")
_SHORTEST = 25


def clauses(whole: Clause) -> list[Clause]:
    """The parts of a sentence that may each be an act, in order; most often the sentence itself."""
    cuts = [whole.start]
    for cue in whole.cues:
        if cue.value.isdisjoint(_VERBS):
            continue
        body = whole.body_before(cue.start)
        begins = body.start if body and cue.start - body.end <= 6 else cue.start
        if _separate(whole, cuts[-1], begins):
            cuts.append(begins)
    cuts += [body.start for body in whole.bodies if _shared_verb(whole, body.start)]
    edges = [*sorted(set(cuts)), whole.end]
    return [whole.cut(start, _stop(whole.key, start, end)) for start, end in zip(edges, edges[1:], strict=False)]


def _separate(whole: Clause, start: int, at: int) -> bool:
    seam = _SEAM.search(whole.key, max(start, at - 16), at)
    if not seam or at - start < _SHORTEST:
        return False
    before = whole.cut(start, seam.start())
    return seam["mark"] == ";" or bool(before.has(*_VERBS) and whole.body_after(at, 25)) or bool(before.has("complain"))


def _shared_verb(whole: Clause, at: int) -> bool:
    """ "yêu cầu A làm…; B làm…": the second body has its own task under the first verb."""
    return bool(_AND_BODY.search(whole.key, max(whole.start, at - 14), at) and whole.cut(whole.start, at).has("order", "hand"))


def _stop(key: str, start: int, end: int) -> int:
    """The end without the seam and white space."""
    piece = key[start:end].rstrip()
    seam = _SEAM.search(piece + " ")
    return start + len(piece[: seam.start()] if seam else piece)
