"""What a question asks for, read by the same rules as what reports tell."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from datetime import date

from toancanh.extract.marks import Mark, between
from toancanh.extract.question.spelling import spelled
from toancanh.extract.question.words import hints, idle
from toancanh.extract.reading import Reading
from toancanh.extract.rules.area import SIDE, Place, part_on
from toancanh.extract.rules.area.rules import gazetteer
from toancanh.extract.rules.change import BaseKind, Verb
from toancanh.extract.rules.indicator.subjects import OCCUPANCY, Subject
from toancanh.extract.rules.period import Moment
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

_NEED = re.compile(r"\b(?:còn (?:thiếu|phải|lại)|thiếu|cần thêm|cần (?:đạt|xuất|làm) (?:thêm|nữa))\b")
_OF_PLAN = re.compile(
    r"(?:%|phần trăm|tỷ lệ)[^.;]*\b(?:kế hoạch|chỉ tiêu|dự toán|mục tiêu|nghị quyết)\b"
    r"|\bso với (?:kế hoạch|chỉ tiêu|dự toán)|\b(?:hoàn thành|tiến độ)\b"
)
_WORD = re.compile(r"[^\W_]+")


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
    moment = next(iter(between(survey.free_moments, 0, end)), None)
    places = [it for it in between(survey.named_places, 0, end) if not it.value.region] or _named(survey, end)
    side = SIDE.search(survey.reading.key, 0, end)
    dims = [it for it in _dims(survey, end) if not _covered(it, (*subjects, *places))]
    measure, kind = _measure(survey, end), _kind(survey, end)
    spans = [(it.start, it.end) for it in (*subjects, *places, *dims, *([moment] if moment else ()))]
    spans += [side.span()] if side else []
    rest = _rest(written, spans, survey, end)
    codes = _codes(survey.reading.key[:end], subjects, measure)
    if not codes and (found := find(rest)):
        codes, rest = tuple(it.code for it in found), ""
    return Question(
        text=written,
        indicators=codes,
        dims=tuple(dict.fromkeys(it.value for it in dims)),
        areas=_areas(places, side["side"] if side else "", on, home),
        period=Timeline(Period.day(on)).period(moment.value) if moment else None,
        year_told=moment is not None and _tells_year(moment.value),
        kind=Kind.NEED if _NEED.search(survey.reading.key, 0, end) else kind,
        measure=Measure.LEVEL if kind is not Kind.OUTCOME and measure is Measure.PCT_OF_PLAN else measure,
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
    if _OF_PLAN.search(key, 0, end):
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
    if _OF_PLAN.search(survey.reading.key, 0, end):
        return Kind.OUTCOME
    found = (Kind.of(it.value.status) for it in between(survey.cues, 0, end))
    return next((it for it in found if it is not Kind.OUTCOME), Kind.OUTCOME)


def _tells_year(moment: Moment) -> bool:
    return moment.year is not None or bool(moment.shift)


def _areas(places: Iterable[Mark[Place]], side: str, on: date, home: Area | None) -> tuple[Area, ...]:
    """The units that are named, those of today first; of a merged province the part on the side told."""
    named = [it.value for it in places if it.value.areas]
    found = _units(named[0], on) if named else ()
    if side:
        whole = next((it for it in found if areas().parts(it)), None if found else home)
        part = part_on(side, whole) if whole else None
        return (part,) if part else found
    if not found and home and any(it.value.whole for it in places):
        return (home,)
    return found


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
        if not any(start <= it.start() < stop for start, stop in taken) and it.group().lower() not in idle()
    )
    return " ".join(left)
