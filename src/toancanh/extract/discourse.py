"""What a sentence leaves behind for the next: subject, time, place, headings, lists that it opens."""

import re

from toancanh.extract.content import Content, Few, inside
from toancanh.extract.marks import Mark
from toancanh.extract.reading import Sentence, in_bracket
from toancanh.extract.rules.area import Place
from toancanh.extract.rules.change import Base, BaseKind
from toancanh.extract.rules.indicator.subjects import Subject, subjects
from toancanh.extract.rules.period import Moment
from toancanh.extract.rules.period.rules import Kind
from toancanh.extract.rules.status import Cue
from toancanh.extract.scene import NOTHING, Intro, Scene, Section
from toancanh.extract.survey import Survey
from toancanh.model import AreaLevel, BlockKind, Status, Way

_WHOLES = (
    dict.fromkeys(
        ("retail_goods", "accommodation_catering", "travel_services", "other_services"), "retail_sales"
    )
    | dict.fromkeys(("budget_revenue_domestic", "budget_revenue_customs"), "budget_revenue")
    | {"core_inflation": "cpi"}
)
_TOTALS = frozenset(_WHOLES.values())
_FLOWS = ("money", "percent", "product")
_GOES_ON = re.compile(r"(?:trong (?:đó|số (?:này|đó|ấy))|riêng|cụ thể|bao gồm|gồm)\b")
_OPENS = re.compile(r"(?:\([^)]*\) ?-? ?)?(?:vào |trong |đến |tính đến |sau |hết |từ )?")
_LEADS = re.compile(r"(?:^|[^\w])(?:tại|ở|địa bàn|tỉnh|thành phố|tp\.?|của|với|theo|về|riêng) $")
# Where a person works is not what is spoken of.
_PERSON = re.compile(r"(?:theo |lời )?(?:ông|bà|anh|chị|pgs|gs|ts|ths|chuyên gia|luật sư)\b")
_ITEM = re.compile(r"[-+*•]|[a-zđ]\)|\d\)")
_OF_WHOLE = re.compile(r"% (?:của |trong )?(?:tổng |toàn bộ )?(?:giá trị )?\Z")  # a share is told, not this
_SITE = re.compile(r"(?:(?:tại|ở|thuộc|địa bàn) |\()\Z")
_BUILT = re.compile(r"\b(?:đặt|nằm|xây dựng|xây|triển khai|thực hiện)(?: tại| ở| trên địa bàn)+ \Z")
_NUMBER = re.compile(
    r"(?:(?P<roman>[ivx]{1,5})\.|(?P<digits>\d{1,2}(?:\.\d{1,2}){0,3})[.)]?"
    r"|(?P<small>[a-zđ]\))|(?:phần )?[a-zđ]\.) ?"
)
_TASKS = re.compile(r"\b(?:nhiệm vụ|phương hướng|giải pháp trọng tâm)\b")
_RESULTS = re.compile(r"\b(?:kết quả|tình hình|đánh giá)\b")
_AIMS = re.compile(r"\b(?:mục tiêu|chỉ tiêu)\b(?! (?:đã|năm (?:trước|qua)))")
_MET = re.compile(
    r"(?:so với|vượt|hoàn thành|đạt|%) (?:và vượt |mức |các |chỉ tiêu )*\Z"
)  # a plan that was met
_LOOKS_BACK = re.compile(r"\b(?:kết quả|đánh giá|thực hiện|đạt được)\b")
_FARMING = re.compile(
    r"\b(?:nông(?:,| -)? lâm|nông nghiệp|lâm nghiệp|thủy sản|trồng trọt|chăn nuôi|văn hóa|giáo dục|y tế"
    r"|lao động|dân số|ngân hàng|tín dụng|vận tải|giao thông|an sinh|bảo hiểm|môi trường)\b"
)
_PAUSE = re.compile(r"[,;.(]")
_WITHIN = re.compile(r", (?:huyện|thị xã|thành phố|tp)\b")
TITLE = 200  # characters: a title speaks for the whole document, not for a section
STAGE = 400  # days: more than a year
ASKED = 9  # level of a question: below every heading
LEAD = 60  # characters in which a sentence sets its scene
LONG_LIST = 40  # blocks after which a list has surely ended


