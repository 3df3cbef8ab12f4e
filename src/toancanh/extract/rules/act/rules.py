"""The rules: for each a name, the cues without which it cannot apply, and what it makes of a clause.

They are tried in order; the first that yields an act has the clause. None knows a document, a place or a
person: only who speaks to whom (``bodies.toml``) and with which words (``cues.toml``).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from toancanh.extract.rules.act.bodies import Body
from toancanh.extract.rules.act.evidence import ENOUGH, conceded, results, troubled
from toancanh.extract.rules.act.plans import PAST, aimed, continued, planned, strived
from toancanh.extract.rules.act.scene import (
    DEPARTMENT,
    ENTERPRISE,
    MINISTRY,
    PEOPLE,
    PROVINCE,
    Clause,
    Cue,
    Deed,
    Scene,
)
from toancanh.extract.rules.act.speech import Voice, reporter, speaker_of, written_to
from toancanh.extract.rules.act.trouble import MEANING, hindered
from toancanh.model import ActType

DIRECTIVE, PETITION, SOLUTION = ActType.DIRECTIVE, ActType.PETITION, ActType.SOLUTION
_GOODWILL = ("tạo mọi điều kiện", "đồng hành", "sẵn sàng")
_AGREES = ("thống nhất", "đồng ý", "nhất trí")
_DECIDE = re.compile(
    r" (?:để )?(?:xem xét|phê duyệt|chấp thuận|cho phép|cho chủ trương|quyết định|bổ sung|cho ý kiến)(?!\w)"
)
_AS_FOR = re.compile(r"(?:riêng )?(?:đối )?với ")
# "Theo nghị định thư …, mọi lô hàng phải …": a norm obliges, nobody speaks.
_BY_RULE = re.compile(r"theo (?:nghị định|quy định|luật|thông tư|hiệp định|công ước|tiêu chuẩn)")
_LISTS = re.compile(r"(?: \w+){0,2}(?:, | và )")
_REASONED = re.compile(r"(?:do|vì|bởi|nhờ) (?!đó|vậy|thế|lẽ)")
_TASKS = ("cần", "cần phải", "rất cần", "hãy", "không để")
_REASON = re.compile(r"(?<!\w)(?:do|vì|bởi|nhờ|không|chưa|bị|quá)(?!\w)")


@dataclass(frozen=True, slots=True)
class Rule:
    """A name, the cue classes of which one must be there (none: any clause), and the production."""

    name: str
    pattern: frozenset[str]
    produce: Callable[[Clause, Scene], Deed | None]


def promised(clause: Clause, scene: Scene) -> Deed | None:
    """Somebody binds himself: "ngành điện hứa…", "hai bên thống nhất…"."""
    for cue in clause.cues:
        found = speaker_of(clause, scene, cue) if "promise" in cue.value else None
        if (
            found
            and not _undergone(clause, found)
            and not _done(clause, cue)
            and not _wanted(clause, cue, scene)
        ):
            return Deed(ActType.COMMITMENT, found.who, clause.body_after(cue.end, 30))
    return None


def _wanted(clause: Clause, cue: Cue, scene: Scene) -> bool:
    """Whether somebody is asked to agree, or agreeing is a task: "đề nghị UBND tỉnh thống nhất…"."""
    asked_first = clause.has("ask", "petition")
    weak = clause.key[cue.start : cue.end] in _AGREES
    return bool(asked_first and asked_first.start < cue.start) or (weak and scene.section is not None)


def _done(clause: Clause, cue: Cue) -> bool:
    """Whether good will was already shown, not promised: "Sở đã tạo mọi điều kiện …"."""
    shown = clause.key.endswith("đã ", clause.start, cue.start)
    return shown and clause.key[cue.start : cue.end] in _GOODWILL


def _undergone(clause: Clause, voice: Voice) -> bool:
    """Whether something "was agreed to by" the speaker, or he hands a task on: no promise of his."""
    passive = clause.key.endswith(("được ", "do "), clause.start, voice.start)
    return passive or clause.has("hand", "order") is not None


def submitted(clause: Clause, scene: Scene) -> Deed | None:
    """In "UBND tỉnh trình Thủ tướng xem xét …" the one above is asked to decide."""
    for cue in clause.cues:
        to = clause.body_after(cue.end, 2) if "submit" in cue.value else None
        found = speaker_of(clause, scene, cue) if to else None
        upward = to and found and found.who and found.who.rank < to.rank
        if to and found and upward and _DECIDE.match(clause.key, to.end, clause.end):
            return Deed(PETITION, found.who, scene.known(to), found.start)
    return None


def charged(clause: Clause, scene: Scene) -> Deed | None:
    """In "UBND các xã có trách nhiệm …" of one who stands above them."""
    cue, who = clause.has("charge"), _subject(clause)
    if not cue or not who or cue.start - who.end > 2 or results(clause):
        return None
    above = scene.issuer if scene.issuer and scene.issuer.rank > who.rank else None
    return Deed(DIRECTIVE, above, scene.known(who))


def asked(clause: Clause, scene: Scene) -> Deed | None:
    """In "X đề nghị Y…", from above a directive, from below or sideways a petition."""
    for cue in clause.cues:
        if cue.value.isdisjoint(("ask", "petition", "order", "hand")):
            continue
        found = speaker_of(clause, scene, cue)
        to = scene.known(clause.body_after(cue.end, _reach(cue)))
        if to is None and _own_work(clause, cue):
            continue
        to = to or _concerned(clause, cue, found.who if found else None)
        to = None if found and to and found.who and to.name == found.who.name else to
        if found and _complete(cue, found.who, to) and not conceded(clause, cue):
            return Deed(_direction(cue, found.who, to, scene), found.who, to, found.start)
    return None


def _own_work(clause: Clause, cue: Cue) -> bool:
    """Whether proposing is one of several works of one's own: "tiếp tục rà soát, đề xuất, đôn đốc"."""
    return any(
        "action" in other.value and _LISTS.fullmatch(clause.key, other.end, cue.start)
        for other in clause.cues
        if other.start < cue.start
    )


