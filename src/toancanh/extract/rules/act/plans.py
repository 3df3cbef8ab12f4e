"""What a unit says it will do: plans, aims told as work, and the sentences that go on with them."""

import re

from toancanh.extract.rules.act.bodies import Body
from toancanh.extract.rules.act.evidence import results
from toancanh.extract.rules.act.lexicon import guard
from toancanh.extract.rules.act.scene import MINISTRY, Clause, Cue, Deed, Scene
from toancanh.extract.rules.act.speech import doer_of, reporter
from toancanh.extract.rules.act.trouble import MEANING
from toancanh.model import ActType

DIRECTIVE, SOLUTION = ActType.DIRECTIVE, ActType.SOLUTION
PAST = re.compile(r"(?<!\w)đã(?! (?:được|đến lúc))(?!\w)")
_BECOMES = re.compile(r"(?<!\w)đưa [^,;.]{2,40}? (?:là|thành|trở thành)(?!\w)")
_IS = re.compile(r"[^,;:.]{0,60}? là ")
# Between a body and "sẽ": it does not do, or only foretells, what comes after.
_BETWEEN = re.compile(r"(?<!\w)(?:khi|nếu|mà|để|rằng|dự báo|dự đoán|ước tính)(?!\w)")


def planned(clause: Clause, scene: Scene) -> Deed | None:
    """What a unit says it will do: "Thời gian tới, ngành công thương sẽ…"."""
    will = clause.has("will")
    who = clause.body_before(will.start) if will else None
    happens = (
        will
        and guard("no_deed").match(clause.key, will.end + 1)
        and not clause.key.startswith("đang", will.start)
    )
    if will and who and not happens and not _foretold(clause, who, will):
        near = will.start - who.end <= 12
        told = reporter(clause, scene)
        if told and told.who and 0 < who.rank <= 2 < told.who.rank:
            who = told.who  # "Giám đốc Sở cho biết, đơn vị sẽ …"
        near = near and 2 < who.rank <= MINISTRY
        if near or (clause.has("future") and not PAST.search(clause.key, clause.start, will.start)):
            return Deed(SOLUTION, scene.known(who))
    if (
        clause.opens("future")
        and clause.has("action")
        and not (will and (who or happens))
        and not results(clause)
    ):
        return Deed(SOLUTION, scene.known(clause.body_after(clause.start)))
    return None


def _foretold(clause: Clause, who: Body, will: Cue) -> bool:
    """Whether the body does nothing: "ngành dự báo sẽ …", "ngành sẽ đóng góp mức tăng trưởng 8%"."""
    if _BETWEEN.search(clause.key, who.end, will.start):
        return True
    near = clause.cut(will.start, min(clause.end, will.end + MEANING))
    told = near.has("action") or clause.key[will.start : will.end] != "sẽ"
    return not told and results(clause)


def aimed(clause: Clause, scene: Scene) -> Deed | None:
    """What a unit aims at, told as work: "năm 2027, mục tiêu của ngành là tổ chức …"."""
    works = {cue.start for cue in clause.cues if "action" in cue.value}
    for cue in clause.cues:
        told = _IS.match(clause.key, cue.end, clause.end) if "aim" in cue.value else None
        who = clause.body_after(cue.end, 10) or clause.body_before(cue.start)
        if told and who and told.end() in works and not results(clause):
            return Deed(SOLUTION, scene.known(who))
    return None


def strived(clause: Clause, scene: Scene) -> Deed | None:
    """Work that is striven for ("Phấn đấu hoàn thành …"); a bare figure that is aimed at is a fact."""
    strive, doer = clause.has("strive"), doer_of(clause)
    if (
        strive is None
        or scene.section is ActType.OBSTACLE
        or PAST.search(clause.key, clause.start, clause.end)
    ):
        return None
    becomes = _BECOMES.search(clause.key, strive.end, clause.end)
    work = (
        None
        if becomes
        else clause.cut(strive.end, min(clause.end, strive.end + MEANING)).has("action", "task")
    )
    if doer or (clause.opens("strive") and (work or scene.section in (SOLUTION, DIRECTIVE))):
        return Deed(
            DIRECTIVE if scene.holder or scene.section is DIRECTIVE else SOLUTION,
            scene.known(doer) or scene.issuer,
        )
    return None


def continued(clause: Clause, scene: Scene) -> Deed | None:
    """A sentence that goes on ("Đồng thời, …", "ngành tập trung …", "Tổ chức …") with what a unit will do."""
    last = scene.last
    if last is None or not scene.said(SOLUTION) or results(clause):
        return None
    if PAST.search(clause.key, clause.start, clause.end):
        return None
    if clause.opens("onward") and clause.has("action"):
        return Deed(SOLUTION, last.actor)
    if not scene.same:
        return None
    doer = doer_of(clause)
    return Deed(SOLUTION, scene.known(doer) or last.actor) if doer or clause.opens("task", "action") else None