def enter(survey: Survey, sentence: Sentence, content: Content, scene: Scene) -> None:
    """Before a sentence: forget what only the last one spoke of, unless this one goes on with it."""
    same_block = scene.figure_block == sentence.block
    next_block = scene.figure_block == sentence.block - 1 and _first_in_block(survey, sentence)
    words = _GOES_ON.match(survey.reading.key, sentence.start) if same_block or next_block else None
    goes_on = words and (same_block or words.group().startswith("trong"))
    scene.goes_on = scene.figure if goes_on else None
    scene.trail.sentence += 1
    scene.trail.heading = sentence.kind is BlockKind.HEADING
    scene.resume(NOTHING._replace(base=scene.base) if goes_on else NOTHING)
    scene.outer = scene.opened = None
    if scene.last_block != sentence.block:
        _back_to_whole(scene)
        scene.last_block = sentence.block
    scene.subject_before = scene.subject
    scene.told_before = tuple(scene.told)
    scene.told.clear()
    scene.claimed.clear()
    flows = scene.last is not None and scene.last.kind in _FLOWS
    if flows and scene.period_block == sentence.block - 1 and _is_silent(sentence, content):
        scene.period_block = sentence.block
    if scene.period_block != sentence.block:
        scene.year = None
    if scene.intro and not _in_list(survey, sentence, scene.intro):
        scene.intro = None


def _back_to_whole(scene: Scene) -> None:
    """A new paragraph speaks of the whole again, once its parts were told."""
    whole = _WHOLES.get(scene.subject.id) if scene.subject and scene.wholes else None
    if whole and whole in scene.wholes:
        scene.subject = subjects()[whole]


def _first_in_block(survey: Survey, sentence: Sentence) -> bool:
    return survey.reading.document.blocks[sentence.block].start == sentence.start


def _is_silent(sentence: Sentence, content: Content) -> bool:
    """Whether a paragraph begins with neither subject nor time of its own: it goes on with the one before."""
    named = content.subjects
    dated = content.moments
    counted = any(mark.value.subject for mark in content.amounts)
    return sentence.kind is BlockKind.PARAGRAPH and not (named or dated or counted)


def _in_list(survey: Survey, sentence: Sentence, intro: Intro) -> bool:
    if sentence.block == intro.block:
        return True
    block = survey.reading.document.blocks[sentence.block]
    item = sentence.kind is BlockKind.LIST_ITEM or _ITEM.match(survey.reading.key, block.start)
    return bool(item) and sentence.block <= intro.block + LONG_LIST


def step(before: str, scene: Scene) -> None:
    """Before an amount: what a bracket says is an aside, and the parts of a list begin alike.

    "Công nghiệp chiếm 45% (tăng 1,3% so với cùng kỳ), dịch vụ 32%" goes on with the shares.
    """
    closed = before.rfind(")")
    if closed >= 0 and scene.outer:
        if scene.outer.figure:
            scene.resume(scene.outer)
        scene.outer = None
    if scene.outer is None and "(" in before[closed + 1 :]:
        scene.outer = scene.said_now
    elif scene.outer is None and ";" in before and scene.opened:
        scene.verb, scene.base, scene.measure = scene.opened.verb, scene.opened.base, scene.opened.measure


def leave(survey: Survey, sentence: Sentence, content: Content, scene: Scene) -> None:
    """After a sentence: its area and time may hold for the next, and a colon opens a list."""
    _head(survey, sentence, content, scene)
    if content.places:
        _leading_place(survey, sentence, content, scene)
    if content.moments:
        _leading_time(survey, sentence, content, scene)
        _keep_times(survey, content.moments, scene)
    if content.subjects:
        _keep_subjects(survey.reading.key, sentence.start, content.subjects, scene)
    if survey.reading.key.endswith(":", sentence.start, sentence.end):
        scene.intro = _intro(survey, sentence, content, scene)


def _keep_times(survey: Survey, moments: Few[Moment], scene: Scene) -> None:
    """Remember the year and the stages of several years that a sentence names."""
    stages = [m for m in moments if m.value.kind is Kind.YEARS]
    if stages:
        scene.stage = survey.timeline.period(scene.trail.keep("stage", stages[-1]))
    for named_stage in filter(None, (survey.timeline.period(m.value) for m in stages)):
        scene.stages[named_stage.end.year] = named_stage
    scene.year = next((m.value.year for m in reversed(moments) if m.value.year), scene.year)


def _keep_subjects(key: str, start: int, marks: Few[Subject], scene: Scene) -> None:
    """Remember what a sentence spoke of last, but for wholes of which it only gave a share."""
    of_whole = False
    strong: list[Mark[Subject]] = []
    for mark in marks:
        subject = scene.trail.keep(mark.value.id, mark)
        if subject.id in _TOTALS:
            scene.wholes.add(subject.id)
        if _OF_WHOLE.search(key, max(0, mark.start - 24), mark.start):
            of_whole = True
        elif not (subject.weak or subject.needs):
            strong.append(mark)
    # "Bán lẻ ước 8.515 tỷ đồng (hàng hóa 5.390 tỷ đồng)" is of all sales.
    named = [m.value for m in strong if not in_bracket(key, start, m.start)] or [m.value for m in strong]
    if of_whole and not named:
        scene.subject = scene.subject_before
    scene.subject = named[-1] if named else scene.subject
    scene.family = next((subject for subject in reversed(named) if subject.family), scene.family)


