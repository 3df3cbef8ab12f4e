"""What a question asks for, read by the same rules as what reports tell."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from toancanh.extract.marks import Mark, between
from toancanh.extract.question import aims
from toancanh.extract.question.sides import Sides, parts_on, sides
from toancanh.extract.question.spelling import spelled
from toancanh.extract.question.words import hints, idle
from toancanh.extract.reading import Reading
from toancanh.extract.rules.area import Place
from toancanh.extract.rules.area.rules import gazetteer
from toancanh.extract.rules.change import BaseKind, Verb
from toancanh.extract.rules.indicator.subjects import OCCUPANCY, Subject
from toancanh.extract.rules.period import Moment
from toancanh.extract.rules.period.moment import Kind as Time
from toancanh.extract.survey import Survey
from toancanh.extract.timeline import Timeline
from toancanh.model import (
    Area,
    AreaLevel,
    Block,
    BlockKind,
    Document,
    Kind,
    Locator,
    Measure,
    Period,
    Question,
)
from toancanh.model.text import canonical, reading_form
from toancanh.reference.areas import areas
from toancanh.reference.indicators import find

__all__ = ["asked", "keywords"]

_WORD = re.compile(r"[^\W_]+")
_BEGINS = re.compile(r"(?:^|[.?!:;\n])\W*$")
_PACED = (Measure.LEVEL, Measure.PCT_OF_PLAN, Measure.YOY)
_SO_FAR = (Time.SO_FAR, Time.NOW)


def asked(text: str, on: date, home: Area | None = None) -> Question:
    """Understand a question of a day.

    Args:
        text: as typed: with marks or without, in any case.
        on: the day on which it is asked, from which years that are left out are counted.
        home: the area of whoever asks: its districts need no province beside them, "phía Đông" is its own.
    """
    written = spelled(text)
    survey = Survey(Reading(_document(written, on, home)))
    end = len(written)
    subjects = list(_subjects(survey, end))
    key = survey.reading.key[:end]
    moments = list(between(survey.free_moments, 0, end)) or _of_aim(survey, key)
    moment = _moment(moments)
    places = [it for it in between(survey.named_places, 0, end) if not it.value.region] or _named(survey, end)
    told = sides(key)
    asked_of = _areas(places, told, on, home)
    dims = [it for it in _dims(survey, end) if not _covered(it, (*subjects, *places))]
    measure, kind = _measure(survey, end), _kind(survey, end)
    aimed = kind is not Kind.OUTCOME
    pace = aims.paced(key) and measure in _PACED
    spans = [(it.start, it.end) for it in (*subjects, *places, *dims, *moments)]
    spans += [*(told.spans if _sided(*asked_of) else ()), *aims.spans(key)]
    rest = _rest(written, spans, survey, end)
    codes = _codes(key, subjects, measure)
    if not codes and (found := find(rest)):
        codes, rest = tuple(it.code for it in found), ""
    return Question(
        text=written,
        indicators=codes,
        dims=tuple(dict.fromkeys(it.value for it in dims)),
        areas=asked_of[0],
        beside=asked_of[1],
        period=Timeline(Period.day(on)).period(moment.value) if moment and not _open(moment.value) else None,
        so_far=any(it.value.kind in _SO_FAR for it in moments),
        pace=pace,
        year_told=moment is not None and _tells_year(moment.value),
        kind=_asked_kind(key, kind, pace),
        measure=Measure.LEVEL if measure is Measure.PCT_OF_PLAN and (pace or aimed) else measure,
        rest=rest,
    )


def keywords(text: str) -> str:
    """What to look for in documents: the words without those of mere questions; quotations as they are."""
    if '"' in reading_form(canonical(text)):
        return text
    kept = [word for word in canonical(text).split() if word.strip("?!.,;:").lower() not in idle()]
    return " ".join(kept) or text


def _document(written: str, on: date, home: Area | None) -> Document:
    """The question as a document of its day; its second paragraph names the area of whoever asks."""
    around = home.full_name if home and home.parent else ""
    text = f"{written}\n{around}" if around else written
    blocks = [Block(0, len(written), BlockKind.PARAGRAPH, Locator(paragraph=1))]
    if around:
        blocks.append(Block(len(written) + 1, len(text), BlockKind.PARAGRAPH, Locator(paragraph=2)))
    key = hashlib.sha256(text.encode()).hexdigest()
    return Document(key, "question", "text/plain", text, tuple(blocks), published=Period.day(on))


def _subjects(survey: Survey, end: int) -> Iterator[Mark[Subject]]:
    """What is asked about, the surest first: words that say little give way to others, the longest leads."""
    found = [it for it in between(survey.subjects, 0, end) if not it.value.outside]
    ranked = sorted(found, key=lambda it: (it.value.vague, it.value.weak, it.start - it.end, it.start))
    strong = [it for it in ranked if not (it.value.vague or it.value.weak)]
    yield from strong or ranked
    yield from (it for it in ranked if strong and it.value.id == OCCUPANCY)


def _codes(key: str, marks: Iterable[Mark[Subject]], measure: Measure) -> tuple[str, ...]:
    """The codes of the catalogue that the subjects stand for, by what the words count."""
    subjects = [it.value for it in marks]
    wanted = [kind for word, kind in hints().items() if re.search(rf"\b{word}\b", key)]
    if any(it.id == OCCUPANCY for it in subjects):
        wanted.insert(0, "share_of")
        family = [it for it in subjects if "share_of" in it.codes]
        subjects = family or subjects
    if measure is not Measure.LEVEL:
        wanted.append("percent")
    found: list[str] = []
    for subject in subjects:
        found += [code for kind in wanted if (code := subject.codes.get(kind))] if subject.family else []
        found += subject.codes.values()
    return tuple(code for code in dict.fromkeys(found) if code != OCCUPANCY)


def _named(survey: Survey, end: int) -> list[Mark[Place]]:
    """Provinces behind a word that would make a name of them in prose: "số cụm công nghiệp Gia Lai"."""
    found = (it for it in gazetteer().find(survey.seen) if it.end <= end)
    whole = (it for it in found if it.value[0].level is AreaLevel.PROVINCE)
    upper = (it for it in whole if survey.reading.text[it.start].isupper())
    return [Mark(it.start, it.end, Place(it.value[0].name, it.value), it.rule) for it in upper]


def _dims(survey: Survey, end: int) -> Iterator[Mark[tuple[str, str]]]:
    for marks in survey.dims.values():
        yield from between(marks, 0, end)


def _covered(mark: Mark[object], others: Iterable[Mark[object]]) -> bool:
    """Whether a word is part of another's: "công nghiệp" of "chỉ số sản xuất công nghiệp"."""
    return any(it.start < mark.end and mark.start < it.end for it in others)


