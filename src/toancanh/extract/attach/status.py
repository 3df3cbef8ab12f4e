"""How settled an amount is."""

import re

from toancanh.extract.attach.window import Window
from toancanh.extract.content import inside
from toancanh.extract.marks import Mark
from toancanh.extract.openings import starting
from toancanh.extract.rules.status import Cue
from toancanh.extract.scene import Scene
from toancanh.model import Part, Period, Status, Way

_PARTS = re.compile(r"\b(?:trong (?:đó|số (?:này|đó|ấy))|gồm)\b")
_OF_WHOLE = re.compile(r" (?:của |trong )?(?:tổng|toàn bộ)\b")
_STILL_TO = re.compile(r"(?!.*\b(?:và|nhưng|song|đã|đang|là|đạt)\b)[^,;:.]{0,32} ", re.DOTALL)
_TIME_NEXT = re.compile(r" ?(?:(?:cả|trong|thực hiện|kết quả|số liệu) )?(?:đến )?")
_NAMED = re.compile(r" (?:(?:là|đề ra|đặt ra|năm|cả năm) )*")
_OPENS_LIST = re.compile(r"[^;.:]{0,40}:")
_COMPARED = re.compile(r"\b(?:so(?: với)?|vượt|hoàn thành) $")
_DONE = re.compile(r"\b(?:đã|đang|hiện|mới) ")
_PLAN_SAID = re.compile(
    r"(?:kế hoạch|dự toán|nghị quyết|chỉ tiêu)(?: (?:năm 20\d\d|[^\W\d]+)){0,4} \((?:(?:là|kế hoạch|đạt) )*$"
)
# "Ước tăng 13% (năm 2022: 19,3%)", "(cùng kỳ tăng 5%, năm 2016 tăng 7%)": counted since.
_THEN_IN_BRACKET = re.compile(r"\(năm (?:trước|ngoái|(?:19|20)\d\d)(?: (?:là|tăng|giảm|đạt)|:) $")
_ZONED = re.compile(r" (?:(?:nằm )?trong |theo )?quy hoạch(?! chi tiết| chung)")
_ZONED_AT = re.compile(
    rf"{_ZONED.pattern},?(?: có| với)?(?: tổng)?(?: quy mô| diện tích| công suất| vốn)(?: [^\W\d]+){{0,3}} ?"
)
_ZONES_SO = re.compile(r"(?:^|[(:,;]) ?quy hoạch(?: là| khoảng| gần| hơn| trên)? $")
_TURN = re.compile(
    starting(
        "nhưng", "song", "tuy nhiên", "thực tế", "trong khi", "đến nay", "đã thu", "đã thực hiện", "đã đạt",
        "giải ngân",
    )
)  # fmt: skip


def status_of(window: Window, scene: Scene, before: Status | None = None) -> Status:
    """The last word of status that reaches the amount, else ``before``, else what its surroundings say.

    ``before`` is the status of the figure that the amount compares or is a part of.
    """
    if _zoned(window):
        scene.trail.unsaid(Part.STATUS, Way.STATED, "status.zoned")
        return Status.PLAN
    if plan_said(window):
        scene.trail.unsaid(Part.STATUS, Way.STATED, "status.plan_said")
        return Status.PLAN
    if before and "(năm " in window.before and _THEN_IN_BRACKET.search(window.before):
        scene.trail.unsaid(Part.STATUS, Way.ASSUMED, "status.actual")
        return Status.ACTUAL
    cues = [cue for cue in window.leading(window.content.cues) if not _of_earlier(window, cue)]
    for cue in reversed(cues):
        opens = _opens_time(window, cue)
        if cue.value.wide and _TURN.search(window.key, cue.end, window.amount.start):
            break
        if opens or _reaches(window, cue, scene):
            scene.trail.said(Part.STATUS, cue)
            planned = any(m.value.status is Status.PLAN for m in cues)
            foreseen = cue.value.status is Status.FORECAST
            return Status.PLAN if foreseen and planned else cue.value.status
    if still_to_come(window):
        return Status.FORECAST
    if before:
        return before
    scene.trail.unsaid(Part.STATUS, Way.ASSUMED, "status.actual", len(cues))
    return _around(window, scene) or Status.ACTUAL


def plan_said(window: Window) -> bool:
    """Whether the plan just compared with is itself given: "đạt 93% kế hoạch (12.000 tỷ đồng)"."""
    opened = window.amount.kind != "percent" and "(" in window.before
    return opened and _PLAN_SAID.search(window.before) is not None


def settled(window: Window, status: Status, period: Period | None) -> Status:
    """What is still to come cannot have been counted: of a later year than the document, it is wanted."""
    published = window.survey.timeline.published
    if status is not Status.ACTUAL or not published or not period or period.start <= published.end:
        return status
    planned = "kế hoạch" in window.lead or "quy hoạch" in window.lead
    return Status.PLAN if planned else Status.TARGET