def _reach(cue: Cue) -> int:
    """How far behind the verb the body may stand that it is said to."""
    return 2 if "hand" in cue.value else 6 if "guide" in cue.value else 60


def _concerned(clause: Clause, cue: Cue, who: Body | None) -> Body | None:
    """Whom a request concerns: "Đối với ngành thuế, Chủ tịch yêu cầu…", "có văn bản gửi Bộ đề nghị…"."""
    first, near = clause.bodies[0] if clause.bodies else None, clause.body_before(cue.start)
    if near and near is not who and written_to(clause, near, cue):
        return near
    return (
        first
        if first is not who and first and _AS_FOR.fullmatch(clause.key, clause.start, first.start)
        else None
    )


def _complete(cue: Cue, who: Body | None, to: Body | None) -> bool:
    """Whether enough is said: who gives an order, to whom a task is handed, one of the two for a request."""
    if "hand" in cue.value:
        return to is not None
    if "guide" in cue.value:
        return who is not None and to is not None
    return who is not None or (to is not None and "order" not in cue.value)


def _direction(cue: Cue, who: Body | None, to: Body | None, scene: Scene) -> ActType:
    above, below = who.rank if who else 0, to.rank if to else 0
    if not cue.value.isdisjoint(("order", "hand")):
        return PETITION if above == PEOPLE or (0 < above <= ENTERPRISE and below > above) else DIRECTIVE
    if "petition" in cue.value:
        return PETITION
    if scene.said(PETITION, DIRECTIVE) and scene.last and scene.last.actor == who:
        return scene.last.type
    if to and above and to.name.lower().startswith("các ") and below <= DEPARTMENT and above > ENTERPRISE:
        return DIRECTIVE  # "các ngành" are those of the one who speaks
    if above and below:
        return DIRECTIVE if above > below else PETITION
    if above:
        return DIRECTIVE if above >= PROVINCE else PETITION
    return PETITION if below >= PROVINCE or scene.section is PETITION or not below else DIRECTIVE