def _head(survey: Survey, sentence: Sentence, content: Content, scene: Scene) -> None:
    """A heading says what its section is about, until the next of its level or above.

    So does a question of an interview: its time and status hold for the answer.
    """
    asked = survey.reading.key.endswith("?", sentence.start, sentence.end) and survey.interview
    if sentence.kind is not BlockKind.HEADING and not asked:
        return
    named = [m.value for m in content.subjects if not m.value.weak]
    moments = [m for m in content.moments if m.start >= TITLE]
    cues = [m for m in content.cues if _holds_below(survey, sentence, content, m)]
    words = survey.reading.key[sentence.start : sentence.end]
    year = scene.year or (survey.timeline.to_come(moments[-1].value) if moments and _tasks(words) else None)
    level = ASKED if asked else _level(survey, sentence)
    scene.place = None if asked else scene.place
    while len(scene.sections) > 1 and scene.section.level >= level:
        scene.sections.pop()
    above = scene.section
    scene.sections.append(
        Section(
            level,
            named[-1] if named else _topic(words) or above.subject,
            survey.timeline.period(moments[-1].value, year) if moments else above.period,
            _status_below(survey, words, cues[-1].value.status if cues else None, above),
        )
    )
    if scene.section.subject:
        scene.subject = scene.section.subject
    ahead = survey.timeline.ahead
    if scene.section.status in (Status.TARGET, Status.PLAN) and ahead and ahead.days > STAGE:
        scene.stage = ahead
    if moments:
        scene.trail.keep("section_period", moments[-1])
    if cues:
        scene.trail.keep("section_status", cues[-1])


def _status_below(survey: Survey, heading: str, said: Status | None, above: Section) -> Status | None:
    """How settled figures below a heading are: "Kết quả thực hiện kế hoạch" looks back on a plan.

    "Các chỉ tiêu chủ yếu" are wanted in a document that is for a time to come.
    """
    aims = _AIMS.search(heading)
    if said is not Status.ESTIMATE and _RESULTS.search(heading) and not aims:
        return None
    if aims and survey.timeline.ahead and not (said or _LOOKS_BACK.search(heading)):
        return Status.TARGET
    title = survey.reading.title.startswith(heading.strip()) and not _NUMBER.match(heading)
    tasks = _tasks(heading) and not title
    return said or (Status.PLAN if tasks else above.status)


def _holds_below(survey: Survey, sentence: Sentence, content: Content, cue: Mark[Cue]) -> bool:
    """Whether it says more than of its own figure: not "Mục tiêu xuất khẩu 44 tỷ USD", "vượt kế hoạch"."""
    key = survey.reading.key
    told = any(amount.start >= cue.end for amount in content.amounts)
    if told and not (cue.value.wide and _NUMBER.match(key, sentence.start, sentence.end)):
        return False
    return not (key.startswith("sẽ", cue.start) or _MET.search(key, max(0, cue.start - 24), cue.start))


def _tasks(heading: str) -> bool:
    """Whether what is to be done follows; a title often names it beside the results."""
    return _TASKS.search(heading) is not None and _RESULTS.search(heading) is None


def _topic(heading: str) -> Subject | None:
    """What a heading is about when it only names a field: goods made by industry, or nothing catalogued."""
    if _FARMING.search(heading):
        return subjects()["outside"]
    return subjects()["industry"] if "công nghiệp" in heading or "sản phẩm" in heading else None


def _level(survey: Survey, sentence: Sentence) -> int:
    """How deep a heading stands by its number: "A.", "II.", "3.", "3.1.", "a)"; without one, over all."""
    number = _NUMBER.match(survey.reading.key, sentence.start, sentence.end)
    if number is None:
        return 0
    depth = 2 + len(number["digits"].strip(".").split(".")) if number["digits"] else 0
    return depth or (2 if number["roman"] else 6 if number["small"] else 1)


