"""Everything the rules find in a document, once, ready to be asked for by sentence."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from toancanh.extract.anchors import DIGITS
from toancanh.extract.dating import written
from toancanh.extract.marks import Mark, Marks, between
from toancanh.extract.reading import Reading, Sentence
from toancanh.extract.rules.act.lexicon import bodies as act_bodies
from toancanh.extract.rules.act.lexicon import cues as act_cues
from toancanh.extract.rules.area import Place, find_places, main_area, with_sides
from toancanh.extract.rules.area.about import WORDS as ABOUT
from toancanh.extract.rules.area.offices import ASKING, is_interview
from toancanh.extract.rules.area.regions import region_names
from toancanh.extract.rules.area.rules import WHOLES, gazetteer
from toancanh.extract.rules.change import Base, BaseKind, Verb, find_bases, find_verbs
from toancanh.extract.rules.change.rules import BASE_WORDS, VERB_WORDS
from toancanh.extract.rules.indicator.dims import DIMS, Dim, dim_words, find_dims
from toancanh.extract.rules.indicator.subjects import Subject, find_subjects, subject_words, subjects
from toancanh.extract.rules.named.lexicon import Head, heads, stages
from toancanh.extract.rules.number import Notation, Number, find_numbers, notation
from toancanh.extract.rules.number.words import WORDS as NUMBER_WORDS
from toancanh.extract.rules.period import Moment, find_moments
from toancanh.extract.rules.period.rules import WORDS as TIME_WORDS
from toancanh.extract.rules.period.rules import Kind
from toancanh.extract.rules.status import Cue, find_cues
from toancanh.extract.rules.status.rules import CUES
from toancanh.extract.rules.unit import Amount, find_amounts
from toancanh.extract.rules.unit.finder import noun_lexicon
from toancanh.extract.seen import Seen, Vocabulary
from toancanh.extract.timeline import Timeline, timeline
from toancanh.model import AREA_TOLD, Area, AreaLevel, BlockKind, Period
from toancanh.model.once import once
from toancanh.reference.areas import areas

_REPORT = re.compile(r"(?:^|\n) ?(?:báo cáo|tình hình|(?:ubnd|ủy ban nhân dân|sở|ban quản lý|chi cục|cục) )")
_BOARD = re.compile(r"\bban quản lý (?:các )?(?:khu|kcn|kkt)\b")
_STAMPS = ("\n(", "date ")  # before a date at the head of a paragraph
REPORT = 300  # characters of a letterhead and a title
HEAD = 1200  # characters in which a document says which period it is about
# "Công bố đầu tháng 6", "kể từ năm 2015": times of other events, or ends of a comparison.
_ASIDE = re.compile(
    r"(?:^|[^\w])(?:đầu|giữa|thượng tuần|trung tuần|hạ tuần|kể từ|công bố|ban hành|phê duyệt"
    r"|khởi công(?: vào)?|giá so sánh|giá cố định|giá gốc|theo giá"
    r"|(?:cao|thấp|lớn|nhỏ|mạnh|nhanh|sâu) nhất (?:trong|của|kể từ|suốt|cả)) $"
)
_PLAN_MET = re.compile(
    r"(?:% (?:so )?(?:với )?|\bso (?:với )?|\bvượt )"
    r"(?:kế hoạch|dự toán|chỉ tiêu|nghị quyết)(?: [^\W\d]+){0,4} \Z"
)
# "So với năm 2017, khi tỉnh mới có 5 khu": the figures of the clause are of then.
_RECALLS = re.compile(r",? (?:khi|lúc|thời điểm)(?: mà)? ")


@once
def vocabulary() -> Vocabulary:
    """The words of every rule and phrase book of this stage."""
    anchors = (DIGITS, NUMBER_WORDS, TIME_WORDS, BASE_WORDS, VERB_WORDS)
    grammars = (CUES, WHOLES, region_names(), ABOUT, ASKING)
    of_acts = (act_cues(), act_bodies())
    books = (subject_words(), noun_lexicon(), gazetteer(), heads(), stages())
    return Vocabulary((*anchors, *grammars, *books, *map(dim_words, DIMS), *of_acts))


@dataclass(frozen=True)
class Survey:
    """The marks of one document by dimension; each list is in text order."""

    reading: Reading

    @cached_property
    def seen(self) -> Seen:
        """Where the words of all rules stand."""
        return vocabulary().see(self.reading.key)

    @cached_property
    def moments(self) -> Marks[Moment]:
        """Expressions of time."""
        return find_moments(self.seen, self.reading.text)

    @cached_property
    def numbers(self) -> Marks[Number]:
        """Numbers, those of dates and names among them."""
        return find_numbers(self.seen)

    @cached_property
    def notation(self) -> Notation:
        """Whether dots or commas part the decimals."""
        starts = self.moments.starts

        def dates(number: Mark[Number]) -> bool:
            before = bisect_right(starts, number.start) - 1
            return before >= 0 and number.start < self.moments[before].end

        held = [block for block in self.reading.document.blocks if block.value is not None]
        spans, first = [block.end for block in held], [block.start for block in held]

        def typed(number: Mark[Number]) -> bool:
            after = bisect_right(spans, number.start)
            return after == len(held) or number.start < first[after]

        return notation(number for number in self.numbers if typed(number) and not dates(number))

    @cached_property
    def amounts(self) -> Marks[Amount]:
        """Quantities."""
        starts = [block.start for block in self.reading.document.blocks]
        found = find_amounts(self.seen, self.reading.text, self.moments, starts, self.numbers)
        return Marks(Mark(amount.start, amount.end, amount, amount.rule) for amount in found)

    @cached_property
    def bases(self) -> Marks[Base]:
        """What changes are measured against."""
        return find_bases(self.seen)

    @cached_property
    def verbs(self) -> Marks[Verb]:
        """Verbs of change."""
        return find_verbs(self.seen)

    @cached_property
    def subjects(self) -> Marks[Subject]:
        """What is spoken of."""
        return find_subjects(self.seen)

    @cached_property
    def heads(self) -> Marks[Head]:
        """Words that say what a named thing is."""
        return heads().find(self.seen)

    @cached_property
    def stages(self) -> Marks[str]:
        """Words for how far a project has come."""
        return stages().find(self.seen)

    @cached_property
    def cues(self) -> Marks[Cue]:
        """Words of status."""
        return find_cues(self.seen)

    @cached_property
    def named_places(self) -> Marks[Place]:
        """Areas told by name."""
        return find_places(self.seen, self.reading.text)

    @cached_property
    def places(self) -> Marks[Place]:
        """Areas, told by name or as a side of the province."""
        written = self.reading.document.published or self.timeline.stock
        return with_sides(self.seen, self.reading.text, self.named_places, self.province, written)

    @cached_property
    def dims(self) -> dict[str, Marks[Dim]]:
        """Dimension words by dimension."""
        return {dim: find_dims(self.seen, dim) for dim in DIMS}

    @cached_property
    def base_moments(self) -> dict[int, Mark[Moment]]:
        """For a base that names a time ("so với tháng 9"), by its start: that time."""
        found = {}
        for base in self.bases:
            if base.value.kind is BaseKind.MOMENT:
                near = between(self.moments, base.end, base.end + 40)
                if (
                    near
                    and near[0].start <= base.end + 3
                    and not _RECALLS.match(self.reading.key, near[0].end)
                ):
                    found[base.start] = near[0]
        return found

    @cached_property
    def free_moments(self) -> Marks[Moment]:
        """Expressions of time that date a figure, those inside comparisons left out."""
        compared = {mark.start for mark in self.base_moments.values()}
        ends = [base.end for base in self.bases]
        starts = [base.start for base in self.bases]

        def in_base(at: int) -> bool:
            before = bisect_right(starts, at) - 1
            return before >= 0 and at < ends[before]

        return Marks(
            mark
            for mark in self.moments
            if mark.start not in compared
            and not (in_base(mark.start) or self._of_plan_met(mark))
            and not _ASIDE.search(self.reading.key, max(0, mark.start - 24), mark.start)
        )

    def _of_plan_met(self, mark: Mark[Moment]) -> bool:
        """Whether it only says of which year a plan is that is met: "đạt 99% kế hoạch năm 2022"."""
        if mark.value.kind is not Kind.YEAR:
            return False
        return _PLAN_MET.search(self.reading.key, max(0, mark.start - 64), mark.start) is not None

    @cached_property
    def timeline(self) -> Timeline:
        """What the document's date makes of its words for time."""
        key = self.reading.key
        day, year = written(key, self.moments)
        published = self.reading.document.published or day
        report = _REPORT.search(key, 0, REPORT) is not None
        return timeline(published, self._dating, HEAD, year, report)

    @cached_property
    def dated_once(self) -> bool:
        """Whether it names but one time with its year."""
        return len({mark.value for mark in self.free_moments if mark.value.year}) == 1

    @cached_property
    def _dating(self) -> Marks[Moment]:
        """The times that figures are of: a quarter in a sentence without any only tells a story."""
        told = {
            mark
            for sentence in self.reading.sentences
            if sentence.start < HEAD
            for mark in self._idle(sentence)
        }
        return Marks(mark for mark in self.free_moments if mark not in told and not self._stamps(mark))

    def _idle(self, sentence: Sentence) -> list[Mark[Moment]]:
        if sentence.block == 0 or sentence.kind is BlockKind.HEADING or self.within(sentence):
            return []
        named = between(self.free_moments, sentence.start, sentence.end)
        return [mark for mark in named if mark.value.kind is Kind.SPAN]

    def _stamps(self, mark: Mark[Moment]) -> bool:
        """Whether it dates the text itself: "(12-2021) Dịch bệnh kéo dài …", "date 2022-10 …"."""
        key, month = self.reading.key, mark.value.kind is Kind.MONTH
        return (
            month
            and key[max(0, mark.start - 6) : mark.start].endswith(_STAMPS)
            and key[mark.end : mark.end + 1] in ") "
        )

    @cached_property
    def main_area(self) -> Place | None:
        """The area the document is about."""
        return main_area(self.seen, self.named_places, self.interview) or self.told

    @cached_property
    def told(self) -> Place | None:
        """The area that whoever handed the document in says it is of, if it names none itself.

        A bare name in a cell may belong to a product: there only one with its type ("tỉnh Gia Lai") counts.
        """
        name = self.reading.original.metadata.get(AREA_TOLD)
        if not name or any(self._names_area(mark) for mark in self.named_places):
            return None
        found = areas().find(name)
        return Place(found[0].name, found, typed=True) if found else None

    def _names_area(self, mark: Mark[Place]) -> bool:
        block = self.reading.document.block_at(mark.start)
        in_cell = block is not None and block.kind is BlockKind.CELL
        return not mark.value.whole and (mark.value.typed or not in_cell)

    @cached_property
    def zones(self) -> Subject | None:
        """The industrial parks, if it is their board that speaks at the head."""
        return subjects()["park"] if _BOARD.search(self.reading.key, 0, REPORT) else None

    @cached_property
    def interview(self) -> bool:
        """Whether somebody is asked and answers."""
        return is_interview(self.seen)

    @cached_property
    def province(self) -> Place | None:
        """The province that the main area is or lies in, if the document names it."""
        main = self.main_area
        if main is None or main.level not in (AreaLevel.DISTRICT, AreaLevel.COMMUNE):
            return main
        around = {areas().province_of(area).code for area in main.areas}
        named = (mark.value for mark in self.named_places if mark.value.level is AreaLevel.PROVINCE)
        return next((place for place in named if around & {area.code for area in place.areas}), main)

    def whole_of(self, place: Place) -> Place | None:
        """What "toàn tỉnh", "trên địa bàn huyện" mean here; ``None`` for a place that has a name."""
        if not place.whole:
            return None
        return self.province if "tỉnh" in place.whole else self.main_area

    def unit_of(self, place: Place | None, period: Period | None) -> Area | None:
        """The one unit that a place means here, as it was when the document was written.

        A report of August 2025 that says "Đắk Lắk năm 2023" speaks of the province of its own day.
        """
        if place is None:
            return None
        published = self.reading.document.published
        day = published.end if published else period.end if period else None
        units, asked = self._units, (id(place), day)
        if asked not in units:
            units[asked] = self._unit_on(place, day)
        return units[asked]

    @cached_property
    def _units(self) -> dict[tuple[int, date | None], Area | None]:
        return {}  # the same few places are asked for again and again

    def _unit_on(self, place: Place, day: date | None) -> Area | None:
        meant = place.on(day)
        if len(meant) > 1 and self.main_area and self.main_area is not place:
            around = self.main_area.on(day)
            meant = tuple(area for area in meant if areas().province_of(area) in around)
        return meant[0] if len(meant) == 1 else None

    def bygone(self, place: Place) -> bool:
        """Whether the unit had ended when the document was written: Bến Tre is now a part of Vĩnh Long."""
        published = self.reading.document.published
        return published is not None and all(
            area.valid_to is not None and area.valid_to < published.end for area in place.areas
        )

    def within(self, sentence: Sentence) -> list[Mark[Amount]]:
        """The amounts of a sentence."""
        return between(self.amounts, sentence.start, sentence.end)
