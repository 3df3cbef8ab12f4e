"""What a sentence leaves behind for the next: subject, time, place, headings, lists that it opens."""

import re

from toancanh.extract.marks import Mark, between
from toancanh.extract.reading import Sentence
from toancanh.extract.rules.change import Base, BaseKind
from toancanh.extract.rules.indicator.subjects import Subject
from toancanh.extract.rules.period.rules import Kind
from toancanh.extract.scene import Intro, Scene
from toancanh.extract.survey import Survey
from toancanh.model import AreaLevel, BlockKind, Way

_GOES_ON = re.compile(r"(?:trong đó|riêng|cụ thể|bao gồm|gồm)\b")
_OPENS = re.compile(r"(?:\([^)]*\) ?-? ?)?(?:vào |trong |đến |tính đến |sau |hết |từ )?")
_LEADS = re.compile(r"(?:^|[^\w])(?:tại|ở|tỉnh|thành phố|tp\.?|của|với|theo|về|riêng) $")
_ITEM = re.compile(r"[-+*•]|[a-zđ]\)|\d\)")
_NUMBERINGS = (re.compile(r"[ivx]+[.)] "), re.compile(r"\d+[.)] "), re.compile(r"\d+\.\d|[a-zđ][.)] "))
_WITHIN = re.compile(r", (?:huyện|thị xã|thành phố|tp)\b")
TITLE = 200  # characters: a title speaks for the whole document, not for a section
LEAD = 60  # characters in which a sentence sets its scene
LONG_LIST = 40  # blocks after which a list has surely ended


def enter(survey: Survey, sentence: Sentence, scene: Scene) -> None:
    """Before a sentence: forget what only the last one spoke of, unless this one goes on with it."""
    same_block = scene.figure_block == sentence.block
    goes_on = same_block and _GOES_ON.match(survey.reading.key, sentence.start)
    scene.goes_on = scene.figure if goes_on else None
    scene.trail.sentence += 1
    scene.trail.heading = sentence.kind is BlockKind.HEADING
    scene.figure = scene.verb = scene.base = scene.measure = None
    scene.told_before = tuple(scene.told)
    scene.told.clear()
    scene.claimed.clear()
    if scene.period_block != sentence.block:
        scene.year = None
    if scene.intro and not _in_list(survey, sentence, scene.intro):
        scene.intro = None


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
    named = [m.value for m in marks if not m.value.weak]
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
    cues = between(survey.cues, sentence.start, sentence.end)
    scene.section = named[-1] if named else None
    scene.section_period = survey.timeline.period(moments[-1].value, scene.year) if moments else None
    rank = _rank(survey.reading.key[sentence.start : sentence.start + 8])
    if cues or rank <= scene.status_rank:
        scene.section_status, scene.status_rank = cues[-1].value.status if cues else None, rank
    if moments:
        scene.trail.keep("section_period", moments[-1])
    if cues:
        scene.trail.keep("section_status", cues[-1])


def _rank(opening: str) -> int:
    """How deep a heading stands: "II." over "1." over "a)"; one without number stands over all."""
    return next((rank for rank, mark in enumerate(_NUMBERINGS, 1) if mark.match(opening)), 0)


def _leading_place(survey: Survey, sentence: Sentence, scene: Scene) -> None:
    """After "Tại Bắc Kạn, …", "Báo cáo của tỉnh Thái Nguyên …" the sentences that follow are about it too.

    A full address ("xã A, huyện B, tỉnh C") places the project that is spoken of.
    """
    key = survey.reading.key
    marks = [m for m in between(survey.places, sentence.start, sentence.end) if not m.value.whole]
    for mark in marks[:1]:
        lead = key[sentence.start : mark.start]
        leads = len(lead) < LEAD and (not lead or _LEADS.search(lead)) and not mark.value.former
        if leads and mark.value.level is AreaLevel.PROVINCE:
            scene.place = scene.trail.keep("place", mark)
    if any(mark.value.whole for mark in between(survey.places, sentence.start, sentence.end)):
        scene.place = None
    if (
        scene.place
        and scene.place.level is AreaLevel.COMMUNE
        and any(mark.value.level is AreaLevel.PROVINCE for mark in marks)
    ):
        scene.place = None
    communes = [m for m in marks if m.value.typed and m.value.level is AreaLevel.COMMUNE]
    for mark in communes[:1]:
        if key.startswith("tại ", max(mark.start - 4, 0)) and _WITHIN.match(key, mark.end):
            scene.place = scene.trail.keep("place", mark)


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
