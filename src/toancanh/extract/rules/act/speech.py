"""Whose words a clause gives, and whether a verb of asking has somebody who asks."""

import re
from dataclasses import dataclass

from toancanh.extract.rules.act.bodies import Body
from toancanh.extract.rules.act.lexicon import guard
from toancanh.extract.rules.act.scene import ENTERPRISE, MINISTRY, Clause, Cue, Scene
from toancanh.model import ActType

_ADVERBS = re.compile(
    r"[ ,\"“-]*(?:(?:cũng|đã|thì|vừa|còn|tiếp tục|có|liên tục|nhiều lần|văn bản|đều|lại|luôn|tha thiết|đang|"
    r"sẽ|cùng|đoàn kết|nỗ lực|phấn đấu|trân trọng|kính|thống nhất|mới|từng|ban hành|nhiều|thẳng thắn|chính thức|khác|này|tiếp thu|ghi nhận|và)[ ,]*){0,5}"
)
_LEAD = 60
_NEAR = 30  # characters behind "Đồng thời", "Trong đó" in which the one who acts may be left out
# "theo Sở …", "theo đánh giá của Sở …", "theo số liệu từ lãnh đạo Sở …"
_ACCORDING = re.compile(
    r"(?<!\w)theo (?:(?:đánh giá|báo cáo|phản ánh|thông tin|số liệu|ý kiến|nhận định|chia sẻ|tổng hợp|thống kê)"
    r"(?: \w+){0,2} (?:của|từ) )?(?:lãnh đạo |đại diện )?\Z"
)
_ABOUT = re.compile(r"(?:đối với|với|về|trong|ở|riêng) [^,;:.]{1,80}, ")
_SENT = re.compile(r"gửi (?:(?:đến|tới) )?")


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks, as far as known, and where the mention stands (or the clause begins)."""

    who: Body | None
    start: int
    end: int | None = None


def speaker_of(clause: Clause, scene: Scene, verb: Cue) -> Voice | None:
    """Who does what ``verb`` says; ``None`` when it is a noun or nobody is there to do it."""
    if _is_noun(clause, verb):
        return None
    near = clause.body_before(verb.start)
    if near and not written_to(clause, near, verb) and _ADVERBS.fullmatch(clause.key, near.end, verb.start):
        return Voice(scene.known(near), near.start)
    first = next((body for body in clause.bodies if not _of_another(clause, body)), None)
    first = first if first and first.end <= verb.start else None
    wrote = near is not None and near is not first and written_to(clause, near, verb)
    if first and (wrote or verb.start - first.end <= _LEAD) and "promise" not in verb.value:
        return Voice(scene.known(first), first.start)
    return Voice(_understood(scene, verb), clause.start) if _begins(clause, verb) else None


def _of_another(clause: Clause, body: Body) -> bool:
    """Whether something is the body's or is about it: "Nghị định … của Chính phủ", "đối với nhà máy …"."""
    return clause.key.endswith(("của ", "với "), clause.start, body.start)


def written_to(clause: Clause, body: Body, verb: Cue) -> bool:
    """Whether a letter goes to the body, be it last of several: "có văn bản gửi Bộ …, UBND các tỉnh đề nghị …"."""
    sent = _SENT.match(clause.key, clause.key.rfind("gửi ", clause.start, body.start), body.start)
    first = next((other for other in clause.bodies if sent and other.start == sent.end()), None)
    if first is None or first is body:
        return first is not None
    asked = clause.body_after(verb.end, 2)  # then the last one named is no addressee but asks
    return asked is None and not any(mark in clause.key[first.end : body.start] for mark in ";:")


def _understood(scene: Scene, verb: Cue) -> Body | None:
    """Who acts when the sentence leaves it out; he who asked gives no orders."""
    orders = not verb.value.isdisjoint(("hand", "order"))
    if scene.near and scene.last and not (orders and scene.last.type is ActType.PETITION):
        return scene.last.actor
    return scene.holder if orders else scene.speaker


def _begins(clause: Clause, verb: Cue) -> bool:
    before = clause.key[clause.start : verb.start].rstrip()
    if len(before) <= 2 or "promise" in verb.value:
        return len(before) <= 2
    opens = clause.opens("onward", "future")
    return before[-1] in ",:" or (opens is not None and verb.start - opens.end <= _NEAR)


def _is_noun(clause: Clause, verb: Cue) -> bool:
    before = clause.key[max(clause.start, verb.start - 14) : verb.start].rstrip()
    found = [m for m in guard("noun_before").finditer(before) if m.end() == len(before)]
    if before.endswith((" này", "tiếp thu và", "ghi nhận và")) and clause.body_before(verb.start):
        found = []  # "Hiệp hội này đề nghị", "Sở tiếp thu và cam kết"
    if before.endswith(" và") and clause.body_after(verb.end, 2):
        found = []  # "… gia hạn tiến độ và yêu cầu chủ đầu tư …"
    after = guard("noun_after").match(clause.key, verb.end + 1)
    return bool(found or after or clause.key[verb.end : verb.end + 1] in (".", ";", ")"))


def doer_of(clause: Clause) -> Body | None:
    """The office with which the clause begins, or which follows "Về …,", right before its task."""
    frame = _ABOUT.match(clause.key, clause.start, clause.end)
    begin = frame.end() if frame else clause.start
    first = next((body for body in clause.bodies if body.start >= begin), None)
    if first is None or first.start - begin > 2 or not ENTERPRISE < first.rank < MINISTRY:
        return None
    return first if any("task" in cue.value and cue.start == first.end + 1 for cue in clause.cues) else None


def reporter(clause: Clause, scene: Scene) -> Voice | None:
    """Whom the clause quotes: "X cho biết …", "theo X, …", "…, X nhấn mạnh"."""
    for cue in clause.cues:
        if cue.value.isdisjoint(("report", "complain")):
            continue
        body = clause.body_before(cue.start)
        if body and _ADVERBS.fullmatch(clause.key, body.end, cue.start):
            return Voice(scene.known(body), body.start, cue.end)
    if clause.key.find("theo ", clause.start, clause.end) < 0:
        return None
    for body in clause.bodies:
        if _ACCORDING.search(clause.key, max(clause.start, body.start - _LEAD), body.start):
            return Voice(scene.known(body), body.start, body.end)
    return None