def advised(clause: Clause, scene: Scene) -> Deed | None:
    """In "X cho rằng cần…", what the speaker's rank makes of it."""
    found = reporter(clause, scene)
    need = next((c for c in clause.cues if found and c.start > found.start and _is_need(clause, c)), None)
    if not found or not need or results(clause) or PAST.search(clause.key, found.end or 0, need.start):
        return None
    if troubled(_up_to_task(clause, need), scene) > ENOUGH:
        return None
    to = clause.body_after(found.end or need.end, 200)
    rank = found.who.rank if found.who else 0
    above = rank >= MINISTRY or (rank >= PROVINCE and not clause.has("should"))
    return Deed(DIRECTIVE if above else PETITION, found.who, scene.known(to), found.start)


def _up_to_task(clause: Clause, need: Cue) -> Clause:
    """The clause up to a need that makes a task of what follows: "các ngành cần làm rõ vướng mắc"."""
    return clause.cut(clause.start, need.start) if clause.key[need.start : need.end] in _TASKS else clause


def _is_need(clause: Clause, cue: Cue) -> bool:
    """Whether something must be done; "nên" after a reason only says what came of it."""
    so = clause.key[cue.start : cue.end] == "nên" and _REASON.search(clause.key, clause.start, cue.start)
    return "need" in cue.value and not so


def carried(clause: Clause, scene: Scene) -> Deed | None:
    """A sentence that goes on with the directive or petition before it."""
    last = scene.last
    if last is None or not scene.said(DIRECTIVE, PETITION):
        return None
    found = reporter(clause, scene)
    if found and found.who != last.actor:
        return None
    if _obliges(clause, last.actor):
        return None
    need = clause.has("need")
    if troubled(_up_to_task(clause, need) if need else clause, scene) > ENOUGH:
        return None
    who = _obliged(clause)
    onward = clause.opens("onward") and not clause.has("will") and not results(clause)
    onward = onward or (scene.same and last.type is DIRECTIVE and _bare_task(clause))
    to = scene.known(who) if who and last.type is DIRECTIVE else last.addressee
    return Deed(last.type, last.actor, to) if onward or need else None


def _bare_task(clause: Clause) -> bool:
    """Whether a task without a subject goes on with those before it: "Tăng cường kiểm tra …"."""
    told = results(clause) or PAST.search(clause.key, clause.start, clause.end)
    return clause.opens("task", "action") is not None and not told


def _obliges(clause: Clause, speaker: Body | None) -> bool:
    """Whether a norm or a reason obliges ("Do đơn hàng phải giao …"), or the speaker tells of himself."""
    who = _obliged(clause)
    if who and speaker and who.name == speaker.name and not clause.has("report", "complain"):
        return True
    opening = _BY_RULE.match(clause.key, clause.start, clause.end)
    return bool(opening or _REASONED.match(clause.key, clause.start, clause.end))


def _obliged(clause: Clause) -> Body | None:
    """The body with which a clause begins, after "Trong đó, …": it must do what the clause says."""
    onward = clause.opens("onward")
    start = onward.end if onward else clause.start
    return next((body for body in clause.bodies if start <= body.start <= start + 3), None)


def urged(clause: Clause, scene: Scene) -> Deed | None:
    """Words like "các huyện phải…" in the speech of one who stands above them."""
    speaker, need = scene.speaker, clause.has("need")
    if speaker is None or need is None or not scene.heard or troubled(clause, scene) > ENOUGH:
        return None
    if _obliges(clause, speaker):
        return None
    who = clause.body_before(need.start)
    below = who is not None and speaker.rank >= PROVINCE and 0 < who.rank < speaker.rank
    return Deed(DIRECTIVE, speaker, scene.known(who)) if below or speaker.rank >= MINISTRY else None


def led(clause: Clause, scene: Scene) -> Deed | None:
    """An item of a list whose lead-in says what its items are ("… đề nghị UBND tỉnh:")."""
    lead = scene.lead
    if lead is None or _asks(clause) or results(clause):
        return None
    return lead._replace(start=None, end=None)