def _measure(survey: Survey, end: int) -> Measure:
    """The level, unless the words ask how it moved, what share it has or how much of the plan it is."""
    key = survey.reading.key
    if aims.of_plan(key[:end]):
        return Measure.PCT_OF_PLAN
    verbs = {it.value for it in between(survey.verbs, 0, end)}
    bases = {it.value.kind for it in between(survey.bases, 0, end)}
    if verbs & {Verb.UP, Verb.DOWN, Verb.GROWTH} or bases & {BaseKind.SAME_PERIOD, BaseKind.YEAR_BEFORE}:
        return Measure.MOM if BaseKind.PREVIOUS in bases else Measure.YOY
    if BaseKind.PREVIOUS in bases:
        return Measure.MOM
    return Measure.SHARE if Verb.SHARE in verbs else Measure.LEVEL


def _kind(survey: Survey, end: int) -> Kind:
    """Whether a plan, an aim or a forecast is asked for; a percent of one is an outcome."""
    if aims.of_plan(survey.reading.key[:end]):
        return Kind.OUTCOME
    found = (Kind.of(it.value.status) for it in between(survey.cues, 0, end))
    return next((it for it in found if it is not Kind.OUTCOME), Kind.OUTCOME)


def _asked_kind(key: str, kind: Kind, pace: bool) -> Kind:
    """What is left to do where that alone is asked for; with the pace what happened."""
    if pace:
        return Kind.OUTCOME
    return Kind.NEED if aims.needed(key) else kind


def _of_aim(survey: Survey, key: str) -> list[Mark[Moment]]:
    """The year of the plan that something is compared with: "so với kế hoạch năm 2025"."""
    spans = tuple(aims.spans(key))
    every = between(survey.moments, 0, len(key))
    return [it for it in every if any(start <= it.start and it.end <= end for start, end in spans)]


def _moment(moments: Sequence[Mark[Moment]]) -> Mark[Moment] | None:
    """The time asked about: the first that is no mere "đến nay", else that."""
    return next((it for it in moments if not _open(it.value)), next(iter(moments), None))


def _open(moment: Moment) -> bool:
    """Whether it means the latest there is."""
    return moment.kind in _SO_FAR and moment.year is None and not moment.shift


def _tells_year(moment: Moment) -> bool:
    return moment.year is not None or bool(moment.shift)


def _areas(
    places: Iterable[Mark[Place]], told: Sides, on: date, home: Area | None
) -> tuple[tuple[Area, ...], tuple[Area, ...]]:
    """The units that are named, those of today first, and those asked about beside.

    Of a merged province the part on the one side told is meant; of several it with each of them.
    """
    named = [units for it in places if it.value.areas and (units := _units(it.value, on))]
    found = named[0] if named else ()
    others = tuple(dict.fromkeys(it[0] for it in named[1:] if it[0] not in found))
    whole = next((it for it in found if areas().parts(it)), None if found else home)
    parts = parts_on(told, whole)
    if len(parts) == 1:
        return parts, others
    if parts and whole:
        return (whole,), parts
    if not found and home and any(it.value.whole for it in places):
        return (home,), ()
    return found, others


def _sided(found: Iterable[Area], beside: Iterable[Area]) -> bool:
    """Whether a province of before is asked about: else a side is a name that nothing is known of."""
    return any(it.valid_to is not None for it in (*found, *beside))


def _units(place: Place, on: date) -> tuple[Area, ...]:
    """The units of the highest level that the name can mean: those of the day, then former ones."""
    level = [area for area in place.areas if area.level is place.level]
    before = sorted(level, key=lambda it: it.valid_from, reverse=True)
    ended = [area for area in before if area.valid_to and area.valid_to < on]
    if place.former and ended:
        return tuple(ended)
    today = [area for area in before if area.exists_on(on)]
    return tuple(dict.fromkeys((*today, *before)))


def _rest(written: str, spans: Iterable[tuple[int, int]], survey: Survey, end: int) -> str:
    """The words that nothing was made of and that are no mere words of questions."""
    taken = [*spans, *((it.start, it.end) for it in between(survey.cues, 0, end))]
    taken += [(it.start, it.end) for it in between(survey.verbs, 0, end)]
    left = (
        it.group()
        for it in _WORD.finditer(written)
        if not any(start <= it.start() < stop for start, stop in taken) and not _is_idle(written, it)
    )
    return " ".join(left)


def _is_idle(written: str, word: re.Match[str]) -> bool:
    """Whether a word names nothing; one with a capital within a sentence is a part of a name."""
    named = word.group().istitle() and not _BEGINS.search(written, 0, word.start())
    return not named and word.group().lower() in idle()