def _zoned(window: Window) -> bool:
    """Whether a plan of land use counts it: "64 CCN trong quy hoạch, 2.168 ha", "quy hoạch 216 ha"."""
    if "quy hoạch" not in window.before and "quy hoạch" not in window.after:
        return False
    return bool(
        _ZONED.match(window.after) or _ZONED_AT.fullmatch(window.before) or _ZONES_SO.search(window.before)
    )


def _of_earlier(window: Window, cue: Mark[Cue]) -> bool:
    """Whether it only says what an earlier number counts: "35 cụm theo quy hoạch, mới có 24 cụm"."""
    told = inside(window.content.amounts, window.sentence.start, cue.start)
    return bool(told) and _ZONED.match(window.key, told[-1].end, cue.end) is not None


def _opens_time(window: Window, cue: Mark[Cue]) -> bool:
    """Whether it opens a sentence with its time, and so holds to the next: "Ước 6 tháng, IIP tăng 9%; …"."""
    if cue.value.status is not Status.ESTIMATE or cue.start > window.sentence.start + 2:
        return False
    moments = inside(window.content.moments, cue.start, window.amount.start)
    if len(moments) != 1:
        return False
    begins = max(cue.end, moments[0].start)  # "ước đến hết tháng 6" shares its "đến"
    return _TIME_NEXT.fullmatch(window.key, cue.end, begins) is not None


def _zones_before(window: Window, cue: Mark[Cue]) -> bool:
    """Whether it is a plan of land use of an earlier clause."""
    return ";" in window.key[cue.end : window.amount.start] and "quy hoạch" in window.key[cue.start : cue.end]


def _past_by_then(window: Window, cue: Mark[Cue]) -> bool:
    """Whether a later clause tells of a time that is over: "kế hoạch năm là 2 tỷ kWh; 6 tháng phát 1 tỷ"."""
    at, published = window.lead.rfind(";") + window.sentence.start, window.survey.timeline.published
    if published is None or at < cue.end:
        return False
    moments = inside(window.content.moments, at, window.amount.start)
    period = window.survey.timeline.period(moments[-1].value) if moments else None
    return period is not None and period.end <= published.end


def _reaches(window: Window, cue: Mark[Cue], scene: Scene) -> bool:
    """How far: "ước" to the end of its clause or of the list it opens, a plan to all that follows."""
    if not cue.value.wide:
        return (
            cue.start >= window.start
            or _OPENS_LIST.match(window.key, cue.end, window.run[0].start) is not None
        )
    ratio = cue.value.status in (Status.PLAN, Status.TARGET)
    if ratio and _COMPARED.search(window.key, max(0, cue.start - 8), cue.start):
        named = window.amount.kind != "percent" and cue.start >= window.start
        return named and _NAMED.fullmatch(window.key, cue.end, window.amount.start) is not None
    if _past_by_then(window, cue) or _zones_before(window, cue):
        return False
    # A "kế hoạch" that an earlier percentage was of says nothing about this amount.
    return not (ratio and any(abs(cue.start - start) <= 12 for start in scene.claimed))


def still_to_come(window: Window) -> Mark[Cue] | None:
    """The word that what is counted is still to do something: "một dự án 30 MW dự kiến phát điện"."""
    end = window.amount.end
    for cue in inside(window.content.cues, end, end + 48):
        if cue.value.status is Status.FORECAST:
            said = window.key.startswith(("sẽ", "dự kiến"), cue.start)
            return cue if said and _STILL_TO.fullmatch(window.key, end, cue.start) else None
    return None


def _of_other_time(window: Window, status: Status) -> bool:
    """Whether a part has a time of its own, or is there already: no plan or forecast as the whole is."""
    if status not in (Status.PLAN, Status.TARGET, Status.FORECAST):
        return False
    done = _DONE.search(window.key, window.sentence.start, window.sentence.end)
    return bool(done or window.leading(window.content.moments))


def _is_over(window: Window, status: Status) -> bool:
    """Whether a time that ended before the document was written says that what is told is no plan."""
    published = window.survey.reading.document.published
    if published is None or status not in (Status.PLAN, Status.TARGET):
        return False
    times = window.leading(window.content.moments)
    period = window.survey.timeline.period(times[-1].value) if times else None
    return period is not None and period.end < published.start


def _around(window: Window, scene: Scene) -> Status | None:
    if scene.intro and scene.intro.status:
        scene.trail.recalled(Part.STATUS, "intro_status", "status.intro")
        return scene.intro.status
    if scene.goes_on and window.first and not _of_other_time(window, scene.goes_on.status):
        scene.trail.inherit_part(scene.goes_on.evidence, Part.STATUS)
        return scene.goes_on.status
    if scene.section.status and not (window.before.endswith("(") or _is_over(window, scene.section.status)):
        scene.trail.recalled(Part.STATUS, "section_status", "status.heading")
        return scene.section.status
    if scene.figure is None:
        return None
    if not (window.listed or _PARTS.search(window.lead) or _OF_WHOLE.match(window.after)):
        return None
    scene.trail.inherit_part(scene.figure.evidence, Part.STATUS)
    return scene.figure.status
