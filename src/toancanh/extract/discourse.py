"""What a sentence leaves behind for the next: subject, time, place, headings, lists that it opens."""

import re

from toancanh.extract.marks import Mark, between
from toancanh.extract.reading import Sentence
from toancanh.extract.rules.area import Place
from toancanh.extract.rules.change import Base, BaseKind
from toancanh.extract.rules.indicator.subjects import Subject, subjects
from toancanh.extract.rules.period.rules import Kind
from toancanh.extract.rules.status import Cue
from toancanh.extract.scene import Intro, Scene
from toancanh.extract.survey import Survey
from toancanh.model import AreaLevel, BlockKind, Way

_WHOLES = dict.fromkeys(
    ("retail_goods", "accommodation_catering", "travel_services", "other_services"), "retail_sales"
) | dict.fromkeys(("budget_revenue_domestic", "budget_revenue_customs"), "budget_revenue")
_FLOWS = ("money", "percent", "product")
_GOES_ON = re.compile(r"(?:trong đó|riêng|cụ thể|bao gồm|gồm)\b")
_OPENS = re.compile(r"(?:\([^)]*\) ?-? ?)?(?:vào |trong |đến |tính đến |sau |hết |từ )?")
_LEADS = re.compile(r"(?:^|[^\w])(?:tại|ở|tỉnh|thành phố|tp\.?|của|với|theo|về|riêng) $")
_ITEM = re.compile(r"[-+*•]|[a-zđ]\)|\d\)")
_NUMBERINGS = (re.compile(r"[ivx]+[.)] "), re.compile(r"\d+[.)] "), re.compile(r"\d+\.\d|[a-zđ][.)] "))
_OF_WHOLE = re.compile(r"% (?:của |trong )?(?:tổng |toàn bộ )?(?:giá trị )?\Z")  # a share is told, not this
_SITE = re.compile(r"(?:tại|ở|thuộc|địa bàn) \Z")
_WITHIN = re.compile(r", (?:huyện|thị xã|thành phố|tp)\b")
TITLE = 200  # characters: a title speaks for the whole document, not for a section
LEAD = 60  # characters in which a sentence sets its scene
LONG_LIST = 40  # blocks after which a list has surely ended


def enter(survey: Survey, sentence: Sentence, scene: Scene) -> None:
    """Before a sentence: forget what only the last one spoke of, unless this one goes on with it."""
    same_block = scene.figure_block == sentence.block
    next_block = scene.figure_block == sentence.block - 1 and _first_in_block(survey, sentence)
    words = _GOES_ON.match(survey.reading.key, sentence.start)
    goes_on = words and (same_block or (next_block and words.group() == "trong đó"))
    scene.goes_on = scene.figure if goes_on else None
    scene.trail.sentence += 1
    scene.trail.heading = sentence.kind is BlockKind.HEADING
    scene.figure = scene.verb = scene.base = scene.measure = None
    if scene.last_block != sentence.block:
        _back_to_whole(scene)
    scene.last_block = sentence.block
    scene.subject_before = scene.subject
    scene.told_before = tuple(scene.told)
    scene.told.clear()
    scene.claimed.clear()
    flows = scene.last is not None and scene.last.kind in _FLOWS
    if flows and scene.period_block == sentence.block - 1 and _is_silent(survey, sentence):
        scene.period_block = sentence.block
    if scene.period_block != sentence.block:
        scene.year = None
    if scene.intro and not _in_list(survey, sentence, scene.intro):
        scene.intro = None


def _back_to_whole(scene: Scene) -> None:
    """A new paragraph speaks of the whole again, once its parts were told."""
    whole = _WHOLES.get(scene.subject.id) if scene.subject else None
    if whole and whole in scene.wholes:
        scene.subject = subjects()[whole]


def _first_in_block(survey: Survey, sentence: Sentence) -> bool:
    return survey.reading.document.blocks[sentence.block].start == sentence.start