def _leading_place(survey: Survey, sentence: Sentence, content: Content, scene: Scene) -> None:
    """After "Tại Bắc Kạn, …", "Báo cáo của tỉnh Thái Nguyên …" the sentences that follow are about it too.

    A full address ("xã A, huyện B, tỉnh C") places the project that is spoken of.
    """
    marks = [mark for mark in content.places if not mark.value.whole]
    scene.here = None
    if len(marks) < len(content.places):
        scene.place = None
    several = len({m.value.name for m in marks if m.value.level is AreaLevel.PROVINCE}) > 1
    for mark in () if several else marks[:1]:
        if (
            mark.value.level is AreaLevel.PROVINCE
            and _opens(survey, sentence, mark)
            and not _around(survey, mark)
        ):
            _be_in(survey, sentence, scene, mark)
    if scene.place and scene.place.level is AreaLevel.COMMUNE:
        provinces = any(mark.value.level is AreaLevel.PROVINCE for mark in marks)
        scene.place = None if provinces else scene.place
    for mark in marks:
        site = {AreaLevel.COMMUNE: _SITE, AreaLevel.DISTRICT: _BUILT}.get(mark.value.level)
        if site and site.search(survey.reading.key, max(0, mark.start - 24), mark.start):
            _be_at(survey, sentence, content, scene, mark)
            return


def _around(survey: Survey, mark: Mark[Place]) -> bool:
    """Whether it is only the province of the district or commune that all is about."""
    main, province = survey.main_area, survey.province
    return province is not main and province is not None and mark.value.name == province.name


def _opens(survey: Survey, sentence: Sentence, mark: Mark[Place]) -> bool:
    lead = survey.reading.key[sentence.start : mark.start]
    if _PERSON.match(lead):
        return False
    return len(lead) < LEAD and (not lead or _LEADS.search(lead) is not None) and not mark.value.former


def _be_in(survey: Survey, sentence: Sentence, scene: Scene, province: Mark[Place]) -> None:
    """Be in a province from now on; in a part of the area that all is about to the end of the paragraph."""
    main = survey.main_area
    part = survey.bygone(province.value) or (main is not None and main.nation)
    if part and sentence.kind is not BlockKind.HEADING:
        scene.here, scene.here_block = scene.trail.keep("here", province), sentence.block
    else:
        scene.place = scene.trail.keep("place", province)


def _be_at(survey: Survey, sentence: Sentence, content: Content, scene: Scene, site: Mark[Place]) -> None:
    """Be at the site of a project: in a commune with a full address from now on, else in the paragraph."""
    commune = site.value.level is AreaLevel.COMMUNE
    if commune and site.value.typed and _WITHIN.match(survey.reading.key, site.end):
        scene.place = scene.trail.keep("place", site)
    elif any(m.value.family for m in content.subjects):
        scene.here, scene.here_block = scene.trail.keep("here", site), sentence.block


def _leading_time(survey: Survey, sentence: Sentence, content: Content, scene: Scene) -> None:
    """After "Tháng 5/2020, tại hội nghị …" the paragraph goes on in that time."""
    if content.amounts:
        return
    for mark in inside(content.moments, sentence.start, sentence.start + LEAD):
        dated = mark.value.year and mark.value.kind is not Kind.DAY
        if dated and _OPENS.fullmatch(survey.reading.key, sentence.start, mark.start):
            scene.period, scene.period_block = survey.timeline.period(mark.value, scene.year), sentence.block
            scene.trail.keep("period", mark)
            return


def _intro(survey: Survey, sentence: Sentence, content: Content, scene: Scene) -> Intro:
    subjects = content.subjects
    verbs = content.verbs
    bases = [m for m in content.bases if _compares(survey, m)]
    moments = content.moments
    cues = content.cues
    for slot, marks in (("intro_period", moments), ("intro_status", cues)):
        if marks:
            scene.trail.keep(slot, marks[-1], Way.INTRO)
    return Intro(
        subject=_split(survey, sentence, content, scene)
        or (subjects[-1].value if subjects else scene.subject),
        verb=verbs[-1].value if verbs else None,
        base=bases[-1].value if bases else None,
        period=survey.timeline.period(moments[-1].value, scene.year) if moments else None,
        status=cues[-1].value.status if cues else None,
        block=sentence.block,
    )


def _split(survey: Survey, sentence: Sentence, content: Content, scene: Scene) -> Subject | None:
    """The subject of the figure whose parts follow: "655 vụ vi phạm, chiếm 88% số vụ kiểm tra; trong đó:".

    Unless the list names its own: "IIP tăng 9%, một số sản phẩm tăng cao:".
    """
    told = content.amounts
    if not told or scene.figure is None:
        return None
    pause = _PAUSE.search(survey.reading.key, told[-1].end, sentence.end)
    named = pause and inside(content.subjects, pause.end(), sentence.end)
    return None if named else scene.figure.subject


def _compares(survey: Survey, base: Mark[Base]) -> bool:
    """Tell them apart: "kế hoạch năm như sau:" heads plans; only "so với kế hoạch:" heads parts of it."""
    return base.value.kind is not BaseKind.PLAN or survey.reading.key.startswith("so", base.start)