def listed(clause: Clause, scene: Scene) -> Deed | None:
    """A sentence under a heading of petitions, tasks or directives."""
    if scene.section in (None, ActType.OBSTACLE) or (results(clause) and not clause.opens("task")):
        return None
    if _addressed(clause, scene) or (scene.section is not PETITION and clause.opens("ask", "petition")):
        return None
    if scene.holder and (_asks(clause) or clause.opens("hand", "order")):
        return None
    task = clause.opens("action", "need") or (scene.section is SOLUTION and clause.has("action"))
    if not (clause.listed or task):
        return None
    doer = _subject(clause)
    if scene.section is SOLUTION and not _handed_down(doer, scene):
        return Deed(SOLUTION, scene.known(doer) or scene.issuer)
    kind = DIRECTIVE if scene.section is SOLUTION else scene.section
    to = scene.addressee or _asked_of(clause) or doer
    if to is None and scene.section is PETITION:
        to = clause.body_after(clause.start, 30)
    return Deed(kind, scene.issuer if scene.issuer is not to else None, scene.known(to))


def _asks(clause: Clause) -> bool:
    """Whether the clause begins with somebody who asks: "UBND xã … xin hỗ trợ …"."""
    doer, cue = _subject(clause), clause.has("ask", "petition")
    gap = clause.key[doer.end : cue.start] if doer and cue else ","
    return len(gap) <= 2 * MEANING and not any(mark in gap for mark in ",;:")


def _handed_down(doer: Body | None, scene: Scene) -> bool:
    """Whether a task is given to another: in somebody's conclusions, or to a body below the province's."""
    issuer = scene.issuer
    below = (
        doer is not None and issuer is not None and 0 < doer.rank < issuer.rank and issuer.rank >= PROVINCE
    )
    return scene.holder is not None or below


def _asked_of(clause: Clause) -> Body | None:
    """Whom an item that begins "Giao …", "Thống nhất giao …" names."""
    cue = clause.has("ask", "petition", "order", "hand")
    return clause.body_after(cue.end, 30) if cue and cue.start - clause.start < 2 * MEANING else None


def _subject(clause: Clause) -> Body | None:
    """The body with which a clause begins."""
    first = clause.bodies[0] if clause.bodies else None
    return first if first and first.start - clause.start <= 2 else None


def _addressed(clause: Clause, scene: Scene) -> bool:
    """Whether one body asks another here ("Sở kiến nghị UBND tỉnh…"), whatever the heading says."""
    return any(
        not cue.value.isdisjoint(("ask", "petition"))
        and clause.body_before(cue.start) is not None
        and speaker_of(clause, scene, cue) is not None
        and clause.body_after(cue.end, 30) is not None
        for cue in clause.cues
    )


RULES = (
    Rule("promised", frozenset({"promise"}), promised),
    Rule("led", frozenset(), led),
    Rule("listed", frozenset(), listed),
    Rule("asked", frozenset({"ask", "petition", "order", "hand"}), asked),
    Rule("submitted", frozenset({"submit"}), submitted),
    Rule("charged", frozenset({"charge"}), charged),
    Rule("advised", frozenset({"need"}), advised),
    Rule("carried", frozenset({"onward", "need", "action", "task"}), carried),
    Rule("urged", frozenset({"need"}), urged),
    Rule("planned", frozenset({"will", "future"}), planned),
    Rule("aimed", frozenset({"aim"}), aimed),
    Rule("strived", frozenset({"strive"}), strived),
    Rule("hindered", frozenset(), hindered),
    Rule("continued", frozenset({"onward", "action", "task"}), continued),
)


@cache
def rules_for(classes: frozenset[str]) -> tuple[Rule, ...]:
    """The rules that can apply to a clause with cues of these classes."""
    return tuple(rule for rule in RULES if not (rule.pattern and rule.pattern.isdisjoint(classes)))