def _is_silent(survey: Survey, sentence: Sentence) -> bool:
    """Whether a paragraph begins with neither subject nor time of its own: it goes on with the one before."""
    named = between(survey.subjects, sentence.start, sentence.end)
    dated = between(survey.free_moments, sentence.start, sentence.end)
    counted = any(mark.value.subject for mark in survey.within(sentence))
    return sentence.kind is BlockKind.PARAGRAPH and not (named or dated or counted)


def _in_list(survey: Survey, sentence: Sentence, intro: Intro) -> bool:
    if sentence.block == intro.block:
        return True
    item = sentence.kind is BlockKind.LIST_ITEM or _ITEM.match(survey.reading.key, sentence.start)
    return bool(item) and sentence.block <= intro.block + LONG_LIST


def leave(survey: Survey, sentence: Sentence, scene: Scene) -> None:
    """After a sentence: its area and time may hold for the next, and a colon opens a list."""
    _head(survey, sentence, scene)
    _leading_place(survey, sentence, scene)
    _leading_time(survey, sentence, scene)
    moments = between(survey.free_moments, sentence.start, sentence.end)
    stages = [m for m in moments if m.value.kind is Kind.YEARS]
    if stages:
        scene.stage = survey.timeline.period(scene.trail.keep("stage", stages[-1]))
    scene.year = next((m.value.year for m in reversed(moments) if m.value.year), scene.year)
    marks = between(survey.subjects, sentence.start, sentence.end)
    for mark in marks:
        scene.trail.keep(mark.value.id, mark)
    scene.wholes.update(m.value.id for m in marks if m.value.id in _WHOLES.values())
    wholes = {m.start for m in marks if _OF_WHOLE.search(survey.reading.key, max(0, m.start - 24), m.start)}
    named = [m.value for m in marks if not (m.value.weak or m.value.needs) and m.start not in wholes]
    if wholes and not named:
        scene.subject = scene.subject_before
    scene.subject = named[-1] if named else scene.subject
    scene.family = next((subject for subject in reversed(named) if subject.family), scene.family)
    if survey.reading.key[sentence.start : sentence.end].rstrip().endswith(":"):
        scene.intro = _intro(survey, sentence, scene)


def _head(survey: Survey, sentence: Sentence, scene: Scene) -> None:
    """A heading says what its section is about, until the next heading."""
    if sentence.kind is not BlockKind.HEADING:
        return
    named = [m.value for m in between(survey.subjects, sentence.start, sentence.end) if not m.value.weak]
    moments = between(survey.free_moments, max(sentence.start, TITLE), sentence.end)
    cues = [m for m in between(survey.cues, sentence.start, sentence.end) if not _merely_will(survey, m)]
    scene.section = named[-1] if named else None
    scene.section_period = survey.timeline.period(moments[-1].value, scene.year) if moments else None
    rank = _rank(survey.reading.key[sentence.start : sentence.start + 8])
    if cues or rank <= scene.status_rank:
        scene.section_status, scene.status_rank = cues[-1].value.status if cues else None, rank
    if moments:
        scene.trail.keep("section_period", moments[-1])
    if cues:
        scene.trail.keep("section_status", cues[-1])


def _merely_will(survey: Survey, cue: Mark[Cue]) -> bool:
    """Whether it is only "sẽ", which says nothing of the sentences below."""
    return survey.reading.key.startswith("sẽ", cue.start)


def _rank(opening: str) -> int:
    """How deep a heading stands: "II." over "1." over "a)"; one without number stands over all."""
    return next((rank for rank, mark in enumerate(_NUMBERINGS, 1) if mark.match(opening)), 0)


