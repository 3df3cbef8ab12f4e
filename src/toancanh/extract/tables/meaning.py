"""What a header, a row label or a caption says about the figures it stands over or beside."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from toancanh.extract.marks import Mark, between
from toancanh.extract.measures import relation
from toancanh.extract.rules.area import Place
from toancanh.extract.rules.change import BaseKind
from toancanh.extract.rules.indicator.subjects import Subject
from toancanh.extract.rules.period.rules import Kind
from toancanh.extract.survey import Survey
from toancanh.model import Measure, Part, Period, Status
from toancanh.reference.units import magnitudes, unit_forms

_PARENTHESES = re.compile(r"\(([^()]*)\)")
_UNIT_LINE = re.compile(r"(?:đơn vị(?: tính)?|đvt) ?: ?([^;.()\n]*)")
Span = tuple[int, int]
_THOUSANDS = re.compile(r"(1\.?000(?:\.000)?) +")
_YEAR = re.compile(r"(?:năm )?((?:19|20)\d\d)")
_BASE_100 = re.compile(r"= ?100")
_CONTRIBUTION = re.compile(r"\bđóng góp\b")
_SHARE = re.compile(r"\b(?:tỷ trọng|tỉ trọng|cơ cấu)\b")
_RATIO = re.compile(r"%|\bso\b|\bđạt\b|tỷ lệ")
_GROWTH = re.compile(r"\b(?:tăng|giảm|tốc độ)\b")


@dataclass(frozen=True, slots=True)
class WrittenUnit:
    """A unit as a header writes it: its code, and what one written unit is worth in it."""

    code: str
    factor: Decimal = Decimal(1)


PERCENT = WrittenUnit("percent")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What one stretch of text says; unset parts it leaves to the others."""

    subject: Subject | None = None
    unit: WrittenUnit | None = None
    measure: Measure | None = None
    index: bool = False  # written on the base of 100
    period: Period | None = None
    status: Status | None = None
    place: Place | None = None
    dims: tuple[tuple[str, str], ...] = ()
    text: str = ""
    spans: Mapping[Part, Span] = field(default_factory=dict)  # the words that say each part

    def over(self, farther: "Meaning") -> "Meaning":
        """What this text says, filled up with what one farther off said."""
        return Meaning(
            self.subject or farther.subject,
            self.unit or farther.unit,
            self.measure or farther.measure,
            self.index or farther.index,
            self.period or farther.period,
            self.status or farther.status,
            self.place or farther.place,
            self.dims or farther.dims,
            f"{farther.text} {self.text}".strip(),
            {**farther.spans, **self.spans},
        )


def meaning(survey: Survey, start: int, end: int) -> Meaning:
    """What characters ``start`` to ``end`` say about the figures that they head."""
    key = survey.reading.key[start:end]
    subjects = between(survey.subjects, start, end)
    strong = [m.value for m in subjects if not m.value.weak] or [m.value for m in subjects]
    cues = between(survey.cues, start, end)
    places = [m.value for m in between(survey.places, start, end) if not m.value.whole]
    sectors = between(survey.dims["sector"], start, end)
    measure, period = _measure(survey, start, end), _period(survey, start, end)
    named: tuple[tuple[Part, Sequence[Mark[object]]], ...] = (
        (Part.INDICATOR, [m for m in subjects if strong and m.value is strong[-1]]),
        (Part.AREA, [m for m in between(survey.places, start, end) if not m.value.whole]),
        (Part.STATUS, cues[:1]),
    )
    spans = {part: (marks[-1].start, marks[-1].end) for part, marks in named if marks}
    spans |= {part: (start, end) for part, said in ((Part.MEASURE, measure), (Part.PERIOD, period)) if said}
    return Meaning(
        subject=strong[-1] if strong else None,
        unit=_unit(key),
        measure=measure,
        index=bool(_BASE_100.search(key)),
        period=period,
        status=cues[0].value.status if cues else None,
        place=places[-1] if places else None,
        dims=(sectors[-1].value,) if sectors else (),
        text=survey.reading.text[start:end].strip(),
        spans=spans,
    )


def _period(survey: Survey, start: int, end: int) -> Period | None:
    moments = [m.value for m in between(survey.free_moments, start, end)]
    if moments:
        return survey.timeline.period(moments[-1], next((m.year for m in moments if m.year), None))
    year = _YEAR.fullmatch(survey.reading.key[start:end].strip())
    return Period.year(int(year[1])) if year else None


def _measure(survey: Survey, start: int, end: int) -> Measure | None:
    """The measure that a header's words name."""
    key = survey.reading.key[start:end]
    if _CONTRIBUTION.search(key):
        return Measure.CONTRIBUTION
    if _SHARE.search(key):
        return Measure.SHARE
    for mark in between(survey.bases, start, end):
        if mark.value.kind is BaseKind.PLAN:
            return Measure.PCT_OF_PLAN if _RATIO.search(key) else None
        moment = survey.base_moments.get(mark.start)
        if moment and moment.value.kind is Kind.YEAR:
            return Measure.YOY
        period = survey.timeline.period(moment.value) if moment else None
        if found := relation(mark.value, period, survey.timeline.main):
            return found
    return Measure.YOY if _GROWTH.search(key) else None


def _unit(key: str) -> WrittenUnit | None:
    """A unit in parentheses, after "đơn vị tính:", or as the whole text."""
    texts = [*_PARENTHESES.findall(key), *_UNIT_LINE.findall(key)]
    for written in (*(part for text in texts for part in re.split(r"[,;]", text)), key):
        if unit := written_unit(written.strip()):
            return unit
    return PERCENT if "%" in key else None


def written_unit(text: str) -> WrittenUnit | None:
    """Read "1000 tấn", "triệu USD", "tỷ đồng", "%" as a unit; ``None`` when it is none."""
    words, factor = text.strip(" .:"), Decimal(1)
    if number := _THOUSANDS.match(words):
        factor, words = Decimal(number[1].replace(".", "")), words[number.end() :]
    first, _, rest = words.partition(" ")
    while first in magnitudes() and rest:
        factor, words = factor * magnitudes()[first], rest
        first, _, rest = words.partition(" ")
    form = unit_forms().get(words)
    return WrittenUnit(form.unit, factor * form.factor) if form else None
