"""Trouble that is told: which part of a clause tells of it, and who does."""

import re

from toancanh.extract.rules.act.bodies import Body
from toancanh.extract.rules.act.evidence import ENOUGH, troubled
from toancanh.extract.rules.act.scene import Clause, Deed, Scene
from toancanh.extract.rules.act.speech import doer_of, reporter
from toancanh.model import ActType

MEANING = 20  # characters that a quotation is worth
_OPENING = re.compile(r"(?:bên cạnh|ngoài|cùng với|liên quan đến) [^,;:]*, ")
_CONCEDED = re.compile(r"(?:[^,;]{0,40}, )?(?:mặc )?dù ")
_WORDS = re.compile(r"[\"“]?\w")


def hindered(clause: Clause, scene: Scene) -> Deed | None:
    """Trouble, by the weight of the words that tell of it."""
    if (clause.opens("task") or doer_of(clause)) and scene.section is not ActType.OBSTACLE:
        return None
    if "contrast" in clause.classes:
        clause = _without_comfort(clause, scene)
    if troubled(clause, scene) < ENOUGH:
        return _part_in_trouble(clause, scene)
    found = reporter(clause, scene)
    opening = _OPENING.match(clause.key, clause.start, clause.end)
    frame = opening.end() if opening and not troubled(clause.cut(clause.start, opening.end()), Scene()) else 0
    said = _words_after(clause, found.end) if found and found.end else clause.start
    begins = max(said, frame)
    start = begins if MEANING < clause.end - begins < begins - clause.start else None
    return Deed(ActType.OBSTACLE, found.who if found else _teller(scene), start=start, end=clause.end)


def _part_in_trouble(clause: Clause, scene: Scene) -> Deed | None:
    """The part of a sentence that tells of trouble after others that went well: "…; 11 cụm chưa có nước sạch"."""
    at = clause.key.find("; ", clause.start, clause.end)
    while at >= 0:
        part = clause.cut(at + 2, clause.end)
        if part.end - part.start > MEANING and troubled(part, Scene()) > ENOUGH:
            found = reporter(clause, scene)
            who = found.who if found else _teller(scene)
            return Deed(ActType.OBSTACLE, who, start=part.start, end=part.end)
        at = clause.key.find("; ", part.start, clause.end)
    return None


def _words_after(clause: Clause, at: int) -> int:
    """Where the next word begins."""
    word = _WORDS.search(clause.key, at, clause.end)
    return word.start() if word else at


def _without_comfort(clause: Clause, scene: Scene) -> Clause:
    """The clause up to a "song …" or "nhưng …" after which nothing is wrong, or after what is only conceded."""
    for turn in clause.cues:
        if "contrast" in turn.value and turn.start > clause.start + MEANING:
            end = clause.start + len(clause.key[clause.start : turn.start].rstrip(" ,"))
            first, second = clause.cut(clause.start, end), clause.cut(turn.end, clause.end)
            if troubled(first, scene) >= ENOUGH > troubled(second, Scene()):
                return second if _CONCEDED.match(clause.key, clause.start, end) else first
    return clause


def _teller(scene: Scene) -> Body | None:
    """Who tells of the trouble where nobody is quoted: the one who told of it right before."""
    return scene.last.actor if scene.last and scene.said(ActType.OBSTACLE) else None