def _leading_place(survey: Survey, sentence: Sentence, scene: Scene) -> None:
    """After "Tại Bắc Kạn, …", "Báo cáo của tỉnh Thái Nguyên …" the sentences that follow are about it too.

    A full address ("xã A, huyện B, tỉnh C") places the project that is spoken of.
    """
    named = between(survey.places, sentence.start, sentence.end)
    marks = [mark for mark in named if not mark.value.whole]
    if named:
        scene.here = None
    if len(marks) < len(named):
        scene.place = None
    for mark in marks[:1]:
        if mark.value.level is AreaLevel.PROVINCE and _opens(survey, sentence, mark):
            _be_in(survey, sentence, scene, mark)
    if scene.place and scene.place.level is AreaLevel.COMMUNE:
        provinces = any(mark.value.level is AreaLevel.PROVINCE for mark in marks)
        scene.place = None if provinces else scene.place
    for mark in marks:
        if mark.value.level is AreaLevel.COMMUNE and _SITE.search(
            survey.reading.key, max(0, mark.start - 12), mark.start
        ):
            _be_at(survey, sentence, scene, mark)
            return


def _opens(survey: Survey, sentence: Sentence, mark: Mark[Place]) -> bool:
    lead = survey.reading.key[sentence.start : mark.start]
    return len(lead) < LEAD and (not lead or _LEADS.search(lead) is not None) and not mark.value.former


def _be_in(survey: Survey, sentence: Sentence, scene: Scene, province: Mark[Place]) -> None:
    """Be in a province from now on; in one that was merged into another to the end of the paragraph."""
    if survey.bygone(province.value) and sentence.kind is not BlockKind.HEADING:
        scene.here, scene.here_block = scene.trail.keep("here", province), sentence.block
    else:
        scene.place = scene.trail.keep("place", province)


def _be_at(survey: Survey, sentence: Sentence, scene: Scene, commune: Mark[Place]) -> None:
    """Be at the site of a project: with a full address from now on, else to the end of the paragraph."""
    if commune.value.typed and _WITHIN.match(survey.reading.key, commune.end):
        scene.place = scene.trail.keep("place", commune)
    elif any(m.value.family for m in between(survey.subjects, sentence.start, sentence.end)):
        scene.here, scene.here_block = scene.trail.keep("here", commune), sentence.block


def _leading_time(survey: Survey, sentence: Sentence, scene: Scene) -> None:
    """After "Tháng 5/2020, tại hội nghị …" the paragraph goes on in that time."""
    if survey.within(sentence):
        return
    for mark in between(survey.free_moments, sentence.start, sentence.start + LEAD):
        dated = mark.value.year and mark.value.kind is not Kind.DAY
        if dated and _OPENS.fullmatch(survey.reading.key, sentence.start, mark.start):
            scene.period, scene.period_block = survey.timeline.period(mark.value, scene.year), sentence.block
            scene.trail.keep("period", mark)
            return


def _intro(survey: Survey, sentence: Sentence, scene: Scene) -> Intro:
    subjects = between(survey.subjects, sentence.start, sentence.end)
    verbs = between(survey.verbs, sentence.start, sentence.end)
    bases = [m for m in between(survey.bases, sentence.start, sentence.end) if _compares(survey, m)]
    moments = between(survey.free_moments, sentence.start, sentence.end)
    cues = between(survey.cues, sentence.start, sentence.end)
    for slot, marks in (("intro_period", moments), ("intro_status", cues)):
        if marks:
            scene.trail.keep(slot, marks[-1], Way.INTRO)
    return Intro(
        subject=_told(scene) or (subjects[-1].value if subjects else scene.subject),
        verb=verbs[-1].value if verbs else None,
        base=bases[-1].value if bases else None,
        period=survey.timeline.period(moments[-1].value, scene.year) if moments else None,
        status=cues[-1].value.status if cues else None,
        block=sentence.block,
    )


def _told(scene: Scene) -> Subject | None:
    """The subject of the figure whose parts follow: "655 vụ vi phạm, chiếm 88% số vụ kiểm tra; trong đó:"."""
    return scene.figure.subject if scene.figure else None


def _compares(survey: Survey, base: Mark[Base]) -> bool:
    """Tell them apart: "kế hoạch năm như sau:" heads plans; only "so với kế hoạch:" heads parts of it."""
    return base.value.kind is not BaseKind.PLAN or survey.reading.key.startswith("so", base.start)
